package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import io.evenhand.template.ReleasedWordings;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import io.evenhand.terms.Playbooks;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Opens drafts with the wording that they begin with: the one in use, or any that was released. */
@Service
public class DraftOpenings {
    private static final Pattern WORDING = Pattern.compile("([a-z][a-z0-9-]{0,62})\\.([a-z]{2})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final WordingDrafts drafts;
    private final DraftKinds kinds;
    private final ObjectProvider<ReleasedWordings> released;

    DraftOpenings(WordingDrafts drafts, DraftKinds kinds, ObjectProvider<ReleasedWordings> released) {
        this.drafts = drafts;
        this.kinds = kinds;
        this.released = released;
    }

    /**
     * Opens a draft.
     *
     * @param wording what to draft: "nda.en"
     * @param from hash of the released version to begin with; blank for the wording in use
     * @param note what it is for; may be empty
     */
    public DraftChange open(Actor actor, String wording, String from, String note) {
        var parts = WORDING.matcher(wording);
        if (!parts.matches() || kinds.find(parts.group(1), parts.group(2)).isEmpty()) {
            return new DraftChange.Refused("There is no such wording. Choose one of the list.");
        }
        String name = parts.group(1);
        String language = parts.group(2);
        Optional<Wording> base = from.isBlank() ? current(name, language) : version(name, language, from);
        return base.map(files -> drafts.open(actor, name, language, files, missing(name, files), note))
                .orElseGet(DraftChange.Unknown::new);
    }

    /** What was released before wordings held their playbook is judged by that of the program, which a draft over it takes up. */
    private Wording missing(String name, Wording base) {
        String playbook = Playbooks.file(name);
        return Wording.of(
                base.read(playbook).isPresent()
                        ? Map.of()
                        : kinds.templates()
                                .source()
                                .read(playbook)
                                .map(text -> Map.of(playbook, text))
                                .orElseGet(Map::of));
    }

    /** The wording that new agreements get. */
    Optional<Wording> current(String name, String language) {
        return Optional.ofNullable(released.getIfAvailable())
                .flatMap(store -> store.current(name, language).flatMap(store::wording))
                .or(() -> Optional.of(Templates.closure(kinds.templates().source(), name, language)));
    }

    /** A version that was released; empty where there is none of that hash. */
    Optional<Wording> version(String name, String language, String hash) {
        return HASH.matcher(hash).matches()
                ? Optional.ofNullable(released.getIfAvailable())
                        .flatMap(store -> store.wording(new TemplateVersion(name, language, hash)))
                : Optional.empty();
    }
}
