package io.evenhand.competence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * Evidence fades with age and with every release of the product. It counts in full for {@value #FULL_MONTHS} months, then loses the
 * same part of itself every month until nothing is left after {@value #GONE_MONTHS}; and each release since takes a tenth of it.
 * Months are whole ones that have passed. Integers throughout: what is left is rounded down once, at the end.
 */
final class EvidenceFadesPolicy {
    static final int FULL_MONTHS = 12;
    static final int GONE_MONTHS = 60;
    static final int TENTHS = 10;

    private static final int FADING_MONTHS = GONE_MONTHS - FULL_MONTHS;

    private EvidenceFadesPolicy() {}

    /** What it is worth on a day. @param releases the days of all releases of the product */
    static Worth worth(Evidence evidence, Collection<LocalDate> releases, LocalDate today) {
        long full = evidence.kind().points();
        if (evidence.on().isAfter(today)) {
            return new Worth(0, evidence.kind().words() + " of " + evidence.on() + ": not yet, so 0");
        }
        LocalDate until = evidence.until();
        if (until != null && until.isBefore(today)) {
            return new Worth(0, evidence.kind().words() + ", expired on " + until + ": 0");
        }
        long months = ChronoUnit.MONTHS.between(evidence.on(), today);
        long left = Math.clamp(GONE_MONTHS - months, 0, FADING_MONTHS);
        long since = releases.stream()
                .filter(day -> day.isAfter(evidence.on()) && !day.isAfter(today))
                .count();
        long kept = Math.max(TENTHS - since, 0);
        long points = full * left * kept / (FADING_MONTHS * (long) TENTHS);
        return new Worth(points, words(evidence, full, months, left, since, kept, points));
    }

    private static String words(
            Evidence evidence, long full, long months, long left, long since, long kept, long points) {
        String age = left == FADING_MONTHS
                ? ""
                : "; " + months + " months old, keeps " + left + " of " + FADING_MONTHS + " parts";
        String releases = since == 0
                ? ""
                : "; " + since + (since == 1 ? " release" : " releases") + " since, keeps " + kept + " of " + TENTHS;
        return evidence.kind().words() + " of " + evidence.on() + ": " + full + age + releases
                + (points == full ? "" : "; counts " + points);
    }

    /** @param words how the number came about */
    record Worth(long points, String words) {}
}
