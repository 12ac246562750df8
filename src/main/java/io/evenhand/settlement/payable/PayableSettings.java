package io.evenhand.settlement.payable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand.payable}.
 *
 * @param confirmWithin for how many banking days a payee may say that it did not receive what the payer's bank reports as paid; after
 *     them its silence confirms it
 */
@ConfigurationProperties("evenhand.payable")
public record PayableSettings(@DefaultValue("10") int confirmWithin) {
    public PayableSettings {
        if (confirmWithin < 1 || confirmWithin > 60) {
            throw new IllegalArgumentException("evenhand.payable: set confirm-within to between 1 and 60 banking days");
        }
    }
}
