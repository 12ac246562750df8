package io.evenhand.partner.web;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.PartnerTaxes;
import io.evenhand.partner.TaxStanding;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which whoever administers an organisation records how tax knows it, with all that was recorded before. */
@Controller
@ConditionalOnWebApplication
class PartnerTaxController {
    private final PartnerListings listings;
    private final PartnerTaxes taxes;
    private final Accounts accounts;
    private final Clock clock;

    PartnerTaxController(PartnerListings listings, PartnerTaxes taxes, Accounts accounts, Clock clock) {
        this.listings = listings;
        this.taxes = taxes;
        this.accounts = accounts;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("problems", Map.of());
        model.addAttribute("stale", false);
    }

    /** @param by the person's name */
    record Row(TaxStanding standing, String by) {}

    @GetMapping("/partners/{id}/tax")
    String show(Actor actor, @PathVariable String id, Model model) {
        PartnerListings.Shown shown = shown(actor, id);
        if (!shown.changeable()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        List<TaxStanding> history = taxes.history(actor, shown.partner().id());
        return show(
                shown,
                history,
                TaxForm.of(history.isEmpty() ? null : history.getLast(), history.size(), today()),
                model);
    }

    @PostMapping("/partners/{id}/tax")
    String record(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute("form") TaxForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PartnerListings.Shown shown = shown(actor, id);
        return switch (taxes.record(actor, shown.partner().id(), form.known(), form.facts())) {
            case ChangeResult.Changed changed -> {
                next.addFlashAttribute("done", "Recorded. Invoices of your organisation name it from now on.");
                yield "redirect:/partners/" + changed.id() + "/tax";
            }
            case ChangeResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield show(shown, taxes.history(actor, shown.partner().id()), form, model);
            }
            case ChangeResult.Stale stale -> {
                List<TaxStanding> present = taxes.history(actor, shown.partner().id());
                model.addAttribute("stale", true);
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(shown, present, form.on(present.size()), model);
            }
            case ChangeResult.NotAllowed refused -> throw Refusals.of(refused);
            case ChangeResult.Unknown refused -> throw Refusals.of(refused);
        };
    }

    private String show(PartnerListings.Shown shown, List<TaxStanding> history, TaxForm form, Model model) {
        Map<String, String> names = accounts.namesOf(
                history.stream().map(TaxStanding::recordedBy).distinct().toList());
        model.addAttribute("partner", shown.partner());
        model.addAttribute("form", form);
        model.addAttribute(
                "history",
                history.reversed().stream()
                        .map(one -> new Row(one, names.getOrDefault(one.recordedBy(), one.recordedBy())))
                        .toList());
        return "partner/tax";
    }

    private PartnerListings.Shown shown(Actor actor, String id) {
        return listings.show(actor, Addressed.partner(id)).orElseThrow(Addressed::notFound);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
