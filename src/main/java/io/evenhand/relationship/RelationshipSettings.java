package io.evenhand.relationship;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.relationships}.
 *
 * @param comparisonsPerMonth so many comparisons two partners may begin with each other in thirty days: who guesses a customer and compares
 *     learns whether the other has it
 */
@ConfigurationProperties("evenhand.relationships")
public record RelationshipSettings(@DefaultValue("3") int comparisonsPerMonth) {
    public RelationshipSettings {
        if (comparisonsPerMonth < 0 || comparisonsPerMonth > 1_000) {
            throw new IllegalArgumentException(
                    "evenhand.relationships.comparisons-per-month: set it from 0, for none, to 1000");
        }
    }
}
