package io.evenhand.word;

import io.evenhand.redline.Piece.Change;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One paragraph of a draft.
 *
 * @param key by which it is recognised when the draft comes back; letters, digits and underscores
 * @param label its number as a reader sees it, "3.2" or "(a)"; empty for none
 * @param where the heading under which it stands
 * @param change whether the whole paragraph was added or removed between two texts
 */
record Paragraph(String key, Look look, String label, String where, List<Span> spans, Change change) {
    Paragraph {
        spans = List.copyOf(spans);
    }

    Paragraph(String key, Look look, String label, String where, List<Span> spans) {
        this(key, look, label, where, spans, Change.KEPT);
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    Paragraph with(List<Span> others, Change how) {
        return new Paragraph(key, look, label, where, others, how);
    }
}
