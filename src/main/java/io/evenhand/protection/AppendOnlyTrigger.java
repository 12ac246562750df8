package io.evenhand.protection;

import io.evenhand.columns.AppendOnlyTable;

/** What happened to windows, and what was said about customers. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("What is recorded of windows and customers", "Record what is right beside it.");
    }
}
