package io.evenhand.terms;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long an agreement lasts, and how it goes on or ends.
 *
 * @param length from the effective date
 * @param renewsFor the length by which it goes on unless a party objects; absent if it simply ends
 * @param renewalNoticeDays before the end, by which a party must object; 0 without renewal
 * @param convenienceNoticeDays with which a party may end it for no reason; absent if none may
 */
public record RenewableTerm(
        Period length,
        @Nullable Period renewsFor,
        int renewalNoticeDays,
        @Nullable Integer convenienceNoticeDays) {
    public RenewableTerm {
        FieldChecks checks = new FieldChecks().period("/length", length, 120);
        if (renewsFor == null) {
            checks.that(
                    renewalNoticeDays == 0,
                    "/renewalNoticeDays",
                    "is given, but nothing is renewed",
                    "write 0, or add \"renewsFor\"");
        } else {
            checks.period("/renewsFor", renewsFor, 120).between("/renewalNoticeDays", renewalNoticeDays, 1, 365);
        }
        if (convenienceNoticeDays != null) {
            checks.between("/convenienceNoticeDays", convenienceNoticeDays, 1, 365);
        }
        checks.done();
    }

    /**
     * The shortest notice with which one party alone may end it on that day; empty when none may.
     *
     * @param effectiveOn the first day of the first term
     */
    OptionalInt noticeDaysFor(LocalDate effectiveOn, LocalDate lastDay) {
        if (renewsFor != null && endsATerm(effectiveOn, lastDay, renewsFor)) {
            return OptionalInt.of(
                    convenienceNoticeDays == null
                            ? renewalNoticeDays
                            : Math.min(renewalNoticeDays, convenienceNoticeDays));
        }
        return convenienceNoticeDays == null ? OptionalInt.empty() : OptionalInt.of(convenienceNoticeDays);
    }

    /** Whoever objects to a renewal ends the agreement with the term that runs. */
    private boolean endsATerm(LocalDate effectiveOn, LocalDate lastDay, Period further) {
        LocalDate next = effectiveOn.plus(length);
        while (next.isBefore(lastDay.plusDays(1))) {
            next = next.plus(further);
        }
        return next.equals(lastDay.plusDays(1));
    }

    Optional<String> noticeRule() {
        Optional<String> anyTime = Optional.ofNullable(convenienceNoticeDays)
                .map(days -> "Any party may end it with %s' notice.".formatted(Language.ENGLISH.days(days)));
        Optional<String> atTheEnd = Optional.ofNullable(renewsFor)
                .map(further -> "Any party may end it with the term that runs, with %s' notice."
                        .formatted(Language.ENGLISH.days(renewalNoticeDays)));
        return Stream.of(atTheEnd, anyTime).flatMap(Optional::stream).reduce((one, other) -> one + " " + other);
    }
}
