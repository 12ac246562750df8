package io.evenhand.settlement.payable;

import io.evenhand.settlement.payable.MatchLog.Telling;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a payable is paid, as far as what was told of it stands. The day is that which was told first: what the payer's bank reports is
 * confirmed by the payee with its day, and what comes after a confirmation does not move it.
 *
 * @param on the day of payment
 * @param setOff whether by setting off
 * @param confirmed whether the payee has it; else only the payer's bank reports it
 */
record PaidState(LocalDate on, boolean setOff, boolean confirmed) {

    /** Empty when nothing stands that says it is paid. @param told in any order */
    static Optional<PaidState> of(String creditorId, List<Telling> told) {
        List<Telling> standing = told.stream()
                .filter(Telling::stands)
                .sorted(Comparator.comparing(Telling::toldAt).thenComparing(Telling::matchId))
                .toList();
        Optional<Telling> setOff = standing.stream().filter(Telling::setOff).findFirst();
        if (setOff.isPresent()) {
            return setOff.map(telling -> new PaidState(telling.bookedOn(), true, true));
        }
        boolean confirmed = standing.stream()
                .anyMatch(telling -> telling.partnerId().equals(creditorId)
                        || telling.confirmedHow().isPresent());
        return standing.stream().findFirst().map(first -> new PaidState(first.bookedOn(), false, confirmed));
    }
}
