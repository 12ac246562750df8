package io.evenhand.settlement.split;

import io.evenhand.terms.Qualification;
import io.evenhand.terms.Qualification.FirstOrder;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether the customer has ordered, or paid, in time: where the terms set a day for that, nothing is shared unless it has.
 *
 * <p>The earliest order and the earliest payment that were reported of revenue that is shared are remembered, whatever the terms say, so
 * that a change of them counts from the same facts. An order in time qualifies every line from then on, those of later orders too; a
 * refund of it takes that from none. What was not shared before stays so: the same lines in the same order give the same results, and
 * what an earlier order that comes late would have brought is reported anew. Whoever knows several lines ahead
 * {@linkplain #announce announces} them, so that their order among each other does not matter.
 */
public final class FirstOrders {
    /** Beside the streams, since it is the same whatever the rules are; no stream is called so, for its name begins with a rule's. */
    private static final String NAME = "/first";

    private static final int ORDERED = 0;
    private static final int PAID = 1;

    private final List<SplitRule> rules;
    private final LineMemory memory;
    private final LocalDate lastDay;
    private final int decides;
    private boolean reached;
    private long[] seen;

    FirstOrders(RevenueShareTerms terms, LineMemory memory) {
        this.rules = terms.rules();
        this.memory = memory;
        Qualification qualification = terms.qualification();
        FirstOrder agreed = qualification == null ? null : qualification.firstOrder();
        lastDay = agreed == null ? LocalDate.MAX : agreed.lastDay(terms.effectiveOn());
        decides = agreed != null && agreed.trigger() == FirstOrder.Trigger.PAID ? PAID : ORDERED;
        reached = agreed == null;
        seen = new long[] {Long.MAX_VALUE, Long.MAX_VALUE};
    }

    /** @param memory in which the lines will be remembered */
    public static FirstOrders under(RevenueShareTerms terms, LineMemory memory) {
        return new FirstOrders(terms, memory);
    }

    /** Tells what a line that is shared next says of the first order, before any is shared. Idempotent. */
    public void announce(RevenueLine line) {
        if (isShared(line)) {
            note(line);
        }
    }

    private boolean isShared(RevenueLine line) {
        return line.kind() == LineKind.SALE
                && rules.stream()
                        .anyMatch(rule -> rule.occurrence() == line.occurrence()
                                && rule.covers().contains(line.revenue()));
    }

    /** Remembers a sale that is shared, where it is the earliest so far. */
    void note(RevenueLine line) {
        long[] days = days(line);
        if (days[ORDERED] >= seen[ORDERED] && days[PAID] >= seen[PAID]) {
            return;
        }
        long[] known = known();
        if (days[ORDERED] < known[ORDERED] || days[PAID] < known[PAID]) {
            known[ORDERED] = Math.min(known[ORDERED], days[ORDERED]);
            known[PAID] = Math.min(known[PAID], days[PAID]);
            memory.keep(LineMemory.Kind.STREAM, NAME, known);
        }
        seen = known;
    }

    /** Whether a sale may be shared, since there was, or is with it, an order in time. */
    boolean isReachedWith(RevenueLine line) {
        return days(line)[decides] <= lastDay.toEpochDay() || isReached();
    }

    /** Whether the day has passed without an order in time, as far as was reported. @param day on which one looks */
    boolean isMissedOn(LocalDate day) {
        return day.isAfter(lastDay) && !isReached();
    }

    private boolean isReached() {
        if (!reached) {
            seen = known();
            reached = seen[decides] <= lastDay.toEpochDay();
        }
        return reached;
    }

    /** Why a sale is not shared. */
    WhyNotShared why(RevenueLine line) {
        long earliest = Math.min(days(line)[decides], seen[decides]);
        return new WhyNotShared.FirstOrderTooLate(
                decides == PAID ? FirstOrder.Trigger.PAID : FirstOrder.Trigger.PLACED,
                lastDay,
                earliest == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(earliest));
    }

    private long[] known() {
        long[] kept = memory.find(LineMemory.Kind.STREAM, NAME);
        return kept == null ? new long[] {Long.MAX_VALUE, Long.MAX_VALUE} : kept;
    }

    /** When its order was placed, and when it was paid where it says so: a line of no amount pays nothing. */
    private static long[] days(RevenueLine line) {
        return new long[] {
            line.orderedOn().toEpochDay(),
            line.gross().isPositive() ? line.countedOn().toEpochDay() : Long.MAX_VALUE
        };
    }
}
