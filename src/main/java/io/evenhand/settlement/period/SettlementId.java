package io.evenhand.settlement.period;

import java.util.UUID;

/** Identifies the settlement of one period of one agreement. */
public record SettlementId(String value) {
    public SettlementId {
        UUID unused = UUID.fromString(value);
    }

    static SettlementId random() {
        return new SettlementId(UUID.randomUUID().toString());
    }

    /** @throws IllegalArgumentException when it is no id */
    public static SettlementId of(String value) {
        return new SettlementId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
