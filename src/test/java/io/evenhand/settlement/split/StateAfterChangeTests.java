package io.evenhand.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.terms.TermsFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves what goes on counting when a signed change replaces the terms, and what begins anew. */
class StateAfterChangeTests {
    private static final RevenueShareTerms BEFORE = SampleTerms.revenueShare(2);
    private static final SplitState STATE = new SplitState(
            TermsFormat.hash(BEFORE),
            Map.of(
                    "open", List.of(8107L),
                    "agreement/licences", List.of(10L, 20L, 0L),
                    "period/licences/8107", List.of(10L, 20L, 0L)));

    @Test
    void rulesThatReadAsBeforeGoOnCounting() {
        RevenueShareTerms after = BEFORE.until(BEFORE.effectiveOn().plusYears(1));
        SplitState state = StateAfterChange.of(STATE, BEFORE, after, TermsFormat.hash(after));

        assertThat(state.terms()).isEqualTo(TermsFormat.hash(after)).isNotEqualTo(STATE.terms());
        assertThat(state.totals()).isEqualTo(STATE.totals());
        assertThat(Splitter.resume(after, TermsFormat.hash(after), state, LineMemory.onHeap(), true)
                        .state()
                        .totals())
                .containsAllEntriesOf(STATE.totals());
    }

    @Test
    void aRuleThatReadsOtherwiseBeginsAnewAndThePeriodStays() {
        RevenueShareTerms after = SampleTerms.tieredRevenueShare(2);
        assertThat(StateAfterChange.of(STATE, BEFORE, after, TermsFormat.hash(after))
                        .totals())
                .isEqualTo(Map.of(
                        "open", List.of(8107L), "begun/licences", List.of(8107L), "begun/project", List.of(8107L)));
    }

    @Test
    void amongOtherPartiesEverythingBeginsAnew() {
        RevenueShareTerms after = SampleTerms.revenueShare(3);
        assertThat(StateAfterChange.of(STATE, BEFORE, after, TermsFormat.hash(after))
                        .totals())
                .isEqualTo(Map.of("begun/licences", List.of(8107L), "begun/project", List.of(8107L)));
    }

    @Test
    void whatIsCarriedForwardStillIsWherePeriodsBecomeShorter() {
        RevenueShareTerms after = every(Frequency.MONTH);
        long third = ReportingPeriod.number(LocalDate.of(2026, 9, 30), Frequency.QUARTER);
        SplitState state = new SplitState(
                TermsFormat.hash(BEFORE),
                Map.of("open", List.of(third + 1), "carried/harbour", List.of(third, 50_000L)));
        long september = ReportingPeriod.number(LocalDate.of(2026, 9, 30), Frequency.MONTH);
        assertThat(BEFORE.reporting().every()).isEqualTo(Frequency.QUARTER);
        assertThat(StateAfterChange.of(state, BEFORE, after, TermsFormat.hash(after))
                        .totals())
                .containsEntry("carried/harbour", List.of(september, 50_000L))
                .containsEntry("begun/project", List.of(september + 1));
    }

    private static RevenueShareTerms every(Frequency frequency) {
        return new RevenueShareTerms(
                BEFORE.parties(),
                BEFORE.effectiveOn(),
                BEFORE.customer(),
                BEFORE.referralReference(),
                BEFORE.roles(),
                BEFORE.qualification(),
                BEFORE.rules(),
                BEFORE.payment(),
                new Reporting(frequency, BEFORE.reporting().dueDays()),
                BEFORE.audit(),
                BEFORE.clawback(),
                BEFORE.holdDays(),
                BEFORE.tailDays(),
                BEFORE.rounding(),
                BEFORE.conversion(),
                BEFORE.interest(),
                BEFORE.carryForward(),
                BEFORE.liability(),
                BEFORE.term(),
                BEFORE.jurisdiction(),
                BEFORE.notices(),
                BEFORE.clauses());
    }
}
