package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Proves how the settings of single sign-on are read, and that each that will not do is refused by its name, with what to write. */
class SignOnProvidersTests {
    private static final String REGISTRATION = "spring.security.oauth2.client.registration.contoso.";
    private static final String ISSUER = "spring.security.oauth2.client.provider.contoso.issuer-uri";
    private static final String OURS = "evenhand.single-sign-on.contoso.";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            REGISTRATION + "client-id",
            "evenhand",
            REGISTRATION + "client-secret",
            "known to two",
            REGISTRATION + "client-name",
            "Contoso",
            ISSUER,
            "https://login.example.com/contoso/v2.0",
            OURS + "partners",
            "nordwind, contoso"));

    @Test
    void aProviderHasItsPartnersItsNameAndOurSecondStep() {
        assertThat(read().all()).singleElement().satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("Contoso");
            assertThat(provider.issuer()).isEqualTo("https://login.example.com/contoso/v2.0");
            assertThat(provider.vouchesFor("nordwind")).isTrue();
            assertThat(provider.vouchesFor("fabrikam")).isFalse();
            assertThat(provider.vouchesFor(Actor.HOST)).isFalse();
            assertThat(provider.vouchesForSecondStep()).isFalse();
        });
        settings.put(OURS + "name", "Contoso Account");
        settings.put(OURS + "vouches-for-second-step", "true");
        assertThat(read().of("contoso")).singleElement().satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("Contoso Account");
            assertThat(provider.vouchesForSecondStep()).isTrue();
        });
        assertThat(read().of("fabrikam")).isEmpty();
    }

    @Test
    void withoutSettingsThereIsNone() {
        settings.clear();
        assertThat(read().all()).isEmpty();
    }

    @Test
    void twoRegistrationsOfOneIssuerVouchForNoPartnerTogether() {
        String other = "spring.security.oauth2.client.registration.other.";
        settings.put(other + "client-id", "other");
        settings.put(other + "client-secret", "secret");
        settings.put("spring.security.oauth2.client.provider.other.issuer-uri", settings.get(ISSUER));
        settings.put("evenhand.single-sign-on.other.partners", "fabrikam");
        assertThat(read().all()).hasSize(2);
        settings.put("evenhand.single-sign-on.other.partners", "contoso");
        refused("evenhand.single-sign-on.other.partners names contoso, for whose people another registration");
    }

    @Test
    void aProviderThatMayVouchForNobodyIsRefused() {
        settings.remove(OURS + "partners");
        refused(OURS + "partners is not set");
    }

    @Test
    void whatCouldVouchForTheHostIsRefused() {
        settings.remove(OURS + "partners");
        settings.put(OURS + "partners[0]", "nordwind");
        settings.put(OURS + "partners[1]", " ");
        refused(OURS + "partners names an empty partner");
    }

    @Test
    void anIssuerIsNamedAndEncrypted() {
        settings.put(ISSUER, "http://login.example.com");
        refused(ISSUER + " is “http://login.example.com”");
        settings.put(ISSUER, "https://user:secret@login.example.com");
        refused(ISSUER);
        settings.put(ISSUER, "https://login.example.com/" + "a".repeat(200));
        refused(ISSUER);
        settings.remove(ISSUER);
        refused(ISSUER + " is not set");
        settings.put(ISSUER, "http://127.0.0.1:8081/realms/partners");
        assertThat(read().all()).hasSize(1);
    }

    @Test
    void settingsOfNoRegistrationAreRefused() {
        settings.put("evenhand.single-sign-on.fabrikam.partners", "fabrikam");
        refused("evenhand.single-sign-on.fabrikam is set, but there is no such registration");
    }

    @Test
    void onlyOpenIdByCodeSignsIn() {
        settings.put(REGISTRATION + "scope", "profile");
        refused(REGISTRATION + "scope is [profile]");
        settings.put(REGISTRATION + "scope", "openid,profile");
        settings.put(REGISTRATION + "authorization-grant-type", "client_credentials");
        refused(REGISTRATION + "authorization-grant-type is client_credentials");
    }

    @Test
    void peopleComeBackToAnAddressThatIsThisProvidersAlone() {
        for (String theirs : List.of(
                "https://desk.example.com/login/oauth2/code/fabrikam",
                "https://desk.example.com/back",
                "{baseUrl}/{action}/oauth2/code/{registrationId}")) {
            settings.put(REGISTRATION + "redirect-uri", theirs);
            refused(REGISTRATION + "redirect-uri is “" + theirs + "”; it must end in /login/oauth2/code/contoso");
        }
        settings.put(REGISTRATION + "redirect-uri", "https://desk.example.com/login/oauth2/code/contoso");
        assertThat(read().all()).hasSize(1);
        settings.put(REGISTRATION + "redirect-uri", "{baseUrl}/login/oauth2/code/{registrationId}");
        assertThat(read().all()).hasSize(1);
    }

    @Test
    void aSecretIsMissingOnlyWhereNoneIsUsed() {
        settings.remove(REGISTRATION + "client-secret");
        refused(REGISTRATION + "client-secret is not set; write what the provider gave you");
        settings.put(REGISTRATION + "client-authentication-method", "client_secret_post");
        refused(REGISTRATION + "client-secret is not set");
        settings.put(REGISTRATION + "client-authentication-method", "none");
        assertThat(read().all()).hasSize(1);
        settings.put(REGISTRATION + "client-authentication-method", "private_key_jwt");
        refused(REGISTRATION + "client-authentication-method is private_key_jwt; write one of client_secret_basic,"
                + " client_secret_post, none");
    }

    @Test
    void googleSignsInPrivateAccountsUnlessADomainIsRequired() {
        settings.put(ISSUER, "https://accounts.google.com");
        refused(OURS + "required-claims.hd is not set, and https://accounts.google.com signs in private accounts, too");
        settings.put(OURS + "required-claims.email_verified", "true");
        refused(OURS + "required-claims.hd is not set");
        settings.put(OURS + "required-claims.hd", " ");
        refused(OURS + "required-claims has a claim without a value");
        settings.put(OURS + "required-claims.hd", "contoso.example");
        assertThat(read().all()).singleElement().satisfies(google -> {
            assertThat(google.knowsAsTheirs(Map.of("hd", "contoso.example", "email_verified", true)))
                    .isTrue();
            assertThat(google.knowsAsTheirs(Map.of("hd", "contoso.example", "email_verified", false)))
                    .isFalse();
            assertThat(google.knowsAsTheirs(Map.of("hd", "Contoso.example", "email_verified", true)))
                    .isFalse();
            assertThat(google.knowsAsTheirs(Map.of("email_verified", true))).isFalse();
            assertThat(google.knowsAsTheirs(
                            Map.of("hd", List.of("a.example", "contoso.example"), "email_verified", "true")))
                    .isTrue();
        });
    }

    @Test
    void aSessionLastsAsLongAsIsSaid() {
        assertThat(read().longestSession()).isEqualTo(Duration.ofHours(12));
        settings.put("evenhand.single-sign-on-session", "PT0S");
        refused("evenhand.single-sign-on-session is PT0S");
        settings.put("evenhand.single-sign-on-session", "8h");
        assertThat(read().longestSession()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void whatAProviderPublishesLeadsToThisMachineOnlyFromThere() {
        String far = "https://login.example.com";
        String near = "http://127.0.0.1:8081/realms/partners";
        assertThat(ProviderAddress.isSafe("https://login.example.com/token", far))
                .isTrue();
        assertThat(ProviderAddress.isSafe("http://127.0.0.1:9600/token", far)).isFalse();
        assertThat(ProviderAddress.isSafe("http://localhost:9600/token", far)).isFalse();
        assertThat(ProviderAddress.isSafe("http://127.0.0.1:8081/token", near)).isTrue();
        assertThat(ProviderAddress.isSafe("http://login.example.com/token", near))
                .isFalse();
    }

    private void refused(String beginning) {
        assertThatThrownBy(this::read)
                .isInstanceOf(SignOnSettingsException.class)
                .hasMessageStartingWith(beginning)
                .hasMessageEndingWith(".");
    }

    private SignOnProviders read() {
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));
        return new SignOnProviders(
                binder.bindOrCreate("spring.security.oauth2.client", OAuth2ClientProperties.class),
                binder.bindOrCreate("evenhand", SignOnSettings.class));
    }
}
