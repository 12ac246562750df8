package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that every candidate of every seat is tried once. */
class CastingsTests {
    @Test
    void eachOtherCandidateIsTriedOnceBesideTheFirstOfTheOtherSeats() {
        Map<String, List<String>> candidates = new LinkedHashMap<>();
        candidates.put("delivery", List.of("contoso", "litware"));
        candidates.put("support", List.of("fabrikam", "contoso"));

        assertThat(Castings.of(candidates))
                .containsExactly(
                        Map.of("delivery", "contoso", "support", "fabrikam"),
                        Map.of("delivery", "litware", "support", "fabrikam"),
                        Map.of("delivery", "contoso", "support", "contoso"));
    }
}
