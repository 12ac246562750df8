package io.evenhand.word;

import static io.evenhand.redline.Piece.Change.ADDED;
import static io.evenhand.redline.Piece.Change.KEPT;
import static io.evenhand.redline.Piece.Change.REMOVED;

import io.evenhand.word.Part.Grid;
import io.evenhand.word.Part.Line;
import io.evenhand.word.Part.Row;
import io.evenhand.word.Part.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the text of a draft as the main part of a Word file. */
final class DraftBody {
    /** Begins every bookmark of ours. Word hides bookmarks that begin with an underscore from people. */
    static final String BOOKMARK = "_eh_";

    private static final int PAGE_WIDTH = 9070;
    private static final int LONGEST_TAG = 64;

    private final WordXml xml = new WordXml("document");
    private final Map<String, ValueForm> forms;
    private final Furniture furniture;
    private final String author;
    private final String at;
    private final Set<String> referable = new HashSet<>();
    private int ids;

    /**
     * @param forms of the values that may be negotiated, by pointer
     * @param author of changes
     * @param at when they were made, as {@code 2026-11-24T00:00:00Z}
     */
    DraftBody(Map<String, ValueForm> forms, Furniture furniture, String author, String at) {
        this.forms = new HashMap<>(forms);
        this.furniture = furniture;
        this.author = author;
        this.at = at;
    }

    byte[] write(DraftText text) {
        text.paragraphs().forEach(paragraph -> referable.add(paragraph.key()));
        xml.open("body");
        boolean onCover = text.parts().stream().anyMatch(DraftBody::isOfCover);
        List<Signature> signatures = new ArrayList<>();
        for (Part part : text.parts()) {
            if (!(part instanceof Signature) && !signatures.isEmpty()) {
                signatures(signatures);
            }
            boolean turns = onCover && !isOfCover(part);
            onCover = onCover && !turns;
            switch (part) {
                case Line line -> paragraph(line.paragraph(), false, turns);
                case Grid grid -> table(grid);
                case Signature signature -> signatures.add(signature);
            }
        }
        if (!signatures.isEmpty()) {
            signatures(signatures);
        }
        section();
        return xml.close().done();
    }

    private static boolean isOfCover(Part part) {
        return switch (part) {
            case Line line -> line.paragraph().look().isOfCover();
            case Grid grid -> grid.isOfCover();
            case Signature ignored -> false;
        };
    }

    private void section() {
        xml.open("sectPr")
                .empty("headerReference", "type", "first", "r:id", "rId5")
                .empty("headerReference", "type", "default", "r:id", "rId6")
                .empty("footerReference", "type", "first", "r:id", "rId7")
                .empty("footerReference", "type", "default", "r:id", "rId7")
                .empty("pgSz", "w", "11906", "h", "16838")
                .empty(
                        "pgMar", "top", "1531", "right", "1418", "bottom", "1474", "left", "1418", "header", "680",
                        "footer", "624", "gutter", "0")
                .empty("titlePg")
                .close();
    }

    private void paragraph(Paragraph paragraph, boolean isOfCover, boolean onNewPage) {
        xml.open("p").open("pPr").empty("pStyle", "val", paragraph.look().style());
        if (onNewPage) {
            xml.empty("pageBreakBefore");
        }
        if (paragraph.change() != KEPT) {
            xml.open("rPr");
            xml.empty(paragraph.change() == ADDED ? "ins" : "del", change());
            xml.close();
        }
        xml.close();
        String id = nextId();
        boolean known = paragraph.change() != REMOVED;
        if (known) {
            xml.empty("bookmarkStart", "id", id, "name", BOOKMARK + paragraph.key());
        }
        spans(paragraph, isOfCover);
        if (known) {
            xml.empty("bookmarkEnd", "id", id);
        }
        xml.close();
    }

    /** Neighbours of one field stand in one control, also where some of them were changed. */
    private void spans(Paragraph paragraph, boolean isOfCover) {
        List<Span> run = new ArrayList<>();
        for (Span span : paragraph.spans()) {
            if (!run.isEmpty() && !java.util.Objects.equals(run.getFirst().field(), span.field())) {
                field(run, isOfCover);
            }
            run.add(span);
        }
        field(run, isOfCover);
    }

    private void field(List<Span> run, boolean isOfCover) {
        if (run.isEmpty()) {
            return;
        }
        Span.Field field = run.getFirst().field();
        ValueForm form = field == null || !isOfCover ? null : forms.get(field.pointer());
        boolean controlled = form != null && form.pointer().length() <= LONGEST_TAG;
        if (form != null && controlled) {
            xml.open("sdt");
            control(form);
            xml.open("sdtContent");
        }
        run.forEach(span -> span(span, controlled));
        if (controlled) {
            xml.close().close();
        }
        run.clear();
    }

