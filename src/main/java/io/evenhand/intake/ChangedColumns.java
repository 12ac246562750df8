package io.evenhand.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers the columns of a row that say something else than what is here. */
final class ChangedColumns {
    private final List<String> columns = new ArrayList<>();

    ChangedColumns compare(String column, @Nullable Object present, @Nullable Object written) {
        if (!Objects.equals(present, written)) {
            columns.add(column);
        }
        return this;
    }

    List<String> columns() {
        return List.copyOf(columns);
    }
}
