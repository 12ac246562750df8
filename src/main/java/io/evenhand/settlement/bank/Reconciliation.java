package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.MatchResult.Invalid;
import io.evenhand.settlement.bank.MatchResult.Matched;
import io.evenhand.settlement.bank.MatchResult.NotAllowed;
import io.evenhand.settlement.bank.MatchResult.NotOpen;
import io.evenhand.settlement.bank.MatchResult.Undone;
import io.evenhand.settlement.bank.MatchResult.UndoneBefore;
import io.evenhand.settlement.bank.MatchResult.Unknown;
import io.evenhand.settlement.bank.MatchTable.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings together what the bank reports and what is open, for the actor's own organisation: by its rules, or by hand. What is matched
 * already is passed over, and so is what is offered to be set off. Each match can be undone, and stays in the history.
 */
@Service
@Transactional
public class Reconciliation {
    private final StatementTable statements;
    private final MatchTable matches;
    private final BankChoices choices;
    private final BankDetails details;
    private final Partners partners;
    private final OpenItems items;
    private final HeldItems held;
    private final MatchableItems matchable;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reconciliation(
            StatementTable statements,
            MatchTable matches,
            BankChoices choices,
            BankDetails details,
            Partners partners,
            OpenItems items,
            HeldItems held,
            MatchableItems matchable,
            ApplicationEventPublisher events,
            Clock clock) {
        this.statements = statements;
        this.matches = matches;
        this.choices = choices;
        this.details = details;
        this.partners = partners;
        this.items = items;
        this.held = held;
        this.matchable = matchable;
        this.events = events;
        this.clock = clock;
    }

    /** @param open how many lines are left, for somebody to look at */
    public record Run(int matched, int open) {}

    /**
     * A line that pays nothing yet, and what it may pay.
     *
     * @param withdrawn whether it names a payment that was withdrawn, so that only a person may match it, with a reason
     */
    public record Queued(BankLine line, List<Suggestion> suggestions, boolean withdrawn) {
        public Queued {
            suggestions = List.copyOf(suggestions);
        }
    }

    /** @param total how many lines are open in all */
    public record Queue(int total, List<Queued> shown) {
        public Queue {
            shown = List.copyOf(shown);
        }
    }

