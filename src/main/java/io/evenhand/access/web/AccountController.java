package io.evenhand.access.web;

import io.evenhand.access.AccessEvents;
import io.evenhand.access.Actor;
import io.evenhand.access.SecondFactors;
import io.evenhand.access.SignInSessions;
import io.evenhand.access.SignOnProviders;
import io.evenhand.access.SignOnView;
import io.evenhand.access.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything about one's own way in, and what happened to it; for the host's steward what happened to everybody's. */
@Controller
@ConditionalOnWebApplication
class AccountController {
    private static final int RECENT = 10;

    private final SignInSessions sessions;
    private final SecondFactors factors;
    private final AccessEvents events;
    private final SingleSignOn signOn;
    private final SignOnProviders providers;

    AccountController(
            SignInSessions sessions,
            SecondFactors factors,
            AccessEvents events,
            SingleSignOn signOn,
            SignOnProviders providers) {
        this.sessions = sessions;
        this.factors = factors;
        this.events = events;
        this.signOn = signOn;
        this.providers = providers;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "account");
    }

    @GetMapping("/account")
    String page(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("roles", actor.roles().stream().sorted().toList());
        model.addAttribute("factor", factors.of(actor));
        List<SignOnView> ways = signOn.of(actor);
        model.addAttribute("signOn", ways);
        model.addAttribute("signOnToProve", ways.stream().anyMatch(way -> !way.isLinked() || !way.onlyWay()));
        model.addAttribute("longest", SignOnWords.inWords(providers.longestSession()));
        model.addAttribute("confirming", signOn.confirming(actor, RecordedSignIn.idOf(request)));
        model.addAttribute("signOnProblem", SignOnWords.problem(request, providers));
        String linked = request.getParameter("linked");
        boolean isTrue = ways.stream()
                .anyMatch(way -> way.isLinked() && way.provider().id().equals(linked));
        model.addAttribute("linked", isTrue ? SignOnWords.name(linked, providers) : null);
        model.addAttribute("sessions", sessions.of(actor, RecordedSignIn.idOf(request)));
        model.addAttribute("events", events.own(actor, AccessEvents.NEWEST, RECENT));
        return "access/account";
    }

    @PostMapping("/account/sessions/{id}/end")
    String end(Actor actor, @PathVariable String id, RedirectAttributes next) {
        if (!sessions.end(actor, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("done", "The session is ended.");
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end-others")
    String endOthers(Actor actor, HttpServletRequest request, RedirectAttributes next) {
        int ended = sessions.endOthers(actor, RecordedSignIn.idOf(request));
        next.addFlashAttribute(
                "done", ended == 0 ? "There was no other session." : "Every other session is ended; this one goes on.");
        return "redirect:/account";
    }

    @GetMapping("/account/events")
    String own(Actor actor, @RequestParam(defaultValue = "" + AccessEvents.NEWEST) long before, Model model) {
        return events("Your access", events.own(actor, before, AccessEvents.PAGE), "/account", "Your account", model);
    }

    @GetMapping("/access-events")
    String all(Actor actor, @RequestParam(defaultValue = "" + AccessEvents.NEWEST) long before, Model model) {
        AccessEvents.Page page =
                events.all(actor, before).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        model.addAttribute("everybody", true);
        return events("Access, whole installation", page, "/account", "Your account", model);
    }

    private static String events(String heading, AccessEvents.Page page, String back, String backTo, Model model) {
        model.addAttribute("heading", heading);
        model.addAttribute("events", page);
        model.addAttribute("back", back);
        model.addAttribute("backTo", backTo);
        return "access/events";
    }
}
