package io.evenhand.word;

import io.evenhand.redline.Piece.Change;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a draft consists of, from top to bottom. */
sealed interface Part {
    /** Its paragraphs in the order in which one reads them. */
    Stream<Paragraph> paragraphs();

    /** One paragraph across the page. */
    record Line(Paragraph paragraph) implements Part {
        @Override
        public Stream<Paragraph> paragraphs() {
            return Stream.of(paragraph);
        }
    }

    /**
     * A table.
     *
     * @param rows the first one being its heads
     */
    record Grid(Kind kind, @Nullable Paragraph caption, List<Row> rows) implements Part {
        enum Kind {
            /** Sums up the terms. */
            COVER,
            /** Holds the values that can be changed beside those on the cover. */
            SHEET,
            OF_TEXT
        }

        public Grid {
            rows = List.copyOf(rows);
        }

        /** Whether its values can be changed where they stand. */
        boolean isOpen() {
            return kind != Kind.OF_TEXT;
        }

        @Override
        public Stream<Paragraph> paragraphs() {
            return Stream.concat(Stream.ofNullable(caption), rows.stream().flatMap(row -> row.cells().stream()));
        }
    }

    /** @param change whether the whole row was added or removed between two texts */
    record Row(List<Paragraph> cells, Change change) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Where one party signs. */
    record Signature(List<Paragraph> lines) implements Part {
        public Signature {
            lines = List.copyOf(lines);
        }

        @Override
        public Stream<Paragraph> paragraphs() {
            return lines.stream();
        }
    }
}
