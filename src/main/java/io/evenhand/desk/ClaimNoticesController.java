package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.download;
import static io.evenhand.desk.DeskAnswers.found;
import static io.evenhand.desk.DeskAnswers.inline;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.claim.ClaimForm;
import io.evenhand.claim.ClaimNotice;
import io.evenhand.claim.ClaimNotices;
import io.evenhand.claim.ClaimOpenings;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimStatements;
import io.evenhand.claim.ClaimSubject;
import io.evenhand.desk.ReferralReading.DocumentFile;
import io.evenhand.document.UnprintableText;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a party draws up a notice of claim under an agreement. Nothing is kept before the party states the claim with it. */
@Controller
@ConditionalOnWebApplication
class ClaimNoticesController {
    private static final String NOTICE = "/agreements/{id}/claim-notice";
    private static final String KEEP = "keep";

    private final LiveAgreements reading;
    private final ClaimNotices notices;
    private final ClaimStatements statements;
    private final ClaimOpenings openings;

    ClaimNoticesController(
            LiveAgreements reading, ClaimNotices notices, ClaimStatements statements, ClaimOpenings openings) {
        this.reading = reading;
        this.notices = notices;
        this.statements = statements;
        this.openings = openings;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "agreements");
    }

    /**
     * What a claim is about, where a link or the form names it.
     *
     * @param window the id of a protection window; empty for none
     * @param promise the id of an obligation; empty for none
     */
    @ModelAttribute("subject")
    ClaimSubject subject(
            @RequestParam(defaultValue = "") String window, @RequestParam(defaultValue = "") String promise) {
        return ClaimSubject.named(window, promise).orElse(ClaimSubject.AGREEMENT);
    }

    @GetMapping(NOTICE)
    String blank(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String language,
            @ModelAttribute("subject") ClaimSubject subject,
            Model model) {
        ClaimForm form = form(actor, id, language, subject);
        String only = statements
                .promisedBy(actor, AgreementId.of(id), subject, form.others())
                .orElse(form.others().size() == 1 ? form.others().getFirst().partnerId() : "");
        return page(ClaimNoticeForms.page(id, form, only, ClaimNoticeForms.blank(form), List.of(), null), model);
    }

    @PostMapping(NOTICE)
    String look(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam MultiValueMap<String, String> inputs,
            @ModelAttribute("subject") ClaimSubject subject,
            Model model,
            HttpServletResponse response) {
        ClaimForm form = form(actor, id, TermsInputs.first(inputs, "language"), subject);
        String opponent = TermsInputs.first(inputs, "opponent");
        TypedFields typed = TypedFields.of(inputs);
        Optional<TypedFields> edited = typed.edited(step);
        if (edited.isPresent()) {
            return page(ClaimNoticeForms.page(id, form, opponent, edited.get(), List.of(), null), model);
        }
        try {
            ClaimNotice notice = notice(actor, id, form, opponent, typed, subject);
            // Whether it can be set at all is known once it was.
            byte[] unused = notices.pdf(notice);
            return page(ClaimNoticeForms.page(id, form, opponent, typed, List.of(), notice), model);
        } catch (MalformedTermsException refused) {
            return refused(id, form, opponent, typed, refused.problems(), model, response);
        } catch (UnprintableText unprintable) {
            return refused(
                    id,
                    form,
                    opponent,
                    typed,
                    List.of(new FieldProblem("", "cannot be printed", String.valueOf(unprintable.getMessage()))),
                    model,
                    response);
        }
    }

    /** The letter as it is: to read in the browser, or to keep; a form that cannot be read answers with what is wrong. */
    @PostMapping(NOTICE + "/pages")
    ResponseEntity<byte[]> pages(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam MultiValueMap<String, String> inputs,
            @ModelAttribute("subject") ClaimSubject subject) {
        ClaimForm form = form(actor, id, TermsInputs.first(inputs, "language"), subject);
        try {
            ClaimNotice notice =
                    notice(actor, id, form, TermsInputs.first(inputs, "opponent"), TypedFields.of(inputs), subject);
            var file = new DocumentFile(notice.fileName(), "application/pdf", notices.pdf(notice));
            return step.equals(KEEP) ? download(file) : inline(file);
        } catch (MalformedTermsException | UnprintableText refused) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, "The form has mistakes.", refused);
        }
    }

    /** The party states the claim: its letter is kept, the other side is asked to answer, and what follows begins. */
    @PostMapping(NOTICE + "/claim")
    String state(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> inputs,
            @ModelAttribute("subject") ClaimSubject subject,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ClaimForm form = form(actor, id, TermsInputs.first(inputs, "language"), subject);
        String opponent = TermsInputs.first(inputs, "opponent");
        TypedFields typed = TypedFields.of(inputs);
        try {
            ClaimResult result = statements.state(
                    actor, AgreementId.of(id), ClaimNoticeForms.request(form, opponent, typed), subject);
            return switch (result) {
                case ClaimResult.Recorded recorded -> {
                    next.addFlashAttribute("said", "Stated. The other side is asked to answer.");
                    yield "redirect:/claims/" + recorded.claim();
                }
                case ClaimResult.Known known -> {
                    next.addFlashAttribute("said", "Your organisation has stated this claim before. Here it is.");
                    yield "redirect:/claims/" + known.claim();
                }
                case ClaimResult.Refused no ->
                    refused(
                            id,
                            form,
                            opponent,
                            typed,
                            List.of(new FieldProblem(no.field(), "cannot be stated so", no.reason())),
                            model,
                            response);
                case ClaimResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
                case ClaimResult.Unknown ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            };
        } catch (MalformedTermsException refused) {
            return refused(id, form, opponent, typed, refused.problems(), model, response);
        } catch (UnprintableText unprintable) {
            return refused(
                    id,
                    form,
                    opponent,
                    typed,
                    List.of(new FieldProblem("", "cannot be printed", String.valueOf(unprintable.getMessage()))),
                    model,
                    response);
        }
    }

    private ClaimNotice notice(
            Actor actor, String id, ClaimForm form, String opponent, TypedFields typed, ClaimSubject subject)
            throws MalformedTermsException {
        return notices.draft(actor, AgreementId.of(id), ClaimNoticeForms.request(form, opponent, typed), subject);
    }

    /** Whoever holds a window claims under its agreement, though it may not read that. */
    private ClaimForm form(Actor actor, String id, String language, ClaimSubject subject) {
        AgreementId agreement = reading.seen(actor, id)
                .map(seen -> seen.agreement().id())
                .or(() -> openings.agreementOf(actor, subject)
                        .filter(under -> under.value().equals(id)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        allow(ClaimNotices.mayDraft(actor));
        return found(notices.begin(actor, agreement, language, subject));
    }

    private static String refused(
            String id,
            ClaimForm form,
            String opponent,
            TypedFields typed,
            List<FieldProblem> problems,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(ClaimNoticeForms.page(id, form, opponent, typed, problems, null), model);
    }

    private static String page(ClaimNoticePage page, Model model) {
        model.addAttribute("page", page);
        return "desk/claim-notice";
    }
}
