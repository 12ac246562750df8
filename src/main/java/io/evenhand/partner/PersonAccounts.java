package io.evenhand.partner;

import io.evenhand.access.AccessChange;
import io.evenhand.access.AccountChanges;
import io.evenhand.access.AccountView;
import io.evenhand.access.Actor;
import io.evenhand.access.InvitationView;
import io.evenhand.access.Invitations;
import io.evenhand.access.Invitee;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a partner's people get in: the partner's administrators and the host's steward invite those who act for it, and nobody else.
 * Whoever has left is let in by nothing here until they are back.
 */
@Service
@Transactional
public class PersonAccounts {
    private final PartnerRepository partners;
    private final PersonRepository people;
    private final Invitations invitations;
    private final AccountChanges accounts;
    private final Clock clock;

    PersonAccounts(
            PartnerRepository partners,
            PersonRepository people,
            Invitations invitations,
            AccountChanges accounts,
            Clock clock) {
        this.partners = partners;
        this.people = people;
        this.invitations = invitations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The accounts and open invitations of a partner's people; empty when they are not the actor's to look after. */
    @Transactional(readOnly = true)
    public Optional<Access> of(Actor actor, PartnerId partner) {
        return accounts.ofPartner(actor, partner.value())
                .map(all -> new Access(all, invitations.pending(actor, partner.value())));
    }

    /** Invites a person to an account with these roles, or sends the invitation anew. @param link makes the address from its token */
    public AccessChange invite(
            Actor actor, PartnerId partner, PersonId id, Set<Role> roles, UnaryOperator<String> link) {
        return present(actor, partner, id, invitee -> invitations.invite(actor, invitee, roles, link));
    }

    /** Takes a person's password, second step and sessions away, and makes a link to choose a new password. */
    public AccessChange reset(
            Actor actor, PartnerId partner, PersonId id, String username, UnaryOperator<String> link) {
        return present(actor, partner, id, invitee -> invitations.reset(actor, invitee, username, link));
    }

    /** Opens an account again that was closed. */
    public AccessChange open(Actor actor, PartnerId partner, PersonId id, String username) {
        return present(actor, partner, id, invitee -> accounts.open(actor, partner.value(), id.value(), username));
    }

    /** Holds the person, so that they do not leave meanwhile. */
    private AccessChange present(Actor actor, PartnerId partner, PersonId id, Function<Invitee, AccessChange> change) {
        if (!Visibility.of(actor).covers(partner.value())) {
            return new AccessChange.Unknown();
        }
        Optional<PersonView> person = people.lock(partner, id).map(Person::view);
        if (person.isEmpty()) {
            return new AccessChange.Unknown();
        }
        if (!AdministrationPolicy.mayChange(actor, partner)) {
            return new AccessChange.NotAllowed();
        }
        PersonView found = person.get();
        if (found.hasLeft(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            return new AccessChange.Refused(found.name() + " has left. Note first that they are back.");
        }
        String partnerName = partners.findById(partner).orElseThrow().view().legalName();
        return change.apply(new Invitee(partner.value(), partnerName, id.value(), found.name(), found.email()));
    }

    /** @param invitations links that are out, expired ones too */
    public record Access(List<AccountView> accounts, List<InvitationView> invitations) {
        /** One person's part of it. */
        public OfPerson of(PersonId person) {
            return new OfPerson(
                    accounts.stream()
                            .filter(account -> person.value().equals(account.personId()))
                            .toList(),
                    invitations.stream()
                            .filter(invitation -> person.value().equals(invitation.personId()))
                            .findFirst()
                            .orElse(null));
        }
    }

    /** @param invitation the link that is out for the person; null when there is none */
    public record OfPerson(
            List<AccountView> accounts, @Nullable InvitationView invitation) {}
}
