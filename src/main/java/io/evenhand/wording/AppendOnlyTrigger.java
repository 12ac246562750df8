package io.evenhand.wording;

import io.evenhand.columns.AppendOnlyTable;

/** Released wording. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("Released wording", "");
    }
}
