package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.api.CompetenceResources.AreaResource;
import io.evenhand.api.CompetenceResources.NeedResource;
import io.evenhand.api.CompetenceResources.ProfileResource;
import io.evenhand.competence.Areas;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.Matches;
import io.evenhand.competence.NewCertificate;
import io.evenhand.competence.OperationsSeekHelpPolicy;
import io.evenhand.competence.ProfileFacts;
import io.evenhand.competence.ProfileView;
import io.evenhand.competence.StatementResult;
import io.evenhand.competence.Wanted;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What partners say and show that they can do, and whom a need calls for. */
@RestController
@ConditionalOnWebApplication
class CompetenciesApi {
    private static final String AREAS = ApiPaths.V1 + "/areas";
    private static final String OF_PARTNER = PartnersApi.PARTNERS + "/{id}/competencies";
    static final String TO_CERTIFICATES = "/competencies/certificates";
    private static final String CERTIFICATES = PartnersApi.PARTNERS + "/{id}" + TO_CERTIFICATES;
    private static final String FILE = CERTIFICATES + "/{certificate}/file";
    private static final String NEED = ApiPaths.V1 + "/competencies/need";

    private final Areas areas;
    private final Competencies competencies;
    private final Matches matches;

    CompetenciesApi(Areas areas, Competencies competencies, Matches matches) {
        this.areas = areas;
        this.competencies = competencies;
        this.matches = matches;
    }

    @GetMapping(path = AREAS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> areas(Actor actor, HttpServletRequest request) {
        return Representations.answer(
                request,
                Map.of("items", areas.all().stream().map(AreaResource::of).toList()));
    }

    @GetMapping(path = OF_PARTNER, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, ProfileResource.of(profile(actor, id)));
    }

    private ProfileView profile(Actor actor, String id) {
        return PartnerId.read(id)
                .flatMap(partner -> competencies.show(actor, partner))
                .orElseThrow(Refusal::notFound);
    }

    /** What a partner says of itself, as a whole. */
    @PutMapping(
            path = OF_PARTNER,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> state(
            Actor actor, @PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        ProfileView present = own(actor, id);
        ProfileFacts facts = SentProfile.of(body);
        Representations.requireUnchanged(request, ProfileResource.of(present));
        ProfileView.Shared shared = present.shared();
        StatementResult result =
                competencies.state(actor, new PartnerId(id), shared == null ? 0 : shared.version(), facts);
        String unused = recorded(result);
        return Representations.answer(request, ProfileResource.of(profile(actor, id)));
    }

    /** A certificate by its facts alone. */
    @PostMapping(
            path = CERTIFICATES,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> certify(Actor actor, @PathVariable String id, @RequestBody byte[] body) {
        ProfileView unused = own(actor, id);
        return certified(actor, id, SentProfile.certificate(body));
    }

    /** The same with the file of it, as the desk's form takes it. */
    @PostMapping(
            path = CERTIFICATES,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> certifyWithFile(Actor actor, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        ProfileView unused = own(actor, id);
        return certified(actor, id, SentProfile.certificate(request));
    }

    private ResponseEntity<byte[]> certified(Actor actor, String id, NewCertificate certificate) {
        String made = recorded(competencies.addCertificate(actor, new PartnerId(id), certificate));
        return Representations.created(
                URI.create(PartnersApi.PARTNERS + "/" + id + TO_CERTIFICATES + "/" + made),
                ProfileResource.of(profile(actor, id)));
    }

    /** For the partner's own people and the host's steward: it names a person. */
    @GetMapping(FILE)
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String id, @PathVariable String certificate) {
        return PartnerId.read(id)
                .flatMap(partner -> competencies.file(actor, partner, certificate))
                .map(file -> FileAnswer.toKeep(
                        file.type().mediaType(), "certificate." + file.type().ending(), file.content()))
                .orElseThrow(Refusal::notFound);
    }

    @PostMapping(path = CERTIFICATES + "/{certificate}/withdrawal", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> withdraw(
            Actor actor, @PathVariable String id, @PathVariable String certificate, HttpServletRequest request) {
        ProfileView unused = own(actor, id);
        String withdrawn = recorded(competencies.withdrawCertificate(actor, new PartnerId(id), certificate));
        return Representations.answer(request, ProfileResource.of(profile(actor, id)));
    }

    /** Before anything that was sent is looked at. */
    private ProfileView own(Actor actor, String id) {
        ProfileView present = profile(actor, id);
        if (!present.inside()) {
            throw Refusal.notFound();
        }
        if (!present.own()) {
            throw notAllowed();
        }
        return present;
    }

    private static Refusal notAllowed() {
        return Problem.NOT_ALLOWED.because("A partner's own operations and administrators speak for it.");
    }

    private static String recorded(StatementResult result) {
        return switch (result) {
            case StatementResult.Recorded recorded -> recorded.id();
            case StatementResult.Invalid invalid ->
                throw Refusal.invalid(invalid.problems().entrySet().stream()
                        .map(one -> new FieldProblem("/" + one.getKey(), one.getValue(), "mend it, and send it again"))
                        .toList());
            case StatementResult.Stale stale ->
                throw Problem.CHANGED_MEANWHILE.because("Read it again, and decide on what is there now.");
            case StatementResult.NotAllowed not -> throw notAllowed();
            case StatementResult.Unknown unknown -> throw Refusal.notFound();
        };
    }

    /** What one's own partner lacks for a need, and who has it. */
    @GetMapping(path = NEED, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> need(
            Actor actor,
            @RequestParam(defaultValue = "") List<String> area,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String companySize,
            @RequestParam(required = false) @Nullable Integer months,
            HttpServletRequest request) {
        if (!OperationsSeekHelpPolicy.maySeek(actor)) {
            throw Problem.NOT_ALLOWED.because("Operations of a partner look for whom to call in.");
        }
        Wanted wanted = new Wanted(area, region, language, companySize, months);
        if (wanted.areas().isEmpty()) {
            throw Problem.MALFORMED.because("Say at least one area: the id, name or word of it.");
        }
        if (area.size() > Wanted.MOST_AREAS) {
            throw Problem.MALFORMED.because("Say at most " + Wanted.MOST_AREAS + " areas.");
        }
        return Representations.answer(request, NeedResource.of(matches.gap(actor, wanted)));
    }
}
