package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Proves that a token may make so many requests a minute and is told when it may go on. */
class RequestLimitTests {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    private final RequestLimit limit = new RequestLimit(3, new Clock() {
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
    });

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

    @Test
    void aLimitOfNothingIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ApiSettings(0)).hasMessageContaining("evenhand.api.requests-per-minute");
    }
}
