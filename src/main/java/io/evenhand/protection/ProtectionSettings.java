package io.evenhand.protection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How windows are looked after.
 *
 * @param noticeDays how many days before its end both sides are told, and the protected partner is asked what is to become of it
 * @param answerWithin how long somebody who is asked for release or consent has to answer
 */
@ConfigurationProperties("evenhand.protection")
record ProtectionSettings(
        @DefaultValue("60") int noticeDays,
        @DefaultValue("P14D") Duration answerWithin) {
    ProtectionSettings {
        if (noticeDays < 1 || noticeDays > 365) {
            throw new IllegalArgumentException("evenhand.protection: set notice-days to between 1 and 365");
        }
        if (answerWithin.compareTo(Duration.ofHours(1)) < 0 || answerWithin.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException("evenhand.protection: set answer-within to between 1h and 90d");
        }
    }
}
