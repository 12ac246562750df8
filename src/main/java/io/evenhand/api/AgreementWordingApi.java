package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.template.TemplateVersion;
import io.evenhand.wording.AgreementVersions;
import io.evenhand.wording.AgreementVersions.Standing;
import io.evenhand.wording.Recreation;
import io.evenhand.wording.Recreations;
import io.evenhand.wording.ReleaseView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** In which wording an agreement is written, and its document made once more. For its parties only. */
@RestController
@ConditionalOnWebApplication
class AgreementWordingApi {
    private static final String AGREEMENT = ApiPaths.V1 + "/agreements/{id}";

    private final AgreementVersions versions;
    private final Recreations recreations;

    AgreementWordingApi(AgreementVersions versions, Recreations recreations) {
        this.versions = versions;
        this.recreations = recreations;
    }

    @GetMapping(path = AGREEMENT + "/wording", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> wording(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, WordingResource.of(visible(actor, id)));
    }

    /** Changes nothing and keeps nothing; it takes a moment, so no address leads there by chance. */
    @PostMapping(path = AGREEMENT + "/recreation", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> recreate(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(
                request,
                switch (recreations.compare(visible(actor, id).agreement().id())) {
                    case Recreation.Impossible impossible -> throw Problem.REFUSED.because(impossible.reason());
                    case Recreation.Compared compared -> RecreationResource.of(compared);
                });
    }

    /** The document as it is made today, without signatures. */
    @PostMapping(path = AGREEMENT + "/recreation", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> recreated(Actor actor, @PathVariable String id) {
        return recreations
                .pdf(visible(actor, id).agreement().id())
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(pdf))
                .orElseThrow(() -> Problem.REFUSED.because("It cannot be made. Ask for it as JSON to read why."));
    }

    private Standing visible(Actor actor, String id) {
        return versions.of(actor, id).orElseThrow(Refusal::notFound);
    }

    /**
     * In which wording an agreement is written.
     *
     * @param name of the wording; null, as all else of it, for one signed elsewhere or of before wording was kept
     * @param number of its release; null where it was never released here
     * @param newer what new agreements like it get; null where it has that
     */
    record WordingResource(
            @Nullable String name,
            @Nullable String language,
            @Nullable Integer number,
            @Nullable String hash,
            @Nullable Newer newer,
            List<TakenResource> taken) {
        static WordingResource of(Standing standing) {
            Optional<TemplateVersion> version = standing.version();
            return new WordingResource(
                    version.map(TemplateVersion::name).orElse(null),
                    version.map(TemplateVersion::language).orElse(null),
                    standing.release().map(ReleaseView::number).orElse(null),
                    version.map(TemplateVersion::hash).orElse(null),
                    standing.newer()
                            .map(newer ->
                                    new Newer(newer.number(), newer.version().hash()))
                            .orElse(null),
                    standing.taken().stream()
                            .map(taken -> new TakenResource(
                                    taken.termsVersion(),
                                    taken.former().map(TemplateVersion::hash).orElse(null),
                                    taken.organisation(),
                                    taken.at()))
                            .toList());
        }

        record Newer(int number, String hash) {}

        /** @param formerHash the wording before; null for one of before wording was kept */
        record TakenResource(int termsVersion, @Nullable String formerHash, String proposedBy, Instant at) {}
    }

    /** @param differingPages from 1 on; empty where every page reads the same */
    record RecreationResource(
            boolean same,
            boolean sameWords,
            String keptHash,
            int pagesMade,
            int pagesKept,
            List<Integer> differingPages) {
        static RecreationResource of(Recreation.Compared compared) {
            return new RecreationResource(
                    compared.isSame(),
                    compared.sameWords(),
                    compared.keptHash(),
                    compared.pagesMade(),
                    compared.pagesKept(),
                    compared.differing());
        }
    }
}
