package io.evenhand.wording;

import io.evenhand.redline.Block;
import io.evenhand.redline.Piece;
import io.evenhand.redline.Piece.Change;
import io.evenhand.redline.Redline;
import io.evenhand.template.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What differs between two texts, side by side: what changed, and what is the same folded between.
 *
 * @param parts those that differ, in order
 * @param same the titles of those that do not
 */
public record Comparison(List<Part> parts, List<String> same) {
    /** Of what is unchanged, so many paragraphs are shown before and after a change. */
    private static final int AROUND = 1;

    public Comparison {
        parts = List.copyOf(parts);
        same = List.copyOf(same);
    }

    /** A file or a document. @param changes how many paragraphs were changed, added or removed */
    public record Part(String title, int changes, List<Run> runs) {
        public Part {
            runs = List.copyOf(runs);
        }
    }

    /** Rows that follow one another. @param folded whether they are the same on both sides and far from any change */
    public record Run(boolean folded, List<Row> rows) {
        public Run {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A paragraph on both sides.
     *
     * @param before empty where it was added
     * @param after empty where it was removed
     */
    public record Row(boolean changed, List<Piece> before, List<Piece> after) {
        public Row {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** File by file. */
    public static Comparison of(Wording before, Wording after) {
        TreeSet<String> files = new TreeSet<>(before.files().keySet());
        files.addAll(after.files().keySet());
        List<Part> parts = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (String file : files) {
            String former = before.read(file).orElse("");
            String present = after.read(file).orElse("");
            if (former.equals(present)) {
                same.add(file);
            } else {
                parts.add(part(file, paragraphs(file, former), paragraphs(file, present)));
            }
        }
        return new Comparison(parts, same);
    }

    /** Of two texts under one title. */
    public static Comparison of(String title, List<String> before, List<String> after) {
        return before.equals(after)
                ? new Comparison(List.of(), List.of(title))
                : new Comparison(List.of(part(title, before, after)), List.of());
    }

    public boolean isSame() {
        return parts.isEmpty();
    }

    /** Markdown by paragraphs; what is no prose line by line. */
    private static List<String> paragraphs(String file, String text) {
        return Arrays.stream(text.split(file.endsWith(".md") ? "\n\\s*\n" : "\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static Part part(String title, List<String> before, List<String> after) {
        List<Row> rows =
                Redline.blocks(before, after).stream().map(Comparison::row).toList();
        boolean[] near = new boolean[rows.size()];
        int changes = 0;
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).changed()) {
                changes++;
                Arrays.fill(near, Math.max(0, at - AROUND), Math.min(rows.size(), at + AROUND + 1), true);
            }
        }
        List<Run> runs = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            while (to < rows.size() && near[to] == near[from]) {
                to++;
            }
            runs.add(new Run(!near[from], rows.subList(from, to)));
            from = to;
        }
        return new Part(title, changes, runs);
    }

    private static Row row(Block block) {
        return new Row(
                block.isChanged(),
                block.before() < 0 ? List.of() : without(block.pieces(), Change.ADDED),
                block.after() < 0 ? List.of() : without(block.pieces(), Change.REMOVED));
    }

    private static List<Piece> without(List<Piece> pieces, Change change) {
        return pieces.stream().filter(piece -> piece.change() != change).toList();
    }

    /** What was said before, in the same order as it is read; for who counts. */
    public Stream<Row> changedRows() {
        return parts.stream()
                .flatMap(part -> part.runs().stream())
                .flatMap(run -> run.rows().stream())
                .filter(Row::changed);
    }
}
