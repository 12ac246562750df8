package io.evenhand.relationship;

import java.util.List;

/**
 * What a handed-in proof said when it was checked.
 *
 * @param sentences what speaks against it first
 * @param published whether its owner published the list that it is of, which anybody may hold it against
 */
public record ListingView(boolean proven, List<String> sentences, boolean published) {
    public ListingView {
        sentences = List.copyOf(sentences);
    }
}
