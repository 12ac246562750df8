package io.evenhand.verification;

import java.util.List;
import java.util.Optional;

/** What wording that was released says in the clauses of which the parties choose among several texts. Whoever keeps wording answers. */
public interface ReleasedClauses {
    /** Where no wording is known. */
    ReleasedClauses NONE = wording -> Optional.empty();

    /**
     * The clauses of one wording.
     *
     * @return empty where no such wording is known, or several might be meant
     */
    Optional<List<Clause>> of(Printed wording);

    /**
     * A wording as the foot of every page names it.
     *
     * @param name "nda"
     * @param language "de"
     * @param shortHash the first eight hexadecimal digits of its SHA-256
     */
    record Printed(String name, String language, String shortHash) {
        @Override
        public String toString() {
            return name + "." + language + " " + shortHash;
        }
    }

    /**
     * A clause.
     *
     * @param name by which terms choose of it
     * @param label for people
     * @param texts of which one stands in an agreement, the standard one first
     */
    record Clause(String name, String label, List<Text> texts) {
        public Clause {
            texts = List.copyOf(texts);
        }

        Optional<Text> text(String position) {
            return texts.stream()
                    .filter(text -> text.position().equals(position))
                    .findFirst();
        }
    }

    /**
     * One text of a clause.
     *
     * @param position by which terms choose it
     * @param label for people
     * @param passages what stands on the pages word for word, between what is filled in
     */
    record Text(String position, String label, List<String> passages) {
        public Text {
            passages = List.copyOf(passages);
        }

        /** Whether all of it is in {@linkplain PageText#comparable comparable} text; nothing can be said of a text that is all filled in. */
        boolean isIn(String comparable) {
            return !passages.isEmpty()
                    && passages.stream().map(PageText::comparable).allMatch(comparable::contains);
        }
    }
}
