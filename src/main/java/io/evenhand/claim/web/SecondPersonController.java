package io.evenhand.claim.web;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.SecondRules;
import io.evenhand.money.Money;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a partner says from which amount on a second person confirms what a claim costs it. */
@Controller
@ConditionalOnWebApplication
class SecondPersonController {
    private static final String PAGE = "/claims/second-person";

    private final SecondRules rules;

    SecondPersonController(SecondRules rules) {
        this.rules = rules;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        SecondRules.Shown shown = shown(actor);
        Money from = shown.rules().isEmpty() ? null : shown.rules().getFirst().from();
        // An empty amount takes the second person away: what stands is filled in, so that nobody does so unawares.
        return from == null
                ? page(shown, "", "EUR", "", model)
                : page(shown, from.amount(), from.currency().getCode(), "", model);
    }

    private static String page(SecondRules.Shown shown, String amount, String currency, String wrong, Model model) {
        model.addAttribute("page", shown);
        model.addAttribute("amount", amount);
        model.addAttribute("currency", currency);
        model.addAttribute("wrong", wrong);
        return "claim/second-person";
    }

    private SecondRules.Shown shown(Actor actor) {
        return rules.show(actor).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    @PostMapping(PAGE)
    String say(
            Actor actor,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        SecondRules.Shown before = shown(actor);
        if (!before.mayChange()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Optional<Refused> refused = rules.say(actor, amount, currency);
        if (refused.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(before, amount, currency, refused.get().reason(), model);
        }
        next.addFlashAttribute(
                "said",
                shown(actor).rules().size() == before.rules().size()
                        ? "It stands so already. Nothing was changed."
                        : "Recorded. It counts for what is decided from now on.");
        return "redirect:" + PAGE;
    }
}
