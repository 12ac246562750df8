package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves when people are told of what waits: once when it has waited for a moment, once before it is late, and once when it is. */
class OpenMatterTests {
    private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration HOLD = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({"P8D, P7D", "P4D, P3D", "P2D, PT36H", "PT8H, PT6H", "PT40M, PT30M"})
    void theReminderComesAQuarterOfTheTimeBeforeOrADay(Duration within, Duration after) {
        assertThat(OpenMatter.remindAt(SINCE, SINCE.plus(within))).isEqualTo(SINCE.plus(after));
    }

    @Test
    void eachOccasionComesOnceAndInOrder() {
        OpenMatter matter = matter(Duration.ofDays(8));

        assertThat(walk(matter, Duration.ofMinutes(30), Duration.ofDays(20)))
                .containsExactly("OPENED after PT30M", "DUE_SOON after PT168H", "OVERDUE after PT192H30M");
    }

    @Test
    void whatHasNoDueTimeIsToldOnce() {
        assertThat(walk(matter(null), Duration.ofHours(1), Duration.ofDays(60))).containsExactly("OPENED after PT1H");
    }

    @Test
    void nobodyIsToldBeforeItHasWaitedForAMoment() {
        OpenMatter matter = matter(Duration.ofDays(8));

        assertThat(matter.look(SINCE.plusSeconds(19))).isEmpty();
        assertThat(matter.isUntold()).isTrue();
        assertThat(matter.look(SINCE.plusSeconds(20))).contains(Look.OPENED);
        assertThat(matter.isUntold()).isFalse();
    }

    @Test
    void whoHearsLateHearsOnlyTheLatest() {
        Duration within = Duration.ofDays(8);

        assertThat(walk(
                        matter(within),
                        Duration.ofDays(7).plusHours(1),
                        Duration.ofDays(7).plusHours(2)))
                .as("after the time of the reminder")
                .containsExactly("OPENED after PT169H");
        assertThat(walk(matter(within), Duration.ofDays(9), Duration.ofDays(30)))
                .as("after the due time")
                .containsExactly("OVERDUE after PT216H");
    }

    @Test
    void whenItIsDueThereIsAMomentForItsProcessToEndItself() {
        OpenMatter matter = matter(Duration.ofHours(8));
        assertThat(matter.look(SINCE.plus(HOLD))).contains(Look.OPENED);

        assertThat(matter.look(SINCE.plus(Duration.ofHours(8))))
                .as("too late to remind")
                .isEmpty();
        assertThat(matter.look(SINCE.plus(Duration.ofHours(8)).plusSeconds(119)))
                .isEmpty();
        assertThat(matter.look(SINCE.plus(Duration.ofHours(8)).plusSeconds(120)))
                .contains(Look.OVERDUE);
    }

    @Test
    void aNewDueTimeIsRemindedOfAnew() {
        OpenMatter matter = matter(Duration.ofDays(8));
        assertThat(walk(matter, Duration.ofHours(1), Duration.ofDays(7))).hasSize(2);

        matter.isSaidAgain(said(SINCE, Duration.ofDays(20)), ZoneOffset.UTC, HOLD);

        assertThat(walk(matter, Duration.ofHours(1), Duration.ofDays(30)))
                .containsExactly("DUE_SOON after PT456H", "OVERDUE after PT481H");
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        OpenMatter matter = matter(Duration.ofDays(8));
        assertThat(matter.look(SINCE.plus(HOLD))).contains(Look.OPENED);

        matter.isSaidAgain(said(SINCE.plusNanos(300), Duration.ofDays(8)), ZoneOffset.UTC, HOLD);

        assertThat(matter.isUntold()).isFalse();
    }

    @Test
    void anotherThingUnderTheSameIdBeginsFromTheStart() {
        OpenMatter matter = matter(Duration.ofDays(8));
        String before = matter.onceKey(Look.OPENED);
        assertThat(matter.look(SINCE.plus(HOLD))).contains(Look.OPENED);

        matter.isSaidAgain(said(SINCE.plusSeconds(3600), Duration.ofDays(8)), ZoneOffset.UTC, HOLD);

        assertThat(matter.isUntold()).isTrue();
        assertThat(matter.onceKey(Look.OPENED)).isNotEqualTo(before);
    }

    @Test
    void aDayCountsToItsEndInTheZone() {
        Until day = Until.on(java.time.LocalDate.parse("2026-11-30"));

        assertThat(day.end(ZoneId.of("Europe/Berlin"))).isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
        assertThat(Until.on(java.time.LocalDate.parse("2026-03-28")).end(ZoneId.of("Europe/Berlin")))
                .as("before the night in which clocks change")
                .isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
    }

    /** What is told, when somebody looks every so often for so long. */
    private static List<String> walk(OpenMatter matter, Duration every, Duration length) {
        List<String> told = new ArrayList<>();
        for (Duration at = every; at.compareTo(length) <= 0; at = at.plus(every)) {
            Duration now = at;
            matter.look(SINCE.plus(at)).ifPresent(look -> told.add(look + " after " + now));
        }
        return told;
    }

    private static OpenMatter matter(@Nullable Duration within) {
        return new OpenMatter(new MatterKey("test", "1"), said(SINCE, within), ZoneOffset.UTC, HOLD);
    }

    private static Matter said(Instant since, @Nullable Duration within) {
        return new Matter(
                "test",
                "1",
                new PartnerId("nordwind"),
                Role.OPERATIONS,
                since,
                within == null ? null : Until.at(SINCE.plus(within)),
                false);
    }
}
