package io.evenhand.partner.web;

import io.evenhand.access.AccessChange;
import io.evenhand.access.AccountChanges;
import io.evenhand.access.Actor;
import io.evenhand.access.Invitations;
import io.evenhand.access.Role;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.PartnerChanges;
import io.evenhand.partner.PersonAccounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Letting one of a partner's people in, and keeping them out: invitations, roles, closing, opening, a fresh start. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/partners/{id}/people/{person}")
class PersonAccessController {
    private final PersonAccounts people;
    private final AccountChanges accounts;
    private final Invitations invitations;
    private final PartnerChanges changes;

    PersonAccessController(
            PersonAccounts people, AccountChanges accounts, Invitations invitations, PartnerChanges changes) {
        this.people = people;
        this.accounts = accounts;
        this.invitations = invitations;
        this.changes = changes;
    }

    @PostMapping("/invitation")
    String invite(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam(defaultValue = "") List<String> roles,
            RedirectAttributes next) {
        AccessChange change =
                people.invite(actor, Addressed.partner(id), Addressed.person(person), roles(roles), link());
        return answer(change, id, person, "", next);
    }

    @PostMapping("/invitation/withdraw")
    String withdraw(Actor actor, @PathVariable String id, @PathVariable String person, RedirectAttributes next) {
        AccessChange change = invitations.withdraw(
                actor, Addressed.partner(id).value(), Addressed.person(person).value());
        return answer(change, id, person, "The link opens nothing any more.", next);
    }

    @PostMapping("/account/roles")
    String roles(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") List<String> roles,
            RedirectAttributes next) {
        AccessChange change = accounts.changeRoles(
                actor, Addressed.partner(id).value(), Addressed.person(person).value(), username, roles(roles));
        String page = answer(change, id, person, "The roles hold from now on.", next);
        // Who has just given this page away sees the one above it.
        boolean givenAway = person.equals(actor.personId()) && !roles.contains(Role.ADMINISTRATOR.code());
        return givenAway && change instanceof AccessChange.Changed ? "redirect:/partners/{id}" : page;
    }

    @PostMapping("/account/close")
    String close(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String username,
            RedirectAttributes next) {
        AccessChange change = accounts.close(
                actor, Addressed.partner(id).value(), Addressed.person(person).value(), username);
        return answer(change, id, person, "The account is closed, and its sessions are ended.", next);
    }

    @PostMapping("/account/open")
    String open(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String username,
            RedirectAttributes next) {
        AccessChange change = people.open(actor, Addressed.partner(id), Addressed.person(person), username);
        return answer(change, id, person, "The account is open again, with the ways in that it had.", next);
    }

    @PostMapping("/account/reset")
    String reset(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String username,
            RedirectAttributes next) {
        AccessChange change = people.reset(actor, Addressed.partner(id), Addressed.person(person), username, link());
        return answer(change, id, person, "", next);
    }

    @PostMapping("/return")
    String comeBack(
            Actor actor,
            @PathVariable String id,
            @PathVariable String person,
            @RequestParam long version,
            RedirectAttributes next) {
        return switch (changes.comeBack(actor, Addressed.partner(id), Addressed.person(person), version)) {
            case ChangeResult.Changed back -> {
                next.addFlashAttribute("done", "They are back. Give authority to sign anew, and open their account.");
                yield PeopleController.redirect(next, id, person);
            }
            case ChangeResult.Invalid invalid -> {
                next.addFlashAttribute(
                        "refused", invalid.problems().values().iterator().next());
                yield PeopleController.redirect(next, id, person);
            }
            case ChangeResult.Stale stale -> {
                next.addFlashAttribute(
                        "refused", "Somebody else changed this person meanwhile. Look again, then decide.");
                yield PeopleController.redirect(next, id, person);
            }
            case ChangeResult.NotAllowed refused -> throw Refusals.of(refused);
            case ChangeResult.Unknown refused -> throw Refusals.of(refused);
        };
    }

    private static String answer(AccessChange change, String id, String person, String done, RedirectAttributes next) {
        switch (change) {
            case AccessChange.Changed changed -> next.addFlashAttribute("done", done);
            case AccessChange.Issued issued -> {
                next.addFlashAttribute("link", issued.link());
                next.addFlashAttribute("mailedTo", issued.mailedTo());
            }
            case AccessChange.Refused refused -> next.addFlashAttribute("refused", refused.problem());
            case AccessChange.NotAllowed refused -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case AccessChange.Unknown refused -> throw Addressed.notFound();
        }
        return PeopleController.redirect(next, id, person);
    }

    /** The address as this installation is reached by whoever invites. */
    private static UnaryOperator<String> link() {
        return token -> ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("invitations", token)
                .build()
                .toUriString();
    }

    /** A word that is no role is none that was ticked. */
    private static Set<Role> roles(List<String> codes) {
        Set<Role> ticked = EnumSet.noneOf(Role.class);
        Role.OF_PARTNERS.stream().filter(role -> codes.contains(role.code())).forEach(ticked::add);
        return ticked;
    }
}
