package io.evenhand.partner;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Authority to sign agreements of one kind, for a period.
 *
 * @param agreementKind code of the kind, such as {@code nda}
 * @param validFrom the first day; null when it has held since before days were kept
 * @param validUntil the last day; null while no end is set
 */
@Embeddable
public record SigningAuthority(
        String agreementKind,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {
    /** Whether it covers agreements of this kind, whenever that is. */
    public boolean covers(String kind) {
        return agreementKind.equals(kind);
    }

    public boolean holdsOn(LocalDate day) {
        return !beginsAfter(day) && !endedBefore(day);
    }

    public boolean beginsAfter(LocalDate day) {
        return validFrom != null && validFrom.isAfter(day);
    }

    public boolean endedBefore(LocalDate day) {
        return validUntil != null && validUntil.isBefore(day);
    }

    boolean overlaps(SigningAuthority other) {
        return covers(other.agreementKind)
                && notAfter(validFrom, other.validUntil)
                && notAfter(other.validFrom, validUntil);
    }

    SigningAuthority until(LocalDate lastDay) {
        return new SigningAuthority(agreementKind, validFrom, lastDay);
    }

    private static boolean notAfter(@Nullable LocalDate first, @Nullable LocalDate last) {
        return first == null || last == null || !first.isAfter(last);
    }
}
