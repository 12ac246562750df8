package io.evenhand.settlement.split;

import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Repeated;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.TermsHash;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Executes the terms of one agreement on its revenue lines, one after the other.
 *
 * <p>The same lines in the same order give the same results; a line that is sent again changes nothing. Memory does not grow with the lines
 * but in the {@link LineMemory}. Not safe for threads.
 */
public final class Splitter {
    private final Desk desk;
    private final Sales sales;
    private final Returns returns;
    private final PeriodEnds ends;

    private Splitter(Desk desk) {
        this.desk = desk;
        LineArithmetic arithmetic = new LineArithmetic(desk);
        TierArithmetic tiers = new TierArithmetic(desk, arithmetic);
        sales = new Sales(desk, arithmetic, tiers);
        returns = new Returns(desk, arithmetic, tiers);
        ends = new PeriodEnds(desk);
    }

    /** Before the first line; it remembers lines on the heap and explains every result. */
    public static Splitter of(RevenueShareTerms terms, TermsHash hash) {
        return of(terms, hash, LineMemory.onHeap(), true);
    }

    /**
     * @param lines where lines are remembered; nothing of this agreement yet
     * @param explains whether results carry their derivation
     */
    public static Splitter of(RevenueShareTerms terms, TermsHash hash, LineMemory lines, boolean explains) {
        return new Splitter(new Desk(terms, hash, totals(terms, Map.of()), lines, explains));
    }

    /**
     * Goes on from a state that was stored.
     *
     * @param lines as they were when the state was taken
     * @throws IllegalArgumentException if the state is of other terms
     */
    public static Splitter resume(
            RevenueShareTerms terms, TermsHash hash, SplitState state, LineMemory lines, boolean explains) {
        if (!state.terms().equals(hash)) {
            throw new IllegalArgumentException("the state is of the terms %s, not %s".formatted(state.terms(), hash));
        }
        return new Splitter(new Desk(terms, hash, totals(terms, state.totals()), lines, explains));
    }

    private static Totals totals(RevenueShareTerms terms, Map<String, List<Long>> stored) {
        return new Totals(terms.parties().size(), terms.rules().size(), stored);
    }

    /** Tells the memory what these lines will ask it for besides themselves, so that one that is far away is asked once. Shares nothing. */
    public void expect(Collection<RevenueLine> lines) {
        Set<String> streams = new LinkedHashSet<>();
        Set<String> deals = new LinkedHashSet<>();
        for (RevenueLine line : lines) {
            Plan plan = desk.planOf(line);
            if (plan != null && plan.rule.occurrence() == Occurrence.RECURRING) {
                streams.add(Sales.streamName(plan, line));
            }
            if (plan != null && plan.tiers != null && plan.sumsByDeal()) {
                deals.add(TierArithmetic.dealName(plan, line.dealId()));
            }
        }
        desk.lines.expect(LineMemory.Kind.STREAM, streams);
        desk.lines.expect(LineMemory.Kind.DEAL, deals);
    }

    /**
     * Tells ahead what lines that come next say of the customer's first order, so that their order among each other does not matter to
     * whether it was in time. Idempotent; shares nothing.
     */
    public void announce(Collection<RevenueLine> lines) {
        FirstOrders orders = FirstOrders.under(desk.terms, desk.lines);
        lines.forEach(orders::announce);
    }

    public SplitResult apply(RevenueLine line) {
        return apply(line, line.fingerprint());
    }

    /** @param fingerprint of this line, which can be taken ahead, on another thread */
    public SplitResult apply(RevenueLine line, long fingerprint) {
        long[] known = desk.lines.find(LineMemory.Kind.LINE, line.id());
        if (known != null) {
            return new Remembered(known, desk.parties.size()).fingerprint() == fingerprint
                    ? new Repeated(line.id())
                    : new Refused(
                            line.id(),
                            "id",
                            "was given to another line before",
                            "give every line an id of its own; report a change as a new line");
        }
        return line.kind() == LineKind.SALE ? sales.apply(line, fingerprint) : returns.apply(line, fingerprint);
    }

    /** The period that ends next. What counts in an earlier one is paid in it. */
    public ReportingPeriod openPeriod() {
        return desk.period(desk.firstOpen());
    }

    /** Ends the open period: floors are reached, and everybody's position is drawn. */
    public PeriodEnd endPeriod() {
        return ends.end(false);
    }

    /** Ends the open period, with which the agreement has ended and all was reported: floors of the agreement are reached, too. */
    public PeriodEnd endLastPeriod() {
        return ends.end(true);
    }

    /**
     * Goes to the end of a period, where the periods before have ended. What is paid for it replaces what was counted here: lines may have
     * been shared under other terms as well.
     *
     * @param period of the length on which these terms agree
     */
    public void goTo(ReportingPeriod period, PeriodBook book) {
        desk.open[0] = period.number();
        long[] numbers = desk.totals.book(period.number());
        int parties = desk.parties.size();
        Arrays.fill(numbers, 0);
        place(book.earned(), numbers, 0);
        place(book.corrected(), numbers, parties);
        place(book.returned(), numbers, 2 * parties);
    }

    private void place(List<Part> parts, long[] numbers, int from) {
        for (Part part : parts) {
            int party = desk.parties.indexOf(part.partyId());
            if (party < 0 || !part.amount().currency().equals(desk.currency)) {
                throw new IllegalArgumentException(
                        "%s for %s is of other terms".formatted(part.amount().format(), part.partyId()));
            }
            numbers[from + party] += part.amount().minorUnits();
        }
    }

    /** Ends the open period for parties of terms that no longer hold: floors are reached under those that do. */
    public PeriodEnd endPeriodWithoutFloors() {
        return ends.endWithoutFloors();
    }

    /** A copy of what it remembers besides the lines. */
    public SplitState state() {
        return new SplitState(desk.hash, desk.totals.stored());
    }
}