    private void control(ValueForm form) {
        xml.open("sdtPr")
                .empty("alias", "val", shortened(form.label()))
                .empty("tag", "val", form.pointer())
                .empty("id", "val", nextId())
                .empty("lock", "val", "sdtLocked");
        switch (form.type()) {
            case DATE ->
                xml.open("date", "fullDate", form.present() + "T00:00:00Z")
                        .empty("dateFormat", "val", furniture.word("date"))
                        .empty("lid", "val", furniture.word("locale"))
                        .empty("storeMappedDataAs", "val", "dateTime")
                        .empty("calendar", "val", "gregorian")
                        .close();
            case CHOICE -> {
                xml.open("dropDownList");
                form.words().values().stream()
                        .sorted()
                        .forEach(word -> xml.empty("listItem", "displayText", word, "value", word));
                xml.close();
            }
            case TEXT, NUMBER, DURATION, MONEY, CURRENCY, SHARE, CHOICES -> xml.empty("text");
        }
        xml.close();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_TAG ? label : label.substring(0, LONGEST_TAG - 1) + "…";
    }

    private void span(Span span, boolean isControlled) {
        switch (span.change()) {
            case KEPT -> {
                String reference = span.reference();
                if (reference != null && referable.contains(DraftReader.bookmark(reference))) {
                    reference(span, BOOKMARK + DraftReader.bookmark(reference));
                } else {
                    run(span, isControlled, "t");
                }
            }
            case ADDED -> {
                xml.open("ins", change());
                run(span, isControlled, "t");
                xml.close();
            }
            case REMOVED -> {
                xml.open("del", change());
                run(span, isControlled, "delText");
                xml.close();
            }
        }
    }

    private String[] change() {
        return new String[] {"id", nextId(), "author", author, "date", at};
    }

    private void run(Span span, boolean isControlled, String name) {
        xml.open("r");
        look(span, isControlled);
        xml.text(name, span.text()).close();
    }

    private void look(Span span, boolean isControlled) {
        if (span.bold() || isControlled) {
            xml.open("rPr");
            if (isControlled) {
                xml.empty("rStyle", "val", "Negotiable");
            }
            if (span.bold()) {
                xml.empty("b").empty("bCs");
            }
            if (isControlled) {
                // Some word processors leave out the style of what stands in a control.
                xml.empty("shd", "val", "clear", "color", "auto", "fill", "E3F1F1");
            }
            xml.close();
        }
    }

    /** A number that Word keeps up to date. */
    private void reference(Span span, String bookmark) {
        fieldMark("begin");
        xml.open("r").text("instrText", " REF " + bookmark + " \\w \\h ").close();
        fieldMark("separate");
        run(span, false, "t");
        fieldMark("end");
    }

    private void fieldMark(String type) {
        xml.open("r").empty("fldChar", "fldCharType", type).close();
    }

    private void table(Grid grid) {
        Paragraph caption = grid.caption();
        if (caption != null) {
            paragraph(caption, grid.isOfCover(), false);
        }
        int columns =
                grid.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        List<Integer> widths = widths(columns);
        openTable("Terms", widths);
        boolean first = true;
        for (Row row : grid.rows()) {
            row(row, widths, first, grid.isOfCover());
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

    private static List<Integer> widths(int columns) {
        if (columns == 1) {
            return List.of(PAGE_WIDTH);
        }
        int label = PAGE_WIDTH * 32 / 100;
        List<Integer> widths = new ArrayList<>(List.of(label));
        for (int i = 1; i < columns; i++) {
            widths.add((PAGE_WIDTH - label) / (columns - 1));
        }
        return widths;
    }

    private void row(Row row, List<Integer> widths, boolean isHead, boolean isOfCover) {
        xml.open("tr").open("trPr").empty("cantSplit");
        if (isHead) {
            xml.empty("tblHeader");
        }
        if (row.change() != KEPT) {
            xml.empty(row.change() == ADDED ? "ins" : "del", change());
        }
        xml.close();
        for (int i = 0; i < row.cells().size(); i++) {
            Paragraph cell = row.cells().get(i);
            openCell(widths.get(i), isHead ? "1F5F66" : null);
            paragraph(cell, isOfCover, false);
            xml.close();
        }
        xml.close();
    }

    private void openCell(int width, @Nullable String fill) {
        xml.open("tc").open("tcPr").empty("tcW", "w", String.valueOf(width), "type", "dxa");
        if (fill != null) {
            xml.empty("shd", "val", "clear", "color", "auto", "fill", fill);
        }
        xml.close();
    }

    /** Two parties side by side; more in rows below. */
    private void signatures(List<Signature> parties) {
        List<Integer> widths = List.of(PAGE_WIDTH / 2, PAGE_WIDTH / 2);
        openTable("TableNormal", widths);
        for (int i = 0; i < parties.size(); i += 2) {
            xml.open("tr").open("trPr").empty("cantSplit").close();
            for (int column = 0; column < 2; column++) {
                openCell(widths.get(column), null);
                if (i + column < parties.size()) {
                    parties.get(i + column).lines().forEach(line -> paragraph(line, false, false));
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

    private String nextId() {
        return String.valueOf(++ids);
    }
}
