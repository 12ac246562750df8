package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.MatchTable.Kind;
import io.evenhand.settlement.bank.PaymentResult.Made;
import io.evenhand.settlement.bank.PaymentResult.NotAllowed;
import io.evenhand.settlement.bank.PaymentResult.Refused;
import io.evenhand.settlement.bank.PaymentResult.Unknown;
import io.evenhand.settlement.bank.PaymentResult.Withdrawn;
import io.evenhand.settlement.bank.PaymentResult.WithdrawnBefore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the files by which the actor's organisation pays what it owes, to where each payee is paid now. No item is in two files; a file,
 * or a payment of it, that the bank did not carry out is withdrawn, and can be paid again. What was handed out is kept in its bytes.
 */
@Service
@Transactional
public class PaymentFiles {
    private static final int LATEST_DAYS = 365;

    private final PaymentFileTable table;
    private final MatchTable claims;
    private final HeldItems held;
    private final BankDetails details;
    private final Clock clock;

    PaymentFiles(PaymentFileTable table, MatchTable claims, HeldItems held, BankDetails details, Clock clock) {
        this.table = table;
        this.claims = claims;
        this.held = held;
        this.details = details;
        this.clock = clock;
    }

    /**
     * Something that is ours to pay.
     *
     * @param problem why it cannot be paid yet, in a sentence; empty when it can
     * @param inFile whether a file for the bank pays it
     */
    public record Payable(OpenItem item, String problem, boolean inFile) {}

