package io.evenhand.competence;

import java.util.List;

/**
 * Who comes into question for what is wanted.
 *
 * @param ranked the best first; whoever covers nothing of it is not named
 */
public record Match(Wanted wanted, List<WantedArea> areas, List<Ranked> ranked) {
    public Match {
        areas = List.copyOf(areas);
        ranked = List.copyOf(ranked);
    }
}
