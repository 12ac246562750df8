package io.evenhand.word;

import io.evenhand.digest.Sha256;
import io.evenhand.redline.Piece;
import io.evenhand.redline.Redline;
import io.evenhand.terms.Language;
import io.evenhand.word.ValueReader.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a file that came back says otherwise than the draft that went out, whether it was tracked or not. */
final class Comparison {
    private static final int LONGEST_COMPARED = 8_000;
    private static final int MOST_TRIES = 20;

    private final DraftText sent;
    private final Map<String, ValueForm> forms;
    private final ReturnedText returned;
    private final ValueReader values;
    private final Furniture words;
    private final Set<String> openCells = new HashSet<>();
    private final Map<String, Set<String>> authorsByKey = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<ReturnedChange> changes = new ArrayList<>();
    /** Of a file of ours with changes in it, the text before them is another version's. */
    private final boolean isOfChanges;

    private Comparison(DraftText sent, Map<String, ValueForm> forms, ReturnedText returned) {
        this.sent = sent;
        this.forms = forms;
        this.returned = returned;
        this.values = new ValueReader(Language.of(Locale.forLanguageTag(sent.language())));
        this.words = Furniture.of(sent.language());
        this.isOfChanges = returned.stamp().map(Stamp::from).isPresent();
    }

    /** In the order of the text. */
    static List<ReturnedChange> between(DraftText sent, Map<String, ValueForm> forms, ReturnedText returned) {
        return new Comparison(sent, forms, returned).changes();
    }

    private List<ReturnedChange> changes() {
        for (Part part : sent.parts()) {
            if (part instanceof Part.Grid grid && grid.isOpen()) {
                grid.paragraphs().map(Paragraph::key).forEach(openCells::add);
            }
        }
        for (ReturnedParagraph paragraph : returned.paragraphs()) {
            paragraph.stretches().stream()
                    .map(Stretch::author)
                    .filter(author -> !author.isEmpty())
                    .forEach(author -> authorsByKey
                            .computeIfAbsent(paragraph.key(), key -> new HashSet<>())
                            .add(author));
        }
        List<Paragraph> before = sent.paragraphs().stream()
                .filter(paragraph -> !SeenParagraph.plain(paragraph.text()).isEmpty())
                .toList();
        String where = "";
        for (Alignment.Pair pair : Alignment.of(before, SeenParagraph.accepted(returned.paragraphs()))) {
            Paragraph paragraph = pair.sent();
            SeenParagraph seen = pair.seen();
            if (paragraph == null && seen != null) {
                added(seen, where);
            } else if (paragraph != null) {
                where = where(paragraph);
                if (seen == null) {
                    missing(paragraph, where);
                } else if (!seen.text().equals(SeenParagraph.plain(paragraph.text()))) {
                    changed(paragraph, seen, where);
                }
            }
        }
        return List.copyOf(changes);
    }

    private static String where(Paragraph paragraph) {
        if (paragraph.label().isEmpty()) {
            return paragraph.where().isEmpty() ? "Cover page" : paragraph.where();
        }
        return paragraph.label() + (paragraph.where().isEmpty() ? "" : " " + paragraph.where());
    }

    private void added(SeenParagraph seen, String after) {
        changes.add(new ReturnedChange.OfWording(
                id("added:" + after + seen.text()),
                after.isEmpty() ? "Before the text" : "After " + after,
                List.of(new Piece(Piece.Change.ADDED, seen.text())),
                seen.authors(),
                isOfChanges || seen.other().isEmpty(),
                seen.text()));
    }

