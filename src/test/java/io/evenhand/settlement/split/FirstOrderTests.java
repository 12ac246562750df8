package io.evenhand.settlement.split;

import static io.evenhand.settlement.split.Lines.parts;
import static io.evenhand.settlement.split.Lines.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Reason;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Repeated;
import io.evenhand.terms.Qualification.FirstOrder.Trigger;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.TermsFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Proves that revenue is shared only where the customer's first order came in time, whatever came first to our knowledge: with examples,
 * and on generated lines against the same terms without a deadline.
 */
class FirstOrderTests {
    private static final LocalDate START = Deal.START;
    private static final LocalDate LAST = START.plusMonths(6);

    @Test
    void revenueIsNotSharedWhenTheFirstOrderCameTooLateAndTheReasonQuotesTheClause() {
        RevenueShareTerms terms = deal(Trigger.PLACED).terms();
        NotShared not =
                notShared(deal(Trigger.PLACED).splitter().apply(ordered("1", LAST.plusDays(1), LAST.plusDays(9))));

        assertThat(not.reason()).isEqualTo(Reason.FIRST_ORDER_TOO_LATE);
        assertThat(TermsFormat.sentences(terms)).extracting(Sentence::clauseId).contains(not.clauseId());
        assertThat(not.words())
                .isEqualTo(
                        "the customer's first order had to be placed by 1 July 2026, and the first that was reported is of"
                                + " 2 July 2026; the biller keeps it. If there was an earlier one, report it, and this amount once"
                                + " more with it, under a new id");
    }

    @Test
    void anOrderOnTheLastDayQualifiesLaterOrdersToo() {
        Splitter splitter = deal(Trigger.PLACED).splitter();

        assertThat(parts(splitter.apply(ordered("1", LAST, LAST.plusMonths(4)))))
                .containsExactly("0.50", "0.50");
        assertThat(parts(splitter.apply(ordered("2", LAST.plusYears(1), LAST.plusYears(1)))))
                .containsExactly("0.50", "0.50");
    }

    @Test
    void whereTheFirstOrderMustBePaidInTimeAnOrderAloneDoesNot() {
        Splitter splitter = deal(Trigger.PAID).splitter();

        assertThat(notShared(splitter.apply(ordered("1", START, LAST.plusDays(1))))
                        .words())
                .contains("had to be paid by 1 July 2026", "is of 2 July 2026");
        assertThat(notShared(splitter.apply(sale("2", LAST, LAST, "0.00"))).words())
                .contains("1 July 2026, and none");
        assertThat(parts(splitter.apply(ordered("3", START, LAST)))).containsExactly("0.50", "0.50");
        assertThat(parts(splitter.apply(ordered("4", LAST.plusDays(3), LAST.plusDays(9)))))
                .containsExactly("0.50", "0.50");
    }

    @Test
    void anEarlierOrderThatComesLateCountsFromThenOnAndWhatWasNotSharedIsReportedOnceMore() {
        Splitter splitter = deal(Trigger.PLACED).splitter();
        RevenueLine second = ordered("second", LAST.plusDays(5), LAST.plusDays(9));
        RevenueLine first = ordered("first", LAST.minusDays(5), LAST.plusMonths(2));

        assertThat(notShared(splitter.apply(second)).reason()).isEqualTo(Reason.FIRST_ORDER_TOO_LATE);
        assertThat(parts(splitter.apply(first))).containsExactly("0.50", "0.50");
        assertThat(splitter.apply(second)).isEqualTo(new Repeated("second"));
        assertThat(parts(splitter.apply(ordered("second again", LAST.plusDays(5), LAST.plusDays(9)))))
                .containsExactly("0.50", "0.50");
    }

    @Test
    void ofLinesThatAreAnnouncedTogetherTheOrderDoesNotMatter() {
        Splitter splitter = deal(Trigger.PLACED).splitter();
        RevenueLine second = ordered("second", LAST.plusDays(5), LAST.plusDays(9));
        RevenueLine first = ordered("first", LAST.minusDays(5), LAST.plusMonths(2));
        splitter.announce(List.of(second, first));

        assertThat(parts(splitter.apply(second))).containsExactly("0.50", "0.50");
        assertThat(parts(splitter.apply(first))).containsExactly("0.50", "0.50");
    }

    @Test
    void aRefundOfTheFirstOrderTakesNothingFromLaterOnes() {
        Splitter splitter = deal(Trigger.PLACED).splitter();
        RevenueLine first = ordered("first", START, START);
        splitter.apply(first);

        assertThat(parts(splitter.apply(refund("back", first, "1.00")))).containsExactly("-0.50", "-0.50");
        assertThat(parts(splitter.apply(ordered("second", LAST.plusDays(1), LAST.plusDays(1)))))
                .containsExactly("0.50", "0.50");
    }

    @Test
    void whatCannotBeSharedIsNoFirstOrder() {
        Splitter splitter = deal(Trigger.PLACED).splitter();

        assertThat(splitter.apply(sale("dollars", START, START, "1.00", "USD"))).isInstanceOf(Refused.class);
        assertThat(notShared(splitter.apply(hardware("goods", START))).reason()).isEqualTo(Reason.NOT_COVERED);
        assertThat(notShared(splitter.apply(ordered("late", LAST.plusDays(1), LAST.plusDays(1))))
                        .reason())
                .isEqualTo(Reason.FIRST_ORDER_TOO_LATE);
    }

