package io.evenhand.agreement.process;

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
        @DefaultValue("P10D") String reviewWithin,
        @DefaultValue("P14D") String signWithin,
        @DefaultValue("P3D") String remindEvery,
        @DefaultValue("P14D") String acknowledgeWithin) {}
