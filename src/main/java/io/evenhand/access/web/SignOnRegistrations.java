package io.evenhand.access.web;

import io.evenhand.access.ProviderAddress;
import io.evenhand.access.SignOnProvider;
import io.evenhand.access.SignOnProviders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;

/**
 * Where people sign in at each provider, as the provider itself publishes it. It is asked when somebody first wants to go there, and not at
 * the start: a provider that is away keeps nobody else out. One that was silent rests for some seconds.
 */
class SignOnRegistrations implements ClientRegistrationRepository {
    private static final Logger LOG = LoggerFactory.getLogger(SignOnRegistrations.class);
    private static final Duration REST = Duration.ofSeconds(15);
    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final SignOnProviders providers;
    private final OAuth2ClientProperties settings;
    private final RestOperations calls;
    private final String home;
    private final Clock clock;
    private final Map<String, Found> all = new ConcurrentHashMap<>();

    /** @param desk where people reach the desk, as links in mail say it; empty where nobody said */
    SignOnRegistrations(
            SignOnProviders providers,
            OAuth2ClientProperties settings,
            RestOperations calls,
            String desk,
            Clock clock) {
        this.providers = providers;
        this.settings = settings;
        this.calls = calls;
        this.home = home(desk);
        this.clock = clock;
    }

    /**
     * To where people come back. The settings say it, and no request by the host that it names, which can be made up. Only where they name
     * this very machine, whose ports change, the request is believed.
     */
    private static String home(String desk) {
        return desk.isBlank() || ProviderAddress.isOnThisMachine(desk)
                ? "{baseUrl}"
                : desk.strip().replaceAll("/+$", "");
    }

    /** What is known of one provider. */
    private static final class Found {
        final ReentrantLock asking = new ReentrantLock();

        @Nullable
        volatile ClientRegistration registration;

        Instant restUntil = Instant.MIN;
    }

    /** @throws ProviderSilentException if it does not say where people sign in */
    @Override
    @Nullable
    public ClientRegistration findByRegistrationId(String id) {
        Optional<SignOnProvider> provider = providers.find(id);
        if (provider.isEmpty()) {
            return null;
        }
        Found found = all.computeIfAbsent(id, unknown -> new Found());
        ClientRegistration known = found.registration;
        if (known != null) {
            return known;
        }
        found.asking.lock();
        try {
            ClientRegistration meanwhile = found.registration;
            return meanwhile != null ? meanwhile : ask(provider.get(), found);
        } finally {
            found.asking.unlock();
        }
    }

    private ClientRegistration ask(SignOnProvider provider, Found found) {
        if (clock.instant().isBefore(found.restUntil)) {
            throw new ProviderSilentException(provider.id() + " was silent a moment ago");
        }
        try {
            ClientRegistration registration = discover(provider);
            found.registration = registration;
            return registration;
        } catch (RestClientException | IllegalArgumentException | IllegalStateException problem) {
            found.restUntil = clock.instant().plus(REST);
            LOG.warn(
                    "Single sign-on with {}: {} does not say where people sign in: {}",
                    provider.id(),
                    provider.issuer(),
                    problem.getMessage());
            throw new ProviderSilentException(provider.id() + " does not say where people sign in", problem);
        }
    }

    private ClientRegistration discover(SignOnProvider provider) {
        String issuer = provider.issuer();
        String address = (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration";
        Map<String, Object> document =
                calls.exchange(RequestEntity.get(address).build(), DOCUMENT).getBody();
        if (document == null || !issuer.equals(document.get("issuer"))) {
            throw new IllegalStateException("its document is issued by “"
                    + (document == null ? "" : FailedSignOn.printable(String.valueOf(document.get("issuer"))))
                    + "”; issuer-uri must be exactly that");
        }
        for (String endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            if (!(document.get(endpoint) instanceof String written) || !ProviderAddress.isSafe(written, issuer)) {
                throw new IllegalStateException(
                        "its " + endpoint + " is missing, not encrypted, or an address of this very machine");
            }
        }
        OAuth2ClientProperties.Registration ours =
                Objects.requireNonNull(settings.getRegistration().get(provider.id()));
        ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(provider.id())
                .clientName(provider.name())
                .clientId(ours.getClientId())
                .clientSecret(ours.getClientSecret())
                .redirectUri(Optional.ofNullable(ours.getRedirectUri())
                        .orElse(home + ProviderAddress.RETURN + "{registrationId}"))
                // Who somebody is, is all that we ask.
                .scope(Optional.ofNullable(ours.getScope()).orElse(Set.of("openid")));
        if (ours.getClientAuthenticationMethod() != null) {
            builder.clientAuthenticationMethod(new ClientAuthenticationMethod(ours.getClientAuthenticationMethod()));
        }
        return builder.build();
    }
}
