package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * However much of the same there is, it shows no more than its kind can show: certificates show knowledge, a typed name shows nothing,
 * a friend's word is one word, and references are of work of which nothing was seen here. More evidence never gives less.
 */
final class PointsAreCappedPolicy {
    private final List<String> lines = new ArrayList<>();
    private final Map<PartnerId, Word> words = new HashMap<>();
    private long certificates;
    private long names;

    void add(Evidence one, EvidenceFadesPolicy.Worth worth) {
        lines.add(one.what() + ", " + worth.words() + ".");
        PartnerId by = one.by();
        if (by != null) {
            words.computeIfAbsent(by, first -> new Word()).add(one.kind(), worth.points());
        } else if (one.kind() == EvidenceKind.NAMED_CERTIFICATE) {
            names += worth.points();
        } else {
            certificates += worth.points();
        }
    }

    Proof proof() {
        long named = cut(
                names, Proof.MOST_OF_NAMES, "Certificates without their file give ", ": a name alone shows nothing");
        long known = cut(
                certificates + named,
                Proof.MOST_OF_CERTIFICATES,
                "Certificates give ",
                ": they show knowledge, not delivery");
        words.values().forEach(this::cutOne);
        long references = cut(
                words.values().stream().mapToLong(word -> word.references).sum(),
                Proof.MOST_OF_REFERENCES,
                "References give ",
                ": of work elsewhere nothing was seen here");
        long points = known
                + references
                + words.values().stream().mapToLong(word -> word.deliveries).sum();
        int confirmers = Math.toIntExact(words.values().stream()
                .filter(word -> word.deliveries + word.references > 0)
                .count());
        Level level = Level.shownBy(points, confirmers).orElse(null);
        lines.add("Together " + new Proof(points, confirmers, level, List.of()).words() + ": " + meaning(points, level)
                + ".");
        return new Proof(points, confirmers, level, lines);
    }

    private void cutOne(Word word) {
        word.references = cut(
                word.references,
                Proof.MOST_OF_REFERENCES_BY_ONE,
                "References of one partner give ",
                ": one of them tells as much as several");
        long all = word.deliveries + word.references;
        if (all > Proof.MOST_BY_ONE) {
            long unused = cut(all, Proof.MOST_BY_ONE, "One partner's word gives ", ": others have to bear it out");
            word.deliveries = Math.min(word.deliveries, Proof.MOST_BY_ONE);
            word.references = Proof.MOST_BY_ONE - word.deliveries;
        }
    }

    private long cut(long points, long most, String what, String why) {
        if (points > most) {
            lines.add(what + most + " together at most, not " + points + why + ".");
            return most;
        }
        return points;
    }

    private static String meaning(long points, @Nullable Level level) {
        if (level == null) {
            return "fewer than the " + Level.LEARNING.from() + " that it takes to show anything";
        }
        return (level != Level.LEADS && points >= Level.LEADS.from()
                        ? "it takes the word of two partners to show more than that a partner "
                        : "from " + level.from() + " on it shows that a partner ")
                + level.words();
    }

    /** What one partner confirms. */
    private static final class Word {
        private long deliveries;
        private long references;

        void add(EvidenceKind kind, long points) {
            if (kind == EvidenceKind.DELIVERY) {
                deliveries += points;
            } else {
                references += points;
            }
        }
    }
}
