package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.bank.MatchTable.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets off what the actor's organisation and another owe each other. What was set off is neither paid nor matched, and what is left is an
 * open item of its own. Undone as a match is, see {@link Reconciliation#undo}.
 */
@Service
@Transactional
public class Nettings {
    private final MatchTable matches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Nettings(MatchTable matches, ApplicationEventPublisher events, Clock clock) {
        this.matches = matches;
        this.events = events;
        this.clock = clock;
    }

    /** What could be set off. */
    @Transactional(readOnly = true)
    public List<Netting> proposals(Actor actor, Collection<? extends OpenItem> items) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? Netting.of(free(actor, items)) : List.of();
    }

    /** Sets off exactly these items, all with one party and in one currency, as they were shown. */
    @RepeatedWhenRaced
    public MatchResult settle(Actor actor, Set<String> itemIds, Collection<? extends OpenItem> items) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new MatchResult.NotAllowed();
        }
        List<? extends OpenItem> chosen = free(actor, items).stream()
                .filter(item -> itemIds.contains(item.id()))
                .toList();
        if (chosen.size() != itemIds.size()) {
            return new MatchResult.NotOpen();
        }
        List<Netting> nettings = Netting.of(chosen);
        if (nettings.size() != 1 || nettings.getFirst().items().size() != chosen.size()) {
            return new MatchResult.Invalid("Choose items of one party and one currency, some owed each way.");
        }
        Netting netting = nettings.getFirst();
        if (!Collections.disjoint(
                matches.claimed(netting.partyId(), Kind.PAYMENT),
                netting.items().stream().map(OpenItem::id).toList())) {
            return new MatchResult.Invalid(
                    "The other side has put some of it in a payment file: wait for the payment, or ask for the file to be withdrawn.");
        }
        Map<String, OpenItem> byId = new HashMap<>();
        chosen.forEach(item -> byId.put(item.id(), item));
        Match match = new Match(
                List.of(),
                chosen.stream().map(OpenItem::id).toList(),
                netting.left(),
                MatchTable.NETTING,
                netting.words());
        MatchTable.New made =
                new MatchTable.New(match, Map.of(), byId, Optional.of(netting.partyId()), Optional.of(netting.dueOn()));
        Instant now = clock.instant();
        String id = matches.keep(actor, List.of(made), 0, now).getFirst();
        events.publishEvent(new ItemsMatched(
                actor.partnerId(), id, match.itemIds(), LocalDate.ofInstant(now, ZoneOffset.UTC), false));
        return new MatchResult.Matched(id);
    }

    /** What was set off, and what of it was undone, the latest first. */
    @Transactional(readOnly = true)
    public MatchView.Page history(Actor actor, int from, int most) {
        return BankRolesPolicy.mayDealWithMoney(actor)
                ? new MatchView.Page(
                        matches.count(actor.partnerId(), true), matches.history(actor.partnerId(), true, from, most))
                : new MatchView.Page(0, List.of());
    }

    /** What is left of all that was set off: to be matched and paid with the other open items. */
    @Transactional(readOnly = true)
    public List<OpenItem> left(String partnerId) {
        return matches.leftOfNetting(partnerId);
    }

    /** Neither settled nor in a payment file nor held back, nor what an earlier setting-off left: that is paid. */
    private List<? extends OpenItem> free(Actor actor, Collection<? extends OpenItem> items) {
        Set<String> taken = new HashSet<>(matches.claimed(actor.partnerId(), Kind.ITEM));
        taken.addAll(matches.claimed(actor.partnerId(), Kind.PAYMENT));
        return items.stream()
                .filter(item ->
                        !taken.contains(item.id()) && item.heldBack().isEmpty() && !(item instanceof NettedItem))
                .toList();
    }
}
