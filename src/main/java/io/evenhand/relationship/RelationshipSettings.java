package io.evenhand.relationship;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.relationships}.
 *
 * @param comparisonsPerMonth so many comparisons two partners may begin with each other in thirty days: who guesses a customer and compares
 *     learns whether the other has it
 * @param keepFiles how long after the last file of a comparison what was sent stays here, whether it was the last of all or the comparison
 *     goes no further: nobody needs it any more, and blinded points are safe only as long as the curve is
 */
@ConfigurationProperties("evenhand.relationships")
public record RelationshipSettings(
        @DefaultValue("3") int comparisonsPerMonth,
        @DefaultValue("P30D") Duration keepFiles) {
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(3_650);

    public RelationshipSettings {
        if (comparisonsPerMonth < 0 || comparisonsPerMonth > 1_000) {
            throw new IllegalArgumentException(
                    "evenhand.relationships.comparisons-per-month: set it from 0, for none, to 1000");
        }
        if (keepFiles.compareTo(SHORTEST) < 0 || keepFiles.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "evenhand.relationships.keep-files: set it from P1D, one day, to P3650D; it is " + keepFiles);
        }
    }
}
