package io.evenhand.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Invitations, and links to get back in, that are used with a sign-in at a provider in the place of a password. */
@Component
class SignOnInvitations {
    private final InvitationRepository invitations;
    private final Invitations addressed;
    private final AccountRepository accounts;
    private final Accounts register;
    private final AccountLinks links;
    private final SignOnRules rules;
    private final AccessTrail trail;
    private final Clock clock;

    SignOnInvitations(
            InvitationRepository invitations,
            Invitations addressed,
            AccountRepository accounts,
            Accounts register,
            AccountLinks links,
            SignOnRules rules,
            AccessTrail trail,
            Clock clock) {
        this.invitations = invitations;
        this.addressed = addressed;
        this.accounts = accounts;
        this.register = register;
        this.links = links;
        this.rules = rules;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Uses a link with a sign-in at a provider in the place of a password: makes the account, which has none then, or lets the one that
     * the link names open by that sign-in alone.
     *
     * @param username as chosen; not looked at for a reset
     */
    SignOnAnswer accept(SignedOn who, String token, String username) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Invitation> found = invitations.lock(Secrets.hash(token)).filter(invitation -> invitation.isOpen(now));
        if (found.isEmpty()) {
            return new SignOnAnswer.Refused(SignOnProblem.INVITATION_OVER);
        }
        Invitation invitation = found.get();
        if (!who.provider().vouchesFor(invitation.partnerId())) {
            return new SignOnAnswer.Refused(SignOnProblem.NOT_VOUCHED);
        }
        if (rules.isKeptOut(invitation.partnerId(), who.provider())) {
            return new SignOnAnswer.Refused(SignOnProblem.ANOTHER_IS_REQUIRED);
        }
        if (links.usernameOf(who)
                .filter(name -> !name.equals(invitation.username()))
                .isPresent()) {
            return new SignOnAnswer.Refused(SignOnProblem.TAKEN);
        }
        InvitationView view = invitation.view(now);
        String present = invitation.username();
        if (present == null && addressed.usernameProblem(username).isPresent()) {
            return new SignOnAnswer.Refused(SignOnProblem.USERNAME_TAKEN);
        }
        Optional<Account> account = present == null
                ? joinWithoutPassword(view, Usernames.normalised(username))
                : accounts.lock(present).filter(Account::isEnabled);
        if (account.isEmpty()) {
            return new SignOnAnswer.Refused(SignOnProblem.INVITATION_OVER);
        }
        register.openBySignOnAlone(account.get());
        Optional<SignOnProblem> problem = links.link(account.get(), who);
        if (problem.isPresent()) {
            throw new IllegalStateException("Looked at before, and yet " + problem.get());
        }
        invitation.end(now);
        trail.own(
                present == null ? AccessEventKind.INVITATION_ACCEPTED : AccessEventKind.ACCESS_RESTORED,
                account.get().actor(),
                "With " + who.provider().name()
                        + (present == null
                                ? ": " + Role.titles(EnumSet.copyOf(view.roles()))
                                : " in the place of a password"));
        return new SignOnAnswer.In(account.get().getId());
    }

    private Optional<Account> joinWithoutPassword(InvitationView invitation, String username) {
        return accounts.ofPerson(invitation.partnerId(), invitation.personId()).isEmpty()
                ? Optional.of(register.join(invitation, username, Secrets.token()))
                : Optional.empty();
    }
}