    /** Those of these items that are ours to pay, in their order, each with what stands in the way. */
    @Transactional(readOnly = true)
    public List<Payable> payables(Actor actor, Collection<? extends OpenItem> items) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return List.of();
        }
        List<? extends OpenItem> ours =
                items.stream().filter(item -> item.amount().minorUnits() < 0).toList();
        PaymentChecks checks = checks(actor, ours);
        return ours.stream()
                .map(item -> new Payable(
                        item, checks.check(item).problem(), checks.inFiles().contains(item.id())))
                .toList();
    }

    /**
     * An item that somebody chose to pay.
     *
     * @param shown the amount that they were shown; empty where they were shown none, so that whatever it is now is paid
     */
    public record Chosen(String id, Optional<Money> shown) {
        public static List<Chosen> of(Collection<? extends OpenItem> items) {
            return items.stream()
                    .map(item -> new Chosen(item.id(), Optional.of(item.amount())))
                    .toList();
        }
    }

    /**
     * Makes a file for each currency of these items, all of which must be ours to pay, or none. The items are held and read again: one that
     * is not open any more, or not of the amount that was shown, is refused by name.
     */
    @RepeatedWhenRaced
    public PaymentResult make(Actor actor, Collection<Chosen> chosen, LocalDate executeOn) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<String> ids = chosen.stream().map(Chosen::id).collect(Collectors.toSet());
        Map<String, OpenItem> open = held.hold(actor, ids);
        Optional<BankAccount> payer = details.current(actor.partnerId());
        Map<String, String> problems = new LinkedHashMap<>();
        problem(ids.size(), executeOn, payer, now).ifPresent(problem -> problems.put("", problem));
        Map<String, List<Payment>> byCurrency = new TreeMap<>();
        Map<String, String> payees = new HashMap<>();
        PaymentChecks checks = checks(actor, open.values());
        for (Chosen one : chosen) {
            @Nullable OpenItem item = open.get(one.id());
            PaymentChecks.Checked checked = checks.check(one, item);
            if (item == null || checked.payment().isEmpty()) {
                problems.put(one.id(), checked.problem());
            } else if (payees.put(item.id(), item.partyId()) != null) {
                problems.put(item.id(), "It is there twice.");
            } else {
                Payment payment = checked.payment().get();
                byCurrency
                        .computeIfAbsent(payment.amount().currency().getCode(), currency -> new ArrayList<>())
                        .add(payment);
            }
        }
        byCurrency.forEach((currency, payments) -> {
            if (isBeyond(payments)) {
                problems.put(
                        "", "The payments in " + currency + " come to more than 64 bits hold. Make several files.");
            }
        });
        if (!problems.isEmpty() || payer.isEmpty()) {
            return new Refused(problems);
        }
        List<String> made = new ArrayList<>();
        for (List<Payment> payments : byCurrency.values()) {
            made.add(keep(actor, payer.get(), payments, payees, executeOn, now));
        }
        return new Made(made);
    }

    private static boolean isBeyond(List<Payment> payments) {
        try {
            return payments.stream().map(Payment::amount).reduce(Money::plus).isEmpty();
        } catch (ArithmeticException beyond) {
            return true;
        }
    }

    /** What stands in the way of any file. */
    private static Optional<String> problem(int items, LocalDate executeOn, Optional<BankAccount> payer, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (items == 0 || items > PaymentBatch.MOST_PAYMENTS) {
            return Optional.of("Choose 1 to 50,000 items to pay.");
        }
        if (executeOn.isBefore(today) || executeOn.isAfter(today.plusDays(LATEST_DAYS))) {
            return Optional.of("Choose today or a day within a year to pay on.");
        }
        return payer.isPresent()
                ? Optional.empty()
                : Optional.of("Say first from which account you pay: your own bank details are missing.");
    }

    private PaymentChecks checks(Actor actor, Collection<? extends OpenItem> items) {
        return new PaymentChecks(
                claims.claimed(actor.partnerId(), Kind.ITEM),
                claims.claimed(actor.partnerId(), Kind.PAYMENT),
                claims.claimed(actor.partnerId(), Kind.OFFERED),
                table.timesBefore(
                        actor.partnerId(), items.stream().map(OpenItem::id).toList()),
                details.current(items.stream().map(OpenItem::partyId).collect(Collectors.toSet())));
    }

    private String keep(
            Actor actor,
            BankAccount payer,
            List<Payment> payments,
            Map<String, String> payees,
            LocalDate executeOn,
            Instant now) {
        String id = UUID.randomUUID().toString();
        PaymentBatch batch = new PaymentBatch(id.replace("-", ""), now, payer, executeOn, distinct(payments));
        table.keep(actor, id, batch, payees, Pain001Writer.write(batch), now);
        claims.claim(payments.stream()
                .map(payment -> new Object[] {actor.partnerId(), Kind.PAYMENT.name(), payment.itemId(), id})
                .toList());
        return id;
    }

    /** Two items may go by one reference; two payments of a file may not go by one id. */
    private static List<Payment> distinct(List<Payment> payments) {
        Map<String, Integer> times = new HashMap<>();
        payments.forEach(payment -> times.merge(payment.endToEndId(), 1, Integer::sum));
        return payments.stream()
                .map(payment -> times.getOrDefault(payment.endToEndId(), 0) == 1
                        ? payment
                        : new Payment(
                                payment.itemId(),
                                PaymentChecks.ownId(payment.itemId()),
                                payment.payee(),
                                payment.amount(),
                                payment.text()))
                .toList();
    }

    /** Says that the bank did not carry out a file: its items can be paid again. */
    @RepeatedWhenRaced
    public PaymentResult withdraw(Actor actor, String id, String reason) {
        Optional<PaymentResult> refused = hold(actor, id).or(() -> reasonFlaw(reason));
        if (refused.isPresent()) {
            return refused.get();
        }
        Set<String> settled = claims.claimed(actor.partnerId(), Kind.ITEM);
        if (table.itemsOf(id).stream().anyMatch(settled::contains)) {
            return new Refused(
                    Map.of("", "The bank reported payments of it. Undo their matches first, if they are wrong."));
        }
        table.withdraw(id, actor.username(), clock.instant(), reason.strip());
        claims.release(id);
        return new Withdrawn();
    }

    /** Says that the bank did not carry out one payment of a file: its item can be paid again, and the rest of the file stands. */
    @RepeatedWhenRaced
    public PaymentResult withdrawPayment(Actor actor, String id, String itemId, String reason) {
        return hold(actor, id).orElseGet(() -> standing(actor, id).withdraw(itemId, reason));
    }

    /**
     * The same of several payments of one file, which is held and read once.
     *
     * @param reasons why, by the payment's item
     * @return what came of each; where the file cannot be withdrawn from, that of each
     */
    @RepeatedWhenRaced
    Map<String, PaymentResult> withdrawPayments(Actor actor, String id, Map<String, String> reasons) {
        Map<String, PaymentResult> results = new LinkedHashMap<>();
        Optional<PaymentResult> refused = hold(actor, id);
        if (refused.isPresent()) {
            reasons.keySet().forEach(item -> results.put(item, refused.get()));
            return results;
        }
        Standing standing = standing(actor, id);
        reasons.forEach((item, reason) -> results.put(item, standing.withdraw(item, reason)));
        return results;
    }

    /** Holds a file and its items; or says why nothing of it can be withdrawn. */
    private Optional<PaymentResult> hold(Actor actor, String id) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return Optional.of(new NotAllowed());
        }
        if (table.find(actor.partnerId(), id).isEmpty()) {
            return Optional.of(new Unknown());
        }
        held.hold(table.itemsOf(id));
        boolean unused = table.lock(actor.partnerId(), id);
        return table.isWithdrawn(id) ? Optional.of(new WithdrawnBefore()) : Optional.empty();
    }

    private static Optional<PaymentResult> reasonFlaw(String reason) {
        return reason.isBlank() || reason.length() > 500
                ? Optional.of(new Refused(Map.of("", "Say why, in at most 500 characters.")))
                : Optional.empty();
    }

    private Standing standing(Actor actor, String id) {
        return new Standing(actor, id, new HashSet<>(table.itemsOf(id)), claims.claimed(actor.partnerId(), Kind.ITEM));
    }

    /** The payments of a held file that nobody withdrew yet. */
    private final class Standing {
        private final Actor actor;
        private final String file;
        private final Set<String> items;
        private final Set<String> settled;

        Standing(Actor actor, String file, Set<String> items, Set<String> settled) {
            this.actor = actor;
            this.file = file;
            this.items = items;
            this.settled = settled;
        }

        PaymentResult withdraw(String itemId, String reason) {
            Optional<PaymentResult> flaw = reasonFlaw(reason);
            if (flaw.isPresent()) {
                return flaw.get();
            }
            if (!items.contains(itemId)) {
                return table.pays(file, itemId) ? new WithdrawnBefore() : new Unknown();
            }
            if (settled.contains(itemId)) {
                return new Refused(Map.of("", "The bank reported this payment. Undo its match first, if it is wrong."));
            }
            Instant now = clock.instant();
            table.withdraw(file, itemId, actor.username(), now, reason.strip());
            claims.release(actor.partnerId(), Kind.PAYMENT, itemId, file);
            items.remove(itemId);
            if (items.isEmpty()) {
                table.withdraw(file, actor.username(), now, "Every payment of it was withdrawn by itself.");
            }
            return new Withdrawn();
        }
    }

    /** @param total how many files there are in all */
    public record Listing(int total, List<PaymentFileView> shown) {
        public Listing {
            shown = List.copyOf(shown);
        }
    }

    /** The files of the actor's organisation, the latest first. */
    @Transactional(readOnly = true)
    public Listing list(Actor actor, int from, int most) {
        return BankRolesPolicy.mayDealWithMoney(actor)
                ? new Listing(table.count(actor.partnerId()), table.list(actor.partnerId(), from, most))
                : new Listing(0, List.of());
    }

    /** Empty when there is no such file, or not for this actor. */
    @Transactional(readOnly = true)
    public Optional<PaymentFileView.Whole> find(Actor actor, String id) {
        return BankRolesPolicy.mayDealWithMoney(actor)
                ? table.find(actor.partnerId(), id)
                        .map(file -> new PaymentFileView.Whole(
                                file, table.payments(id, file.total().currency())))
                : Optional.empty();
    }

    /** The bytes for the bank, the same each time; empty when there is no such file, or not for this actor. */
    @Transactional(readOnly = true)
    public Optional<byte[]> content(Actor actor, String id) {
        return BankRolesPolicy.mayDealWithMoney(actor) ? table.content(actor.partnerId(), id) : Optional.empty();
    }

    /** Whether an item is in a file for the partner's bank that was not withdrawn. */
    @Transactional(readOnly = true)
    public boolean isInFile(String partnerId, String itemId) {
        return claims.holder(partnerId, Kind.PAYMENT, itemId).isPresent();
    }

    /** The file for the partner's bank that pays an item and was not withdrawn; empty when none does. */
    @Transactional(readOnly = true)
    public Optional<PaymentFileView> fileWith(String partnerId, String itemId) {
        return claims.holder(partnerId, Kind.PAYMENT, itemId).flatMap(file -> table.find(partnerId, file));
    }
}
