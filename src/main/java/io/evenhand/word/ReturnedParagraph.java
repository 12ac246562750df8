package io.evenhand.word;

import io.evenhand.redline.Piece.Change;
import java.util.List;
import java.util.Set;

/**
 * A paragraph as it stands in a file that came back.
 *
 * @param key by which it was marked when it went out; empty for none
 * @param change whether its end was added or removed: where it was, the paragraph and the next are one in the other text
 * @param endsCell whether nothing that follows can be joined to it
 * @param comments the ids of those that are tied to it
 */
record ReturnedParagraph(String key, List<Stretch> stretches, Change change, boolean endsCell, Set<String> comments) {
    ReturnedParagraph {
        stretches = List.copyOf(stretches);
        comments = Set.copyOf(comments);
    }
}
