package io.evenhand.claim.web;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.SecondRules;
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
        return page(actor, "", "EUR", "", model);
    }

    private String page(Actor actor, String amount, String currency, String wrong, Model model) {
        model.addAttribute("page", shown(actor));
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
        if (!shown(actor).mayChange()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Optional<Refused> refused = rules.say(actor, amount, currency);
        if (refused.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(actor, amount, currency, refused.get().reason(), model);
        }
        next.addFlashAttribute("said", "Recorded. It counts for what is decided from now on.");
        return "redirect:" + PAGE;
    }
}
