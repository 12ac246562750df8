package io.evenhand.settlement.period;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.journal.PostingResult;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a period brings to the journal: its corrections, and what each party must return and has not got to return yet. Posted
 * on both sides, as lines are, to the last day of the period; afterwards claims and debts of the period are what its statement says.
 */
final class EndPostings {
    private final Settlement settlement;
    private final List<PostingRequest> requests = new ArrayList<>();

    private EndPostings(Settlement settlement) {
        this.settlement = settlement;
    }

    static List<PostingRequest> of(Settlement settlement, PeriodShare share) {
        EndPostings postings = new EndPostings(settlement);
        for (int i = 0; i < share.atEnd().size(); i++) {
            postings.correction(i + 1, share.atEnd().get(i));
        }
        share.positions().forEach(postings::carried);
        return postings.requests;
    }

    /** @throws IllegalStateException when the journal does not take one */
    static void post(Journal journal, List<PostingRequest> requests) {
        for (PostingResult result : journal.postAll(requests)) {
            switch (result) {
                case PostingResult.Posted ignored -> {}
                case PostingResult.AlreadyPosted ignored -> {}
                case PostingResult.ClosedPeriod closed -> throw new IllegalStateException(closed.remedy());
                case PostingResult.KeyTaken taken ->
                    throw new IllegalStateException("Something else was posted as " + taken.key());
                case PostingResult.NothingToCorrect nothing ->
                    throw new IllegalStateException("There is no " + nothing.corrects());
            }
        }
    }

    private void correction(int number, Correction correction) {
        List<Entry> entries = new ArrayList<>();
        for (Part part : correction.parts()) {
            if (!isBiller(part.partyId()) && part.amount().minorUnits() != 0) {
                both(entries, part.partyId(), AccountKind.RECEIVABLE, AccountKind.PAYABLE, part.amount());
                both(
                        entries,
                        part.partyId(),
                        AccountKind.REVENUE_SHARE,
                        AccountKind.REVENUE_SHARE,
                        part.amount().negate());
            }
        }
        String what = switch (correction.reason()) {
            case FLOOR -> "Raised to what is promised";
            case RECOUPMENT -> "Taken back of what was given to reach what is promised";
            case TIER_REACHED -> "Shared by the tier that is reached";
        };
        add("correction/" + number, entries, what + " by the rule “" + correction.ruleId() + "”");
    }

    /** What must be returned and is not set off against shares is no debt of the biller's less: it waits, or has lapsed. */
    private void carried(Position position) {
        if (isBiller(position.partyId())) {
            return;
        }
        Money grown = position.carriedForward().minus(position.broughtForward());
        List<Entry> carried = new ArrayList<>();
        if (grown.minorUnits() != 0) {
            both(carried, position.partyId(), AccountKind.RECEIVABLE, AccountKind.PAYABLE, grown);
            both(carried, position.partyId(), AccountKind.CARRIED_FORWARD, AccountKind.CARRIED_FORWARD, grown.negate());
        }
        add("carried/" + position.partyId(), carried, "Carried forward to later shares");
        List<Entry> lapsed = new ArrayList<>();
        if (position.lapsed().minorUnits() != 0) {
            both(lapsed, position.partyId(), AccountKind.RECEIVABLE, AccountKind.PAYABLE, position.lapsed());
            both(
                    lapsed,
                    position.partyId(),
                    AccountKind.REVENUE_SHARE,
                    AccountKind.REVENUE_SHARE,
                    position.lapsed().negate());
        }
        add("lapsed/" + position.partyId(), lapsed, "Need no longer be returned");
    }

    /** The party's side, and the mirror on the biller's. */
    private void both(List<Entry> entries, String party, AccountKind its, AccountKind billers, Money amount) {
        String book = settlement.agreementId();
        String biller = settlement.billerId();
        entries.add(new Entry(new AccountId(book, party, biller, its), amount));
        entries.add(new Entry(new AccountId(book, biller, party, billers), amount.negate()));
    }

    private boolean isBiller(String partyId) {
        return partyId.equals(settlement.billerId());
    }

    private void add(String fact, List<Entry> entries, String reason) {
        if (!entries.isEmpty()) {
            requests.add(new PostingRequest(
                    settlement.id() + "/" + fact,
                    settlement.lastDay(),
                    settlement.agreementId(),
                    reason + ", " + settlement.period(),
                    entries));
        }
    }
}
