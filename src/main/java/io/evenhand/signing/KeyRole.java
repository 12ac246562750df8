package io.evenhand.signing;

import java.util.List;
import java.util.Locale;

/** What a long-lived key of this installation is for. */
enum KeyRole {
    /** Issues every other certificate, and the list of those withdrawn. */
    AUTHORITY("Authority"),
    /** Certifies a document before the first party signs. */
    CERTIFICATION("Certification"),
    /** Seals a document after the last party has signed. */
    SEAL("Seal"),
    /** Signs timestamps, where no authority from outside is configured. */
    TIMESTAMP("Local Timestamp"),
    /** Answers whether a certificate is still good, so that the authority's key need not answer strangers. */
    RESPONDER("Responder");

    /** Those that the authority issues. */
    static final List<KeyRole> SERVICES = List.of(CERTIFICATION, SEAL, TIMESTAMP, RESPONDER);

    private final String title;

    KeyRole(String title) {
        this.title = title;
    }

    /** As it stands in the name of its certificate. */
    String title() {
        return title;
    }

    String alias() {
        return name().toLowerCase(Locale.ROOT);
    }
}
