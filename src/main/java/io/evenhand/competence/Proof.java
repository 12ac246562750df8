package io.evenhand.competence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's record shows in one area.
 *
 * @param points of all its evidence, faded
 * @param confirmers by the word of how many different partners; those whose word has faded to nothing do not count
 * @param level null where they are too few for any
 * @param lines how each part of the number came about, and the sum
 */
public record Proof(long points, int confirmers, @Nullable Level level, List<String> lines) {
    /** As many points as certificates give together: fewer than it takes to have delivered. */
    public static final long MOST_OF_CERTIFICATES = 250;

    /** As many as certificates give of which nobody has seen more than the name: fewer than it takes to show anything. */
    public static final long MOST_OF_NAMES = 80;

    /** As many as references of one partner give together: one of them tells as much as ten. */
    public static final long MOST_OF_REFERENCES_BY_ONE = 250;

    /** As many as references give together: nobody leads by work of which nothing was seen here. */
    public static final long MOST_OF_REFERENCES = 400;

    /** As many as one partner's word gives in all, whatever it confirms. */
    public static final long MOST_BY_ONE = 600;

    /** No more than this is of use: a bar that is full. */
    public static final long FULL = 1000;

    static final Proof NOTHING = new Proof(0, 0, null, List.of());

    public Proof {
        lines = List.copyOf(lines);
    }

    /** @param releases the days of the product's releases */
    static Proof of(Collection<Evidence> evidence, Collection<LocalDate> releases, LocalDate today) {
        if (evidence.isEmpty()) {
            return NOTHING;
        }
        PointsAreCappedPolicy points = new PointsAreCappedPolicy();
        evidence.stream()
                .sorted(Comparator.comparing(Evidence::kind)
                        .thenComparing(Evidence::on, Comparator.reverseOrder())
                        .thenComparing(Evidence::what))
                .forEach(one -> points.add(one, EvidenceFadesPolicy.worth(one, releases, today)));
        return points.proof();
    }

    /** How much of a bar of a thousand they fill. */
    public long bar() {
        return Math.min(points, FULL);
    }

    /** Whether it shows that the partner delivers, or more. */
    public boolean showsDelivery() {
        return level != null && level.compareTo(Level.DELIVERS) >= 0;
    }

    /** "650 points, by the word of 2 partners". */
    public String words() {
        return points
                + (points == 1 ? " point" : " points")
                + (confirmers == 0 ? "" : ", by the word of " + partners());
    }

    private String partners() {
        return confirmers == 1 ? "one partner" : confirmers + " partners";
    }

    /** Whether somebody who says this claims more than it shows. */
    public boolean isLessThan(@Nullable Level said) {
        return said != null && said != Level.NOT_OURS && (level == null || said.compareTo(level) > 0);
    }
}
