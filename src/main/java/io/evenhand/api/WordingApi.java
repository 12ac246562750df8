package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.redline.Piece;
import io.evenhand.terms.FieldProblem;
import io.evenhand.wording.Comparison;
import io.evenhand.wording.ReleaseView;
import io.evenhand.wording.Releases;
import io.evenhand.wording.Versions;
import io.evenhand.wording.WordingNames;
import io.evenhand.wording.WordingRolesPolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Released wording: which versions there are, what they say, what differs between two, and which agreements are written in one. */
@RestController
@ConditionalOnWebApplication
class WordingApi {
    private static final String WORDINGS = ApiPaths.V1 + "/wordings";
    private static final String VERSIONS = WORDINGS + "/{name}/{language}/versions";
    private static final int LAST_PAGE = 10_000;
    private static final int PAGE = 50;

    private final Releases releases;
    private final Versions versions;
    private final AgreementWordings agreements;
    private final WordingNames names;

    WordingApi(Releases releases, Versions versions, AgreementWordings agreements, WordingNames names) {
        this.releases = releases;
        this.versions = versions;
        this.agreements = agreements;
        this.names = names;
    }

    @GetMapping(path = WORDINGS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> inUse(Actor actor, HttpServletRequest request) {
        allowReading(actor);
        return Representations.answer(
                request,
                Map.of(
                        "items",
                        releases.inUse().stream()
                                .map(release -> new InUse(
                                        release.name(),
                                        release.language(),
                                        names.name(release.name()),
                                        VersionResource.of(release)))
                                .toList()));
    }

    @GetMapping(path = VERSIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(
            Actor actor,
            @PathVariable String name,
            @PathVariable String language,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest request) {
        allowReading(actor);
        int wanted = Math.clamp(page, 0, LAST_PAGE);
        Releases.Listed listed = releases.of(name, language, wanted);
        if (wanted == 0 && listed.releases().isEmpty()) {
            throw Refusal.notFound();
        }
        return Representations.answer(
                request,
                new VersionList(
                        listed.releases().stream().map(VersionResource::of).toList(), listed.more()));
    }

    /** @param more whether another page follows */
    record VersionList(List<VersionResource> items, boolean more) {}

    @GetMapping(path = VERSIONS + "/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(
            Actor actor,
            @PathVariable String name,
            @PathVariable String language,
            @PathVariable int number,
            HttpServletRequest request) {
        allowReading(actor);
        ReleaseView release = found(releases.find(name, language, number));
        return Representations.answer(
                request,
                new VersionWithFiles(
                        VersionResource.of(release),
                        new TreeMap<>(
                                found(releases.wording(name, language, number)).files())));
    }

    /** @param files by their names */
    record VersionWithFiles(VersionResource version, SortedMap<String, String> files) {}

    /** By the same words as in the addresses of the desk: numbers of releases, the hash of one, or "program". */
    @GetMapping(path = WORDINGS + "/{name}/{language}/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> compare(
            Actor actor,
            @PathVariable String name,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request) {
        allowReading(actor);
        if (from.isBlank() || to.isBlank()) {
            throw Refusal.malformed(List.of(new FieldProblem(
                    from.isBlank() ? "/from" : "/to",
                    "is missing",
                    "name two versions, such as from=1 and to=2; \"program\" is that of the program")));
        }
        Versions.Named before = found(versions.find(name, language, from));
        Versions.Named after = found(versions.find(name, language, to));
        return Representations.answer(request, Differences.of(Comparison.of(before.wording(), after.wording())));
    }

    @GetMapping(path = VERSIONS + "/{number}/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> usage(
            Actor actor,
            @PathVariable String name,
            @PathVariable String language,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest request) {
        allowReading(actor);
        ReleaseView release = found(releases.find(name, language, number));
        AgreementWordings.Listed listed =
                agreements.using(actor, release.version(), PAGE, Math.clamp(page, 0, LAST_PAGE));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", listed.uses().stream().map(UseResource::of).toList());
        answer.put("more", listed.more());
        if (WordingRolesPolicy.looksAfterAll(actor)) {
            answer.put(
                    "everywhere",
                    counted(agreements.counts(List.of(release.version())).getOrDefault(release.version(), Map.of())));
        }
        return Representations.answer(request, answer);
    }

    private static Map<String, Long> counted(Map<AgreementState, Long> byState) {
        Map<String, Long> counted = new TreeMap<>();
        byState.forEach((state, count) -> counted.put(Codes.of(state), count));
        return counted;
    }

    private static <T> T found(Optional<T> thing) {
        return thing.orElseThrow(Refusal::notFound);
    }

    private static void allowReading(Actor actor) {
        if (!WordingRolesPolicy.mayRead(actor)) {
            throw Problem.NOT_ALLOWED.because(
                    "Wording is read by people with the role legal, and by the host's steward.");
        }
    }

    record InUse(String name, String language, String title, VersionResource version) {}

    /**
     * A release as it is sent.
     *
     * @param hash SHA-256 over its files
     * @param proposedBy null, as is who approved it, for what came with the program
     */
    record VersionResource(
            int number,
            String hash,
            String note,
            @Nullable String proposedBy,
            @Nullable String approvedBy,
            Instant releasedAt) {
        static VersionResource of(ReleaseView release) {
            return new VersionResource(
                    release.number(),
                    release.version().hash(),
                    release.note(),
                    release.by().orElse(null),
                    release.approvedBy().orElse(null),
                    release.releasedAt());
        }
    }

    record UseResource(String id, String number, String kind, String state) {
        static UseResource of(AgreementWordings.Use use) {
            return new UseResource(
                    use.agreement().id().value(),
                    use.agreement().number(),
                    use.agreement().kind().code(),
                    Codes.of(use.state()));
        }
    }

    /** What differs between two texts, paragraph by paragraph. */
    record Differences(boolean same, List<Part> parts) {
        static Differences of(Comparison comparison) {
            return new Differences(
                    comparison.isSame(),
                    comparison.parts().stream()
                            .map(part -> new Part(
                                    part.title(),
                                    part.runs().stream()
                                            .flatMap(run -> run.rows().stream())
                                            .filter(Comparison.Row::changed)
                                            .map(row -> new Change(text(row.before()), text(row.after())))
                                            .toList()))
                            .toList());
        }

        private static @Nullable String text(List<Piece> pieces) {
            return pieces.isEmpty() ? null : pieces.stream().map(Piece::text).collect(Collectors.joining());
        }

        record Part(String title, List<Change> changes) {}

        /** @param before null where it was added; so is what follows, where it was left out */
        record Change(@Nullable String before, @Nullable String after) {}
    }
}
