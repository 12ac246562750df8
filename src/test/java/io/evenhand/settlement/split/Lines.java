package io.evenhand.settlement.split;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Revenue lines for tests, and what came of them in short. */
final class Lines {
    private Lines() {}

    static RevenueLine sale(String id, String amount) {
        return sale(id, Deal.START, Money.of(amount, "EUR"));
    }

    static RevenueLine sale(String id, LocalDate on, Money gross) {
        return sale(id, "deal", on, gross, Map.of());
    }

    static RevenueLine sale(String id, String deal, LocalDate on, Money gross, Map<Deduction, Money> deductions) {
        return line(id, LineKind.SALE, Occurrence.ONE_OFF, deal, on, gross, deductions, null, null);
    }

    static RevenueLine payment(String id, LocalDate on, Money gross) {
        return line(id, LineKind.SALE, Occurrence.RECURRING, "deal", on, gross, Map.of(), null, null);
    }

    static RevenueLine back(String id, LineKind kind, RevenueLine of, LocalDate on, Money gross) {
        return line(id, kind, of.occurrence(), of.dealId(), on, gross, Map.of(), of.id(), null);
    }

    static RevenueLine refund(String id, RevenueLine of, String amount) {
        return back(
                id,
                LineKind.REFUND,
                of,
                of.countedOn(),
                Money.of(amount, of.gross().currency().getCode()));
    }

    static RevenueLine line(
            String id,
            LineKind kind,
            Occurrence occurrence,
            String deal,
            LocalDate on,
            Money gross,
            Map<Deduction, Money> deductions,
            @Nullable String refundOf,
            @Nullable ExchangeRate rate) {
        return new RevenueLine(
                id, kind, Revenue.SERVICES, occurrence, deal, null, on, on, gross, deductions, refundOf, rate);
    }

    static LineSplit split(SplitResult result) {
        if (result instanceof SplitResult.Shared shared) {
            return shared.split();
        }
        throw new AssertionError("not shared: " + result);
    }

    static List<Correction> corrections(SplitResult result) {
        if (result instanceof SplitResult.Shared shared) {
            return shared.corrections();
        }
        throw new AssertionError("not shared: " + result);
    }

    /** The amounts alone. */
    static List<String> parts(SplitResult result) {
        return amounts(split(result).parts());
    }

    static List<String> amounts(List<Part> parts) {
        return parts.stream().map(part -> part.amount().amount()).toList();
    }
}
