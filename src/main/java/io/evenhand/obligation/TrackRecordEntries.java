package io.evenhand.obligation;

import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.NewFact;
import io.evenhand.partner.TrackRecords;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What a promise puts on the track record of whoever made it. What was never promised, or called off, says nothing about
 * anybody; what nobody objected to was kept.
 */
@Component
class TrackRecordEntries {
    private final TrackRecords records;

    TrackRecordEntries(TrackRecords records) {
        this.records = records;
    }

    void overdue(Obligation promise, Instant at) {
        note(promise, FactOutcome.OVERDUE, at);
    }

    void closed(Obligation promise, Instant at) {
        switch (promise.state()) {
            case KEPT, UNANSWERED ->
                note(promise, promise.isOverdue() ? FactOutcome.KEPT_LATE : FactOutcome.KEPT, promise.doneAt(at));
            case EXCUSED -> note(promise, FactOutcome.EXCUSED, at);
            case BROKEN -> note(promise, FactOutcome.BROKEN, at);
            case CALLED_OFF -> {
                // An overdue promise that is called off must not stay overdue for ever.
                if (promise.isOverdue()) {
                    note(promise, FactOutcome.EXCUSED, at);
                }
            }
            case REFUSED -> {}
            case ASKED, OPEN, SHOWN, AT_ISSUE -> throw new IllegalStateException(promise.id() + " is not over");
        }
    }

    private void note(Obligation promise, FactOutcome outcome, Instant happenedAt) {
        records.note(new NewFact(
                promise.obliged(),
                promise.owedTo(),
                promise.id().value(),
                promise.kind().words(),
                outcome,
                promise.dueAt(),
                happenedAt));
    }
}
