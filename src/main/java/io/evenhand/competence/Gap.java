package io.evenhand.competence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a deal needs, what the viewer's own partner has of it, and whom it could call in for the rest.
 *
 * @param match of all that is wanted and the partner cannot show itself; of all of it where it can show everything
 */
public record Gap(Wanted wanted, List<Line> lines, Match match) {
    public Gap {
        lines = List.copyOf(lines);
    }

    /** The areas for which somebody is to be called in. */
    public List<Line> open() {
        return lines.stream().filter(line -> line.verdict() != Verdict.HAVE).toList();
    }

    /** What to do about an area. */
    public enum Verdict {
        HAVE("You have it"),
        CLAIM("You claim more than you show: call somebody in, or go with care"),
        CALL_IN("Call somebody in");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One area.
     *
     * @param says what one's own partner says; null where it says nothing
     * @param best who covers it best
     */
    public record Line(WantedArea area, @Nullable Level says, Proof proof, Verdict verdict, Optional<Ranked> best) {}
}
