package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Proves how evidence fades, on examples worked by hand and on generated cases with fixed seeds: never more than in full, never below
 * nothing, never more again as time passes or releases come.
 */
class EvidenceFadesPolicyTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void aYearOldDeliveryCountsInFull() {
        assertThat(points(delivery(TODAY.minusMonths(12)), List.of())).isEqualTo(400);
    }

    @Test
    void afterThatItLosesAFortyEighthAMonthUntilNothingIsLeftAfterFiveYears() {
        assertThat(points(delivery(TODAY.minusMonths(13)), List.of())).isEqualTo(391);
        assertThat(points(delivery(TODAY.minusMonths(36)), List.of())).isEqualTo(200);
        assertThat(points(delivery(TODAY.minusMonths(59)), List.of())).isEqualTo(8);
        assertThat(points(delivery(TODAY.minusMonths(60)), List.of())).isZero();
        assertThat(points(delivery(TODAY.minusYears(40)), List.of())).isZero();
    }

    @Test
    void aMonthThatIsNotOverDoesNotCount() {
        assertThat(points(delivery(TODAY.minusMonths(13).plusDays(1)), List.of()))
                .isEqualTo(400);
    }

    @Test
    void eachReleaseSinceTakesATenthAndTenTakeAll() {
        LocalDate on = TODAY.minusMonths(6);
        assertThat(points(delivery(on), List.of(on.plusDays(1), TODAY))).isEqualTo(320);
        assertThat(points(delivery(on), days(on.plusDays(1), 10))).isZero();
        assertThat(points(delivery(on), days(on.plusDays(1), 30))).isZero();
    }

    @Test
    void aReleaseOfTheSameDayOrBeforeOrOneStillToComeTakesNothing() {
        LocalDate on = TODAY.minusMonths(6);
        assertThat(points(delivery(on), List.of(on, on.minusDays(1), TODAY.plusDays(1))))
                .isEqualTo(400);
    }

    @Test
    void anExpiredCertificateAndOneOfTomorrowCountNothing() {
        assertThat(points(certificate(TODAY.minusMonths(3), TODAY.minusDays(1)), List.of()))
                .isZero();
        assertThat(points(certificate(TODAY.minusMonths(3), TODAY), List.of())).isEqualTo(200);
        assertThat(points(certificate(TODAY.plusDays(1), null), List.of())).isZero();
    }

    @Test
    void theNumberIsExplainedInWords() {
        LocalDate on = TODAY.minusMonths(18);
        assertThat(EvidenceFadesPolicy.worth(delivery(on), days(on.plusDays(1), 2), TODAY))
                .isEqualTo(new EvidenceFadesPolicy.Worth(
                        280,
                        "confirmed delivery of 2025-05-27: 400; 18 months old, keeps 42 of 48 parts; 2 releases since, keeps 8 of 10;"
                                + " counts 280"));
        assertThat(EvidenceFadesPolicy.worth(delivery(TODAY), List.of(), TODAY).words())
                .isEqualTo("confirmed delivery of 2026-11-27: 400");
    }

    @Test
    void timeAndReleasesNeverMakeItWorthMore() {
        Random random = new Random(20261127);
        for (int round = 0; round < 20_000; round++) {
            Evidence evidence = ArbitraryEvidence.one(random, TODAY);
            List<LocalDate> releases = ArbitraryEvidence.releases(random, TODAY);
            LocalDate day = TODAY.plusDays(random.nextInt(2500));
            long now = points(evidence, releases, day);

            assertThat(now).isBetween(0L, evidence.kind().points());
            if (!evidence.on().isAfter(day)) {
                assertThat(points(evidence, releases, day.plusDays(random.nextInt(900))))
                        .isLessThanOrEqualTo(now);
            }
            List<LocalDate> more = new ArrayList<>(releases);
            more.add(day.minusDays(random.nextInt(1500)));
            assertThat(points(evidence, more, day)).isLessThanOrEqualTo(now);
        }
    }

    @Test
    void ofTwoAlikeTheYoungerIsNeverWorthLess() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            List<LocalDate> releases = ArbitraryEvidence.releases(random, TODAY);
            LocalDate on = TODAY.minusDays(random.nextInt(3000));
            LocalDate younger = on.plusDays(random.nextInt((int) (TODAY.toEpochDay() - on.toEpochDay()) + 1));
            assertThat(points(delivery(younger), releases)).isGreaterThanOrEqualTo(points(delivery(on), releases));
        }
    }

    private static long points(Evidence evidence, List<LocalDate> releases) {
        return points(evidence, releases, TODAY);
    }

    private static long points(Evidence evidence, List<LocalDate> releases, LocalDate day) {
        return EvidenceFadesPolicy.worth(evidence, releases, day).points();
    }

    private static List<LocalDate> days(LocalDate first, int number) {
        return first.datesUntil(first.plusDays(number)).toList();
    }

    private static Evidence delivery(LocalDate on) {
        return new Evidence(EvidenceKind.DELIVERY, "Work", new PartnerId("nordwind"), on, null);
    }

    private static Evidence certificate(LocalDate on, @Nullable LocalDate until) {
        return new Evidence(EvidenceKind.CERTIFICATE, "MB-800", null, on, until);
    }
}
