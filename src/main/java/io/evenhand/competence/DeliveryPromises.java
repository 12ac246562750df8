package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.Optional;

/** What is promised in a delivery and not over: whoever knows promises says it. */
public interface DeliveryPromises {
    /** What presses first of what this deliverer, or whoever brings it to the customer, still owes there, in their words; empty for nothing. */
    Optional<String> open(String source, PartnerId deliverer);
}
