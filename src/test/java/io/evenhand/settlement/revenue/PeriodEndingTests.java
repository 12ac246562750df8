package io.evenhand.settlement.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.PeriodEnding.Brought;
import io.evenhand.settlement.revenue.PeriodEnding.Ended;
import io.evenhand.settlement.revenue.Sharing.StoredState;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.LineMemory;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodBook;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that a period ends once, whichever of several signed terms shared its lines, and that nothing is given or asked for twice. */
@WithoutEngine
class PeriodEndingTests {
    private static final RevenueShareTerms BEFORE = SampleTerms.revenueShare(2);

    /** With a floor for each period, of 1,500.00. */
    private static final RevenueShareTerms AFTER = SampleTerms.tieredRevenueShare(2);

    private static final String INTRODUCER = "nordlicht";
    private static final ReportingPeriod FIRST = ReportingPeriod.of(BEFORE.effectiveOn(), Frequency.QUARTER);
    private static final ReportingPeriod SECOND = FIRST.next();
    private static final LocalDate CHANGE = SECOND.firstDay().plusDays(40);

    @Autowired
    JdbcTemplate database;

    private List<StoredState> states = List.of();
    private SignedTerms signed = terms(Map.of());
    private final List<Brought> brought = new ArrayList<>();
    private final Map<String, LocalDate> counted = new HashMap<>();
    private final LineMemoryHolder memory = new LineMemoryHolder();

    @Test
    void withOneSetOfTermsThePositionsAreThoseOfTheEngine() {
        Splitter engine = Splitter.of(BEFORE, TermsFormat.hash(BEFORE), LineMemory.onHeap(), true);
        List<RevenueLine> lines = List.of(
                sale("A", SECOND.firstDay(), "1000.00"),
                sale("B", SECOND.firstDay(), "333.33"),
                refund("R", "A", SECOND.firstDay().plusDays(1), "250.00"));
        PeriodEnd unused = engine.endPeriod();
        lines.forEach(engine::apply);
        PeriodEnd expected = engine.endPeriod();

        share(List.of());
        end(FIRST);
        share(lines);
        Ended ended = end(SECOND);

        assertThat(ended.positions()).isEqualTo(expected.positions());
        assertThat(ended.corrections()).isEqualTo(expected.corrections());
        assertThat(states.getFirst().state()).isEqualTo(engine.state());
    }

    @Test
    void whereTermsChangeWithinAPeriodItEndsOnceAndTheLatestLead() {
        share(List.of());
        end(FIRST);
        signed = terms(Map.of(CHANGE, AFTER));
        share(List.of(sale("A", CHANGE.minusDays(1), "1000.00"), sale("B", CHANGE, "1000.00")));
        // A line that comes late is shared by the terms of its day, and paid all the same.
        share(List.of(sale("C", CHANGE.minusDays(2), "200.00")));

        Money earned = brought.stream()
                .flatMap(one -> one.book().earned().stream())
                .filter(part -> part.partyId().equals(INTRODUCER))
                .map(Part::amount)
                .reduce(Money::plus)
                .orElseThrow();
        Ended ended = end(SECOND);

        assertThat(ended.leading().terms()).isEqualTo(AFTER);
        Position position = ended.positions().getFirst();
        assertThat(position.earned()).isEqualTo(earned);
        assertThat(position.corrected()).isEqualTo(eur("1500.00"));
        assertThat(position.payable()).isEqualTo(earned.plus(eur("1500.00")));
        assertThat(ended.positions().stream().map(Position::earned).reduce(Money::plus))
                .contains(eur("2200.00"));

        // Neither the lines nor the floor are paid once more.
        share(List.of());
        Position next = end(SECOND.next()).positions().getFirst();
        assertThat(next.earned()).isEqualTo(eur("0.00"));
        assertThat(next.corrected()).isEqualTo(eur("1500.00"));
    }

    @Test
    void whatIsCarriedForwardIsAskedForOnceWhateverTermsLead() {
        share(List.of(sale("A", FIRST.lastDay(), "1000.00")));
        end(FIRST);
        signed = terms(Map.of(SECOND.next().firstDay(), AFTER));
        // What counts under the next terms is attested before the period ends under the former ones.
        share(List.of(
                refund("R", "A", SECOND.firstDay(), "1000.00"),
                sale("B", SECOND.next().firstDay(), "100.00")));
        List<Brought> later = brought.stream()
                .filter(one -> one.terms().terms().equals(AFTER))
                .toList();
        brought.removeAll(later);
        assertThat(end(SECOND).positions().getFirst().carriedForward()).isEqualTo(eur("150.00"));

        brought.addAll(later);
        Position next = end(SECOND.next()).positions().getFirst();
        assertThat(next.broughtForward()).isEqualTo(eur("150.00"));
        assertThat(next.carriedForward()).isEqualTo(eur("0.00"));
        assertThat(next.payable())
                .isEqualTo(next.earned().plus(next.corrected()).minus(eur("150.00")));
    }

