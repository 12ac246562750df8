package io.evenhand.competence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that shows a competence.
 *
 * @param what in a few words
 * @param on the day from which it ages
 * @param until the last day on which it holds; null where it has none
 */
record Evidence(
        EvidenceKind kind,
        String what,
        LocalDate on,
        @Nullable LocalDate until) {}
