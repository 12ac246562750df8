package io.evenhand.settlement.web;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.Ageing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of an ageing with a bar that shows how its spans share the whole. Places are in a window of {@value #WIDTH}.
 *
 * @param name of the partner
 * @param parts of the bar, without those that are nothing
 */
record AgeingBars(String name, List<Money> spans, Money total, List<Part> parts) {
    static final int WIDTH = 1000;

    AgeingBars {
        spans = List.copyOf(spans);
        parts = List.copyOf(parts);
    }

    /** @param span which of the spans it is, from zero */
    record Part(int span, int start, int length) {}

    /** Amounts are shown without their sign: the table says which way they go. */
    static AgeingBars of(Ageing.Row row, String name) {
        List<Money> spans = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        BigInteger whole = BigInteger.valueOf(row.total().minorUnits()).abs();
        BigInteger before = BigInteger.ZERO;
        for (int i = 0; i < row.spans().size(); i++) {
            Money span =
                    row.owedToUs() ? row.spans().get(i) : row.spans().get(i).negate();
            spans.add(span);
            BigInteger after = before.add(BigInteger.valueOf(span.minorUnits()));
            int start = place(before, whole);
            int length = place(after, whole) - start;
            if (length > 0) {
                parts.add(new Part(i, start, length));
            }
            before = after;
        }
        return new AgeingBars(
                name, spans, row.owedToUs() ? row.total() : row.total().negate(), parts);
    }

    private static int place(BigInteger upTo, BigInteger whole) {
        return whole.signum() == 0
                ? 0
                : upTo.multiply(BigInteger.valueOf(WIDTH)).divide(whole).intValueExact();
    }
}
