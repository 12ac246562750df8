package io.evenhand.word;

import static io.evenhand.redline.Piece.Change.ADDED;
import static io.evenhand.redline.Piece.Change.KEPT;

import io.evenhand.word.Part.Grid;
import io.evenhand.word.Part.Row;
import io.evenhand.word.Part.Signature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes tables, and the places where parties sign, which are one too. */
final class TableWriter {
    private static final int PAGE_WIDTH = 9070;
    private static final int LABEL_PERCENT = 32;
    private static final int LABEL_PERCENT_OF_SHEET = 62;

    private final ParagraphWriter paragraphs;
    private final WordXml xml;

    TableWriter(ParagraphWriter paragraphs) {
        this.paragraphs = paragraphs;
        this.xml = paragraphs.xml();
    }

    void table(Grid grid) {
        Paragraph caption = grid.caption();
        if (caption != null) {
            paragraphs.write(caption, grid.isOpen(), false);
        }
        int columns =
                grid.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        List<Integer> widths = widths(columns, grid.kind() == Grid.Kind.SHEET ? LABEL_PERCENT_OF_SHEET : LABEL_PERCENT);
        openTable("Terms", widths);
        boolean first = true;
        for (Row row : grid.rows()) {
            row(row, widths, first, grid.isOpen());
            first = false;
        }
        xml.close();
        xml.open("p")
                .open("pPr")
                .empty("pStyle", "val", "BodyText")
                .empty("spacing", "before", "0", "after", "0", "line", "120", "lineRule", "exact")
                .close()
                .close();
    }

    private void openTable(String style, List<Integer> widths) {
        xml.open("tbl")
                .open("tblPr")
                .empty("tblStyle", "val", style)
                .empty("tblW", "w", String.valueOf(PAGE_WIDTH), "type", "dxa")
                .empty("tblLayout", "type", "fixed")
                .empty(
                        "tblLook",
                        "val",
                        "0420",
                        "firstRow",
                        "1",
                        "lastRow",
                        "0",
                        "firstColumn",
                        "0",
                        "lastColumn",
                        "0",
                        "noHBand",
                        "0",
                        "noVBand",
                        "1")
                .close()
                .open("tblGrid");
        widths.forEach(width -> xml.empty("gridCol", "w", String.valueOf(width)));
        xml.close();
    }

    private static List<Integer> widths(int columns, int labelPercent) {
        if (columns == 1) {
            return List.of(PAGE_WIDTH);
        }
        int label = PAGE_WIDTH * labelPercent / 100;
        List<Integer> widths = new ArrayList<>(List.of(label));
        for (int i = 1; i < columns; i++) {
            widths.add((PAGE_WIDTH - label) / (columns - 1));
        }
        return widths;
    }

    private void row(Row row, List<Integer> widths, boolean isHead, boolean isOpen) {
        xml.open("tr").open("trPr").empty("cantSplit");
        if (isHead) {
            xml.empty("tblHeader");
        }
        if (row.change() != KEPT) {
            xml.empty(row.change() == ADDED ? "ins" : "del", paragraphs.change());
        }
        xml.close();
        for (int i = 0; i < row.cells().size(); i++) {
            Paragraph cell = row.cells().get(i);
            openCell(widths.get(i), fill(cell, isHead));
            paragraphs.write(cell, isOpen, false);
            xml.close();
        }
        xml.close();
    }

    private static @Nullable String fill(Paragraph cell, boolean isHead) {
        if (isHead) {
            return "1F5F66";
        }
        return ValueSheet.isOf(cell.key()) && cell.look() == Look.CELL ? ParagraphWriter.NEGOTIABLE : null;
    }

    private void openCell(int width, @Nullable String fill) {
        xml.open("tc").open("tcPr").empty("tcW", "w", String.valueOf(width), "type", "dxa");
        if (fill != null) {
            xml.empty("shd", "val", "clear", "color", "auto", "fill", fill);
        }
        xml.close();
    }

    /** Two parties side by side; more in rows below. */
    void signatures(List<Signature> parties) {
        List<Integer> widths = List.of(PAGE_WIDTH / 2, PAGE_WIDTH / 2);
        openTable("TableNormal", widths);
        for (int i = 0; i < parties.size(); i += 2) {
            xml.open("tr").open("trPr").empty("cantSplit").close();
            for (int column = 0; column < 2; column++) {
                openCell(widths.get(column), null);
                if (i + column < parties.size()) {
                    parties.get(i + column).lines().forEach(line -> paragraphs.write(line, false, false));
                } else {
                    xml.empty("p");
                }
                xml.close();
            }
            xml.close();
        }
        xml.close();
        // A table must be followed by a paragraph.
        xml.open("p").open("pPr").empty("pStyle", "val", "BodyText").close().close();
        parties.clear();
    }
}
