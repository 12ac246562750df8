package io.evenhand.relationship;

import io.evenhand.columns.AppendOnlyTable;

/** What was committed, countersigned and checked. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("What was committed", "");
    }
}
