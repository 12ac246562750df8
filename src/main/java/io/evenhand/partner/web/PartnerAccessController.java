package io.evenhand.partner.web;

import io.evenhand.access.AccessChange;
import io.evenhand.access.AccessEvents;
import io.evenhand.access.AccountChanges;
import io.evenhand.access.Actor;
import io.evenhand.access.BrowserSession;
import io.evenhand.access.SignOnRules;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.PersonAccounts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who of a partner gets in, what is asked of them all, and what happened. For those who look after the partner. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/partners/{id}/access")
class PartnerAccessController {
    private final PartnerListings listings;
    private final PersonAccounts people;
    private final AccountChanges accounts;
    private final SignOnRules signOn;
    private final AccessEvents events;

    PartnerAccessController(
            PartnerListings listings,
            PersonAccounts people,
            AccountChanges accounts,
            SignOnRules signOn,
            AccessEvents events) {
        this.listings = listings;
        this.people = people;
        this.accounts = accounts;
        this.signOn = signOn;
        this.events = events;
    }

    @GetMapping
    String page(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "" + AccessEvents.NEWEST) long before,
            Model model) {
        PartnerListings.Shown shown = open(actor, id);
        PartnerId partner = shown.partner().id();
        PersonAccounts.Access access =
                people.of(actor, partner).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        model.addAttribute("section", "partners");
        model.addAttribute("partner", shown.partner());
        model.addAttribute("access", access);
        model.addAttribute("required", accounts.requiresSecondFactor(partner.value()));
        model.addAttribute("signOn", signOn.of(actor, partner.value()).orElseThrow());
        model.addAttribute("first", before == AccessEvents.NEWEST);
        model.addAttribute(
                "events",
                events.ofPartner(actor, partner.value(), before, AccessEvents.PAGE)
                        .orElseThrow());
        return "partner/access";
    }

    @PostMapping("/second-factor")
    String require(Actor actor, @PathVariable String id, @RequestParam boolean required, RedirectAttributes next) {
        PartnerListings.Shown shown = open(actor, id);
        AccessChange change =
                accounts.requireSecondFactor(actor, shown.partner().id().value(), required);
        if (!(change instanceof AccessChange.Changed)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        next.addFlashAttribute(
                "done",
                required
                        ? "From now on everybody needs a second step. Who has none sets it up before anything else."
                        : "A second step is left to each person.");
        next.addAttribute("id", id);
        return "redirect:/partners/{id}/access";
    }

    /** @param provider empty to let each person choose */
    @PostMapping("/sign-on")
    String requireSignOn(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String provider,
            HttpServletRequest request,
            RedirectAttributes next) {
        String partner = open(actor, id).partner().id().value();
        switch (signOn.require(
                actor, BrowserSession.signInOf(request), partner, provider.isEmpty() ? null : provider)) {
            case AccessChange.Changed changed ->
                next.addFlashAttribute(
                        "done",
                        provider.isEmpty()
                                ? "Each person chooses how to come in again: by password or by single sign-on."
                                : "From now on passwords open nothing here, and nobody is signed in by one any more.");
            case AccessChange.Refused refused -> next.addFlashAttribute("refused", refused.problem());
            case AccessChange.NotAllowed refused -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case AccessChange.Unknown refused -> throw Addressed.notFound();
            case AccessChange.Issued never -> throw new IllegalStateException("No link is made here");
        }
        next.addAttribute("id", id);
        return "redirect:/partners/{id}/access";
    }

    /** Of another partner's people not even this is known: that somebody could look them up. */
    private PartnerListings.Shown open(Actor actor, String id) {
        return listings.show(actor, Addressed.partner(id))
                .filter(PartnerListings.Shown::open)
                .orElseThrow(Addressed::notFound);
    }
}