    /** Matches by the rules. Idempotent: what is matched is left as it is. Whoever may not deal with money matches nothing. */
    @RepeatedWhenRaced
    public Run run(Actor actor) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new Run(0, 0);
        }
        List<BankLine> all = statements.open(actor.partnerId());
        Set<String> withdrawn = matchable.withdrawn(actor);
        List<BankLine> lines = all.stream()
                .filter(line -> !MatchableItems.isWithdrawn(line, withdrawn))
                .toList();
        List<OpenItem> open = matchable.of(actor, items.open(actor));
        BankChoices.Rules rules = choices.rules(actor);
        List<Match> found =
                matchable.asTheyStand(actor, Matching.run(lines, open, rules.rules(), parties(open)), byId(open));
        Map<String, Money> paid = amounts(lines);
        Map<String, OpenItem> byId = byId(open);
        List<String> ids = matches.keep(
                actor,
                found.stream()
                        .map(match -> new MatchTable.New(match, paid, byId))
                        .toList(),
                rules.version(),
                clock.instant());
        Map<String, LocalDate> booked = days(lines);
        for (int i = 0; i < ids.size(); i++) {
            tell(actor, ids.get(i), found.get(i), paid, booked);
        }
        int paying = found.stream().mapToInt(match -> match.lineIds().size()).sum();
        return new Run(found.size(), all.size() - paying);
    }

    /** The lines that pay nothing yet, the oldest first, with what each may pay and why. */
    @Transactional(readOnly = true)
    public Queue queue(Actor actor, Collection<? extends OpenItem> items, int from, int most) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new Queue(0, List.of());
        }
        List<BankLine> lines = statements.open(actor.partnerId());
        List<BankLine> shown = lines.stream().skip(from).limit(most).toList();
        List<? extends OpenItem> open = matchable.of(actor, open(actor, items));
        Suggestions suggestions = new Suggestions(
                new Pairing(shown, open, parties(open)), choices.rules(actor).rules());
        Set<String> withdrawn = matchable.withdrawn(actor);
        return new Queue(
                lines.size(),
                shown.stream()
                        .map(line -> new Queued(
                                line, suggestions.of(line.id()), MatchableItems.isWithdrawn(line, withdrawn)))
                        .toList());
    }

    /**
     * Matches by hand: one line with several items, several lines with one, or one with one.
     *
     * @param reason needed where what was paid is not what was open, and where a line names a payment that was withdrawn
     */
    @RepeatedWhenRaced
    public MatchResult match(Actor actor, Set<String> lineIds, Set<String> itemIds, String reason) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        if (lineIds.isEmpty() || itemIds.isEmpty() || (lineIds.size() > 1 && itemIds.size() > 1)) {
            return new Invalid("Choose one line and its items, or one item and its lines.");
        }
        List<BankLine> lines = statements.find(actor.partnerId(), lineIds);
        List<OpenItem> chosen = List.copyOf(held.hold(actor, itemIds).values());
        Set<String> taken = matches.claimed(actor.partnerId(), Kind.LINE);
        if (lines.size() != lineIds.size()
                || chosen.size() != itemIds.size()
                || lines.stream().anyMatch(line -> taken.contains(line.id()))) {
            return new NotOpen();
        }
        if (matchable.of(actor, chosen).size() < chosen.size()) {
            return new Invalid(
                    "Some of it is in a proposal to set off: have that refused or withdrawn on the page Netting first.");
        }
        return match(actor, lines, chosen, reason);
    }

    private MatchResult match(Actor actor, List<BankLine> lines, List<OpenItem> chosen, String reason) {
        List<Money> amounts = new ArrayList<>(amounts(lines).values());
        chosen.forEach(item -> amounts.add(item.amount()));
        boolean bothWays = amounts.stream().map(Money::isPositive).distinct().count() > 1;
        if (amounts.stream().map(Money::currency).distinct().count() > 1 || bothWays) {
            return new Invalid("What is matched must be in one currency, and go the same way.");
        }
        Money difference = Money.zero(amounts.getFirst().currency());
        for (BankLine line : lines) {
            difference = difference.plus(line.line().amount());
        }
        for (OpenItem item : chosen) {
            difference = difference.minus(item.amount());
        }
        if (reason.length() > 500 || (difference.minorUnits() != 0 && reason.isBlank())) {
            return new Invalid(
                    "There is a difference of " + difference.format() + ": say why, in at most 500 characters.");
        }
        Set<String> withdrawn = matchable.withdrawn(actor);
        if (reason.isBlank() && lines.stream().anyMatch(line -> MatchableItems.isWithdrawn(line, withdrawn))) {
            return new Invalid(
                    "The bank reports a payment that you withdrew from its file. Say why it is right all the same, or ask your bank.");
        }
        Match match = new Match(
                lines.stream().map(BankLine::id).toList(),
                chosen.stream().map(OpenItem::id).toList(),
                difference,
                MatchTable.BY_HAND,
                List.of(reason.strip()));
        MatchTable.New made = new MatchTable.New(match, amounts(lines), byId(chosen));
        String id = matches.keep(actor, List.of(made), choices.rules(actor).version(), clock.instant())
                .getFirst();
        tell(actor, id, match, amounts(lines), days(lines));
        return new Matched(id);
    }

    /**
     * The money of several lines had moved when the last of them was booked. A payer that paid too little has matched its line, but nobody
     * else hears that the whole is paid: that is for the payee's own bank to say.
     */
    private void tell(Actor actor, String id, Match match, Map<String, Money> paid, Map<String, LocalDate> booked) {
        boolean outgoing = match.lineIds().stream()
                .map(paid::get)
                .filter(Objects::nonNull)
                .anyMatch(amount -> !amount.isPositive());
        if (outgoing && match.difference().isPositive()) {
            return;
        }
        LocalDate last = match.lineIds().stream()
                .map(booked::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        events.publishEvent(new ItemsMatched(actor.partnerId(), id, match.itemIds(), last, false));
    }

    private static Map<String, LocalDate> days(List<BankLine> lines) {
        Map<String, LocalDate> days = new HashMap<>();
        lines.forEach(line -> days.put(line.id(), line.line().bookedOn()));
        return days;
    }

    /** Undoes a match: its lines and items are open again. Refused while what came of it is about to be paid. */
    @RepeatedWhenRaced
    public MatchResult undo(Actor actor, String matchId, String reason) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        if (reason.isBlank() || reason.length() > 500) {
            return new Invalid("Say why, in at most 500 characters.");
        }
        held.hold(matches.itemsOf(matchId));
        if (!matches.lock(actor.partnerId(), matchId)) {
            return new Unknown();
        }
        if (matches.isUndone(matchId)) {
            return new UndoneBefore();
        }
        Optional<String> why = held.whyNotUndone(matchId);
        if (why.isPresent()) {
            return new Invalid(why.get());
        }
        matches.undo(matchId, actor.username(), clock.instant(), reason.strip());
        events.publishEvent(new ItemsMatched(
                actor.partnerId(), matchId, matches.itemsOf(matchId), matches.bookedOn(matchId), true));
        return new Undone();
    }

    /**
     * The other side says that it did not receive what a match paid: the item is open again for the payer, and its bank's line stays with
     * the match. Within the transaction that is under way, which holds the item.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(String partnerId, String matchId, String itemId) {
        matches.release(partnerId, Kind.ITEM, itemId, matchId);
    }

    /** The other side received it after all: the match pays it again. @return false where something else pays it by now */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean settleAgain(String partnerId, String matchId, String itemId) {
        if (matches.holder(partnerId, Kind.ITEM, itemId).isPresent() || matches.isUndone(matchId)) {
            return false;
        }
        matches.claim(List.<Object[]>of(new Object[] {partnerId, Kind.ITEM.name(), itemId, matchId}));
        return true;
    }

    /** What was matched and undone, the latest first. */
    @Transactional(readOnly = true)
    public MatchView.Page history(Actor actor, int from, int most) {
        return BankRolesPolicy.mayDealWithMoney(actor)
                ? new MatchView.Page(matches.count(actor.partnerId()), matches.history(actor.partnerId(), from, most))
                : new MatchView.Page(0, List.of());
    }

    /** All lines that pay nothing yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<BankLine> lines(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? statements.open(actor.partnerId()) : List.of();
    }

    /** How many lines pay nothing yet. */
    @Transactional(readOnly = true)
    public int waiting(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? statements.countOpen(actor.partnerId()) : 0;
    }

    /** Which items of the organisation's are paid or set off. */
    @Transactional(readOnly = true)
    public Set<String> settledItems(String partnerId) {
        return matches.claimed(partnerId, Kind.ITEM);
    }

    private List<? extends OpenItem> open(Actor actor, Collection<? extends OpenItem> items) {
        Set<String> settled = settledItems(actor.partnerId());
        return items.stream().filter(item -> !settled.contains(item.id())).toList();
    }

    private Parties parties(List<? extends OpenItem> items) {
        Set<PartnerId> ids = new HashSet<>();
        items.forEach(item -> PartnerId.read(item.partyId()).ifPresent(ids::add));
        Map<String, String> names = new HashMap<>();
        partners.namesOf(ids).forEach((id, name) -> names.put(id.value(), name));
        return new Parties(details.partnersByAccount(), names);
    }

    private static Map<String, Money> amounts(List<BankLine> lines) {
        Map<String, Money> amounts = new HashMap<>();
        lines.forEach(line -> amounts.put(line.id(), line.line().amount()));
        return amounts;
    }

    private static Map<String, OpenItem> byId(List<? extends OpenItem> items) {
        Map<String, OpenItem> byId = new HashMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        return byId;
    }
}
