package io.evenhand.partner;

import io.evenhand.money.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Authority to sign agreements of one kind, for a period.
 *
 * @param agreementKind code of the kind, such as {@code nda}
 * @param validFrom the first day; null when it has held since before days were kept
 * @param validUntil the last day; null while no end is set
 * @param limit the most that a deal may be worth; null for any deal
 * @param jointly whether the person signs only together with another of the partner's people who may sign the same
 */
@Embeddable
public record SigningAuthority(
        String agreementKind,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,

        @Embedded
        @AttributeOverride(name = "minorUnits", column = @Column(name = "limit_minor_units"))
        @AttributeOverride(name = "currency", column = @Column(name = "limit_currency", columnDefinition = "char(3)"))
        @Nullable
        Money limit,

        boolean jointly) {
    /** Alone and without limit. */
    public SigningAuthority(String agreementKind, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil) {
        this(agreementKind, validFrom, validUntil, null, false);
    }

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

    /**
     * Whether a deal of this value is within the limit. Where nobody knows what a deal is worth, or in another currency, only
     * authority without limit reaches: amounts are not guessed, and rates change from day to day.
     */
    public boolean reaches(@Nullable Money value) {
        return limit == null
                || (value != null
                        && value.currency().equals(limit.currency())
                        && value.minorUnits() <= limit.minorUnits());
    }

    /** Whether it lets its holder sign this, alone or with another. */
    public boolean allows(ToBeSigned what) {
        return covers(what.agreementKind()) && holdsOn(what.day()) && reaches(what.value());
    }

    /** Authority alone and jointly may be held at once: often alone up to an amount, and jointly beyond it. */
    boolean overlaps(SigningAuthority other) {
        return covers(other.agreementKind)
                && jointly == other.jointly
                && notAfter(validFrom, other.validUntil)
                && notAfter(other.validFrom, validUntil);
    }

    SigningAuthority until(LocalDate lastDay) {
        return new SigningAuthority(agreementKind, validFrom, lastDay, limit, jointly);
    }

    private static boolean notAfter(@Nullable LocalDate first, @Nullable LocalDate last) {
        return first == null || last == null || !first.isAfter(last);
    }
}
