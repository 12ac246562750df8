package io.evenhand.settlement.period;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.settlement}.
 *
 * @param reviewWithin how long the other parties have for a draft statement; silence is no objection
 * @param auditAfter how long after the day on which a report was due the other parties are asked whether they demand an audit
 */
@ConfigurationProperties("evenhand.settlement")
record PeriodSettings(
        @DefaultValue("P10D") Duration reviewWithin,
        @DefaultValue("P14D") Duration auditAfter) {
    PeriodSettings {
        if (reviewWithin.compareTo(Duration.ofHours(1)) < 0 || reviewWithin.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException("evenhand.settlement: set review-within to between 1h and 90d");
        }
        if (auditAfter.isNegative() || auditAfter.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("evenhand.settlement: set audit-after to between 0d and 365d");
        }
    }
}
