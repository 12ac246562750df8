package io.evenhand.wording;

import java.util.List;

/**
 * What came of making an agreement's document once more and holding it against the one that is kept. Pages are compared by the words that
 * are printed on them, in reading order. Bytes always differ: the kept file carries its signatures and the times at which it was made.
 */
public sealed interface Recreation {
    /**
     * @param wording what it was made of: "nda.en 1f3a99c0"
     * @param keptHash SHA-256 of the kept file
     * @param pagesMade how many pages it has now
     * @param pagesKept how many the kept one has
     * @param differing the pages of which the words differ, from 1 on; none where all is the same
     * @param sameWords whether the words of the whole are the same, even where a page ends elsewhere
     * @param differences side by side, kept and made; empty where the words are the same
     */
    record Compared(
            String wording,
            String keptHash,
            int pagesMade,
            int pagesKept,
            List<Integer> differing,
            boolean sameWords,
            Comparison differences)
            implements Recreation {
        public Compared {
            differing = List.copyOf(differing);
        }

        public boolean isSame() {
            return differing.isEmpty() && pagesMade == pagesKept;
        }
    }

    /** @param reason in a sentence for people */
    record Impossible(String reason) implements Recreation {}
}
