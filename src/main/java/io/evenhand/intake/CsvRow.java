package io.evenhand.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A row of a file. Whatever stands in a cell is text: what looks like a formula is never carried out.
 *
 * @param line of the file in which the row begins, from one
 * @param cells by column, without surrounding space; a column that is not in the file is empty
 */
record CsvRow(long line, Map<String, String> cells) {
    CsvRow {
        cells = Map.copyOf(cells);
    }

    String get(String column) {
        return cells.getOrDefault(column, "");
    }

    boolean has(String column) {
        return !get(column).isEmpty();
    }

    String get(String column, String otherwise) {
        return has(column) ? get(column) : otherwise;
    }

    /** What semicolons separate; blank ones are dropped. */
    List<String> list(String column) {
        return Arrays.stream(get(column).split(";"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
