package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;

import io.evenhand.access.Actor;
import io.evenhand.workflow.Incidents;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where processes stand because a step failed: for the host's steward, who mends the cause and lets Camunda try again. */
@Controller
@ConditionalOnWebApplication
class IncidentsController {
    private final StandingSteps standing;
    private final Incidents incidents;

    IncidentsController(StandingSteps standing, Incidents incidents) {
        this.standing = standing;
        this.incidents = incidents;
    }

    @GetMapping("/incidents")
    String list(Actor actor, Model model) {
        allow(actor.isSteward());
        model.addAttribute("section", "incidents");
        model.addAttribute("incidents", standing.all(actor));
        return "desk/incidents";
    }

    @PostMapping("/incidents/{key}/retry")
    String retry(Actor actor, @PathVariable long key, RedirectAttributes next) {
        allow(actor.isSteward());
        next.addFlashAttribute(
                "said",
                incidents.retry(key)
                        ? "Camunda tries the step again. If it fails once more, it is back here in a moment."
                        : "That step no longer stands: nothing to try again.");
        return "redirect:/incidents";
    }
}
