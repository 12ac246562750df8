package io.evenhand.protection;

import io.evenhand.access.Actor;
import java.util.Collection;
import java.util.Set;

/**
 * Says of which referrals somebody is not told the customer, though their organisation is bound about it. Whoever discloses customers answers
 * it, so that a window names nobody to whom it was not disclosed.
 */
public interface CustomersHidden {
    /** What stands for the name of a customer that the viewer is not told. */
    String UNNAMED = "A customer not named to you";

    /** Those of these referrals of which the actor may not read the customer; asked at once for many. */
    Set<String> hiddenFrom(Actor actor, Collection<String> referralIds);

    /** All referrals in which the actor's organisation takes part and whose customer the actor may not read; for searching. */
    Set<String> allHiddenFrom(Actor actor);
}
