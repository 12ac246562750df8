package io.evenhand.access;

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

/**
 * Reads the providers of single sign-on from the settings: Spring's own, and ours of the same name. Everything that can be known to be
 * wrong is refused here, or it would be found by the first person who wants to sign in.
 */
final class SignOnSettingsReader {
    private static final String REGISTRATION = "spring.security.oauth2.client.registration.";
    /** With which the sentence by which evidence says how somebody was known stays whole. */
    private static final int LONGEST_ISSUER = 190;

    private static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post", "none");
    private static final int LONGEST_NAME = 60;
    private static final String OURS = "evenhand.single-sign-on.";

    /** Signs in anybody who has an account there, private ones included. */
    private static final String GOOGLE = "https://accounts.google.com";

    private static final Duration SHORTEST_SESSION = Duration.ofMinutes(1);

    private final OAuth2ClientProperties clients;
    private final SignOnSettings settings;

    SignOnSettingsReader(OAuth2ClientProperties clients, SignOnSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    /** The setting that names the organisations for which a provider may vouch. */
    static String partners(String provider) {
        return OURS + provider + ".partners";
    }

    /** @throws SignOnSettingsException when it is too short to be meant */
    Duration longestSession() {
        Duration longest = settings.singleSignOnSession();
        require(
                longest.compareTo(SHORTEST_SESSION) >= 0,
                "evenhand.single-sign-on-session is " + longest
                        + "; write how long such a session may last, such as PT12H.");
        return longest;
    }

    /**
     * All of them, by name.
     *
     * @throws SignOnSettingsException naming the setting and the remedy
     */
    List<SignOnProvider> providers() {
        for (String id : new TreeSet<>(settings.singleSignOn().keySet())) {
            require(
                    clients.getRegistration().containsKey(id),
                    OURS + id + " is set, but there is no such registration; set " + REGISTRATION + id
                            + ".client-id, or take it out.");
        }
        List<SignOnProvider> providers = clients.getRegistration().entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(SignOnProvider::name).thenComparing(SignOnProvider::id))
                .toList();
        requireOneLinkPerIssuer(providers);
        return providers;
    }

    /** To some, one person is somebody else for each program that asks; a link is made with one issuer. */
    private static void requireOneLinkPerIssuer(List<SignOnProvider> providers) {
        Set<String> issuers = new HashSet<>();
        for (SignOnProvider provider : providers) {
            for (String partner : provider.partners()) {
                require(
                        issuers.add(partner + " " + provider.issuer()),
                        partners(provider.id()) + " names " + partner
                                + ", for whose people another registration with the same issuer vouches already; keep one of them.");
            }
        }
    }

    private SignOnProvider read(String id, OAuth2ClientProperties.Registration registration) {
        require(
                id.matches("[a-z0-9][a-z0-9-]{0,39}"),
                REGISTRATION + id + ": use 1 to 40 of a-z, 0-9 and - for the name of a registration.");
        SignOnSettings.Vouching ours = settings.singleSignOn().get(id);
        if (ours == null || ours.partners().isEmpty()) {
            throw new SignOnSettingsException(
                    partners(id) + " is not set; name the partners for whose people this provider may vouch.");
        }
        require(
                ours.partners().stream().noneMatch(String::isBlank),
                partners(id) + " names an empty partner; write partners' ids, separated by commas.");
        check(id, registration);
        String providerId = Optional.ofNullable(registration.getProvider()).orElse(id);
        OAuth2ClientProperties.Provider provider = clients.getProvider().get(providerId);
        String issuer = issuer("spring.security.oauth2.client.provider." + providerId + ".issuer-uri", provider);
        String name = first(ours.name(), registration.getClientName(), id);
        require(
                name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
                OURS + id + ".name is “" + name + "”; use at most " + LONGEST_NAME + " characters.");
        return new SignOnProvider(
                id,
                name,
                issuer,
                ours.partners(),
                requiredClaims(id, issuer, ours.requiredClaims()),
                ours.vouchesForSecondStep());
    }

    private static void check(String id, OAuth2ClientProperties.Registration registration) {
        Set<String> scope = registration.getScope();
        require(
                scope == null || scope.contains("openid"),
                REGISTRATION + id + ".scope is " + scope + "; openid must be among them, and is all that is needed.");
        String grant = registration.getAuthorizationGrantType();
        require(
                grant == null || grant.equals("authorization_code"),
                REGISTRATION + id + ".authorization-grant-type is " + grant
                        + "; only authorization_code signs people in.");
        String returnsTo = registration.getRedirectUri();
        require(
                returnsTo == null
                        || returnsTo.endsWith(ProviderAddress.RETURN + id)
                        || returnsTo.endsWith(ProviderAddress.RETURN + "{registrationId}"),
                REGISTRATION + id + ".redirect-uri is “" + returnsTo + "”; it must end in " + ProviderAddress.RETURN
                        + id + ", which is this provider's alone, or be left out.");
        checkSecret(id, registration);
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
        if (issuer == null || issuer.isBlank()) {
            throw new SignOnSettingsException(setting
                    + " is not set; write what the provider calls its issuer, such as https://accounts.google.com.");
        }
        require(
                issuer.length() <= LONGEST_ISSUER && ProviderAddress.isSafe(issuer),
                setting + " is “" + issuer + "”; write an address of at most " + LONGEST_ISSUER
                        + " characters that begins with https://.");
        return issuer;
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
}
