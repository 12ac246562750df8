package io.evenhand.claim;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody offers to settle on, as it was typed.
 *
 * @param amount that the respondent pays; blank or zero for nothing
 * @param currency blank for that of the claim
 * @param rate by which it counts toward the most that the signed terms allow
 * @param payableBy by when, such as "2027-01-31"; blank for the day on which the other side accepts, as the signed terms say
 * @param words on what terms
 */
public record SaidOffer(String amount, String currency, SaidRate rate, String payableBy, String words) {
    private static final int MOST_YEARS = 5;

    /** Null where none was typed that can be read. */
    @Nullable
    LocalDate day() {
        try {
            return payableBy.isBlank() ? null : LocalDate.parse(payableBy.strip());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Empty where the day will do. */
    Optional<ClaimResult> flawOfDay(LocalDate today) {
        LocalDate day = day();
        boolean sound =
                day == null ? payableBy.isBlank() : !day.isBefore(today) && !day.isAfter(today.plusYears(MOST_YEARS));
        return sound
                ? Optional.empty()
                : Optional.of(new ClaimResult.Refused(
                        "payableBy", "Enter a day from today on, within five years, or leave it empty."));
    }
}
