package io.evenhand.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.api}.
 *
 * @param requestsPerMinute how many requests one token may make in a minute
 */
@ConfigurationProperties("evenhand.api")
record ApiSettings(@DefaultValue("600") int requestsPerMinute) {
    ApiSettings {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("evenhand.api.requests-per-minute is " + requestsPerMinute
                    + "; set a number of at least 1, or leave it out for 600");
        }
    }
}
