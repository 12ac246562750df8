package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.download;
import static io.evenhand.desk.DeskAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.desk.ReferralReading.DocumentFile;
import io.evenhand.document.StoredDocument;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.Disclosures;
import io.evenhand.referral.Introductions;
import io.evenhand.referral.ReferralView;
import io.evenhand.referral.ToldPerson;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a deliverer says which of its people are told who the customer is, and where the introducer opens what shows the consent. */
@Controller
@ConditionalOnWebApplication
class ToldPeopleController {
    private static final String PEOPLE = "/referrals/{id}/people";

    private final ReferralActions actions;
    private final Disclosures disclosures;
    private final Introductions introductions;
    private final CeremonyReaders readers;

    ToldPeopleController(
            ReferralActions actions, Disclosures disclosures, Introductions introductions, CeremonyReaders readers) {
        this.readers = readers;
        this.introductions = introductions;
        this.actions = actions;
        this.disclosures = disclosures;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
    }

    @GetMapping(PEOPLE)
    String show(Actor actor, @PathVariable String id, Model model) {
        ReferralView referral = found(actions.referral(actor, id));
        allow(disclosures.mayName(referral.id(), actor));
        return page(actor, referral, List.of(), model);
    }

    @PostMapping(PEOPLE)
    String name(
            Actor actor,
            @PathVariable String id,
            @RequestParam(name = "person", defaultValue = "") Set<String> people,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ReferralView referral = found(actions.referral(actor, id));
        allow(disclosures.mayName(referral.id(), actor));
        return switch (disclosures.name(referral.id(), actor, people)) {
            case DecisionResult.Recorded ignored -> {
                next.addFlashAttribute("said", "Recorded, with your name, in the history of the referral.");
                yield "redirect:/referrals/" + referral.id().value();
            }
            case DecisionResult.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(actor, referral, List.of(refused.reason()), model);
            }
        };
    }

    /** Whatever somebody filed is kept, and never opened in this house's name. */
    @GetMapping("/referrals/{id}/consent")
    ResponseEntity<byte[]> consent(Actor actor, @PathVariable String id) {
        ReferralView referral = found(actions.referral(actor, id));
        StoredDocument document = found(introductions.shown(referral.id(), actor));
        return download(new DocumentFile(document.fileName(), document.mediaType(), document.content()));
    }

    private String page(Actor actor, ReferralView referral, List<String> problems, Model model) {
        List<ToldPerson> people = disclosures.people(referral.id(), actor);
        model.addAttribute("referral", referral);
        model.addAttribute("people", people);
        model.addAttribute("signers", readers.of(referral.id()));
        model.addAttribute("disclosed", disclosures.isDisclosed(referral.id()));
        model.addAttribute("problems", problems);
        return "desk/told-people";
    }
}
