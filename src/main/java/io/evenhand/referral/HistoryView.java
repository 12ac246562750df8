package io.evenhand.referral;

import java.time.Instant;

/**
 * A line of a referral's history.
 *
 * @param actor the person's or partner's name, or "Evenhand" for what the software did by itself
 */
public record HistoryView(Instant at, String actor, String what) {}
