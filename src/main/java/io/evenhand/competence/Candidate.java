package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partner as the one who looks for somebody may see it: nothing that it does not share is in here, so nothing of it can change a rank.
 *
 * @param ownWords its own words for what it does, which everybody knows, as they are compared
 * @param ownAreas the areas that they mean
 * @param regions where it works, as they are compared
 * @param shared null where the partner does not share it with the one who looks
 */
record Candidate(
        PartnerId id,
        String name,
        Set<String> ownWords,
        Set<AreaId> ownAreas,
        Set<String> regions,
        Promises promises,
        @Nullable Shared shared) {

    /**
     * @param levels what it says, in the areas that are wanted
     * @param proofs what it shows in them
     */
    record Shared(
            Map<AreaId, Level> levels,
            Map<AreaId, Proof> proofs,
            Set<String> languages,
            Set<CustomerSize> sizes,
            Workload workload) {}

    /** What became of its promises. @param words in one line */
    record Promises(long total, long keptInTime, long broken, String words) {}
}
