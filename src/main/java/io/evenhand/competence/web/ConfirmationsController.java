package io.evenhand.competence.web;

import io.evenhand.access.Actor;
import io.evenhand.competence.AreaView;
import io.evenhand.competence.Areas;
import io.evenhand.competence.ConfirmationView;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.StatementResult;
import jakarta.servlet.http.HttpServletResponse;
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
    private final Areas areas;

    ConfirmationsController(Confirmations confirmations, Areas areas) {
        this.confirmations = confirmations;
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
        return page(shown, chosen(shown), "", model);
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
        boolean confirms = typed.text("decision").equals("confirm");
        Set<String> delivered = confirms ? typed.all("areas") : Set.of();
        StatementResult result = confirms && delivered.isEmpty()
                ? unlessHidden(actor, id, "areas", "Choose in which areas it was delivered.")
                : confirmations.answer(actor, id, typed.version(), delivered, typed.text("words"));
        return answered(
                result,
                confirms
                        ? "Confirmed. It counts on the other partner's record from now on."
                        : "Recorded: you do not confirm it. It counts for nothing.",
                actor,
                id,
                typed,
                model,
                response,
                next);
    }

    private StatementResult unlessHidden(Actor actor, String id, String field, String problem) {
        return found(actor, id).mayAnswer()
                ? new StatementResult.Invalid(Map.of(field, problem))
                : confirmations.answer(actor, id, -1, Set.of(), problem);
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
                yield page(found(actor, id), typed.all("areas"), typed.text("words"), model);
            }
            case StatementResult.Stale ignored -> {
                model.addAttribute("stale", Answers.STALE);
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(found(actor, id), typed.all("areas"), typed.text("words"), model);
            }
            case StatementResult.NotAllowed refused -> throw Answers.of(refused);
            case StatementResult.Unknown refused -> throw Answers.of(refused);
        };
    }

    private String page(ConfirmationView shown, Set<String> chosen, String words, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("chosen", chosen);
        model.addAttribute("typedWords", words);
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
