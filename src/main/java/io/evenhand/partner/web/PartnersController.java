package io.evenhand.partner.web;

import io.evenhand.access.Actor;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.PartnerTaxes;
import io.evenhand.partner.PersonAccounts;
import io.evenhand.partner.SigningCertificates;
import io.evenhand.partner.TaxStanding;
import io.evenhand.partner.TrackRecords;
import io.evenhand.terms.AgreementKinds;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of partners, the page of one, and the forms for an organisation. */
@Controller
@ConditionalOnWebApplication
class PartnersController {
    private static final int LONGEST_SEARCH = 100;

    private final PartnerListings listings;
    private final PartnerChanges changes;
    private final PartnerTaxes taxes;
    private final TrackRecords records;
    private final PersonAccounts accounts;
    private final SigningCertificates certificates;
    private final AgreementKinds kinds;
    private final Clock clock;

    PartnersController(
            PartnerListings listings,
            PartnerChanges changes,
            PartnerTaxes taxes,
            TrackRecords records,
            PersonAccounts accounts,
            SigningCertificates certificates,
            AgreementKinds kinds,
            Clock clock) {
        this.listings = listings;
        this.changes = changes;
        this.taxes = taxes;
        this.records = records;
        this.accounts = accounts;
        this.certificates = certificates;
        this.kinds = kinds;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("problems", Map.of());
        model.addAttribute("stale", false);
    }

    @GetMapping("/partners")
    String list(Actor actor, @RequestParam(defaultValue = "") String q, Model model) {
        String search = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
        List<PartnerListings.Listed> partners = listings.list(actor, search);
        model.addAttribute("q", search.strip());
        model.addAttribute("partners", partners);
        model.addAttribute("full", partners.size() == PartnerListings.LONGEST_LIST);
        model.addAttribute("steward", actor.isSteward());
        return "partner/partners";
    }

    @GetMapping("/partners/{id}")
    String show(Actor actor, @PathVariable String id, Model model) {
        PartnerListings.Shown shown = shown(actor, id);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<PersonAccounts.Access> access =
                accounts.of(actor, shown.partner().id());
        model.addAttribute("shown", shown);
        model.addAttribute(
                "vatId",
                taxes.on(today, List.of(shown.partner().id())).values().stream()
                        .map(TaxStanding::vatId)
                        .filter(vatId -> !vatId.isEmpty())
                        .findFirst()
                        .orElse("–"));
        model.addAttribute(
                "certificateNote", certificateNote(actor, shown.partner().id()));
        model.addAttribute("tally", records.tally(shown.partner().id()));
        model.addAttribute(
                "people",
                shown.people().stream()
                        .map(person -> PersonRow.of(
                                person,
                                access.map(all -> PersonRow.WayIn.of(all.of(person.id())))
                                        .orElse(null),
                                today,
                                kinds))
                        .toList());
        return "partner/partner";
    }

    /** Null where it is not the actor's to know. */
    private @Nullable String certificateNote(Actor actor, PartnerId id) {
        if (!SigningCertificates.mayLookAfter(actor, id)) {
            return null;
        }
        SigningCertificates.Standing standing = certificates.of(actor, id);
        String subject =
                standing.certificate().map(one -> "“" + one.subject() + "”").orElse("Certificates of Evenhand");
        return standing.warning().isEmpty() ? subject : subject + ", which needs your attention";
    }

    @GetMapping("/partners/new")
    String blank(Actor actor, Model model) {
        if (!actor.isSteward()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return newPartner(PartnerForm.EMPTY, model);
    }

    @PostMapping("/partners/new")
    String add(
            Actor actor,
            @ModelAttribute("form") PartnerForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (changes.addPartner(actor, Text.of(form.id()), form.facts())) {
            case ChangeResult.Changed added -> {
                next.addFlashAttribute(
                        "done", "The partner is added. Now add its people, and say who may sign for it.");
                yield "redirect:/partners/" + added.id();
            }
            case ChangeResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield newPartner(form, model);
            }
            case ChangeResult.NotAllowed refused -> throw Refusals.of(refused);
            case ChangeResult.Unknown refused -> throw Refusals.of(refused);
            case ChangeResult.Stale never -> throw new IllegalStateException("What is new has no version");
        };
    }

    @GetMapping("/partners/{id}/edit")
    String edit(Actor actor, @PathVariable String id, Model model) {
        PartnerListings.Shown shown = shown(actor, id);
        if (!shown.changeable()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return edit(shown, PartnerForm.of(shown.partner()), model);
    }

    @PostMapping("/partners/{id}/edit")
    String change(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute("form") PartnerForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PartnerListings.Shown shown = shown(actor, id);
        return switch (changes.changePartner(actor, shown.partner().id(), form.version(), form.facts())) {
            case ChangeResult.Changed changed -> {
                next.addFlashAttribute("done", "The changes are saved.");
                yield "redirect:/partners/" + changed.id();
            }
            case ChangeResult.Invalid invalid -> {
                model.addAttribute("problems", invalid.problems());
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield edit(shown, form, model);
            }
            case ChangeResult.Stale stale -> {
                // Read again: the record may have become another since this request first looked.
                PartnerListings.Shown present = shown(actor, id);
                model.addAttribute("stale", true);
                response.setStatus(HttpStatus.CONFLICT.value());
                yield edit(present, form.on(present.partner().version()), model);
            }
            case ChangeResult.NotAllowed refused -> throw Refusals.of(refused);
            case ChangeResult.Unknown refused -> throw Refusals.of(refused);
        };
    }

    private static String newPartner(PartnerForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("present", PartnerForm.EMPTY);
        model.addAttribute("partner", null);
        return "partner/edit-partner";
    }

    private static String edit(PartnerListings.Shown shown, PartnerForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("present", PartnerForm.of(shown.partner()));
        model.addAttribute("partner", shown.partner());
        return "partner/edit-partner";
    }

    private PartnerListings.Shown shown(Actor actor, String id) {
        return listings.show(actor, Addressed.partner(id)).orElseThrow(Addressed::notFound);
    }
}
