package io.evenhand.competence;

import io.evenhand.partner.OwnWordsAgree;
import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A partner does not name among its own words, which everybody sees, what it says elsewhere that it does not do. */
@Component
@Transactional(readOnly = true)
class DeniedAreas implements OwnWordsAgree {
    private final ProfileRepository profiles;
    private final Areas areas;

    DeniedAreas(ProfileRepository profiles, Areas areas) {
        this.profiles = profiles;
        this.areas = areas;
    }

    @Override
    public Optional<String> problem(PartnerId partner, Collection<String> added) {
        Map<String, Level> levels =
                profiles.findById(partner).map(Profile::levels).orElse(Map.of());
        return areas.meaning(added).entrySet().stream()
                .filter(meant -> levels.get(meant.getValue().id().value()) == Level.NOT_OURS)
                .findFirst()
                .map(
                        meant -> "“" + meant.getKey() + "” means “"
                                + meant.getValue().name()
                                + "”, of which you say that you do not do it: change that under Competencies before you add it here.");
    }
}
