package io.evenhand.access;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an organisation's administrators and the host's steward change about the accounts of its people. An organisation's last
 * administrator cannot be removed by its own people: nobody would be left to let anybody in. The host's steward can, and can invite
 * another.
 */
@Service
@Transactional
public class AccountChanges {
    private final AccountRepository accounts;
    private final AccessRuleRepository rules;
    private final SecondFactorRepository secondFactors;
    private final SignOnRules signOn;
    private final Accounts register;
    private final AccessTrail trail;

    AccountChanges(
            AccountRepository accounts,
            AccessRuleRepository rules,
            SecondFactorRepository secondFactors,
            SignOnRules signOn,
            Accounts register,
            AccessTrail trail) {
        this.accounts = accounts;
        this.rules = rules;
        this.secondFactors = secondFactors;
        this.signOn = signOn;
        this.register = register;
        this.trail = trail;
    }

    /** The accounts of an organisation by name, closed ones too; empty when they are not the actor's to look after. */
    @Transactional(readOnly = true)
    public Optional<List<AccountView>> ofPartner(Actor actor, String partnerId) {
        if (!actor.administers(partnerId)) {
            return Optional.empty();
        }
        Set<String> second = secondFactors.confirmedOf(partnerId);
        Set<String> linked = signOn.linkedOf(partnerId);
        return Optional.of(accounts.ofPartner(partnerId).stream()
                .map(account -> account.view(second.contains(account.getId()), linked.contains(account.getId())))
                .toList());
    }

    /** Gives the account exactly these roles. They hold from its next request on. */
    public AccessChange changeRoles(Actor actor, String partnerId, String personId, String username, Set<Role> roles) {
        return change(actor, partnerId, personId, username, account -> {
            if (roles.isEmpty() || roles.contains(Role.STEWARD)) {
                return new AccessChange.Refused("Tick at least one role. To let nobody in, close the account.");
            }
            if (!roles.contains(Role.ADMINISTRATOR) && wouldLeaveNobody(actor, account, partnerId)) {
                return nobodyLeft(account);
            }
            if (!roles.equals(account.actor().roles())) {
                String from = Role.titles(account.actor().roles());
                account.changeRoles(roles);
                trail.by(actor, AccessEventKind.ROLES_CHANGED, account.actor(), from + " → " + Role.titles(roles));
            }
            return new AccessChange.Changed();
        });
    }

    /** Closes an account: its sessions end, and it can neither act nor sign in. Idempotent. */
    public AccessChange close(Actor actor, String partnerId, String personId, String username) {
        return change(actor, partnerId, personId, username, account -> {
            if (wouldLeaveNobody(actor, account, partnerId)) {
                return nobodyLeft(account);
            }
            if (account.isEnabled()) {
                register.close(account);
                trail.by(actor, AccessEventKind.ACCOUNT_CLOSED, account.actor(), null);
            }
            return new AccessChange.Changed();
        });
    }

    /** Opens a closed account again, with the roles, password and second factor that it had. Idempotent. The caller has made sure that the person acts for the organisation. */
    public AccessChange open(Actor actor, String partnerId, String personId, String username) {
        return change(actor, partnerId, personId, username, account -> {
            if (!account.isEnabled()) {
                account.open();
                trail.by(actor, AccessEventKind.ACCOUNT_OPENED, account.actor(), null);
            }
            return new AccessChange.Changed();
        });
    }

    /**
     * Whether the person's accounts can be closed by this actor without leaving the organisation to nobody. Stays so until the
     * caller's transaction ends.
     *
     * @return why not; empty when they can
     */
    public Optional<String> whyNotRemoved(Actor actor, String partnerId, String personId) {
        return accounts.lockAll(partnerId).stream()
                .filter(account -> account.belongsTo(partnerId, personId))
                .filter(account -> wouldLeaveNobody(actor, account, partnerId))
                .findFirst()
                .map(account -> nobodyLeft(account).problem());
    }

    /** Whether an organisation asks a second step of all its people. */
    @Transactional(readOnly = true)
    public boolean requiresSecondFactor(String partnerId) {
        return rules.findById(partnerId)
                .filter(AccessRule::isSecondFactorRequired)
                .isPresent();
    }

    /** Asks a second step of all people of an organisation from their next request on, or leaves it to each of them. Idempotent. */
    @RepeatedWhenRaced
    public AccessChange requireSecondFactor(Actor actor, String partnerId, boolean required) {
        if (!Visibility.of(actor).covers(partnerId)) {
            return new AccessChange.Unknown();
        }
        if (!actor.administers(partnerId)) {
            return new AccessChange.NotAllowed();
        }
        AccessRule rule = rules.findById(partnerId).orElseGet(() -> new AccessRule(partnerId));
        if (rule.isSecondFactorRequired() != required) {
            rule.requireSecondFactor(required);
            AccessRule unused = rules.save(rule);
            trail.by(
                    actor,
                    required ? AccessEventKind.SECOND_FACTOR_REQUIRED : AccessEventKind.SECOND_FACTOR_OPTIONAL,
                    partnerId,
                    "",
                    null);
        }
        return new AccessChange.Changed();
    }

    private AccessChange change(
            Actor actor, String partnerId, String personId, String username, Function<Account, AccessChange> change) {
        if (!Visibility.of(actor).covers(partnerId)) {
            return new AccessChange.Unknown();
        }
        // All of them are held, in one order: what is counted is still so when it is written.
        Optional<Account> account = accounts.lockAll(partnerId).stream()
                .filter(found -> found.belongsTo(partnerId, personId))
                .filter(found -> found.getId().equals(Usernames.normalised(username)))
                .findFirst();
        if (account.isEmpty()) {
            return new AccessChange.Unknown();
        }
        return actor.administers(partnerId) ? change.apply(account.get()) : new AccessChange.NotAllowed();
    }

    /** Administrators without any way in do not count: they let nobody in. */
    private boolean wouldLeaveNobody(Actor actor, Account account, String partnerId) {
        return !actor.isSteward()
                && isLastAdministrator(account, signOn.withAWayIn(partnerId, accounts.ofPartner(partnerId)));
    }

    private static boolean isLastAdministrator(Account account, List<Account> all) {
        return account.isEnabled()
                && account.isAdministrator()
                && all.stream()
                        .filter(other -> other.isEnabled() && other.isAdministrator())
                        .allMatch(other -> other.getId().equals(account.getId()));
    }

    private static AccessChange.Refused nobodyLeft(Account account) {
        return new AccessChange.Refused(
                account.actor().displayName()
                        + " is the last administrator here. Make somebody else administrator first, or ask the host's steward.");
    }
}
