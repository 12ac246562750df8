package io.evenhand.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which sign-ins at providers open which accounts. Found by the provider's own id of a person and by nothing else: no name, no address of mail. */
@Component
class AccountLinks {
    private final AccountLinkRepository links;
    private final AccessTrail trail;
    private final Clock clock;

    AccountLinks(AccountLinkRepository links, AccessTrail trail, Clock clock) {
        this.links = links;
        this.trail = trail;
        this.clock = clock;
    }

    Optional<String> usernameOf(SignedOn who) {
        return links.findById(who.hash()).map(AccountLink::username);
    }

    List<AccountLink> of(Account account) {
        return links.ofAccount(account.getId());
    }

    boolean isLinked(Account account, SignOnProvider provider) {
        return of(account).stream().anyMatch(link -> link.isAt(provider));
    }

    /**
     * Lets a sign-in at a provider open an account. Idempotent.
     *
     * @return why not; empty when it does now
     */
    Optional<SignOnProblem> link(Account account, SignedOn who) {
        if (!who.provider().vouchesFor(account.actor().partnerId())) {
            return Optional.of(SignOnProblem.NOT_VOUCHED);
        }
        Optional<AccountLink> present = links.findById(who.hash());
        if (present.isPresent()) {
            return present.get().isOf(account.getId()) ? Optional.empty() : Optional.of(SignOnProblem.TAKEN);
        }
        if (isLinked(account, who.provider())) {
            return Optional.of(SignOnProblem.LINKED_ALREADY);
        }
        AccountLink unused = links.saveAndFlush(
                new AccountLink(who, account.getId(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        trail.own(
                AccessEventKind.SIGN_ON_LINKED,
                account.actor(),
                "With " + who.provider().name());
        return Optional.empty();
    }

    void unlink(Account account, SignOnProvider provider) {
        if (links.remove(account.getId(), provider.issuer()) > 0) {
            trail.own(AccessEventKind.SIGN_ON_UNLINKED, account.actor(), "With " + provider.name());
        }
    }

    int removeAll(Account account) {
        return links.removeAll(account.getId());
    }
}
