package io.evenhand.relationship;

import java.util.List;

/** What a handed-in proof said when it was checked. @param sentences what speaks against it first */
public record ListingView(boolean proven, List<String> sentences) {
    public ListingView {
        sentences = List.copyOf(sentences);
    }
}
