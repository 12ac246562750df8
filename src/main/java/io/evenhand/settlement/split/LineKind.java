package io.evenhand.settlement.split;

import io.evenhand.terms.RevenueShareTerms.Clawback.Trigger;
import java.util.Optional;

/** What a reported line says of the customer's money. */
public enum LineKind {
    /** The customer owes or has paid. */
    SALE,
    /** The customer got money back. */
    REFUND,
    /** The customer was given a credit note. */
    CREDIT,
    /** The customer cancelled, and the amount is lost. */
    CHURN;

    /** The event of a clawback that this is; none of a sale. */
    public Optional<Trigger> trigger() {
        return switch (this) {
            case SALE -> Optional.empty();
            case REFUND -> Optional.of(Trigger.REFUND);
            case CREDIT -> Optional.of(Trigger.CREDIT);
            case CHURN -> Optional.of(Trigger.CHURN);
        };
    }
}
