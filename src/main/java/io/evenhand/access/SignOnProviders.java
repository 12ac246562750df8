package io.evenhand.access;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.stereotype.Component;

/** The providers of single sign-on that the settings name. Whoever runs the installation says for whom each may vouch: a directory can put any name into what it sends. */
@Component
public class SignOnProviders {
    private static final String REGISTRATION = "spring.security.oauth2.client.registration.";
    /** With which the sentence by which evidence says how somebody was known stays whole. */
    private static final int LONGEST_ISSUER = 190;

    private static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post", "none");
    private static final int LONGEST_NAME = 60;
    private static final String OURS = "evenhand.single-sign-on.";

    /** Signs in anybody who has an account there, private ones included. */
    private static final String GOOGLE = "https://accounts.google.com";

    /** Where people come back to, before the id of the registration: as Spring names it, so that whoever sets up a provider finds it. */
    public static final String RETURN = "/login/oauth2/code/";

    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(1);

    private final List<SignOnProvider> providers;
    private final Duration longestSession;

    /** @throws SignOnSettingsException naming the setting and the remedy */
    SignOnProviders(OAuth2ClientProperties clients, SignOnSettings settings) {
        for (String id : new TreeSet<>(settings.singleSignOn().keySet())) {
            require(
                    clients.getRegistration().containsKey(id),
                    OURS + id + " is set, but there is no such registration; set " + REGISTRATION + id
                            + ".client-id, or take it out.");
        }
        this.longestSession = settings.singleSignOnSession();
        require(
                longestSession.compareTo(SHORTEST_SESSION) >= 0,
                "evenhand.single-sign-on-session is " + longestSession
                        + "; write how long such a session may last, such as PT12H.");
        this.providers = clients.getRegistration().entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue(), clients, settings))
                .sorted(Comparator.comparing(SignOnProvider::name).thenComparing(SignOnProvider::id))
                .toList();
        Set<String> issuers = new HashSet<>();
        for (SignOnProvider provider : providers) {
            for (String partner : provider.partners()) {
                // To some, one person is somebody else for each program that asks; a link is made with one issuer.
                require(
                        issuers.add(partner + " " + provider.issuer()),
                        OURS + provider.id() + ".partners names " + partner
                                + ", for whose people another registration with the same issuer vouches already; keep one of them.");
            }
        }
    }

    private static SignOnProvider read(
            String id,
            OAuth2ClientProperties.Registration registration,
            OAuth2ClientProperties clients,
            SignOnSettings settings) {
        require(
                id.matches("[a-z0-9][a-z0-9-]{0,39}"),
                REGISTRATION + id + ": use 1 to 40 of a-z, 0-9 and - for the name of a registration.");
        SignOnSettings.Vouching ours = settings.singleSignOn().get(id);
        require(
                ours != null && !ours.partners().isEmpty(),
                OURS + id + ".partners is not set; name the partners for whose people this provider may vouch.");
        require(
                ours == null || ours.partners().stream().noneMatch(String::isBlank),
                OURS + id + ".partners names an empty partner; write partners' ids, separated by commas.");
        Set<String> scope = registration.getScope();
        require(
                scope == null || scope.contains("openid"),
                REGISTRATION + id + ".scope is " + scope + "; openid must be among them, and is all that is needed.");
        String grant = registration.getAuthorizationGrantType();
        require(
                grant == null || grant.equals("authorization_code"),
                REGISTRATION + id + ".authorization-grant-type is " + grant
                        + "; only authorization_code signs people in.");
        checkSecret(id, registration);
        String returnsTo = registration.getRedirectUri();
        require(
                returnsTo == null || returnsTo.endsWith(RETURN + id) || returnsTo.endsWith(RETURN + "{registrationId}"),
                REGISTRATION + id + ".redirect-uri is “" + returnsTo + "”; it must end in " + RETURN + id
                        + ", which is this provider's alone, or be left out.");
        String providerId = Optional.ofNullable(registration.getProvider()).orElse(id);
        OAuth2ClientProperties.Provider provider = clients.getProvider().get(providerId);
        String issuer = issuer("spring.security.oauth2.client.provider." + providerId + ".issuer-uri", provider);
        String name = first(ours == null ? null : ours.name(), registration.getClientName(), id);
        require(
                name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
                OURS + id + ".name is “" + name + "”; use at most " + LONGEST_NAME + " characters.");
        return new SignOnProvider(
                id,
                name,
                issuer,
                ours == null ? Set.of() : ours.partners(),
                requiredClaims(id, issuer, ours == null ? Map.of() : ours.requiredClaims()),
                ours != null && ours.vouchesForSecondStep());
    }

    private static void checkSecret(String id, OAuth2ClientProperties.Registration registration) {
        String method = registration.getClientAuthenticationMethod();
        require(
                method == null || METHODS.contains(method),
                REGISTRATION + id + ".client-authentication-method is " + method + "; write one of "
                        + String.join(", ", METHODS) + ", or leave it out.");
        String secret = registration.getClientSecret();
        require(
                "none".equals(method) || (secret != null && !secret.isBlank()),
                REGISTRATION + id
                        + ".client-secret is not set; write what the provider gave you with the client-id, or set "
                        + REGISTRATION + id
                        + ".client-authentication-method=none if it gives none to a program of this kind.");
    }

    private static Map<String, String> requiredClaims(String id, String issuer, Map<String, String> claims) {
        String setting = OURS + id + ".required-claims";
        require(
                claims.values().stream().noneMatch(String::isBlank),
                setting + " has a claim without a value; write CLAIM=VALUE, or take it out.");
        require(
                !issuer.equals(GOOGLE) || claims.containsKey("hd"),
                setting + ".hd is not set, and " + GOOGLE
                        + " signs in private accounts, too; write the domain of the organisation, such as " + setting
                        + ".hd=example.com.");
        return claims;
    }

    private static String issuer(String setting, OAuth2ClientProperties.@Nullable Provider provider) {
        String issuer = provider == null ? null : provider.getIssuerUri();
        require(
                issuer != null && !issuer.isBlank(),
                setting
                        + " is not set; write what the provider calls its issuer, such as https://accounts.google.com.");
        String written = issuer == null ? "" : issuer;
        require(
                written.length() <= LONGEST_ISSUER && isSafe(written),
                setting + " is “" + written + "”; write an address of at most " + LONGEST_ISSUER
                        + " characters that begins with https://.");
        return written;
    }

    /** Encrypted, unless it is this very machine. */
    public static boolean isSafe(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            return host != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && isOnThisMachine(address)));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** As {@link #isSafe(String)}; at this very machine only for a provider that is itself there: what others publish must not lead to us. */
    public static boolean isSafe(String address, String issuer) {
        return isSafe(address) && (isEncrypted(address) || !isEncrypted(issuer));
    }

    /** @param address that can be read as one */
    public static boolean isOnThisMachine(String address) {
        String host = URI.create(address).getHost();
        return host != null && Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    private static boolean isEncrypted(String address) {
        return "https".equals(URI.create(address).getScheme());
    }

    private static String first(@Nullable String... choices) {
        for (String choice : choices) {
            if (choice != null && !choice.isBlank()) {
                return choice.strip();
            }
        }
        return "";
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new SignOnSettingsException(message);
        }
    }

    /** After which a session that came through one of them is over, however much it is used. */
    public Duration longestSession() {
        return longestSession;
    }

    /** All of them, by name. */
    public List<SignOnProvider> all() {
        return providers;
    }

    public Optional<SignOnProvider> find(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** Whether coming in through it counts for our second step, too. @param id of any; null for a password */
    boolean vouchesForSecondStep(@Nullable String id) {
        return id != null
                && find(id).filter(SignOnProvider::vouchesForSecondStep).isPresent();
    }

    /** Those that may vouch for an organisation's people, by name. */
    public List<SignOnProvider> of(String partnerId) {
        return providers.stream()
                .filter(provider -> provider.vouchesFor(partnerId))
                .toList();
    }

    /** What a provider is called, also after it was taken out of the settings. */
    public String nameOf(String id) {
        return find(id).map(SignOnProvider::name).orElse(id);
    }

    /** The organisations that are named in the settings, by setting, for whoever knows which there are. */
    public List<NamedPartner> namedPartners() {
        return providers.stream()
                .flatMap(provider -> provider.partners().stream()
                        .sorted()
                        .map(partner -> new NamedPartner(OURS + provider.id() + ".partners", partner)))
                .toList();
    }

    /** @param setting in which the organisation is named */
    public record NamedPartner(String setting, String partnerId) {}
}
