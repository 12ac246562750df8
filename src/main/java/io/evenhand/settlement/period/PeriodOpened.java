package io.evenhand.settlement.period;

import java.util.UUID;

/** The settlement of a period has begun. */
public record PeriodOpened(UUID eventId, SettlementId settlement) {}
