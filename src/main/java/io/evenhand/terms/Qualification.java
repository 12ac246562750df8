package io.evenhand.terms;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an introduction must be, and lead to, for its revenue to be shared. At least one of the three is agreed.
 *
 * @param lookBackMonths before the effective date, in which no deliverer may have done such work for the customer; whatever it did
 *     before does not matter if absent
 * @param acceptanceDays from the effective date, within which a deliverer may reject the introduction; none may if absent
 * @param firstOrder by when the customer must have ordered; it may take its time if absent
 */
public record Qualification(
        @Nullable Integer lookBackMonths,
        @Nullable Integer acceptanceDays,
        @Nullable FirstOrder firstOrder) {
    public Qualification {
        FieldChecks checks = new FieldChecks()
                .that(
                        lookBackMonths != null || acceptanceDays != null || firstOrder != null,
                        "",
                        "asks for nothing",
                        "say what it asks for, or leave it out");
        if (lookBackMonths != null) {
            checks.between("/lookBackMonths", lookBackMonths, 1, 60);
        }
        if (acceptanceDays != null) {
            checks.between("/acceptanceDays", acceptanceDays, 1, 60);
        }
        checks.done();
    }

    /** The deliverers, without the introducer: nobody rejects what it brought itself. */
    List<String> mayReject(RevenueShareTerms.Roles roles) {
        return roles.delivererIds().stream()
                .filter(deliverer -> !deliverer.equals(roles.introducerId()))
                .toList();
    }

    /**
     * By when the customer's first order must be there, since otherwise no revenue is shared.
     *
     * @param withinMonths of the effective date
     * @param trigger what of it must have happened by then
     */
    public record FirstOrder(int withinMonths, Trigger trigger) {
        public FirstOrder {
            new FieldChecks().between("/withinMonths", withinMonths, 1, 36).done();
        }

        /** The last day on which it may happen. */
        public LocalDate lastDay(LocalDate effectiveOn) {
            return effectiveOn.plusMonths(withinMonths);
        }

        /** What makes the introduction one that led to business. */
        public enum Trigger {
            /** The customer has ordered. */
            PLACED,
            /** The customer has paid for it, in whole or in part. */
            PAID
        }
    }
}
