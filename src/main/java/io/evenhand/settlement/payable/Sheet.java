package io.evenhand.settlement.payable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of an export.
 *
 * @param rows cells are texts, days, {@link io.evenhand.money.Money}, of which the amount is written, or null for nothing
 */
record Sheet(String name, List<String> header, List<List<@Nullable Object>> rows) {
    Sheet(String name, List<String> header) {
        this(name, header, new ArrayList<>());
    }

    void add(@Nullable Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("%s has %d columns".formatted(name, header.size()));
        }
        List<@Nullable Object> row = new ArrayList<>();
        Collections.addAll(row, cells);
        rows.add(row);
    }
}
