package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.bank.MatchTable.Kind;
import io.evenhand.settlement.bank.NettingResult.Decided;
import io.evenhand.settlement.bank.NettingResult.Done;
import io.evenhand.settlement.bank.NettingResult.Invalid;
import io.evenhand.settlement.bank.NettingResult.Lapsed;
import io.evenhand.settlement.bank.NettingResult.NotAllowed;
import io.evenhand.settlement.bank.NettingResult.NotOpen;
import io.evenhand.settlement.bank.NettingResult.Unknown;
import io.evenhand.settlement.bank.NettingTable.Item;
import io.evenhand.settlement.bank.NettingTable.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets off what two organisations owe each other, by consent: one proposes, the other accepts or refuses. What is proposed is offered, for
 * both: neither paid nor matched nor set off elsewhere until it is decided, and a proposal lapses when something of it changes. What both
 * accepted is undone by both.
 */
@Service
@Transactional
public class Nettings {
    private static final int LONGEST_REASON = 500;

    private final NettingTable table;
    private final MatchTable claims;
    private final HeldItems held;
    private final OpenItems items;
    private final NettingNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Nettings(
            NettingTable table,
            MatchTable claims,
            HeldItems held,
            OpenItems items,
            NettingNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.claims = claims;
        this.held = held;
        this.items = items;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** What the actor's organisation could propose to set off. */
    @Transactional(readOnly = true)
    public List<Netting> possible(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? Netting.of(free(actor, items.open(actor))) : List.of();
    }

    /** Proposes to set off exactly these items, all with one party and in one currency, as they were shown. */
    @RepeatedWhenRaced
    public NettingResult propose(Actor actor, Set<String> itemIds) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        List<OpenItem> chosen = free(actor, held.hold(actor, itemIds).values());
        if (chosen.size() != itemIds.size()) {
            return new NotOpen();
        }
        List<Netting> nettings = Netting.of(chosen);
        if (nettings.size() != 1 || nettings.getFirst().items().size() != chosen.size()) {
            return new Invalid("Choose items of one party and one currency, some owed each way.");
        }
        Netting netting = nettings.getFirst();
        for (Kind kind : List.of(Kind.PAYMENT, Kind.ITEM, Kind.OFFERED)) {
            if (claims.isAnyClaimed(netting.partyId(), kind, itemIds)) {
                return new Invalid(
                        kind == Kind.PAYMENT
                                ? "The other side has put some of it in a payment file: wait for the payment, or ask for the file to be withdrawn."
                                : "The other side has matched some of it with its bank, or offered it to be set off: ask its finance.");
            }
        }
        Instant now = now();
        String id = table.add(actor, netting, now);
        claim(List.of(actor.partnerId(), netting.partyId()), Kind.OFFERED, itemIds, id);
        notices.proposed(table.lock(id));
        return new Done(id);
    }

    private void claim(List<String> partners, Kind kind, Collection<String> itemIds, String holder) {
        claims.claim(partners.stream()
                .sorted()
                .flatMap(partner ->
                        itemIds.stream().sorted().map(item -> new Object[] {partner, kind.name(), item, holder}))
                .toList());
    }

    /** Neither in a payment file nor offered nor held back. */
    private List<OpenItem> free(Actor actor, Collection<OpenItem> open) {
        Set<String> taken = new HashSet<>(claims.claimed(actor.partnerId(), Kind.OFFERED));
        taken.addAll(claims.claimed(actor.partnerId(), Kind.PAYMENT));
        return open.stream()
                .filter(item -> !taken.contains(item.id()) && item.heldBack().isEmpty())
                .toList();
    }

    /** Accepts what the other side proposed: from now on it is set off for both. Where something of it changed, it lapses. */
    @RepeatedWhenRaced
    public NettingResult accept(Actor actor, String id) {
        return decide(actor, id, netting -> {
            if (netting.proposerId().equals(actor.partnerId())) {
                return new NotAllowed();
            }
            List<Item> proposed = table.items(id);
            List<String> itemIds = proposed.stream().map(Item::id).toList();
            Optional<String> changed = changed(netting, proposed, held.hold(actor, itemIds));
            Instant now = now();
            if (changed.isPresent()) {
                lapse(netting, changed.get(), now);
                return new Lapsed(changed.get());
            }
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            claims.release(id);
            claim(List.of(netting.proposerId(), netting.otherId()), Kind.ITEM, itemIds, id);
            table.decide(id, NettingState.ACCEPTED, actor.username(), now, "");
            table.effective(id, today);
            events.publishEvent(new ItemsMatched(netting.proposerId(), id, itemIds, today, false));
            notices.accepted(netting);
            return new Done(id);
        });
    }

    /** What of a proposal is not as it was proposed, as the accepting side sees it. */
    private static Optional<String> changed(Row netting, List<Item> proposed, Map<String, OpenItem> open) {
        for (Item item : proposed) {
            OpenItem now = open.get(item.id());
            if (now == null || now.heldBack().isPresent() || !now.partyId().equals(netting.proposerId())) {
                return Optional.of(item.reference() + " is not open any more.");
            }
            if (now.amount().minorUnits() != -item.units()) {
                return Optional.of(item.reference() + " is " + now.amount().format() + " now.");
            }
        }
        return Optional.empty();
    }

    /** Refuses what the other side proposed. @param reason that the proposer is told */
    @RepeatedWhenRaced
    public NettingResult refuse(Actor actor, String id, String reason) {
        return end(actor, id, reason, NettingState.REFUSED);
    }

