package io.evenhand.access;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.single-sign-on}, beside those of Spring Security for the same registration.
 *
 * @param singleSignOn by the id of the registration
 */
@ConfigurationProperties("evenhand")
record SignOnSettings(@DefaultValue Map<String, Vouching> singleSignOn) {
    SignOnSettings {
        singleSignOn = Map.copyOf(singleSignOn);
    }

    /**
     * @param partners the organisations for whose people the provider may vouch
     * @param name what the button says; null: the registration's client-name
     * @param vouchesForSecondStep whether signing in there counts for our second step, too
     */
    record Vouching(
            @DefaultValue Set<String> partners,
            @Nullable String name,
            @DefaultValue("false") boolean vouchesForSecondStep) {
        Vouching {
            partners = Set.copyOf(partners);
        }
    }
}
