package io.evenhand.agreement;

import io.evenhand.columns.AppendOnlyTable;

/** Which wording an agreement took. Public for H2 alone. */
public final class AppendOnlyTrigger extends AppendOnlyTable {
    public AppendOnlyTrigger() {
        super("Wording once taken", "");
    }
}
