package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.access.TwoPeoplePolicy;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.bank.DetailsResult.AnotherPending;
import io.evenhand.settlement.bank.DetailsResult.Asked;
import io.evenhand.settlement.bank.DetailsResult.Confirmed;
import io.evenhand.settlement.bank.DetailsResult.Decided;
import io.evenhand.settlement.bank.DetailsResult.Ended;
import io.evenhand.settlement.bank.DetailsResult.Invalid;
import io.evenhand.settlement.bank.DetailsResult.NotAllowed;
import io.evenhand.settlement.bank.DetailsResult.NotTwoPeople;
import io.evenhand.settlement.bank.DetailsResult.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where partners are paid to. One of the partner's people asks for a change, another one confirms it, and it takes effect after a time in
 * which each of them may still object: who got hold of one account diverts no money. A partner's very first details replace nothing, and
 * hold from their confirmation on.
 */
@Service
@Transactional
public class BankDetails {
    private final BankDetailsTable table;
    private final BankSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BankDetails(BankDetailsTable table, BankSettings settings, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Asks that the actor's organisation be paid to this account. */
    @RepeatedWhenRaced
    public DetailsResult ask(Actor actor, String holder, String iban, String bic) {
        if (!BankRolesPolicy.mayChangeDetails(actor)) {
            return new NotAllowed();
        }
        TwoPeoplePolicy people = TwoPeoplePolicy.first(actor);
        if (!people.fits()) {
            return new NotTwoPeople(people);
        }
        Map<String, String> problems = new LinkedHashMap<>();
        Optional<Iban> read = Iban.read(iban);
        String code = bic.strip().toUpperCase(Locale.ROOT);
        if (!BankAccount.isHolder(holder.strip())) {
            problems.put("holder", "Name whose account it is, in at most 70 characters.");
        }
        if (read.isEmpty()) {
            problems.put("iban", "This is no IBAN: look at its digits again.");
        }
        if (!BankAccount.isBic(code)) {
            problems.put("bic", "A BIC has 8 or 11 letters and digits; leave it empty if you do not know it.");
        }
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        BankAccount account = new BankAccount(holder.strip(), read.orElseThrow(), code);
        if (current(actor.partnerId()).equals(Optional.of(account))) {
            return new Invalid(Map.of("iban", "You are paid there already."));
        }
        if (table.isPending(actor.partnerId(), now())) {
            return new AnotherPending();
        }
        String id = table.ask(actor, account, now());
        events.publishEvent(new DetailsNews(
                id, actor.partnerId(), actor.username(), account.iban().hint(), Optional.empty()));
        return new Asked(id);
    }

    /** Confirms what another person of the organisation asked for. */
    @RepeatedWhenRaced
    public DetailsResult confirm(Actor actor, String id) {
        if (!BankRolesPolicy.mayChangeDetails(actor)) {
            return new NotAllowed();
        }
        Optional<DetailsView> change = table.lock(actor.partnerId(), id);
        if (change.isEmpty()) {
            return new Unknown();
        }
        DetailsView view = change.get();
        if (view.state() != DetailsView.State.ASKED) {
            return new Decided();
        }
        TwoPeoplePolicy people = view.second(actor);
        if (!people.fits()) {
            return new NotTwoPeople(people);
        }
        Instant now = now();
        boolean first = current(actor.partnerId()).isEmpty();
        Instant effectiveAt = first ? now : now.plus(settings.waitingTime());
        table.confirm(id, actor.username(), now, effectiveAt);
        events.publishEvent(new DetailsNews(
                id,
                actor.partnerId(),
                view.askedBy(),
                view.account().iban().hint(),
                Optional.of(new DetailsNews.Confirmed(actor.username(), effectiveAt, !first))));
        return new Confirmed(effectiveAt);
    }

    /** Takes a change back, turns it down, or objects to one that was confirmed and has not taken effect yet. */
    @RepeatedWhenRaced
    public DetailsResult end(Actor actor, String id, String reason) {
        if (!BankRolesPolicy.mayChangeDetails(actor)) {
            return new NotAllowed();
        }
        if (reason.isBlank() || reason.length() > 500) {
            return new Invalid(Map.of("reason", "Say why, in at most 500 characters."));
        }
        Optional<DetailsView> change = table.lock(actor.partnerId(), id);
        if (change.isEmpty()) {
            return new Unknown();
        }
        DetailsView view = change.get();
        boolean inEffect = view.effectiveAt().filter(at -> !at.isAfter(now())).isPresent();
        if (view.state() == DetailsView.State.ENDED || inEffect) {
            return new Decided();
        }
        table.end(id, actor.username(), now(), reason.strip());
        return new Ended();
    }

    /** Where the partner is paid now; empty when nobody said yet. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> current(String partnerId) {
        return table.current(partnerId, now());
    }

    /** Where each of these partners is paid now; those who did not say yet are missing. */
    Map<String, BankAccount> current(Set<String> partnerIds) {
        return table.current(partnerIds, now());
    }

    /** All changes of the actor's own organisation, the latest first. */
    @Transactional(readOnly = true)
    public List<DetailsView> history(Actor actor) {
        return BankRolesPolicy.mayChangeDetails(actor) ? table.history(actor.partnerId()) : List.of();
    }

    /** Whether a change of the partner's is asked for, or waits to take effect. */
    @Transactional(readOnly = true)
    public boolean isChanging(String partnerId) {
        return table.isPending(partnerId, now());
    }

    /** All accounts that are or were the partner's. */
    @Transactional(readOnly = true)
    public Set<Iban> accountsOf(String partnerId) {
        return table.accountsOf(partnerId, now());
    }

    /** The partners by the accounts that are or were theirs; an account of two tells nobody. */
    @Transactional(readOnly = true)
    public Map<String, String> partnersByAccount() {
        return table.partnersByAccount(now());
    }

    /** No finer than the database keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
