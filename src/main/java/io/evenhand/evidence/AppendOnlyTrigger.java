package io.evenhand.evidence;

import io.evenhand.columns.AppendOnlyTable;

/** Evidence. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("Evidence", "");
    }
}
