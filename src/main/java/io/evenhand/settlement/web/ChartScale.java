package io.evenhand.settlement.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Where numbers lie in a drawing, exactly whatever their size.
 *
 * @param least lies at zero
 * @param most lies at the end of the room; where it is no more than the least, everything lies at zero
 */
record ChartScale(long least, long most, int room) {
    private static final MathContext DOWN = new MathContext(16, RoundingMode.DOWN);

    BigDecimal place(long value) {
        if (least >= most) {
            return BigDecimal.ZERO;
        }
        BigDecimal least = BigDecimal.valueOf(this.least);
        return BigDecimal.valueOf(value)
                .subtract(least)
                .multiply(BigDecimal.valueOf(room))
                .divide(BigDecimal.valueOf(most).subtract(least), DOWN);
    }

    int wholePlace(long value) {
        return place(value).intValue();
    }
}
