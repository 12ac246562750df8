package io.evenhand.word;

import java.util.List;

/**
 * The text of a draft, apart from how it is stored.
 *
 * @param language as a language tag: "en"
 * @param footer what stands at the foot of each page
 */
record DraftText(String title, String language, String footer, List<Part> parts) {
    DraftText {
        parts = List.copyOf(parts);
    }

    List<Paragraph> paragraphs() {
        return parts.stream().flatMap(Part::paragraphs).toList();
    }
}