    /** A value that was taken out of its cell is another value; a sheet, which is no part of the agreement, may be missing or torn. */
    private void missing(Paragraph paragraph, String where) {
        List<ValueForm> held = paragraph.spans().stream()
                .map(this::formOf)
                .filter(Objects::nonNull)
                .toList();
        boolean isEmptied = openCells.contains(paragraph.key())
                && held.size() == 1
                && paragraph.spans().size() == 1
                && returned.paragraphs().stream().anyMatch(one -> one.key().equals(paragraph.key()));
        if (isEmptied) {
            Set<String> authors = authorsByKey.getOrDefault(paragraph.key(), Set.of());
            value(held.getFirst(), paragraph.text(), "", authors, isOfChanges || !authors.isEmpty());
        } else if (!ValueSheet.isOf(paragraph.key())) {
            removed(paragraph, where);
        }
    }

    private void removed(Paragraph paragraph, String where) {
        Set<String> authors = authorsByKey.getOrDefault(paragraph.key(), Set.of());
        changes.add(new ReturnedChange.OfWording(
                id(paragraph.key()),
                where,
                List.of(new Piece(Piece.Change.REMOVED, SeenParagraph.plain(paragraph.text()))),
                authors,
                !authors.isEmpty(),
                paragraph.label().isEmpty() ? "" : words.word("falls", paragraph.label())));
    }

    private void changed(Paragraph paragraph, SeenParagraph seen, String where) {
        Map<String, String> written = openCells.contains(paragraph.key()) ? written(paragraph, seen) : Map.of();
        List<Span> expected = new ArrayList<>();
        for (Span span : paragraph.spans()) {
            ValueForm form = formOf(span);
            String text = form == null ? null : written.get(form.pointer());
            expected.add(text == null ? span : span.reading(text, Piece.Change.KEPT));
            if (form != null && text != null && !SeenParagraph.plain(text).equals(SeenParagraph.plain(span.text()))) {
                value(form, span.text(), text, seen.authors(), isTracked(paragraph, seen));
            }
        }
        String rest = SeenParagraph.plain(expected.stream().map(Span::text).collect(Collectors.joining()));
        if (!rest.equals(seen.text())) {
            String label = paragraph.label();
            changes.add(new ReturnedChange.OfWording(
                    id(paragraph.key()),
                    openCells.contains(paragraph.key()) ? whereOpen(paragraph) : where,
                    pieces(rest, seen.text()),
                    seen.authors(),
                    isTracked(paragraph, seen),
                    label.isEmpty() ? seen.text() : words.word("reads", label, seen.text())));
        }
    }

    private String whereOpen(Paragraph cell) {
        return (ValueSheet.isOf(cell.key()) ? words.word("sheet") : "Cover page") + ", “" + rowLabel(cell) + "”";
    }

    private String rowLabel(Paragraph cell) {
        for (Part part : sent.parts()) {
            if (part instanceof Part.Grid grid) {
                for (Part.Row row : grid.rows()) {
                    if (row.cells().contains(cell)) {
                        return row.cells().getFirst().text();
                    }
                }
            }
        }
        return cell.where();
    }

    private boolean isTracked(Paragraph paragraph, SeenParagraph seen) {
        return isOfChanges || seen.other().equals(SeenParagraph.plain(paragraph.text()));
    }

    private @Nullable ValueForm formOf(Span span) {
        Span.Field field = span.field();
        return field == null ? null : forms.get(field.pointer());
    }

    private void value(ValueForm form, String before, String after, Set<String> authors, boolean isTracked) {
        List<Piece> pieces = new ArrayList<>(List.of(new Piece(Piece.Change.REMOVED, before)));
        if (!after.isBlank()) {
            pieces.add(new Piece(Piece.Change.ADDED, after.strip()));
        }
        String id = id(form.pointer());
        changes.add(
                switch (values.read(form, after)) {
                    case Reading.Value value ->
                        new ReturnedChange.OfValue(id, form.label(), pieces, authors, isTracked, value.texts());
                    case Reading.Unreadable not ->
                        new ReturnedChange.OfUnreadableValue(
                                id, form.label(), pieces, authors, isTracked, not.expected());
                });
    }

