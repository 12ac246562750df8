package io.evenhand.wording;

import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import io.evenhand.wording.ReleaseBook.Release;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The wording that came with the program or lies in the operator's folder, and its way among the releases. */
@Component
class ProgramReleases {
    private static final String NOTE = "Came with the program, or lay in the operator's folder.";

    private final Templates templates;
    private final ReleaseBook book;
    private final OpenProposals proposals;
    private final Clock clock;

    /** Files are read once: a changed one takes effect with the next start. */
    private final Map<String, Optional<Kept>> ofFolder = new ConcurrentHashMap<>();

    /** With its hash, which takes as long as reading it and is asked for with every draft. */
    private record Kept(Wording wording, String hash) {}

    ProgramReleases(Templates templates, ReleaseBook book, OpenProposals proposals, Clock clock) {
        this.templates = templates;
        this.book = book;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** The program's wording; empty where it has none, or none that can be used. */
    Optional<Wording> wording(String name, String language) {
        return kept(name, language).map(Kept::wording);
    }

    private Optional<Kept> kept(String name, String language) {
        return ofFolder.computeIfAbsent(name + "." + language, missing -> {
            try {
                Wording own = Templates.closure(templates.source(), name, language);
                return Optional.of(new Kept(own, own.hash()));
            } catch (MalformedTemplate malformed) {
                // Whoever wants to use it hears why; what was released before holds.
                return Optional.empty();
            }
        });
    }

    /** The program's wording where it should be released by itself: no lawyer has released any, and it never was. */
    Optional<Wording> newer(String name, String language, Optional<Release> last) {
        return last.filter(release -> release.origin() == ReleaseOrigin.LAWYER).isPresent()
                ? Optional.empty()
                : neverReleased(name, language, last);
    }

    /** The program's wording where only a lawyer may release it: one has released another since. */
    Optional<Wording> offered(String name, String language, Optional<Release> last) {
        return last.filter(release -> release.origin() == ReleaseOrigin.LAWYER).isPresent()
                ? neverReleased(name, language, last)
                : Optional.empty();
    }

    /** Of which of these, the last of their names and languages, {@link #offered} has any, as "nda.en"; in one query. */
    Set<String> offered(List<Release> lasts) {
        Map<TemplateVersion, String> ofProgram = new HashMap<>();
        for (Release last : lasts) {
            if (last.origin() == ReleaseOrigin.LAWYER) {
                kept(last.name(), last.language())
                        .ifPresent(own -> ofProgram.put(
                                new TemplateVersion(last.name(), last.language(), own.hash()),
                                last.name() + "." + last.language()));
            }
        }
        ofProgram.keySet().removeAll(book.released(ofProgram.keySet()));
        return Set.copyOf(ofProgram.values());
    }

    private Optional<Wording> neverReleased(String name, String language, Optional<Release> last) {
        return kept(name, language)
                .filter(own -> last.isEmpty()
                        || (!last.get().hash().equals(own.hash())
                                && book.find(new TemplateVersion(name, language, own.hash()))
                                        .isEmpty()))
                .map(Kept::wording);
    }

    /** Releases the program's wording, unless something was released meanwhile. @return the version that holds then */
    @Transactional
    TemplateVersion release(String name, String language, Wording wording) {
        int number = book.lock(name, language);
        Optional<Release> last = book.last(name, language);
        if (newer(name, language, last).isEmpty()) {
            return last.orElseThrow().version();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Release release = new Release(
                name, language, number + 1, wording.hash(), ReleaseOrigin.PROGRAM, NOTE, null, null, null, now, now);
        book.append(release, wording);
        proposals.supersede(name, language, "Newer wording came with the program.", now);
        return release.version();
    }
}
