package io.evenhand.word;

import static io.evenhand.redline.Piece.Change.ADDED;
import static io.evenhand.redline.Piece.Change.KEPT;
import static io.evenhand.redline.Piece.Change.REMOVED;

import io.evenhand.redline.Block;
import io.evenhand.redline.Piece;
import io.evenhand.redline.Piece.Change;
import io.evenhand.redline.Redline;
import io.evenhand.word.Part.Grid;
import io.evenhand.word.Part.Line;
import io.evenhand.word.Part.Row;
import io.evenhand.word.Part.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one text of two, in which what differs is marked: whoever accepts every change has the later text, whoever rejects every one the
 * earlier, to the character.
 */
final class Redlined {
    private Redlined() {}

    static DraftText between(DraftText before, DraftText after) {
        List<Part> parts = new ArrayList<>();
        for (Block block : Redline.blocks(signs(before), signs(after))) {
            if (block.before() >= 0 && block.after() >= 0) {
                both(before.parts().get(block.before()), after.parts().get(block.after()), parts);
            } else if (block.before() >= 0) {
                parts.add(whole(before.parts().get(block.before()), REMOVED));
            } else {
                parts.add(whole(after.parts().get(block.after()), ADDED));
            }
        }
        return new DraftText(after.title(), after.language(), after.footer(), parts);
    }

    /** What tells parts apart: their text, and that tables are compared with tables. */
    private static List<String> signs(DraftText text) {
        return text.parts().stream()
                .map(part -> switch (part) {
                    case Line line ->
                        line.paragraph().look() + " " + line.paragraph().text();
                    // There are few tables, each in its place: the same one is recognised by its caption.
                    case Grid grid -> "table " + text(grid.caption() == null ? Stream.of() : Stream.of(grid.caption()));
                    case Signature signature -> "signature " + text(signature.paragraphs());
                })
                .toList();
    }

    private static String text(Stream<Paragraph> paragraphs) {
        return paragraphs.map(Paragraph::text).collect(Collectors.joining(" "));
    }

    private static void both(Part before, Part after, List<Part> parts) {
        if (before instanceof Line old && after instanceof Line now) {
            if (old.paragraph().look() == now.paragraph().look()) {
                parts.add(new Line(compared(old.paragraph(), now.paragraph())));
                return;
            }
        } else if (before instanceof Grid old && after instanceof Grid now) {
            parts.add(compared(old, now));
            return;
        } else if (before.equals(after)) {
            parts.add(after);
            return;
        }
        parts.add(whole(before, REMOVED));
        parts.add(whole(after, ADDED));
    }

    private static Part whole(Part part, Change change) {
        return switch (part) {
            case Line line -> new Line(whole(line.paragraph(), change));
            case Grid grid -> {
                Paragraph caption = grid.caption();
                yield new Grid(
                        grid.kind(),
                        caption == null ? null : whole(caption, change),
                        grid.rows().stream().map(row -> whole(row, change)).toList());
            }
            case Signature signature ->
                new Signature(signature.lines().stream()
                        .map(line -> whole(line, change))
                        .toList());
        };
    }

    private static Row whole(Row row, Change change) {
        return new Row(row.cells().stream().map(cell -> whole(cell, change)).toList(), change);
    }

    private static Paragraph whole(Paragraph paragraph, Change change) {
        return paragraph.with(
                paragraph.spans().stream()
                        .map(span -> span.reading(span.text(), change))
                        .toList(),
                change);
    }

    private static Grid compared(Grid before, Grid after) {
        List<Row> rows = new ArrayList<>();
        for (Block block : Redline.blocks(labels(before), labels(after))) {
            if (block.before() < 0) {
                rows.add(whole(after.rows().get(block.after()), ADDED));
                continue;
            }
            Row old = before.rows().get(block.before());
            if (block.after() < 0) {
                rows.add(whole(old, REMOVED));
                continue;
            }
            Row now = after.rows().get(block.after());
            if (block.isChanged() || old.cells().size() != now.cells().size()) {
                rows.add(whole(old, REMOVED));
                rows.add(whole(now, ADDED));
            } else {
                List<Paragraph> cells = new ArrayList<>();
                for (int i = 0; i < now.cells().size(); i++) {
                    cells.add(compared(old.cells().get(i), now.cells().get(i)));
                }
                rows.add(new Row(cells, KEPT));
            }
        }
        return new Grid(after.kind(), after.caption(), rows);
    }

    private static List<String> labels(Grid grid) {
        return grid.rows().stream().map(row -> row.cells().getFirst().text()).toList();
    }

    /** Value by value where both have the same fields in the same order, else word by word. */
    private static Paragraph compared(Paragraph before, Paragraph after) {
        if (before.text().equals(after.text())) {
            return after;
        }
        List<Span> spans = new ArrayList<>();
        if (fields(before).equals(fields(after))) {
            for (int i = 0; i < after.spans().size(); i++) {
                compare(before.spans().get(i), after.spans().get(i), spans);
            }
        } else {
            int[] at = new int[2];
            for (Piece piece : Redline.words(before.text(), after.text())) {
                piece(piece, before, after, at, spans);
            }
        }
        return after.with(spans, KEPT);
    }

    private static List<String> fields(Paragraph paragraph) {
        return paragraph.spans().stream()
                .map(span -> span.bold() + " " + Objects.toString(span.field(), "")
                        + (span.reference() == null ? "" : "ref"))
                .toList();
    }

    private static void compare(Span before, Span after, List<Span> spans) {
        if (before.text().equals(after.text())) {
            spans.add(after);
        } else if (after.field() != null) {
            spans.add(before.reading(before.text(), REMOVED));
            spans.add(after.reading(after.text(), ADDED));
        } else {
            Redline.words(before.text(), after.text())
                    .forEach(piece -> spans.add(after.reading(piece.text(), piece.change())));
        }
    }

    /** Takes the look of each character from the text that it stands in. */
    private static void piece(Piece piece, Paragraph before, Paragraph after, int[] at, List<Span> spans) {
        boolean removed = piece.change() == REMOVED;
        cut(removed ? before : after, removed ? at[0] : at[1], piece.text().length(), piece.change(), spans);
        at[0] += piece.change() == ADDED ? 0 : piece.text().length();
        at[1] += removed ? 0 : piece.text().length();
    }

    private static void cut(Paragraph of, int from, int length, Change change, List<Span> spans) {
        int start = 0;
        for (Span span : of.spans()) {
            int begin = Math.max(from, start);
            int end = Math.min(from + length, start + span.text().length());
            if (begin < end) {
                Span part = Span.of(span.text().substring(begin - start, end - start), span.bold());
                spans.add(part.reading(part.text(), change));
            }
            start += span.text().length();
        }
    }
}
