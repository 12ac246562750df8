package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.payable.MatchLog.Contest;
import io.evenhand.settlement.payable.MatchLog.Telling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves whether, when and how certainly something is paid, whatever is told, undone and contested of it. */
class PaidStateTests {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void whatNobodyTellsIsNotPaidNorWhatIsUndoneOrContested() {
        assertThat(PaidState.of("gets", List.of())).isEmpty();
        assertThat(PaidState.of("gets", List.of(told("pays", 0, true, false, false))))
                .isEmpty();
        assertThat(PaidState.of("gets", List.of(told("pays", 0, false, true, false))))
                .isEmpty();
    }

    @Test
    void thePayersBankReportsAndThePayeesBankOrWordOrSilenceConfirms() {
        assertThat(PaidState.of("gets", List.of(told("pays", 0, false, false, false))))
                .contains(new PaidState(DAY, false, false));
        assertThat(PaidState.of("gets", List.of(told("pays", 0, false, false, true))))
                .contains(new PaidState(DAY, false, true));
        assertThat(PaidState.of("gets", List.of(told("gets", 3, false, false, false))))
                .contains(new PaidState(DAY.plusDays(3), false, true));
    }

    @Test
    void theDayIsThatWhichWasToldFirstOfWhatStands() {
        Telling payers = told("pays", 0, false, false, false);
        Telling payees = told("gets", 2, false, false, false);
        assertThat(PaidState.of("gets", List.of(payees, payers))).contains(new PaidState(DAY, false, true));
        assertThat(PaidState.of("gets", List.of(told("pays", 0, true, false, false), payees)))
                .contains(new PaidState(DAY.plusDays(2), false, true));
        Telling later = new Telling(
                "p",
                "late",
                "pays",
                DAY.minusDays(9),
                false,
                NOW.plusSeconds(99),
                false,
                null,
                Optional.empty(),
                null,
                null,
                Optional.empty());
        assertThat(PaidState.of("gets", List.of(later, payees))).contains(new PaidState(DAY.plusDays(2), false, true));
    }

    private static Telling told(String partner, int days, boolean undone, boolean contested, boolean confirmed) {
        return new Telling(
                "p",
                partner + days,
                partner,
                DAY.plusDays(days),
                false,
                NOW.plusSeconds(days),
                undone,
                null,
                confirmed ? Optional.of(ReceiptKind.SILENCE) : Optional.empty(),
                null,
                null,
                contested ? Optional.of(new Contest("ada", NOW, "Nothing came.")) : Optional.empty());
    }
}
