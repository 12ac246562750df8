package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Proves that somebody has so many in a while, and is told when there is one again. */
class AllowanceTests {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    private final Allowance limit = new Allowance(
            new Clock() {
                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            3,
            Duration.ofMinutes(1));

    @Test
    void afterSoManyTheNextWaitsForTheRestOfTheMinuteAndOthersDoNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.admit("a")).isEmpty();
        }
        now = now.plusSeconds(20);
        assertThat(limit.admit("a")).hasValue(40);
        assertThat(limit.admit("b")).isEmpty();
        now = now.plus(Duration.ofSeconds(40));
        assertThat(limit.admit("a")).isEmpty();
    }
}
