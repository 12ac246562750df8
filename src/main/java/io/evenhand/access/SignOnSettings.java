package io.evenhand.access;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.single-sign-on}, beside those of Spring Security for the same registration.
 *
 * @param singleSignOn by the id of the registration
 * @param singleSignOnSession after which a session that came through a provider is over, however much it is used
 */
@ConfigurationProperties("evenhand")
record SignOnSettings(
        @DefaultValue Map<String, Vouching> singleSignOn,
        @DefaultValue("PT12H") Duration singleSignOnSession) {
    SignOnSettings {
        singleSignOn = Map.copyOf(singleSignOn);
    }

    /**
     * @param partners the organisations for whose people the provider may vouch
     * @param name what the button says; null: the registration's client-name
     * @param requiredClaims what its token must say of everybody, such as hd=example.com
     * @param vouchesForSecondStep whether signing in there counts for our second step, too
     */
    record Vouching(
            @DefaultValue Set<String> partners,
            @Nullable String name,
            @DefaultValue Map<String, String> requiredClaims,
            @DefaultValue("false") boolean vouchesForSecondStep) {
        Vouching {
            partners = Set.copyOf(partners);
            requiredClaims = Map.copyOf(requiredClaims);
        }
    }
}
