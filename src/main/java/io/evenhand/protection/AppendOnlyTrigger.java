package io.evenhand.protection;

import io.evenhand.columns.AppendOnlyTable;

/** What was said about a customer. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("What was said about a customer", "Answer again instead.");
    }
}
