package io.evenhand.word;

import static io.evenhand.redline.Piece.Change.ADDED;
import static io.evenhand.redline.Piece.Change.KEPT;
import static io.evenhand.redline.Piece.Change.REMOVED;

import io.evenhand.redline.Piece.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A paragraph of a file that came back as it reads when every tracked change in it is accepted, or when every one is rejected.
 *
 * @param other how the same place reads in the other of the two
 * @param fields what the controls in it hold, by pointer
 */
record SeenParagraph(String key, String text, String other, Map<String, String> fields, Set<String> authors) {
    private static final int SHORT = 160;

    static List<SeenParagraph> accepted(List<ReturnedParagraph> paragraphs) {
        return read(paragraphs, REMOVED);
    }

    static List<SeenParagraph> rejected(List<ReturnedParagraph> paragraphs) {
        return read(paragraphs, ADDED);
    }

    /** @param dropped what does not count: the paragraphs whose end it is are one with the next */
    private static List<SeenParagraph> read(List<ReturnedParagraph> paragraphs, Change dropped) {
        List<SeenParagraph> seen = new ArrayList<>();
        var joined = new Joined(dropped);
        for (ReturnedParagraph paragraph : paragraphs) {
            joined.add(paragraph);
            if (paragraph.change() != dropped || paragraph.endsCell()) {
                joined.addTo(seen);
                joined = new Joined(dropped);
            }
        }
        joined.addTo(seen);
        return seen;
    }

    /** White space is what a word processor may change by itself. */
    static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0\\u202F\\u200B]+", " ").strip();
    }

    static String shortened(String text) {
        String plain = plain(text);
        return plain.length() <= SHORT ? plain : plain.substring(0, SHORT - 1).stripTrailing() + "…";
    }

    private static final class Joined {
        private final Change dropped;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder other = new StringBuilder();
        private final Map<String, String> fields = new LinkedHashMap<>();
        private final Set<String> authors = new LinkedHashSet<>();
        private String key = "";
        private String spare = "";

        Joined(Change dropped) {
            this.dropped = dropped;
        }

        void add(ReturnedParagraph paragraph) {
            boolean says = false;
            for (Stretch stretch : paragraph.stretches()) {
                String field = stretch.field();
                if (stretch.change() != KEPT && !stretch.author().isEmpty()) {
                    authors.add(stretch.author());
                }
                if (stretch.change() != dropped) {
                    text.append(stretch.text());
                    says = says || !stretch.text().isBlank();
                }
                if (stretch.change() == KEPT || stretch.change() == dropped) {
                    other.append(stretch.text());
                }
                if (field != null) {
                    fields.merge(field, stretch.change() == dropped ? "" : stretch.text(), String::concat);
                }
            }
            if (says && key.isEmpty()) {
                key = paragraph.key();
            }
            if (!paragraph.key().isEmpty()) {
                spare = paragraph.key();
            }
        }

        void addTo(List<SeenParagraph> seen) {
            if (!plain(text.toString()).isEmpty()) {
                seen.add(new SeenParagraph(
                        key.isEmpty() ? spare : key, plain(text.toString()), plain(other.toString()), fields, authors));
            }
        }
    }
}
