package io.evenhand.terms;

import java.time.Period;
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
}
