package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.ProposeChangeResult.AnotherUnderWay;
import io.evenhand.agreement.ProposeChangeResult.Invalid;
import io.evenhand.agreement.ProposeChangeResult.NotAllowed;
import io.evenhand.agreement.ProposeChangeResult.NotChangeable;
import io.evenhand.agreement.ProposeChangeResult.Proposed;
import io.evenhand.desk.ChangeForms.Filled;
import io.evenhand.desk.ChangeForms.Read;
import io.evenhand.desk.ChangePage.Typed;
import io.evenhand.desk.LiveAgreements.Seen;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.FieldProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/** The forms by which a party proposes a change of an agreement. */
@Controller
@ConditionalOnWebApplication
class ChangesController {
    private static final String SEND = "send";

    private final LiveAgreements reading;
    private final ChangeForms forms;
    private final Changes changes;

    ChangesController(LiveAgreements reading, ChangeForms forms, Changes changes) {
        this.reading = reading;
        this.forms = forms;
        this.changes = changes;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
    }

    @GetMapping("/agreements/{id}/change")
    String choose(Actor actor, @PathVariable String id, Model model) {
        Seen seen = changeable(actor, id);
        model.addAttribute("agreement", seen.agreement());
        model.addAttribute("ways", forms.ways(seen));
        return "desk/change-ways";
    }

    @GetMapping("/agreements/{id}/change/{kind:amendment|renewal|end|notice}")
    String blank(
            Actor actor,
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String leaves,
            @RequestParam(defaultValue = "") String joins,
            Model model) {
        Seen seen = changeable(actor, id);
        Filled filled = new Filled(new Typed("", "", leaves, joins), Map.of());
        return form(actor, seen, kind, filled, null, List.of(), model);
    }

    @PostMapping("/agreements/{id}/change/{kind:amendment|renewal|end|notice}")
    String write(
            Actor actor,
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam String base,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String leaves,
            @RequestParam(defaultValue = "") String joins,
            @RequestParam MultiValueMap<String, String> inputs,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Seen seen = changeable(actor, id);
        Filled filled = new Filled(new Typed(day, reason, leaves, joins), TermsInputs.of(inputs));
        if (!base.equals(form(actor, seen, kind, filled).base())) {
            next.addFlashAttribute(
                    "said", "The terms have been changed meanwhile. Here is how they read now; begin again from them.");
            return "redirect:/agreements/" + id;
        }
        return switch (forms.read(actor, seen, kind, filled)) {
            case Read.Unsound unsound -> refused(actor, seen, kind, filled, words(unsound.problems()), model, response);
            case Read.Sound sound -> {
                if (reason.isBlank()) {
                    yield refused(
                            actor,
                            seen,
                            kind,
                            filled,
                            List.of("Reason is missing: say why; the other parties read it."),
                            model,
                            response);
                }
                yield step.equals(SEND)
                        ? send(actor, seen, kind, filled, sound.request(), model, response, next)
                        : form(actor, seen, kind, filled, sound.terms(), List.of(), model);
            }
        };
    }

    private String send(
            Actor actor,
            Seen seen,
            String kind,
            Filled filled,
            ChangeRequest request,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (changes.propose(
                seen.agreement().id(), request, actor, filled.typed().reason())) {
            case Proposed ignored -> {
                next.addFlashAttribute(
                        "said",
                        kind.equals("notice")
                                ? "The notice is drawn up. It goes out once somebody with authority has signed it."
                                : "Proposed. The other parties review it next; nothing binds before all have signed.");
                yield "redirect:/agreements/" + seen.agreement().id();
            }
            case Invalid invalid -> refused(actor, seen, kind, filled, words(invalid.problems()), model, response);
            case AnotherUnderWay other ->
                conflict(
                        actor,
                        seen,
                        kind,
                        filled,
                        other.number() + " is under way and comes first. See it on the agreement's page.",
                        model,
                        response);
            case NotChangeable not -> conflict(actor, seen, kind, filled, not.reason(), model, response);
            case NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    private String conflict(
            Actor actor,
            Seen seen,
            String kind,
            Filled filled,
            String problem,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return form(actor, seen, kind, filled, null, List.of(problem), model);
    }

    private String refused(
            Actor actor,
            Seen seen,
            String kind,
            Filled filled,
            List<String> problems,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(actor, seen, kind, filled, null, problems, model);
    }

    private String form(
            Actor actor,
            Seen seen,
            String kind,
            Filled filled,
            @Nullable ChangeTerms looked,
            List<String> problems,
            Model model) {
        model.addAttribute("page", forms.page(actor, seen, kind, filled, looked));
        model.addAttribute("problems", problems);
        return "desk/change";
    }

    private ChangePage form(Actor actor, Seen seen, String kind, Filled filled) {
        return forms.page(actor, seen, kind, filled, null);
    }

    private static List<String> words(List<FieldProblem> problems) {
        return problems.stream().map(FieldNames::sentence).toList();
    }

    /** A party's people without the role are told so. */
    private Seen changeable(Actor actor, String id) {
        Seen seen = found(reading.seen(actor, id));
        allow(reading.mayPropose(actor, seen));
        return seen;
    }
}
