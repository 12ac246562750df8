package io.evenhand.agreement.process;

import io.evenhand.agreement.UsualTimes;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people have for each step of a change: ISO 8601 durations, as timers understand them.
 *
 * @param reviewWithin for each party that reviews it
 * @param signWithin for all signatures together
 * @param remindEvery after which a missing signature is reminded of, again and again
 * @param acknowledgeWithin after which notice counts as delivered, acknowledged or not
 */
@ConfigurationProperties("evenhand.changes")
record ChangeDeadlines(
        @DefaultValue(UsualTimes.REVIEW_WITHIN) String reviewWithin,
        @DefaultValue(UsualTimes.SIGN_WITHIN) String signWithin,
        @DefaultValue(UsualTimes.REMIND_EVERY) String remindEvery,
        @DefaultValue("P14D") String acknowledgeWithin) {}
