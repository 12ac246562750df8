package io.evenhand.signing;

import java.util.Locale;

/** What a long-lived key of this installation is for. */
enum KeyRole {
    /** Issues every other certificate, and the list of those withdrawn. */
    AUTHORITY,
    /** Certifies a document before the first party signs. */
    CERTIFICATION,
    /** Seals a document after the last party has signed. */
    SEAL,
    /** Signs timestamps, where no authority from outside is configured. */
    TIMESTAMP;

    String alias() {
        return name().toLowerCase(Locale.ROOT);
    }
}
