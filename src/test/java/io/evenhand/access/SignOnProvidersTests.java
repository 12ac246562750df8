package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
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
