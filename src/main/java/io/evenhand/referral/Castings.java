package io.evenhand.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** With whom terms are tried before anybody is asked: whoever accepts, they must hold. */
public final class Castings {
    private Castings() {}

    /**
     * Each seat's first candidate; then every other candidate once, with the others' first.
     *
     * @param candidates by seat, at least one each, the preferred first
     * @return by seat who takes it
     */
    public static List<Map<String, String>> of(Map<String, List<String>> candidates) {
        Map<String, String> first = new LinkedHashMap<>();
        candidates.forEach((seat, all) -> first.put(seat, all.getFirst()));
        List<Map<String, String>> castings = new ArrayList<>(List.of(first));
        candidates.forEach((seat, all) -> all.stream()
                .filter(candidate -> !candidate.equals(all.getFirst()))
                .forEach(candidate -> {
                    Map<String, String> other = new LinkedHashMap<>(first);
                    other.put(seat, candidate);
                    castings.add(other);
                }));
        return castings;
    }
}
