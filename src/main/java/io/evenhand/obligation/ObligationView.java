package io.evenhand.obligation;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise as its two partners, and those who work with them in its subject, may see it.
 *
 * @param overdueAt since when it was not done in time; null when it never was late
 * @param evidence what the obliged partner last showed
 * @param reason why it ended as it did, where somebody said why
 * @param revision how often it was changed, from 0
 */
public record ObligationView(
        ObligationId id,
        String subject,
        ObligationKind kind,
        PartnerId obliged,
        PartnerId owedTo,
        String what,
        ObligationState state,
        Instant begunAt,
        Instant dueAt,
        @Nullable Instant overdueAt,
        @Nullable Instant shownAt,
        @Nullable String evidence,
        @Nullable Instant closedAt,
        @Nullable String reason,
        int revision) {
    /** Whether it was not done when it was due, whatever became of it. */
    public boolean isLate() {
        return overdueAt != null;
    }
}
