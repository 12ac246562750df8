package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.Reconciliation;
import io.evenhand.settlement.payable.MatchLog.Contest;
import io.evenhand.settlement.payable.MatchLog.Telling;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.NotAllowed;
import io.evenhand.settlement.payable.PayableResult.Refused;
import io.evenhand.settlement.payable.PayableResult.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the payee says of a payment that the payer's bank reports: that it received it, that it did not, or, after some banking days,
 * nothing, which counts as received. Its own bank's statement says the same, through the matching.
 */
@Service
@Transactional
public class Receipts {
    private static final int LONGEST_REASON = 500;

    private final PayableTable table;
    private final MatchLog log;
    private final Payments payments;
    private final Reconciliation reconciliation;
    private final PaymentFiles files;
    private final Nettings nettings;
    private final ReceiptNotices notices;
    private final Clock clock;

    Receipts(
            PayableTable table,
            MatchLog log,
            Payments payments,
            Reconciliation reconciliation,
            PaymentFiles files,
            Nettings nettings,
            ReceiptNotices notices,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.payments = payments;
        this.reconciliation = reconciliation;
        this.files = files;
        this.nettings = nettings;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The payee received what the payer's bank reports, on the day that it reports. Also after the payee said that it did not, as long as
     * the payer has not put it into another payment file since. Idempotent.
     */
    @RepeatedWhenRaced
    public PayableResult confirm(Actor actor, String id) {
        return asPayee(actor, id, payable -> switch (payable.state()) {
            case REPORTED -> {
                log.confirm(id, payable.debtorId(), ReceiptKind.PERSON, actor.username(), now());
                PayableState unused = payments.settle(payable, now());
                yield new Done();
            }
            case PAID -> new Done();
            case OPEN, WAITING -> afterAll(actor, payable);
            case WITHDRAWN -> Refused.of("", "It is no longer owed.");
        });
    }

    private PayableResult afterAll(Actor actor, Payable payable) {
        Optional<Telling> last = contested(payable);
        if (last.isEmpty()) {
            return Refused.of("", "The payer's bank does not report it as paid.");
        }
        Telling reported = last.get();
        Instant since = reported.contest().map(Contest::at).orElse(reported.toldAt());
        boolean inAnother = files.fileWith(payable.debtorId(), payable.id())
                .filter(file -> file.madeAt().isAfter(since))
                .isPresent();
        if (inAnother || !reconciliation.settleAgain(payable.debtorId(), reported.matchId(), payable.id())) {
            return Refused.of("", "The payer is paying it again: talk to its finance, so that it is not paid twice.");
        }
        nettings.lapse(List.of(payable.id()), payable.reference() + " was received after all.");
        Instant now = now();
        log.takeContestBack(payable.id(), reported.matchId());
        log.confirm(payable.id(), payable.debtorId(), ReceiptKind.PERSON, actor.username(), now);
        PayableState unused = payments.settle(payable, now);
        return new Done();
    }

    private Optional<Telling> contested(Payable payable) {
        return log.of(payable.id()).reversed().stream()
                .filter(telling -> !telling.undone()
                        && telling.contest().isPresent()
                        && telling.partnerId().equals(payable.debtorId()))
                .findFirst();
    }

    /** The payee did not receive what the payer's bank reports: it is to be paid again, for both, and the payer is told why. Idempotent. */
    @RepeatedWhenRaced
    public PayableResult deny(Actor actor, String id, String reason) {
        return asPayee(actor, id, payable -> {
            if (payable.paidOn() == null && contested(payable).isPresent()) {
                return new Done();
            }
            if (payable.state() != PayableState.REPORTED) {
                return Refused.of(
                        "",
                        payable.state() == PayableState.PAID
                                ? "It is confirmed as received. Talk to the payer: only its finance can undo its match now."
                                : "The payer's bank does not report it as paid.");
            }
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                return Refused.of("reason", "Say what you looked at, in at most 500 characters: the payer is told.");
            }
            Instant now = now();
            for (Telling telling : log.of(id)) {
                if (telling.stands() && telling.partnerId().equals(payable.debtorId())) {
                    log.contest(id, telling.matchId(), actor.username(), now, reason.strip());
                    reconciliation.reopen(payable.debtorId(), telling.matchId(), id);
                    notices.contested(payable, telling, reason.strip());
                }
            }
            PayableState unused = payments.settle(payable, now);
            return new Done();
        });
    }

    /** Those of which the payee said nothing until its time was over: each is worth a call of {@link #confirmSilent}. */
    @Transactional(readOnly = true)
    public List<String> silent() {
        return log.silentBefore(today());
    }

    /** The payee said nothing in time: what the payer's bank reports counts as received. Idempotent. */
    @RepeatedWhenRaced
    public boolean confirmSilent(String id) {
        Optional<Payable> reported = held(id).filter(payable -> payable.state() == PayableState.REPORTED);
        if (reported.isEmpty() || log.of(id).stream().noneMatch(telling -> telling.isSilentBefore(today()))) {
            return false;
        }
        log.confirm(id, reported.get().debtorId(), ReceiptKind.SILENCE, null, now());
        return payments.settle(reported.get(), now()) == PayableState.PAID;
    }

    private PayableResult asPayee(Actor actor, String id, Function<Payable, PayableResult> act) {
        Optional<Payable> found =
                held(id).filter(payable -> PayableRolesPolicy.mayRead(actor) && payable.concerns(actor.partnerId()));
        if (found.isEmpty()) {
            return new Unknown();
        }
        boolean may =
                PayableRolesPolicy.mayChange(actor) && found.get().creditorId().equals(actor.partnerId());
        return may ? act.apply(found.get()) : new NotAllowed();
    }

    /** With the interest on it, in one order. */
    private Optional<Payable> held(String id) {
        return table.lock(table.withInterest(List.of(id))).stream()
                .filter(payable -> payable.id().equals(id))
                .findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
