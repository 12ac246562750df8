package io.evenhand.settlement.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.payable.PeriodPaid;
import io.evenhand.settlement.payable.PeriodUnpaid;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves that the state of a settled period says the truth after its process is over: open while something is unpaid, else closed. */
@WithoutEngine
class PaidPeriodsTests {
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);

    @Autowired
    PeriodTable periods;

    @Autowired
    EventTable events;

    @Autowired
    Closings closings;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher publisher;

    private final SettlementId id = SettlementId.random();
    private final String agreement = UUID.randomUUID().toString();

    @BeforeEach
    void aSealedPeriodWithOnePayable() {
        database.update(
                "insert into settlement_period (id, agreement_id, agreement_number, agreement_title, subject, ordinal, period,"
                        + " first_day, last_day, biller_id, state, opened_at, report_due_on, draft_version, statement_number, sealed_at)"
                        + " values (?, ?, 'S-9', 'Revenue share', '', 1, '2025-12', '2025-12-01', ?, 'pays', 'SEALED', ?, ?, 1, ?, ?)",
                id.value(),
                agreement,
                LAST_DAY,
                "2026-01-02 00:00:00",
                LAST_DAY,
                "ST-" + id.value().substring(0, 8),
                "2026-01-03 00:00:00");
        database.update(
                "insert into payable (id, kind, agreement_id, period, statement_number, debtor_id, creditor_id, net_units, currency,"
                        + " due_on, content_hash, opened_at, words) values (?, 'SHARE', ?, '2025-12', 'ST', 'pays', 'gets', 100, 'EUR',"
                        + " ?, '', ?, '')",
                id.value() + "/1",
                agreement,
                LAST_DAY,
                "2026-01-03 00:00:00");
    }

    @Test
    void aPaymentThatIsTakenBackOpensAClosedPeriodAgainAndTheNextClosesIt() {
        paid(true);
        closings.close(id);
        assertThat(state()).isEqualTo(PeriodState.CLOSED);
        paid(false);
        publish(new PeriodUnpaid(agreement, "2025-12", "RE-1"));
        assertThat(state()).isEqualTo(PeriodState.SEALED);
        paid(true);
        publish(new PeriodPaid("paid", agreement, "2025-12"));
        assertThat(state()).isEqualTo(PeriodState.CLOSED);
        publish(new PeriodUnpaid(agreement, "2025-12", "RE-1"));
        publish(new PeriodPaid("paid", agreement, "2025-12"));
        assertThat(whats())
                .containsExactly(
                        "closed the period",
                        "opened the period again: the payment of RE-1 was taken back",
                        "closed the period again: all is paid",
                        "opened the period again: the payment of RE-1 was taken back",
                        "closed the period again: all is paid");
    }

    @Test
    void whatIsTakenBackBeforeTheProcessClosesThePeriodKeepsItOpen() {
        closings.close(id);
        closings.close(id);
        assertThat(state()).isEqualTo(PeriodState.SEALED);
        assertThat(whats()).containsExactly("kept the period open: a payment was taken back");
        paid(true);
        publish(new PeriodPaid("paid", agreement, "2025-12"));
        assertThat(state()).isEqualTo(PeriodState.CLOSED);
    }

    @Test
    void whileItsProcessWaitsThePaymentDoesNotCloseIt() {
        paid(true);
        publish(new PeriodPaid("paid", agreement, "2025-12"));
        assertThat(state()).isEqualTo(PeriodState.SEALED);
        assertThat(whats()).isEmpty();
    }

    private void paid(boolean paid) {
        database.update(
                "update payable set paid_on = ?, confirmed = ? where agreement_id = ?",
                paid ? LAST_DAY : null,
                paid,
                agreement);
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> publisher.publishEvent(event));
    }

    private PeriodState state() {
        return periods.find(id).orElseThrow().state();
    }

    private List<String> whats() {
        return events.of(id).stream().map(PeriodPage.Happened::what).toList();
    }
}
