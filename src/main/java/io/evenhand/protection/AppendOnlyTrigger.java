package io.evenhand.protection;

import io.evenhand.columns.AppendOnlyTable;

/** What happened to windows. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("The history of windows", "");
    }
}
