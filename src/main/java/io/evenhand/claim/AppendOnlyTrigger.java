package io.evenhand.claim;

import io.evenhand.columns.AppendOnlyTable;

/** What was said of a claim, and filed with it. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("What was said of a claim", "");
    }
}
