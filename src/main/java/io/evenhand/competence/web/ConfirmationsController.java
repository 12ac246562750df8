package io.evenhand.competence.web;

import io.evenhand.access.Actor;
import io.evenhand.competence.AreaView;
import io.evenhand.competence.Areas;
import io.evenhand.competence.ConfirmationView;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.Deliveries;
import io.evenhand.competence.StatementResult;
import io.evenhand.competence.Workload;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a partner is asked to confirm of others' work, and what it asks of others. */
@Controller
@ConditionalOnWebApplication
class ConfirmationsController {
    private static final String ONE = "/confirmations/{id}";

    private final Confirmations confirmations;
    private final Deliveries deliveries;
    private final Areas areas;

    ConfirmationsController(Confirmations confirmations, Deliveries deliveries, Areas areas) {
        this.confirmations = confirmations;
        this.deliveries = deliveries;
        this.areas = areas;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("problems", Map.of());
        model.addAttribute("stale", null);
        model.addAttribute("days", new PageWords());
    }

    @GetMapping("/confirmations")
    String list(Actor actor, Model model) {
        model.addAttribute("listing", confirmations.list(actor));
        return "competence/confirmations";
    }

    @GetMapping(ONE)
    String show(Actor actor, @PathVariable String id, Model model) {
        ConfirmationView shown = found(actor, id);
        return page(shown, chosen(shown), Typed.NOTHING, model);
    }

    @PostMapping(ONE)
    String answer(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        return switch (typed.text("decision")) {
            case "confirm" ->
                answered(
                        confirm(actor, id, typed),
                        "Confirmed. It counts on the other partner's record from now on.",
                        actor,
                        id,
                        typed,
                        model,
                        response,
                        next);
            case "not-yet" ->
                answered(
                        notYet(actor, id, typed),
                        "Recorded: it is not over yet. You are asked again on the day that you named.",
                        actor,
                        id,
                        typed,
                        model,
                        response,
                        next);
            default ->
                answered(
                        confirmations.answer(actor, id, typed.version(), Set.of(), typed.text("words")),
                        "Recorded: you do not confirm it. It counts for nothing.",
                        actor,
                        id,
                        typed,
                        model,
                        response,
                        next);
        };
    }

    private StatementResult confirm(Actor actor, String id, Typed typed) {
        Set<String> delivered = typed.all("areas");
        if (delivered.isEmpty()) {
            return unlessHidden(actor, id, "areas", "Choose in which areas it was delivered.");
        }
        return typed.day("doneOn")
                .map(day -> confirmations.answer(actor, id, typed.version(), delivered, day, typed.text("words")))
                .orElseGet(() -> unlessHidden(actor, id, "doneOn", "Enter the day on which it was done."));
    }

    private StatementResult notYet(Actor actor, String id, Typed typed) {
        return typed.day("again")
                .map(day -> confirmations.notYet(actor, id, typed.version(), day, typed.text("words")))
                .orElseGet(() -> unlessHidden(actor, id, "again", "Enter the day on which you are asked again."));
    }

    private StatementResult unlessHidden(Actor actor, String id, String field, String problem) {
        return found(actor, id).mayAnswer()
                ? new StatementResult.Invalid(Map.of(field, problem))
                : confirmations.answer(actor, id, -1, Set.of(), problem);
    }

    @PostMapping(ONE + "/end")
    String end(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        // A day that is none is for those to hear who may name one.
        StatementResult result =
                deliveries.end(actor, id, typed.version(), typed.day("endedOn").orElse(LocalDate.EPOCH));
        return answered(
                result,
                "Recorded. Once that day has come, whoever introduced the work is asked what was delivered. Where only the deliverer says"
                        + " that it is over, it counts as running until they answer, for " + Workload.DAYS_TO_ANSWER
                        + " days at most.",
                actor,
                id,
                typed,
                model,
                response,
                next);
    }

    @PostMapping(ONE + "/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Typed typed = new Typed(form);
        return answered(
                confirmations.withdraw(actor, id, typed.version()),
                "You ask for it no longer.",
                actor,
                id,
                typed,
                model,
                response,
                next);
    }

    private String answered(
            StatementResult result,
            String done,
            Actor actor,
            String id,
            Typed typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case StatementResult.Recorded ignored -> {
                next.addFlashAttribute("done", done);
                yield "redirect:/confirmations";
            }
            case StatementResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield page(found(actor, id), typed.all("areas"), typed, model);
            }
            case StatementResult.Stale ignored -> {
                model.addAttribute("stale", Answers.STALE);
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(found(actor, id), typed.all("areas"), typed, model);
            }
            case StatementResult.NotAllowed refused -> throw Answers.of(refused);
            case StatementResult.Unknown refused -> throw Answers.of(refused);
        };
    }

    private String page(ConfirmationView shown, Set<String> chosen, Typed typed, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("chosen", chosen);
        model.addAttribute("typed", typed);
        model.addAttribute("doneOn", typed == Typed.NOTHING ? shown.doneOn().toString() : typed.text("doneOn"));
        model.addAttribute(
                "groups",
                AreaGroup.toChoose(
                        areas.all(), area -> chosen.contains(area.id().value())));
        return "competence/confirmation";
    }

    private static Set<String> chosen(ConfirmationView shown) {
        return shown.areas().stream()
                .map(AreaView::id)
                .map(Object::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private ConfirmationView found(Actor actor, String id) {
        return confirmations.show(actor, id).orElseThrow(Answers::notFound);
    }
}
