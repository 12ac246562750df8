package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementLanguages;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralFacts;
import io.evenhand.referral.RegistrationResult;
import io.evenhand.referral.Registrations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
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

/** A partner's operations introduce a customer need: the beginning of every referral. */
@Controller
@ConditionalOnWebApplication
class IntroductionController {
    private final Registrations registrations;
    private final Partners partners;
    private final SeatCandidates candidates;
    private final FilledIntroductions introductions;
    private final AgreementLanguages languages;

    IntroductionController(
            Registrations registrations,
            Partners partners,
            SeatCandidates candidates,
            FilledIntroductions introductions,
            AgreementLanguages languages) {
        this.registrations = registrations;
        this.partners = partners;
        this.candidates = candidates;
        this.introductions = introductions;
        this.languages = languages;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
    }

    @GetMapping("/referrals/new")
    String blank(Actor actor, @RequestParam MultiValueMap<String, String> given, Model model) {
        return page(actor, ReferralForm.filled(own(actor).country(), given), model);
    }

    /** One's own need once more, to others: filled in with what it wants and whom to ask. */
    @GetMapping("/referrals/{id}/introduction")
    String anew(Actor actor, @PathVariable String id) {
        PartnerView unused = own(actor);
        return "redirect:" + found(introductions.ofOwnNeed(actor, id));
    }

    @PostMapping("/referrals/new")
    String introduce(
            Actor actor,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PartnerView unused = own(actor);
        ReferralForm form = new ReferralForm(typed);
        if (form.asksForCandidates()) {
            return page(actor, form, model);
        }
        ReferralFacts facts = form.facts();
        if (form.hasProblems()) {
            form.reject(registrations.problems(actor, facts));
        } else {
            switch (registrations.introduce(actor, facts)) {
                case RegistrationResult.Introduced introduced -> {
                    next.addFlashAttribute(
                            "said",
                            "Introduced. It is screened now, then the first partner is asked without the customer's name.");
                    return "redirect:/referrals/" + introduced.id();
                }
                case RegistrationResult.Unchanged known -> {
                    next.addFlashAttribute("said", "You introduced this referral before: here it is.");
                    return "redirect:/referrals/" + known.id();
                }
                case RegistrationResult.Differs differs ->
                    form.reject(
                            "reference", "You use this reference for another referral already. Choose another one.");
                case RegistrationResult.ReferenceTaken ignored ->
                    form.reject("reference", "Somebody else uses this reference. Choose another one.");
                case RegistrationResult.Invalid invalid -> form.reject(invalid.problems());
                case RegistrationResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(actor, form, model);
    }

    private String page(Actor actor, ReferralForm form, Model model) {
        List<SeatCandidates.Offered> offered = candidates.of(actor, form);
        model.addAttribute("offered", offered.getFirst());
        model.addAttribute("otherOffered", offered.getLast());
        model.addAttribute("kinds", List.of("services", "licences", "support", "hardware"));
        model.addAttribute("languages", languages.of(ReferralFacts.AGREEMENTS));
        model.addAttribute("form", form);
        return "desk/introduce";
    }

    /** The partner for which the actor introduces; others may not. */
    private PartnerView own(Actor actor) {
        allow(actor.has(Role.OPERATIONS) && !actor.partnerId().equals(Actor.HOST));
        return partners.get(new PartnerId(actor.partnerId()));
    }
}
