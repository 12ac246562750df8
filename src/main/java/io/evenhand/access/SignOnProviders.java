package io.evenhand.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.stereotype.Component;

/** The providers of single sign-on that the settings name. Whoever runs the installation says for whom each may vouch: a directory can put any name into what it sends. */
@Component
public class SignOnProviders {
    private final List<SignOnProvider> providers;
    private final Duration longestSession;

    /** @throws SignOnSettingsException naming the setting and the remedy */
    SignOnProviders(OAuth2ClientProperties clients, SignOnSettings settings) {
        SignOnSettingsReader reader = new SignOnSettingsReader(clients, settings);
        this.longestSession = reader.longestSession();
        this.providers = reader.providers();
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
                        .map(partner -> new NamedPartner(SignOnSettingsReader.partners(provider.id()), partner)))
                .toList();
    }

    /** @param setting in which the organisation is named */
    public record NamedPartner(String setting, String partnerId) {}
}
