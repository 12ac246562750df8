package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.PostingId;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.journal.PostingResult;
import io.evenhand.settlement.journal.RecordedPosting;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Posts what becomes of payables, on both sides, within the transaction that is under way. What counts to a closed period is posted to
 * the first day that is open, and says so.
 */
@Component
class Booking {
    private final Journal journal;

    Booking(Journal journal) {
        this.journal = journal;
    }

    /**
     * More is owed: the creditor's claim and the debtor's debt grow, each against the other account of its own side.
     *
     * @return the number of the posting
     */
    long owed(String key, LocalDate on, String reason, Sides sides, AccountKind against, Money amount) {
        return post(new PostingRequest(
                key,
                on,
                sides.agreementId(),
                reason,
                List.of(
                        new Entry(sides.creditors(AccountKind.RECEIVABLE), amount),
                        new Entry(sides.creditors(against), amount.negate()),
                        new Entry(sides.debtors(against), amount),
                        new Entry(sides.debtors(AccountKind.PAYABLE), amount.negate()))));
    }

    /** The debtor pays what it owes: by money, or by setting off. @return the number of the posting */
    long sent(String key, LocalDate on, String reason, Sides sides, AccountKind by, Money amount) {
        return post(new PostingRequest(
                key,
                on,
                sides.agreementId(),
                reason,
                List.of(
                        new Entry(sides.debtors(AccountKind.PAYABLE), amount),
                        new Entry(debtor(sides, by), amount.negate()))));
    }

    /** The creditor has what it was owed: by money, or by setting off. @return the number of the posting */
    long received(String key, LocalDate on, String reason, Sides sides, AccountKind by, Money amount) {
        return post(new PostingRequest(
                key,
                on,
                sides.agreementId(),
                reason,
                List.of(
                        new Entry(creditor(sides, by), amount),
                        new Entry(sides.creditors(AccountKind.RECEIVABLE), amount.negate()))));
    }

    /** Takes a posting back by another that names it. */
    void reverse(String agreementId, long posting, String key, LocalDate on, String reason) {
        RecordedPosting recorded = journal.find(new PostingId(agreementId, posting))
                .orElseThrow(() -> new IllegalStateException("There is no " + new PostingId(agreementId, posting)));
        long unused = post(recorded.reversal(key, on, reason));
    }

    long post(PostingRequest request) {
        return switch (journal.post(request)) {
            case PostingResult.Posted posted -> posted.id().sequence();
            case PostingResult.AlreadyPosted before -> before.id().sequence();
            case PostingResult.ClosedPeriod closed -> post(onFirstOpenDay(request, closed.firstOpenDay()));
            case PostingResult.KeyTaken taken ->
                throw new IllegalStateException("Something else was posted as " + taken.key());
            case PostingResult.NothingToCorrect nothing ->
                throw new IllegalStateException("There is no " + nothing.corrects());
        };
    }

    private static PostingRequest onFirstOpenDay(PostingRequest request, LocalDate day) {
        return new PostingRequest(
                request.key(),
                day,
                request.agreementId(),
                request.reason() + "; counts on " + request.effectiveOn() + ", which is closed",
                request.corrects(),
                request.entries());
    }

    private static AccountId creditor(Sides sides, AccountKind kind) {
        return kind == AccountKind.BANK
                ? new AccountId(sides.agreementId(), sides.creditorId(), kind)
                : sides.creditors(kind);
    }

    private static AccountId debtor(Sides sides, AccountKind kind) {
        return kind == AccountKind.BANK
                ? new AccountId(sides.agreementId(), sides.debtorId(), kind)
                : sides.debtors(kind);
    }

    /** Who owes whom under which agreement. */
    record Sides(String agreementId, String debtorId, String creditorId) {
        static Sides of(Payable payable) {
            return new Sides(payable.agreementId(), payable.debtorId(), payable.creditorId());
        }

        AccountId creditors(AccountKind kind) {
            return new AccountId(agreementId, creditorId, debtorId, kind);
        }

        AccountId debtors(AccountKind kind) {
            return new AccountId(agreementId, debtorId, creditorId, kind);
        }
    }
}
