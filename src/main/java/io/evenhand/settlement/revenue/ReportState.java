package io.evenhand.settlement.revenue;

import java.util.Locale;

/** How far a report has come. */
public enum ReportState {
    /** Filed, and not yet said to be true. */
    DRAFT,
    /** Said to be true by a person; what follows from it is posted. It never changes. */
    ATTESTED,
    /** Taken back before anybody attested it. */
    WITHDRAWN;

    /** "draft". */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
