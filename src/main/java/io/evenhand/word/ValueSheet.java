package io.evenhand.word;

import io.evenhand.redline.Piece.Change;
import io.evenhand.terms.Language;
import io.evenhand.word.Part.Grid;
import io.evenhand.word.Part.Line;
import io.evenhand.word.Part.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last page of a draft, which is no part of the agreement: every negotiable value that the cover does not print by itself, such as what decides
 * whether a clause stands, or a share in a table.
 */
final class ValueSheet {
    /** Begins the key of every paragraph of it. */
    static final String KEY = "sheet_";

    private ValueSheet() {}

    /** The text with its sheet; without one where every value can be changed on the cover. */
    static DraftText added(DraftText text, Map<String, ValueForm> forms, Language language) {
        Set<String> onCover = new HashSet<>();
        for (Part part : text.parts()) {
            if (part instanceof Grid grid && grid.isOpen()) {
                grid.paragraphs()
                        .forEach(cell -> cell.spans().forEach(span -> {
                            Span.Field field = span.field();
                            if (field != null) {
                                onCover.add(field.pointer());
                            }
                        }));
            }
        }
        var words = Furniture.of(language.tag());
        var writer = new ValueWriter(language);
        List<Row> rows = new ArrayList<>();
        for (ValueForm form : forms.values()) {
            if (!onCover.contains(form.pointer())) {
                String key = form.pointer();
                var value = new Span.Field(form.pointer(), "");
                rows.add(row(
                        cell("label" + key, Look.CELL_LABEL, words, form.label(), null),
                        cell("value" + key, Look.CELL, words, writer.present(form), value)));
            }
        }
        if (rows.isEmpty()) {
            return text;
        }
        rows.addFirst(row(
                cell("term", Look.CELL_HEAD, words, words.word("sheet.term"), null),
                cell("value", Look.CELL_HEAD, words, words.word("sheet.value"), null)));
        List<Part> parts = new ArrayList<>(text.parts());
        parts.add(new Line(cell("title", Look.SHEET, words, words.word("sheet"), null)));
        parts.add(new Line(cell("note", Look.BODY, words, words.word("sheet.note"), null)));
        parts.add(new Grid(Grid.Kind.SHEET, null, rows));
        return new DraftText(text.title(), text.language(), text.footer(), parts);
    }

    private static Row row(Paragraph label, Paragraph value) {
        return new Row(List.of(label, value), Change.KEPT);
    }

    private static Paragraph cell(String key, Look look, Furniture words, String text, Span.@Nullable Field field) {
        return new Paragraph(
                KEY + DraftReader.bookmark(key),
                look,
                "",
                words.word("sheet"),
                List.of(new Span(text, false, field, null, Change.KEPT)));
    }

    static boolean isOf(String key) {
        return key.startsWith(KEY);
    }
}