    /** What stands in the place of each value: in its control, or where controls were lost, between the words around it. */
    private Map<String, String> written(Paragraph paragraph, SeenParagraph seen) {
        Map<String, String> written = new LinkedHashMap<>(between(paragraph, seen.text()));
        List<String> pointers = paragraph.spans().stream()
                .map(this::formOf)
                .filter(Objects::nonNull)
                .map(ValueForm::pointer)
                .toList();
        // Controls say for certain what belongs to them.
        pointers.stream()
                .filter(seen.fields()::containsKey)
                .forEach(pointer ->
                        written.put(pointer, String.valueOf(seen.fields().get(pointer))));
        return written;
    }

    /** The values between the words around them; none where those words are not all there in their order. */
    private Map<String, String> between(Paragraph paragraph, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        ValueForm open = null;
        int at = 0;
        for (Span span : paragraph.spans()) {
            ValueForm form = formOf(span);
            if (form != null) {
                open = form;
                continue;
            }
            String around = span.text().replaceAll("[\\s\\u00A0\\u202F]+", " ");
            int found = end(open, text, around, at);
            if (found < 0 || (open == null && found != at)) {
                return Map.of();
            }
            if (open != null) {
                values.put(open.pointer(), text.substring(at, found));
                open = null;
            }
            at = found + around.length();
        }
        if (open != null) {
            values.put(open.pointer(), text.substring(at));
            return values;
        }
        return at == text.length() ? values : Map.of();
    }

    /** Where the words after a value begin: the first place before which it can be read, as a space may be within it and after it. */
    private int end(@Nullable ValueForm form, String text, String around, int from) {
        int first = text.indexOf(around, from);
        int found = first;
        for (int tries = 0; form != null && found >= 0 && tries < MOST_TRIES; tries++) {
            if (values.read(form, text.substring(from, found)) instanceof Reading.Value) {
                return found;
            }
            found = text.indexOf(around, found + 1);
        }
        return first;
    }

    /** Long texts that differ are not compared word by word: that takes time as the square of their length. */
    private static List<Piece> pieces(String before, String after) {
        return before.length() + after.length() <= LONGEST_COMPARED
                ? together(Redline.words(before, after))
                : List.of(new Piece(Piece.Change.REMOVED, before), new Piece(Piece.Change.ADDED, after));
    }

    /** Words that were replaced one after another are replaced as a whole: "as the law provides" by "up to EUR 10,000". */
    private static List<Piece> together(List<Piece> words) {
        List<Piece> pieces = new ArrayList<>();
        var removed = new StringBuilder();
        var added = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            Piece word = words.get(i);
            boolean joins = word.change() == Piece.Change.KEPT
                    && word.text().isBlank()
                    && !removed.isEmpty()
                    && !added.isEmpty()
                    && i + 1 < words.size()
                    && words.get(i + 1).change() != Piece.Change.KEPT;
            if (word.change() == Piece.Change.KEPT && !joins) {
                flush(removed, added, pieces);
                pieces.add(word);
                continue;
            }
            if (word.change() != Piece.Change.ADDED) {
                removed.append(word.text());
            }
            if (word.change() != Piece.Change.REMOVED) {
                added.append(word.text());
            }
        }
        flush(removed, added, pieces);
        return pieces;
    }

    private static void flush(StringBuilder removed, StringBuilder added, List<Piece> pieces) {
        if (!removed.isEmpty()) {
            pieces.add(new Piece(Piece.Change.REMOVED, removed.toString()));
        }
        if (!added.isEmpty()) {
            pieces.add(new Piece(Piece.Change.ADDED, added.toString()));
        }
        removed.setLength(0);
        added.setLength(0);
    }

    /** Short, and never twice the same. */
    private String id(String of) {
        String base = Sha256.of(of).substring(0, 12);
        String id = base;
        for (int again = 2; !ids.add(id); again++) {
            id = base + "-" + again;
        }
        return id;
    }
}
