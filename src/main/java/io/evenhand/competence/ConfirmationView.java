package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one partner is asked to confirm of another's work, for the two of them.
 *
 * @param namedAreas what was named when it was asked for, in the words of those who asked
 * @param areas asked for or, once confirmed, confirmed
 * @param doneOn when it was done; while work runs, when it was won
 * @param words of the answer
 * @param mayAnswer whether the viewer may say what was delivered; also after all, where it did not confirm it at first
 * @param askOn while work runs, the day on which it is to be over; null where nobody named one
 * @param putOff how often whoever is asked said that it is not over yet
 * @param mayPutOff whether the viewer may say so
 * @param mayEnd whether the viewer may say when the work is over
 */
public record ConfirmationView(
        String id,
        long version,
        EvidenceKind kind,
        PartnerId about,
        String aboutName,
        PartnerId askedOf,
        String askedOfName,
        String title,
        String namedAreas,
        List<AreaView> areas,
        LocalDate doneOn,
        ConfirmationState state,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable String words,
        boolean mayAnswer,
        boolean mayWithdraw,
        @Nullable LocalDate askOn,
        int putOff,
        boolean mayPutOff,
        boolean mayEnd) {}