    @Test
    void aPartyThatLeftWithinThePeriodGetsWhatItEarnedBefore() {
        RevenueShareTerms others = new TestShares("successor", "harbour", BEFORE.effectiveOn()).own(BEFORE);
        share(List.of());
        end(FIRST);
        signed = terms(Map.of(CHANGE, others));
        share(List.of(sale("A", CHANGE.minusDays(1), "1000.00"), sale("B", CHANGE, "2000.00")));

        Ended ended = end(SECOND);
        assertThat(ended.positions())
                .extracting(Position::partyId)
                .containsExactlyInAnyOrder("successor", "harbour", INTRODUCER);
        assertThat(ended.positions())
                .filteredOn(position -> position.partyId().equals(INTRODUCER))
                .singleElement()
                .satisfies(position -> assertThat(position.payable()).isEqualTo(eur("150.00")));
        assertThat(ended.positions())
                .filteredOn(position -> position.partyId().equals("harbour"))
                .singleElement()
                .satisfies(position -> assertThat(position.earned()).isEqualTo(eur("2550.00")));
    }

    @Test
    void thePeriodsNameIsReadAsItIsWritten() {
        for (ReportingPeriod period = ReportingPeriod.of(LocalDate.of(1999, 12, 31), Frequency.QUARTER);
                period.firstDay().getYear() < 2003;
                period = period.next()) {
            assertThat(ReportingPeriod.parse(period.toString())).isEqualTo(period);
            ReportingPeriod month = ReportingPeriod.of(period.lastDay(), Frequency.MONTH);
            assertThat(ReportingPeriod.parse(month.toString())).isEqualTo(month);
        }
    }

    /** Attested at once, in one report. */
    private void share(List<RevenueLine> lines) {
        Sharing sharing = sharing();
        for (RevenueLine line : lines) {
            Sharing.Shared shared = sharing.apply(1, line, null);
            assertThat(shared).isInstanceOf(Sharing.Shared.Allocated.class);
            counted.put(line.id(), line.countedOn());
            for (AllocationRow row : ((Sharing.Shared.Allocated) shared).rows()) {
                brought.add(new Brought(signed.on(row.termsOn()).orElseThrow(), book(row)));
            }
        }
        keep(sharing.all());
    }

    private static PeriodBook book(AllocationRow row) {
        if (row.outcome() == AllocationRow.Outcome.CORRECTION) {
            return new PeriodBook(List.of(), row.parts(), List.of());
        }
        return row.base().minorUnits() < 0
                ? new PeriodBook(
                        List.of(),
                        List.of(),
                        row.parts().stream()
                                .map(part ->
                                        new Part(part.partyId(), part.amount().negate()))
                                .toList())
                : new PeriodBook(row.parts(), List.of(), List.of());
    }

    private Ended end(ReportingPeriod period) {
        Ended ended = new PeriodEnding(signed, sharing()).end(period, false, brought);
        brought.clear();
        keep(ended.states());
        return ended;
    }

    private void keep(List<StoredState> all) {
        states = all;
    }

    private Sharing sharing() {
        return new Sharing(signed, memory.of(database), states, line -> Optional.ofNullable(counted.get(line)));
    }

    /** One memory for the whole test: nothing is written. */
    private static final class LineMemoryHolder {
        private @Nullable StoredMemory memory;

        StoredMemory of(JdbcTemplate database) {
            StoredMemory kept = memory;
            if (kept == null) {
                kept = new StoredMemory(database, UUID.randomUUID().toString(), false);
                memory = kept;
            }
            return kept;
        }
    }

    private static SignedTerms terms(Map<LocalDate, RevenueShareTerms> changes) {
        return new SignedTerms(
                day -> day.isBefore(BEFORE.effectiveOn())
                        ? Optional.<PrincipalTerms>empty()
                        : changes.entrySet().stream()
                                .filter(change -> !day.isBefore(change.getKey()))
                                .map(change -> (PrincipalTerms) change.getValue())
                                .findFirst()
                                .or(() -> Optional.of(BEFORE)),
                () -> Stream.concat(Stream.of(BEFORE), changes.values().stream())
                        .map(PrincipalTerms.class::cast)
                        .toList());
    }

    private static RevenueLine sale(String id, LocalDate day, String gross) {
        return line(id, LineKind.SALE, day, gross, null);
    }

    private static RevenueLine refund(String id, String of, LocalDate day, String gross) {
        return line(id, LineKind.REFUND, day, gross, of);
    }

    private static RevenueLine line(String id, LineKind kind, LocalDate day, String gross, @Nullable String refundOf) {
        return new RevenueLine(
                id,
                kind,
                SplitRule.Revenue.SERVICES,
                SplitRule.Occurrence.ONE_OFF,
                "D-" + (refundOf == null ? id : refundOf),
                null,
                day,
                day,
                eur(gross),
                Map.of(),
                refundOf,
                null);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
