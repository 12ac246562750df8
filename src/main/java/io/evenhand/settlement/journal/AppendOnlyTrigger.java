package io.evenhand.settlement.journal;

import io.evenhand.columns.AppendOnlyTable;

/** Rows of the journal. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("The journal", "Post a correction instead.");
    }
}
