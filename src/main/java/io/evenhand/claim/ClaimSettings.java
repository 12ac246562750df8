package io.evenhand.claim;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How claims are dealt with here.
 *
 * @param secondWithin how long a second person of the same partner has to confirm what the first decided; then nothing comes of it
 * @param answerAgainWithin how long the first has at least to decide anew what the second did not confirm
 * @param awardAnswerWithin how long the other side has to confirm or contest what is stated of a decision from outside
 */
@ConfigurationProperties("evenhand.claim")
record ClaimSettings(
        @DefaultValue("P14D") Period awardAnswerWithin,
        @DefaultValue("P7D") Period secondWithin,
        @DefaultValue("P3D") Period answerAgainWithin) {
    ClaimSettings {
        require("award-answer-within", awardAnswerWithin);
        require("second-within", secondWithin);
        require("answer-again-within", answerAgainWithin);
    }

    private static void require(String name, Period length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                    "evenhand.claim.%s is longer than nothing, such as P14D, not %s".formatted(name, length));
        }
    }
}
