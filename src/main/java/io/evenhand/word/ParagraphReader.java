package io.evenhand.word;

import static io.evenhand.redline.Piece.Change.ADDED;
import static io.evenhand.redline.Piece.Change.KEPT;
import static io.evenhand.redline.Piece.Change.REMOVED;

import io.evenhand.redline.Piece.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the paragraphs of one part of a Word file with what was tracked in them. Formatting is left out. */
final class ParagraphReader {
    private static final Set<String> FORMATTING = Set.of(
            "rPr",
            "tblPr",
            "tblGrid",
            "tcPr",
            "sectPr",
            "tblPrEx",
            "instrText",
            "delInstrText",
            "Fallback",
            "sdtEndPr");
    private static final Set<String> CHANGES = Set.of("ins", "del", "moveFrom", "moveTo");

    private final PartXml xml;
    private final List<ReturnedParagraph> done = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Deque<Author> changes = new ArrayDeque<>();
    private final Deque<String> fields = new ArrayDeque<>();
    private Change row = KEPT;
    private String pendingKey = "";

    private ParagraphReader(PartXml xml) {
        this.xml = xml;
    }

    static List<ReturnedParagraph> read(String part, byte[] content) {
        try (var xml = new PartXml(part, content)) {
            var reader = new ParagraphReader(xml);
            while (xml.next()) {
                if (xml.isStart()) {
                    reader.start();
                } else if (xml.isEnd()) {
                    reader.end();
                }
            }
            return reader.done;
        }
    }

    private record Author(Change change, String name) {}

    private static final class Open {
        String key = "";
        Change change = KEPT;
        final List<Stretch> stretches = new ArrayList<>();
        final Set<String> comments = new HashSet<>();
    }

    private void start() {
        String name = xml.name();
        if (FORMATTING.contains(name) || name.endsWith("PrChange")) {
            xml.skip();
            return;
        }
        switch (name) {
            case "p" -> begin();
            case "pPr" -> paragraphChange();
            case "trPr" -> row = changeWithin("trPr");
            case "tr" -> row = KEPT;
            case "ins", "moveTo" -> changes.push(new Author(ADDED, author()));
            case "del", "moveFrom" -> changes.push(new Author(REMOVED, author()));
            case "sdt" -> fields.push("");
            case "sdtPr" -> control();
            case "bookmarkStart" -> bookmark(xml.attribute("name"));
            case "commentRangeStart", "commentReference" -> comment(xml.attribute("id"));
            case "t", "delText" -> text();
            case "tab", "br", "cr", "ptab" -> add(" ");
            case "noBreakHyphen" -> add("\u2011");
            case "sym" -> add("\u25A1");
            case "drawing", "pict" -> add("[picture]");
            case "footnoteReference", "endnoteReference" -> add("[note]");
            default -> {}
        }
    }

    private void end() {
        String name = xml.name();
        switch (name) {
            case "p" -> finish();
            case "tc" -> endCell();
            case "tr" -> row = KEPT;
            case "sdt" -> fields.poll();
            default -> {
                if (CHANGES.contains(name)) {
                    changes.poll();
                }
            }
        }
    }

    private String author() {
        String author = xml.attribute("author").strip();
        return author.isEmpty() ? "Somebody" : author.length() > 100 ? author.substring(0, 100) + "…" : author;
    }

    private void begin() {
        var paragraph = new Open();
        paragraph.key = pendingKey;
        pendingKey = "";
        open.push(paragraph);
    }

    private void finish() {
        Open paragraph = open.poll();
        if (paragraph != null) {
            done.add(new ReturnedParagraph(
                    paragraph.key, paragraph.stretches, rowOr(paragraph.change), false, paragraph.comments));
        }
    }

    private Change rowOr(Change change) {
        return row == KEPT ? change : row;
    }

    private void endCell() {
        if (!done.isEmpty()) {
            ReturnedParagraph last = done.removeLast();
            done.add(new ReturnedParagraph(last.key(), last.stretches(), last.change(), true, last.comments()));
        }
    }

    private void paragraphChange() {
        Open paragraph = open.peek();
        Change change = changeWithin("pPr");
        if (paragraph != null) {
            paragraph.change = change;
        }
    }

    /** What the properties that have just begun say of adding or removing; reads to their end. */
    private Change changeWithin(String properties) {
        Change change = KEPT;
        while (xml.next() && !(xml.isEnd() && xml.name().equals(properties))) {
            if (!xml.isStart()) {
                continue;
            }
            String name = xml.name();
            if (name.endsWith("PrChange")) {
                xml.skip();
            } else if (name.equals("ins") || name.equals("moveTo")) {
                change = ADDED;
            } else if (name.equals("del") || name.equals("moveFrom")) {
                change = REMOVED;
            }
        }
        return change;
    }

    /** An empty control shows a request to type, which is no text. */
    private void control() {
        String tag = "";
        while (xml.next() && !(xml.isEnd() && xml.name().equals("sdtPr"))) {
            if (xml.isStart() && xml.name().equals("tag")) {
                tag = xml.attribute("val");
            } else if (xml.isStart() && xml.name().equals("showingPlcHdr")) {
                tag = EMPTY;
            }
        }
        fields.poll();
        fields.push(tag);
    }

    private static final String EMPTY = "\u0000";

    private void bookmark(String name) {
        if (name.startsWith(DraftBody.BOOKMARK)) {
            String key = name.substring(DraftBody.BOOKMARK.length());
            Open paragraph = open.peek();
            if (paragraph == null) {
                pendingKey = key;
            } else if (paragraph.key.isEmpty()) {
                paragraph.key = key;
            }
        }
    }

    private void comment(String id) {
        Open paragraph = open.peek();
        if (paragraph != null) {
            paragraph.comments.add(id);
        }
    }

    private void text() {
        String name = xml.name();
        StringBuilder text = new StringBuilder();
        while (xml.next() && !(xml.isEnd() && xml.name().equals(name))) {
            if (!xml.isStart() && !xml.isEnd()) {
                text.append(xml.text());
            }
        }
        add(text.toString());
    }

    private void add(String text) {
        Open paragraph = open.peek();
        String field = field();
        if (paragraph == null || text.isEmpty() || EMPTY.equals(field)) {
            return;
        }
        boolean removed = row == REMOVED || changes.stream().anyMatch(author -> author.change() == REMOVED);
        boolean added = row == ADDED || changes.stream().anyMatch(author -> author.change() == ADDED);
        String author = changes.isEmpty() ? "" : changes.peek().name();
        // What somebody added and somebody else removed stands in neither text.
        if (!(removed && added)) {
            paragraph.stretches.add(new Stretch(text, removed ? REMOVED : added ? ADDED : KEPT, author, field));
        }
    }

    /** The pointer of the innermost control that names a field. */
    private @Nullable String field() {
        for (String tag : fields) {
            if (tag.startsWith("/") || tag.equals(EMPTY)) {
                return tag;
            }
        }
        return null;
    }
}
