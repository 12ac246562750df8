package io.evenhand.settlement.whatif;

import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import java.util.Optional;

/** Whoever knows how much a deal is thought to be worth. */
public interface DealValue {
    /** @param subject what the agreement belongs to; empty where it is unknown, or nothing that the actor may see */
    Optional<Money> estimated(Actor actor, String subject);
}
