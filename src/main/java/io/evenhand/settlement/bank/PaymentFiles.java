package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.digest.Sha256;
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
 * Makes the files by which the actor's organisation pays what it owes, to where each payee is paid now. No item is in two files; a file
 * that the bank did not carry out is withdrawn, and its items can be paid again. What was handed out is kept in its bytes.
 */
@Service
@Transactional
public class PaymentFiles {
    private static final int LATEST_DAYS = 365;

    private final PaymentFileTable table;
    private final MatchTable claims;
    private final BankDetails details;
    private final Clock clock;

    PaymentFiles(PaymentFileTable table, MatchTable claims, BankDetails details, Clock clock) {
        this.table = table;
        this.claims = claims;
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
        Standing standing = standing(actor, ours);
        return ours.stream()
                .map(item -> new Payable(
                        item, standing.check(item).problem(), standing.inFiles().contains(item.id())))
                .toList();
    }

    /** Makes a file for each currency of these items, all of which must be ours to pay, or none. */
    @RepeatedWhenRaced
    public PaymentResult make(Actor actor, Collection<? extends OpenItem> items, LocalDate executeOn) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<BankAccount> payer = details.current(actor.partnerId());
        Map<String, String> problems = new LinkedHashMap<>();
        problem(items, executeOn, payer, now).ifPresent(problem -> problems.put("", problem));
        Map<String, List<Payment>> byCurrency = new TreeMap<>();
        Map<String, String> payees = new HashMap<>();
        Standing standing = standing(actor, items);
        for (OpenItem item : items) {
            Checked checked = standing.check(item);
            if (payees.put(item.id(), item.partyId()) != null) {
                problems.put(item.id(), "It is there twice.");
            } else if (checked.payment().isEmpty()) {
                problems.put(item.id(), checked.problem());
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
        List<String> ids = new ArrayList<>();
        for (List<Payment> payments : byCurrency.values()) {
            ids.add(keep(actor, payer.get(), payments, payees, executeOn, now));
        }
        return new Made(ids);
    }

    private static boolean isBeyond(List<Payment> payments) {
        try {
            return payments.stream().map(Payment::amount).reduce(Money::plus).isEmpty();
        } catch (ArithmeticException beyond) {
            return true;
        }
    }

    /** What stands in the way of any file. */
    private static Optional<String> problem(
            Collection<? extends OpenItem> items, LocalDate executeOn, Optional<BankAccount> payer, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (items.isEmpty() || items.size() > PaymentBatch.MOST_PAYMENTS) {
            return Optional.of("Choose 1 to 50,000 items to pay.");
        }
        if (executeOn.isBefore(today) || executeOn.isAfter(today.plusDays(LATEST_DAYS))) {
            return Optional.of("Choose today or a day within a year to pay on.");
        }
        return payer.isPresent()
                ? Optional.empty()
                : Optional.of("Say first from which account you pay: your own bank details are missing.");
    }

    private Standing standing(Actor actor, Collection<? extends OpenItem> items) {
        return new Standing(
                claims.claimed(actor.partnerId(), Kind.ITEM),
                claims.claimed(actor.partnerId(), Kind.PAYMENT),
                details.current(items.stream().map(OpenItem::partyId).collect(Collectors.toSet())));
    }

    /** @param problem empty when there is a payment */
    private record Checked(Optional<Payment> payment, String problem) {}

    /** What of it is taken, and where everybody is paid to now. */
    private record Standing(Set<String> settled, Set<String> inFiles, Map<String, BankAccount> accounts) {
        Checked check(OpenItem item) {
            @Nullable BankAccount payee = accounts.get(item.partyId());
            if (settled.contains(item.id())) {
                return not("It is paid or set off already.");
            }
            if (inFiles.contains(item.id())) {
                return not("It is in a payment file already.");
            }
            if (item.amount().minorUnits() >= 0) {
                return not("It is not for us to pay.");
            }
            Optional<String> heldBack = item.heldBack();
            if (heldBack.isPresent()) {
                return not(heldBack.get());
            }
            if (payee == null) {
                return not(
                        "The payee has not said yet where it is paid to. Ask its finance to enter its bank details.");
            }
            try {
                return new Checked(Optional.of(payment(item, payee)), "");
            } catch (IllegalArgumentException | ArithmeticException refused) {
                return not(String.valueOf(refused.getMessage()));
            }
        }

        private static Checked not(String problem) {
            return new Checked(Optional.empty(), problem);
        }
    }

    /** By which a payment goes whose reference will not do: no longer than a bank takes, and always the same. */
    private static String ownId(String itemId) {
        return "E" + Sha256.of(itemId).substring(0, 30);
    }

    private static Payment payment(OpenItem item, BankAccount payee) {
        String plain = SepaText.of(item.reference(), Payment.LONGEST_ID);
        // A reference that no bank takes as it is, is still in the text; the id is then only ours.
        String id = plain.equals(item.reference()) && !plain.isEmpty() ? plain : ownId(item.id());
        return new Payment(
                item.id(), id, payee, item.amount().negate(), SepaText.of(item.reference(), Payment.LONGEST_TEXT));
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
                                ownId(payment.itemId()),
                                payment.payee(),
                                payment.amount(),
                                payment.text()))
                .toList();
    }

    /** Says that the bank did not carry out a file: its items can be paid again. */
    @RepeatedWhenRaced
    public PaymentResult withdraw(Actor actor, String id, String reason) {
        if (!BankRolesPolicy.mayDealWithMoney(actor)) {
            return new NotAllowed();
        }
        if (reason.isBlank() || reason.length() > 500) {
            return new Refused(Map.of("", "Say why, in at most 500 characters."));
        }
        if (!table.lock(actor.partnerId(), id)) {
            return new Unknown();
        }
        if (table.isWithdrawn(id)) {
            return new WithdrawnBefore();
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
        return claims.claimed(partnerId, Kind.PAYMENT).contains(itemId);
    }
}
