package io.evenhand.intake;

import io.evenhand.access.Actor;

/** Carries out what the rows of one kind of file say, inside the transaction of the whole file. */
interface RowImporter {
    ImportKind kind();

    /** What tells a row from others of the same file; the same twice is a mistake. Empty for a row that does not say. */
    String keyOf(CsvRow row);

    /**
     * Carries a row out, or says why it will not do; then nothing of it is done. Repeated, it is unchanged.
     *
     * @param system the name of the system from which the file's external ids come
     */
    RowOutcome take(Actor actor, CsvRow row, String system);
}
