package io.evenhand.word;

import io.evenhand.word.Part.Grid;
import io.evenhand.word.Part.Line;
import io.evenhand.word.Part.Signature;
import java.util.ArrayList;
import java.util.List;

/** Writes the text of a draft as the main part of a Word file. */
final class DraftBody {
    /** Begins every bookmark of ours. Word hides bookmarks that begin with an underscore from people. */
    static final String BOOKMARK = "_eh_";

    private final ParagraphWriter paragraphs;
    private final TableWriter tables;
    private final WordXml xml;

    DraftBody(ParagraphWriter paragraphs) {
        this.paragraphs = paragraphs;
        this.xml = paragraphs.xml();
        this.tables = new TableWriter(paragraphs);
    }

    byte[] write(DraftText text) {
        paragraphs.mayReferTo(text);
        xml.open("body");
        boolean onCover = text.parts().stream().anyMatch(DraftBody::isOfCover);
        boolean onSheet = false;
        List<Signature> signatures = new ArrayList<>();
        for (Part part : text.parts()) {
            if (!(part instanceof Signature) && !signatures.isEmpty()) {
                tables.signatures(signatures);
            }
            boolean turns = onCover && !isOfCover(part);
            onCover = onCover && !turns;
            if (!onSheet && part instanceof Line line && line.paragraph().look() == Look.SHEET) {
                onSheet = true;
                endOfText();
            }
            switch (part) {
                case Line line -> paragraphs.write(line.paragraph(), false, turns);
                case Grid grid -> tables.table(grid);
                case Signature signature -> signatures.add(signature);
            }
        }
        if (!signatures.isEmpty()) {
            tables.signatures(signatures);
        }
        section(onSheet);
        return xml.close().done();
    }

    private static boolean isOfCover(Part part) {
        return switch (part) {
            case Line line -> line.paragraph().look().isOfCover();
            case Grid grid -> grid.kind() == Grid.Kind.COVER;
            case Signature ignored -> false;
        };
    }

    /** What follows has a head of its own. */
    private void endOfText() {
        xml.open("p").open("pPr").empty("pStyle", "val", "BodyText");
        section(false);
        xml.close().close();
    }

    /** @param isOpen whether values can be changed on every page of it, not on its first alone */
    private void section(boolean isOpen) {
        xml.open("sectPr")
                .empty("headerReference", "type", "first", "r:id", "rId5")
                .empty("headerReference", "type", "default", "r:id", isOpen ? "rId5" : "rId6")
                .empty("footerReference", "type", "first", "r:id", "rId7")
                .empty("footerReference", "type", "default", "r:id", "rId7")
                .empty("pgSz", "w", "11906", "h", "16838")
                .empty(
                        "pgMar", "top", "1531", "right", "1418", "bottom", "1474", "left", "1418", "header", "680",
                        "footer", "624", "gutter", "0")
                .empty("titlePg")
                .close();
    }
}
