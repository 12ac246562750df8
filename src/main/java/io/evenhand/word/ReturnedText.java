package io.evenhand.word;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says that came back.
 *
 * @param stamp which draft it says that it is; empty where it does not
 * @param footers what stands at the foot of its pages, which may tell when its properties were lost
 * @param comments by their ids
 */
record ReturnedText(
        List<ReturnedParagraph> paragraphs, Optional<Stamp> stamp, String footers, Map<String, Comment> comments) {
    ReturnedText {
        paragraphs = List.copyOf(paragraphs);
    }
}
