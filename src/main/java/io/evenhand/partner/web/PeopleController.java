package io.evenhand.partner.web;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.PersonAccounts;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.partner.SigningAuthority;
import io.evenhand.terms.AgreementKinds;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

/** The forms for a partner's people and for what they may sign. */
@Controller
@ConditionalOnWebApplication
class PeopleController {
    private static final String PERSON = "/partners/{id}/people/{person}";
    private static final String NO_DAY = "Enter a day.";

    private final PartnerListings listings;
    private final PartnerChanges changes;
    private final PersonAccounts accounts;
    private final AgreementKinds kinds;
    private final Clock clock;

    PeopleController(
            PartnerListings listings,
            PartnerChanges changes,
            PersonAccounts accounts,
            AgreementKinds kinds,
            Clock clock) {
        this.listings = listings;
        this.changes = changes;
        this.accounts = accounts;
        this.kinds = kinds;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
        model.addAttribute("kinds", kinds.principal());
    }

    /** Apart from the people themselves, so that a person called "new" has a page too. */
    @GetMapping("/partners/{id}/add-person")
    String blank(Actor actor, @PathVariable String id, Model model) {
        PartnerListings.Shown shown = shown(actor, id);
        if (!shown.changeable()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return newPerson(shown, PersonForm.EMPTY, Map.of(), model);
    }

    @PostMapping("/partners/{id}/add-person")
    String add(
            Actor actor,
            @PathVariable String id,
            @ModelAttribute("form") PersonForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PartnerListings.Shown shown = shown(actor, id);
        return switch (changes.addPerson(actor, shown.partner().id(), form.facts())) {
            case ChangeResult.Changed added -> {
                next.addFlashAttribute("done", form.facts().name() + " is added. Say below what they may sign.");
                yield redirect(next, id, added.id());
            }
            case ChangeResult.Invalid invalid -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield newPerson(shown, form, invalid.problems(), model);
            }
            case ChangeResult.NotAllowed refused -> throw Refusals.of(refused);
            case ChangeResult.Unknown refused -> throw Refusals.of(refused);
            case ChangeResult.Stale never -> throw new IllegalStateException("What is new has no version");
        };
    }

    @GetMapping(PERSON)
    String show(Actor actor, @PathVariable String id, @PathVariable String person, Model model) {
        return page(actor, id, person, page -> page, model);
    }

    @PostMapping(PERSON)
    String change(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @ModelAttribute("form") PersonForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ChangeResult result = changes.changePerson(
                actor, Addressed.partner(id), Addressed.person(person), form.version(), form.facts());
        return answer(
                actor,
                id,
                person,
                result,
                page -> page.typed(form),
                "The changes are saved.",
                new Answer(model, response, next));
    }

    @PostMapping(PERSON + "/authorities")
    String authorise(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam long version,
            @ModelAttribute("grant") AuthorityForm grant,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ChangeResult result = Text.day(grant.from())
                .map(from -> authorise(actor, Addressed.partner(id), Addressed.person(person), version, grant, from))
                .orElseGet(() -> new ChangeResult.Invalid(Map.of("from", NO_DAY)));
        return answer(
                actor,
                id,
                person,
                result,
                page -> page.typed(grant),
                "The authority is given.",
                new Answer(model, response, next));
    }

    private ChangeResult authorise(
            Actor actor, PartnerId partner, PersonId person, long version, AuthorityForm grant, LocalDate from) {
        Optional<LocalDate> until = Text.day(grant.until());
        if (until.isEmpty() && !Text.of(grant.until()).isBlank()) {
            return new ChangeResult.Invalid(Map.of("until", NO_DAY));
        }
        try {
            return changes.authorise(
                    actor,
                    partner,
                    person,
                    version,
                    new SigningAuthority(
                            Text.of(grant.agreementKind()),
                            from,
                            until.orElse(null),
                            grant.readLimit().orElse(null),
                            grant.isJoint()));
        } catch (IllegalArgumentException noAmount) {
            return new ChangeResult.Invalid(Map.of("limit", String.valueOf(noAmount.getMessage())));
        }
    }

    @PostMapping(PERSON + "/authorities/end")
    String end(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam long version,
            @ModelAttribute("end") EndForm end,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ChangeResult result = Text.day(end.lastDay())
                .map(day -> changes.endAuthority(
                        actor, Addressed.partner(id), Addressed.person(person), version, end.number(), day))
                .orElseGet(() -> new ChangeResult.Invalid(Map.of("lastDay", NO_DAY)));
        return answer(
                actor,
                id,
                person,
                result,
                page -> page.typed(end),
                "The authority's last day is set.",
                new Answer(model, response, next));
    }

    @PostMapping(PERSON + "/leave")
    String leave(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String leftOn,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ChangeResult result = Text.day(leftOn)
                .map(day -> changes.leave(actor, Addressed.partner(id), Addressed.person(person), version, day))
                .orElseGet(() -> new ChangeResult.Invalid(Map.of("leftOn", NO_DAY)));
        return answer(
                actor,
                id,
                person,
                result,
                page -> page.left(leftOn),
                "They have left; whatever account they had is closed.",
                new Answer(model, response, next));
    }

    /** @param typed puts what was typed back into its form */
    private String answer(
            Actor actor,
            String id,
            String person,
            ChangeResult result,
            UnaryOperator<PersonPage> typed,
            String done,
            Answer answer) {
        return switch (result) {
            case ChangeResult.Changed changed -> {
                answer.next().addFlashAttribute("done", done);
                yield redirect(answer.next(), id, changed.id());
            }
            case ChangeResult.Invalid invalid -> {
                String view = page(
                        actor, id, person, page -> typed.apply(page).with(invalid.problems(), false), answer.model());
                answer.response().setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield view;
            }
            case ChangeResult.Stale stale -> {
                String view = page(actor, id, person, page -> typed.apply(page).with(Map.of(), true), answer.model());
                answer.response().setStatus(HttpStatus.CONFLICT.value());
                yield view;
            }
            case ChangeResult.NotAllowed refused -> throw Refusals.of(refused);
            case ChangeResult.Unknown refused -> throw Refusals.of(refused);
        };
    }

    private String page(Actor actor, String id, String person, UnaryOperator<PersonPage> typed, Model model) {
        PartnerListings.Shown shown = shown(actor, id);
        PersonView present = shown.person(Addressed.person(person)).orElseThrow(Addressed::notFound);
        if (!shown.changeable()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        PersonPage page = PersonPage.of(shown.partner(), present, today, kinds);
        model.addAttribute("page", typed.apply(page));
        model.addAttribute(
                "access", accounts.of(actor, shown.partner().id()).orElseThrow().of(present.id()));
        model.addAttribute("everyRole", Role.OF_PARTNERS);
        return "partner/person";
    }

    private static String newPerson(
            PartnerListings.Shown shown, PersonForm form, Map<String, String> problems, Model model) {
        model.addAttribute("partner", shown.partner());
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "partner/new-person";
    }

    /** As template variables, because a person's id may hold what an address has to escape. */
    static String redirect(RedirectAttributes next, String id, String person) {
        next.addAttribute("id", id);
        next.addAttribute("person", person);
        return "redirect:/partners/{id}/people/{person}";
    }

    private PartnerListings.Shown shown(Actor actor, String id) {
        return listings.show(actor, Addressed.partner(id)).orElseThrow(Addressed::notFound);
    }

    /** Through which an answer goes out. */
    private record Answer(Model model, HttpServletResponse response, RedirectAttributes next) {}
}
