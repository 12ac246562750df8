package io.evenhand.terms;

import io.evenhand.money.Money;
import java.util.Optional;

/**
 * The most for which each party is liable to another, for all claims from the same twelve months. What no such limit may cover is standing
 * text, since nobody negotiates it.
 */
public sealed interface Liability {
    /** The fixed part of the limit, if it has one. */
    default Optional<Money> fixedPart() {
        return switch (this) {
            case FixedLiability fixed -> Optional.of(fixed.atMost());
            case MultipleLiability ignored -> Optional.empty();
            case GreaterOfLiability greater -> Optional.of(greater.atMost());
        };
    }

    /** A fixed sum. */
    record FixedLiability(Money atMost) implements Liability {
        public FixedLiability {
            new FieldChecks().positive("/atMost", atMost).done();
        }
    }

    /** @param times what was shared about the customer in the twelve months before, from 1 to 10 */
    record MultipleLiability(int times) implements Liability {
        public MultipleLiability {
            new FieldChecks().between("/times", times, 1, 10).done();
        }
    }

    /** Whichever of the two is more. */
    record GreaterOfLiability(Money atMost, int times) implements Liability {
        public GreaterOfLiability {
            new FieldChecks()
                    .positive("/atMost", atMost)
                    .between("/times", times, 1, 10)
                    .done();
        }
    }
}
