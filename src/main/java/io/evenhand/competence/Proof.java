package io.evenhand.competence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's record shows in one area.
 *
 * @param points of all its evidence, faded
 * @param level null where they are too few for any
 * @param lines how each part of the number came about, and the sum
 */
public record Proof(long points, @Nullable Level level, List<String> lines) {
    /** As many points as certificates give together: fewer than it takes to have delivered. */
    public static final long MOST_OF_CERTIFICATES = 250;

    /** No more than this is of use: a bar that is full. */
    public static final long FULL = 1000;

    static final Proof NOTHING = new Proof(0, null, List.of());

    public Proof {
        lines = List.copyOf(lines);
    }

    /** @param releases the days of the product's releases */
    static Proof of(Collection<Evidence> evidence, Collection<LocalDate> releases, LocalDate today) {
        if (evidence.isEmpty()) {
            return NOTHING;
        }
        List<Evidence> sorted = evidence.stream()
                .sorted(Comparator.comparing(Evidence::kind)
                        .thenComparing(Evidence::on, Comparator.reverseOrder())
                        .thenComparing(Evidence::what))
                .toList();
        List<String> lines = new ArrayList<>();
        long certificates = 0;
        long work = 0;
        for (Evidence one : sorted) {
            EvidenceFadesPolicy.Worth worth = EvidenceFadesPolicy.worth(one, releases, today);
            lines.add(one.what() + ", " + worth.words() + ".");
            if (one.kind() == EvidenceKind.CERTIFICATE) {
                certificates += worth.points();
            } else {
                work += worth.points();
            }
        }
        if (certificates > MOST_OF_CERTIFICATES) {
            lines.add("Certificates give " + MOST_OF_CERTIFICATES + " together at most, not " + certificates
                    + ": they show knowledge, not delivery.");
            certificates = MOST_OF_CERTIFICATES;
        }
        long points = certificates + work;
        Level level = Level.shownBy(points).orElse(null);
        lines.add("Together " + points + " points: " + meaning(level) + ".");
        return new Proof(points, level, lines);
    }

    private static String meaning(@Nullable Level level) {
        return level == null
                ? "fewer than the " + Level.LEARNING.from() + " that it takes to show anything"
                : "from " + level.from() + " on it shows that a partner " + level.words();
    }

    /** How much of a bar of a thousand they fill. */
    public long bar() {
        return Math.min(points, FULL);
    }

    /** Whether somebody who says this claims more than it shows. */
    public boolean isLessThan(@Nullable Level said) {
        return said != null && said != Level.NOT_OURS && (level == null || said.compareTo(level) > 0);
    }
}
