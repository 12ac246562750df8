package io.evenhand.wording.draft;

import io.evenhand.template.Wording;
import io.evenhand.wording.ReleaseView;
import io.evenhand.wording.Releases;
import io.evenhand.wording.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The versions against which a draft is held. */
@Component
public class DraftVersions {
    /** What the draft began with. */
    public static final String BASE = "base";

    /** What came with the program, whether or not anything was released since. */
    public static final String PROGRAM = "program";

    private final Releases releases;
    private final Versions versions;
    private final DraftOpenings openings;

    DraftVersions(Releases releases, Versions versions, DraftOpenings openings) {
        this.releases = releases;
        this.versions = versions;
        this.openings = openings;
    }

    /** @param key by which it is asked for @param title for people */
    public record Version(String key, String title) {}

    /** What it began with, and everything that was released, the latest first. */
    public List<Version> of(DraftView draft) {
        List<Version> all = new ArrayList<>();
        all.add(new Version(BASE, "What the draft began with"));
        for (ReleaseView release : releases.of(draft.name(), draft.language())) {
            all.add(new Version(
                    String.valueOf(release.number()),
                    "Version %d%s".formatted(release.number(), all.size() == 1 ? ", in use" : "")));
        }
        all.add(new Version(PROGRAM, "The program’s own"));
        return all;
    }

    /** The files of a version; empty where there is none of that key. */
    public Optional<Wording> wording(DraftView draft, String key) {
        if (key.equals(BASE)) {
            return Optional.of(draft.base());
        }
        return versions.find(draft.name(), draft.language(), key).map(Versions.Named::wording);
    }

    /** The wording that came into use since the draft was opened; empty where it is still what the draft began with. */
    public Optional<Wording> newer(DraftView draft) {
        return openings.current(draft.name(), draft.language())
                .filter(current -> !current.hash().equals(draft.basedOn()));
    }
}