    @Test
    void aGuaranteeEndsWithTheDeadlineAndIsMadeUpForOnceAnOrderInTimeIsReported() {
        Splitter splitter =
                deal(Trigger.PLACED).guarantee("ann", "10.00", "bob").splitter();
        for (LocalDate month = START; month.isBefore(LAST); month = month.plusMonths(1)) {
            assertThat(splitter.endPeriod().corrections()).hasSize(1);
        }

        assertThat(splitter.endPeriod().corrections()).isEmpty();
        assertThat(splitter.endPeriod().corrections()).isEmpty();
        splitter.apply(ordered("first", LAST, LAST.plusMonths(2)));
        assertThat(splitter.endPeriod().corrections())
                .extracting(correction -> correction.period().toString())
                .containsExactly("2026-07", "2026-08", "2026-09");
    }

    @Test
    void anAmendmentCountsFromTheSameFirstOrder() {
        LineMemory lines = LineMemory.onHeap();
        RevenueShareTerms before =
                Deal.between("ann", "bob").share("50%", "50%").terms();
        Splitter splitter = Splitter.of(before, TermsFormat.hash(before), lines, false);
        splitter.apply(ordered("first", START, START));
        RevenueShareTerms after = deal(Trigger.PLACED).terms();
        SplitState state = StateAfterChange.of(splitter.state(), before, after, TermsFormat.hash(after));

        assertThat(parts(Splitter.resume(after, TermsFormat.hash(after), state, lines, false)
                        .apply(ordered("second", LAST.plusDays(1), LAST.plusDays(1)))))
                .containsExactly("0.50", "0.50");
    }

    @Test
    void eitherEverythingIsSharedAsWithoutADeadlineOrNothingIs() {
        Random random = new Random(20261127);
        int none = 0;
        for (int i = 0; i < 2_000; i++) {
            Trigger trigger = random.nextBoolean() ? Trigger.PLACED : Trigger.PAID;
            List<RevenueLine> lines = new ArrayList<>();
            for (int line = 0; line < 6; line++) {
                LocalDate ordered = LAST.plusDays(random.nextInt(60) - 8L);
                lines.add(
                        sale("L" + line, ordered, ordered.plusDays(random.nextInt(20)), random.nextInt(9_999) + ".99"));
            }
            boolean inTime = lines.stream()
                    .map(line -> trigger == Trigger.PLACED ? line.orderedOn() : line.countedOn())
                    .anyMatch(day -> !day.isAfter(LAST));
            List<SplitResult> asked = shared(deal(trigger).splitter(), lines);
            List<SplitResult> unasked =
                    shared(Deal.between("ann", "bob").share("50%", "50%").splitter(), lines);
            Collections.shuffle(lines, random);
            List<SplitResult> shuffled = shared(deal(trigger).splitter(), lines);

            none += inTime ? 0 : 1;
            assertThat(total(asked)).isEqualTo(inTime ? total(unasked) : 0);
            assertThat(total(shuffled)).isEqualTo(total(asked));
        }
        assertThat(none).isBetween(100, 1_900);
    }

    private static List<SplitResult> shared(Splitter splitter, List<RevenueLine> lines) {
        splitter.announce(lines);
        return lines.stream().map(splitter::apply).toList();
    }

    /** Of all parts; of what is shared they sum to what was reported. */
    private static long total(List<SplitResult> results) {
        return results.stream()
                .filter(SplitResult.Shared.class::isInstance)
                .flatMap(result -> Lines.split(result).parts().stream())
                .mapToLong(part -> part.amount().minorUnits())
                .sum();
    }

    private static Deal deal(Trigger trigger) {
        return Deal.between("ann", "bob").share("50%", "50%").firstOrder(6, trigger);
    }

    private static RevenueLine ordered(String id, LocalDate orderedOn, LocalDate countedOn) {
        return sale(id, orderedOn, countedOn, "1.00");
    }

    private static RevenueLine sale(String id, LocalDate orderedOn, LocalDate countedOn, String amount) {
        return sale(id, orderedOn, countedOn, amount, "EUR");
    }

    private static RevenueLine sale(
            String id, LocalDate orderedOn, LocalDate countedOn, String amount, String currency) {
        return line(id, Revenue.SERVICES, orderedOn, countedOn, Money.of(amount, currency));
    }

    private static RevenueLine hardware(String id, LocalDate day) {
        return line(id, Revenue.HARDWARE, day, day, Money.of("1.00", "EUR"));
    }

    private static RevenueLine line(String id, Revenue revenue, LocalDate orderedOn, LocalDate countedOn, Money gross) {
        return new RevenueLine(
                id,
                LineKind.SALE,
                revenue,
                Occurrence.ONE_OFF,
                "deal " + id,
                null,
                orderedOn,
                countedOn,
                gross,
                Map.of(),
                null,
                null);
    }

    private static NotShared notShared(SplitResult result) {
        if (result instanceof NotShared not) {
            return not;
        }
        throw new AssertionError("shared: " + result);
    }
}
