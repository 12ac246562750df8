package io.evenhand.settlement.payable;

import io.evenhand.document.DocumentHash;
import java.time.LocalDate;

/**
 * Why damages are owed. There are these three and no other: what is only claimed is not owed, and cannot be posted.
 */
public sealed interface DamagesBasis {
    /** The day on which it came to be owed. */
    LocalDate on();

    /** The archived document that shows it. */
    DocumentHash document();

    /** In a few words. */
    String words();

    /** Who owes it says so. @param by the person who admitted it for the one who owes */
    record Admitted(String by, LocalDate on, DocumentHash document) implements DamagesBasis {
        public Admitted {
            require(by, "who admitted it");
        }

        @Override
        public String words() {
            return "admitted by " + by;
        }
    }

    /** Both agreed on it. */
    record Settled(LocalDate on, DocumentHash document) implements DamagesBasis {
        @Override
        public String words() {
            return "settled between the two";
        }
    }

    /** A court or tribunal decided, and it is final. @param by which one, and under which number */
    record Awarded(String by, LocalDate on, DocumentHash document) implements DamagesBasis {
        public Awarded {
            require(by, "who awarded it");
        }

        @Override
        public String words() {
            return "awarded by " + by;
        }
    }

    private static void require(String by, String what) {
        if (by.isBlank() || by.length() > 200) {
            throw new IllegalArgumentException("Say " + what + ", in at most 200 characters");
        }
    }
}
