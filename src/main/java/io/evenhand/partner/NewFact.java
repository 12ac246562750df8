package io.evenhand.partner;

import java.time.Instant;

/**
 * A fact for the track record of a partner.
 *
 * @param partner whose record it goes on
 * @param owedTo to whom it was promised
 * @param source the id of what was promised: with the outcome, the idempotency key
 * @param kind what kind of thing was promised, in words that give nothing of the deal away: the whole network reads them
 * @param happenedAt when it was kept, or found not to be
 */
public record NewFact(
        PartnerId partner,
        PartnerId owedTo,
        String source,
        String kind,
        FactOutcome outcome,
        Instant dueAt,
        Instant happenedAt) {}
