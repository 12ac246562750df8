package io.evenhand.claim;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How claims are dealt with here.
 *
 * @param awardAnswerWithin how long the other side has to confirm or contest what is stated of a decision from outside
 */
@ConfigurationProperties("evenhand.claim")
record ClaimSettings(@DefaultValue("P14D") Period awardAnswerWithin) {
    ClaimSettings {
        if (awardAnswerWithin.isNegative() || awardAnswerWithin.isZero()) {
            throw new IllegalArgumentException(
                    "evenhand.claim.award-answer-within is longer than nothing, such as P14D, not "
                            + awardAnswerWithin);
        }
    }
}
