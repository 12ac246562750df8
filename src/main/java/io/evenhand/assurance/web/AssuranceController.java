package io.evenhand.assurance.web;

import io.evenhand.access.Actor;
import io.evenhand.assurance.Assurances;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;

/** Where a partner reads what answers the three reasons for not calling in others. The host's own people have nothing to lose here. */
@Controller
@ConditionalOnWebApplication
class AssuranceController {
    private final Assurances assurances;
    private final Clock clock;

    AssuranceController(Assurances assurances, Clock clock) {
        this.assurances = assurances;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "protection");
    }

    /** Days as people read them. */
    record Days() {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

        public String on(LocalDate day) {
            return DAY.format(day);
        }

        public String at(Instant moment) {
            return DAY.format(moment.atZone(ZoneOffset.UTC));
        }
    }

    @GetMapping("/assurance")
    String start(Actor actor, Model model) {
        onlyPartners(actor);
        model.addAttribute("promises", assurances.promises(actor));
        model.addAttribute("shares", assurances.shares(actor));
        model.addAttribute("customers", assurances.customers(actor));
        return "assurance/start";
    }

    @GetMapping("/assurance/promises")
    String promises(Actor actor, Model model) {
        onlyPartners(actor);
        model.addAttribute("promises", assurances.promises(actor));
        model.addAttribute("days", new Days());
        model.addAttribute("now", clock.instant());
        return "assurance/promises";
    }

    @GetMapping("/assurance/shares")
    String shares(Actor actor, Model model) {
        onlyPartners(actor);
        model.addAttribute("shares", assurances.shares(actor));
        return "assurance/shares";
    }

    @GetMapping("/assurance/customers")
    String customers(Actor actor, Model model) {
        onlyPartners(actor);
        model.addAttribute("customers", assurances.customers(actor));
        model.addAttribute("days", new Days());
        return "assurance/customers";
    }

    private static void onlyPartners(Actor actor) {
        if (actor.partnerId().equals(Actor.HOST)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
