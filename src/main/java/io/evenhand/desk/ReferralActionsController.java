package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.desk.ReferralActions.Done;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.referral.ReferralView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What operations do with a referral beside its tasks: withdraw it, say the need anew, make and ask for promises. */
@Controller
@ConditionalOnWebApplication
class ReferralActionsController {
    private static final String WITHDRAWAL = "/referrals/{id}/withdrawal";
    private static final String DEPARTURE = "/referrals/{id}/departure";
    private static final String WAIVER = "/referrals/{id}/promises/{promise}/waiver";

    private final ReferralActions actions;

    ReferralActionsController(ReferralActions actions) {
        this.actions = actions;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
        model.addAttribute("problems", List.of());
    }

    /** @param promise null where it is no promise that is called off */
    @GetMapping({WITHDRAWAL, DEPARTURE, WAIVER})
    String askWhy(
            Actor actor,
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String promise,
            HttpServletRequest request,
            Model model) {
        ReferralView referral = referral(actor, id);
        Reasoned action = reasoned(request, actor, referral, promise, model);
        allow(action.may().getAsBoolean());
        return page(action.template(), referral, Map.of("reason", ""), model);
    }

    @PostMapping({WITHDRAWAL, DEPARTURE, WAIVER})
    String act(
            Actor actor,
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String promise,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ReferralView referral = referral(actor, id);
        Reasoned action = reasoned(request, actor, referral, promise, model);
        return answer(
                action.act().apply(reason),
                action.template(),
                referral,
                Map.of("reason", reason),
                model,
                response,
                next);
    }

    private Reasoned reasoned(
            HttpServletRequest request, Actor actor, ReferralView referral, @Nullable String promise, Model model) {
        String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return switch (path) {
            case WITHDRAWAL ->
                new Reasoned(
                        "desk/withdrawal",
                        () -> actions.possible(actor, referral).withdraw(),
                        reason -> actions.withdraw(actor, referral, reason));
            case DEPARTURE ->
                new Reasoned(
                        "desk/departure",
                        () -> actions.possible(actor, referral).leave(),
                        reason -> actions.leave(actor, referral, reason));
            case WAIVER -> {
                ReferralPage.Promise waived =
                        found(Optional.ofNullable(promise).flatMap(named -> actions.promise(actor, referral, named)));
                model.addAttribute("promise", waived);
                yield new Reasoned("desk/waiver", waived::waivable, reason -> actions.waive(actor, waived, reason));
            }
            default -> throw new IllegalStateException("No action is mapped to " + path);
        };
    }

    /**
     * An action that asks for a reason, and for nothing else.
     *
     * @param may whether it is offered to the viewer
     */
    private record Reasoned(String template, BooleanSupplier may, Function<String, Done> act) {}

    @GetMapping("/referrals/{id}/need")
    String need(Actor actor, @PathVariable String id, Model model) {
        ReferralView referral = referral(actor, id);
        allow(actions.possible(actor, referral).restate());
        return page("desk/need", referral, NeedForm.of(referral.need()), model);
    }

    @PostMapping("/referrals/{id}/need")
    String restate(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute NeedForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ReferralView referral = referral(actor, id);
        return answer(actions.restate(actor, referral, form), "desk/need", referral, form, model, response, next);
    }

    @GetMapping("/referrals/{id}/promise")
    String newPromise(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "false") boolean ask, Model model) {
        ReferralView referral = referral(actor, id);
        allow(actions.possible(actor, referral).promise());
        choices(actor, referral, model);
        return page("desk/promise", referral, new PromiseForm(ask, "", "", "", ""), model);
    }

    @PostMapping("/referrals/{id}/promise")
    String promise(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute PromiseForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ReferralView referral = referral(actor, id);
        choices(actor, referral, model);
        return answer(actions.promise(actor, referral, form), "desk/promise", referral, form, model, response, next);
    }

    @GetMapping("/referrals/{id}/deliverer")
    String newDeliverer(
            Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String replaces, Model model) {
        ReferralView referral = referral(actor, id);
        allow(actions.possible(actor, referral).bringIn());
        candidates(actor, referral, model);
        return page(
                "desk/deliverer",
                referral,
                DelivererForm.replacing(replaces, referral.need().areas()),
                model);
    }

    @PostMapping("/referrals/{id}/deliverer")
    String bringIn(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute DelivererForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ReferralView referral = referral(actor, id);
        candidates(actor, referral, model);
        return answer(actions.bringIn(actor, referral, form), "desk/deliverer", referral, form, model, response, next);
    }

    private void candidates(Actor actor, ReferralView referral, Model model) {
        model.addAttribute("deliverers", actions.deliverers(referral));
        model.addAttribute("candidates", actions.candidates(actor, referral));
    }

    private void choices(Actor actor, ReferralView referral, Model model) {
        model.addAttribute("counterparts", actions.counterparts(actor, referral));
        model.addAttribute(
                "kinds",
                Arrays.stream(ObligationKind.values())
                        .filter(ObligationKind::isPursued)
                        .toList());
    }

    private String answer(
            Done done,
            String template,
            ReferralView referral,
            Object form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (done) {
            case Done.Recorded recorded -> {
                next.addFlashAttribute("said", recorded.said());
                yield "redirect:/referrals/" + referral.id();
            }
            case Done.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("problems", refused.problems());
                yield page(template, referral, form, model);
            }
            case Done.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    private static String page(String template, ReferralView referral, Object form, Model model) {
        model.addAttribute("referral", referral);
        model.addAttribute("form", form);
        return template;
    }

    private ReferralView referral(Actor actor, String id) {
        return found(actions.referral(actor, id));
    }
}