    /** Takes back what the actor's organisation proposed. @param reason that the other side is told */
    @RepeatedWhenRaced
    public NettingResult withdraw(Actor actor, String id, String reason) {
        return end(actor, id, reason, NettingState.WITHDRAWN);
    }

    private NettingResult end(Actor actor, String id, String reason, NettingState state) {
        return decide(actor, id, netting -> {
            boolean ours = netting.proposerId().equals(actor.partnerId());
            if (ours != (state == NettingState.WITHDRAWN)) {
                return new NotAllowed();
            }
            if (isUnreasoned(reason)) {
                return new Invalid("Say why, in at most 500 characters: the other side is told.");
            }
            claims.release(id);
            table.decide(id, state, actor.username(), now(), reason.strip());
            if (ours) {
                notices.withdrawn(netting, reason.strip());
            } else {
                notices.refused(netting, reason.strip());
            }
            return new Done(id);
        });
    }

    /** Holds the items and then the netting, if it is the actor's to decide on and still waits. */
    private NettingResult decide(Actor actor, String id, Function<Row, NettingResult> then) {
        return onOwn(
                actor, id, netting -> netting.state() == NettingState.PROPOSED ? then.apply(netting) : new Decided());
    }

    private NettingResult onOwn(Actor actor, String id, Function<Row, NettingResult> then) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        if (table.find(id)
                .filter(netting -> netting.concerns(actor.partnerId()))
                .isEmpty()) {
            return new Unknown();
        }
        List<String> all =
                new ArrayList<>(table.items(id).stream().map(Item::id).toList());
        // What is left of it goes by its id.
        all.add(id);
        held.hold(all);
        return then.apply(table.lock(id));
    }

    /** Asks the other side to undo what both accepted. */
    @RepeatedWhenRaced
    public NettingResult askToUndo(Actor actor, String id, String reason) {
        return onOwn(actor, id, netting -> {
            if (netting.state() != NettingState.ACCEPTED || netting.undo() != null) {
                return new Decided();
            }
            if (isUnreasoned(reason)) {
                return new Invalid("Say why, in at most 500 characters: the other side is told.");
            }
            Optional<String> why = held.whyNotUndone(id);
            if (why.isPresent()) {
                return new Invalid(why.get());
            }
            Instant now = now();
            table.askToUndo(id, actor, now, reason.strip());
            notices.undoAsked(netting, actor.partnerId(), reason.strip(), now);
            return new Done(id);
        });
    }

    /** Agrees to the undoing that the other side asks for: what was set off is open again. */
    @RepeatedWhenRaced
    public NettingResult agreeToUndo(Actor actor, String id) {
        return onOwn(actor, id, netting -> {
            NettingTable.Undo undo = netting.undo();
            if (netting.state() != NettingState.ACCEPTED || undo == null) {
                return new Decided();
            }
            if (undo.partnerId().equals(actor.partnerId())) {
                return new NotAllowed();
            }
            Optional<String> why = held.whyNotUndone(id);
            if (why.isPresent()) {
                return new Invalid(why.get());
            }
            Instant now = now();
            table.undone(id, actor.username(), now);
            claims.release(id);
            LocalDate on = Optional.ofNullable(netting.effectiveOn()).orElse(LocalDate.ofInstant(now, ZoneOffset.UTC));
            events.publishEvent(new ItemsMatched(
                    netting.proposerId(),
                    id,
                    table.items(id).stream().map(Item::id).toList(),
                    on,
                    true));
            notices.undone(netting, undo.partnerId());
            return new Done(id);
        });
    }

    /** Turns down the undoing that the other side asks for, or takes back one's own question: it stays set off. */
    @RepeatedWhenRaced
    public NettingResult keep(Actor actor, String id) {
        return onOwn(actor, id, netting -> {
            NettingTable.Undo undo = netting.undo();
            if (netting.state() != NettingState.ACCEPTED || undo == null) {
                return new Decided();
            }
            table.keep(id);
            if (!undo.partnerId().equals(actor.partnerId())) {
                notices.kept(netting, undo.partnerId(), now());
            }
            return new Done(id);
        });
    }

    /**
     * Something of these items changed, so that proposals that hold one of them lapse, and both sides are told. Within the transaction that
     * changes it, which holds the items.
     *
     * @param why a sentence that names what changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lapse(Collection<String> itemIds, String why) {
        for (String id : table.proposedWith(itemIds)) {
            Row netting = table.lock(id);
            if (netting.state() == NettingState.PROPOSED) {
                lapse(netting, why, now());
            }
        }
    }

    private void lapse(Row netting, String why, Instant now) {
        String reason = why.substring(0, Math.min(why.length(), LONGEST_REASON));
        claims.release(netting.id());
        table.decide(netting.id(), NettingState.LAPSED, null, now, reason);
        notices.lapsed(netting, reason);
    }

    /** What the actor's organisation and others proposed and set off: what waits first, then the latest. */
    @Transactional(readOnly = true)
    public NettingView.Page list(Actor actor, int from, int most) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NettingView.Page(0, List.of());
        }
        List<Row> rows = table.list(actor.partnerId(), from, most);
        Map<String, List<Item>> all = table.items(rows.stream().map(Row::id).toList());
        return new NettingView.Page(
                table.count(actor.partnerId()),
                rows.stream()
                        .map(row -> NettingSides.view(row, all.getOrDefault(row.id(), List.of()), actor.partnerId()))
                        .toList());
    }

    /** How many wait for the actor's organisation: proposals of others, and questions whether to undo. */
    @Transactional(readOnly = true)
    public int waiting(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? table.waitingFor(actor.partnerId()) : 0;
    }

    private static boolean isUnreasoned(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
