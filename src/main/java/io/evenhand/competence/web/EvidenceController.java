package io.evenhand.competence.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.Areas;
import io.evenhand.competence.CertificateFile;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.NewCertificate;
import io.evenhand.competence.NewReference;
import io.evenhand.competence.ProfileView;
import io.evenhand.competence.StatementResult;
import io.evenhand.partner.PartnerListings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A partner's own people add what shows its competencies: certificates, and references for which they ask others. */
@Controller
@ConditionalOnWebApplication
class EvidenceController {
    private static final String PAGE = "/partners/{id}/competencies";
    private static final String ONE = PAGE + "/certificates/{certificate}";

    private final Competencies competencies;
    private final Confirmations confirmations;
    private final Areas areas;
    private final PartnerListings listings;

    EvidenceController(Competencies competencies, Confirmations confirmations, Areas areas, PartnerListings listings) {
        this.competencies = competencies;
        this.confirmations = confirmations;
        this.areas = areas;
        this.listings = listings;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("problems", Map.of());
        model.addAttribute("typed", Typed.NOTHING);
    }

    @GetMapping(PAGE + "/certificates")
    String blankCertificate(Actor actor, @PathVariable String id, Model model) {
        return page("competence/certificate", own(actor, id), model);
    }

    @PostMapping(PAGE + "/certificates")
    String addCertificate(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Typed typed = new Typed(form);
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<AreaId> area = AreaId.read(typed.text("area"));
        Optional<LocalDate> issuedOn = typed.day("issuedOn");
        Optional<LocalDate> expiresOn = typed.day("expiresOn");
        if (area.isEmpty()) {
            problems.put("area", "Choose an area from the list.");
        }
        if (issuedOn.isEmpty()) {
            problems.put("issuedOn", "Enter the day on which it was issued.");
        }
        if (expiresOn.isEmpty() && !typed.text("expiresOn").isEmpty()) {
            problems.put("expiresOn", "Enter a day, or leave it empty.");
        }
        Optional<CertificateFile> read = file == null ? Optional.empty() : read(file);
        boolean hasFile = file != null && !file.isEmpty();
        if (hasFile && read.isEmpty()) {
            problems.put("file", "Choose a PDF, PNG or JPEG file of at most 2 MB.");
        }
        ProfileView own = own(actor, id);
        StatementResult result = problems.isEmpty()
                ? competencies.addCertificate(
                        actor,
                        own.partner().id(),
                        new NewCertificate(
                                area.orElseThrow(),
                                typed.text("name"),
                                issuedOn.orElseThrow(),
                                expiresOn.orElse(null),
                                read.orElse(null)))
                : new StatementResult.Invalid(problems);
        return answered(
                result, "The certificate is added.", "competence/certificate", own, typed, model, response, next);
    }

    /** Its size is known before it is read. */
    private static Optional<CertificateFile> read(MultipartFile file) throws IOException {
        return file.isEmpty() || file.getSize() > CertificateFile.MOST_BYTES
                ? Optional.empty()
                : CertificateFile.read(file.getBytes());
    }

    @PostMapping(ONE + "/withdraw")
    String withdraw(Actor actor, @PathVariable String id, @PathVariable String certificate, RedirectAttributes next) {
        return switch (competencies.withdrawCertificate(actor, Answers.partner(id), certificate)) {
            case StatementResult.Recorded ignored -> {
                next.addFlashAttribute("done", "Taken back: it counts no longer, and its file is gone.");
                yield "redirect:/partners/" + id + "/competencies";
            }
            case StatementResult.NotAllowed refused -> throw Answers.of(refused);
            case StatementResult.Unknown refused -> throw Answers.of(refused);
            case StatementResult.Invalid never -> throw new IllegalStateException("Nothing is typed");
            case StatementResult.Stale never -> throw new IllegalStateException("Again changes nothing");
        };
    }

    @GetMapping(ONE + "/document")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String id, @PathVariable String certificate) {
        CertificateFile file =
                competencies.file(actor, Answers.partner(id), certificate).orElseThrow(Answers::notFound);
        return FileAnswer.toKeep(
                file.type().mediaType(), "certificate." + file.type().ending(), file.content());
    }

    @GetMapping(PAGE + "/references")
    String blankReference(Actor actor, @PathVariable String id, Model model) {
        return referencePage(actor, own(actor, id), Typed.NOTHING, model);
    }

    @PostMapping(PAGE + "/references")
    String askForReference(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        ProfileView own = own(actor, id);
        StatementResult result = typed.day("doneOn").isEmpty()
                ? new StatementResult.Invalid(Map.of("doneOn", "Enter the day on which the work was done."))
                : confirmations.askForReference(
                        actor,
                        own.partner().id(),
                        typed.text("askedOf"),
                        new NewReference(
                                typed.text("title"),
                                List.copyOf(typed.all("areas")),
                                typed.day("doneOn").orElseThrow()));
        if (result instanceof StatementResult.Invalid) {
            String unused = referencePage(actor, own, typed, model);
        }
        return answered(
                result,
                "Asked. It counts once the other partner confirms it.",
                "competence/reference",
                own,
                typed,
                model,
                response,
                next);
    }

    private String referencePage(Actor actor, ProfileView own, Typed typed, Model model) {
        Map<String, String> others = new LinkedHashMap<>();
        listings.list(actor, "").stream()
                .filter(partner -> !partner.id().equals(own.partner().id()))
                .forEach(partner -> others.put(partner.id().value(), partner.legalName()));
        model.addAttribute("others", others);
        model.addAttribute("chosen", typed.all("areas"));
        return page("competence/reference", own, model);
    }

    private String answered(
            StatementResult result,
            String done,
            String page,
            ProfileView own,
            Typed typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case StatementResult.Recorded ignored -> {
                next.addFlashAttribute("done", done);
                yield "redirect:/partners/" + own.partner().id() + "/competencies";
            }
            case StatementResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                model.addAttribute("typed", typed);
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(page, own, model);
            }
            case StatementResult.NotAllowed refused -> throw Answers.of(refused);
            case StatementResult.Unknown refused -> throw Answers.of(refused);
            case StatementResult.Stale never -> throw new IllegalStateException("What is new has no version");
        };
    }

    private String page(String page, ProfileView own, Model model) {
        model.addAttribute("profile", own);
        model.addAttribute("groups", AreaGroup.toChoose(areas.all(), area -> false));
        if (!model.containsAttribute("chosen")) {
            model.addAttribute("chosen", Set.of());
        }
        return page;
    }

    /** The actor's own partner; others' forms do not exist for them, and who only looks at it may not change it. */
    private ProfileView own(Actor actor, String id) {
        ProfileView profile = competencies.show(actor, Answers.partner(id)).orElseThrow(Answers::notFound);
        if (!profile.inside()) {
            throw Answers.notFound();
        }
        if (!profile.own()) {
            throw Answers.forbidden();
        }
        return profile;
    }
}
