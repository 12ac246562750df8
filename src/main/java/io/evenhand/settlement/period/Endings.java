package io.evenhand.settlement.period;

import io.evenhand.document.DocumentHash;
import io.evenhand.settlement.journal.ClosingResult;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.payable.NewPayable;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.period.Drafting.Drawn;
import io.evenhand.settlement.period.Settlement.Approval;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two steps between which a statement becomes a document. Each is one transaction, and each may be repeated: after the first, nothing
 * that the statement says can change, and what is to be paid is not payable yet; after the second, all of it stands.
 */
@Service
@Transactional
class Endings {
    private final PeriodTable periods;
    private final EventTable events;
    private final ContentTable contents;
    private final Drafting drafting;
    private final PeriodShares shares;
    private final Journal journal;
    private final Payables payables;
    private final PeriodNotices notices;
    private final Clock clock;

    Endings(
            PeriodTable periods,
            EventTable events,
            ContentTable contents,
            Drafting drafting,
            PeriodShares shares,
            Journal journal,
            Payables payables,
            PeriodNotices notices,
            Clock clock) {
        this.periods = periods;
        this.events = events;
        this.contents = contents;
        this.drafting = drafting;
        this.shares = shares;
        this.journal = journal;
        this.payables = payables;
        this.notices = notices;
        this.clock = clock;
    }

    /** How far a period has come that is to be sealed. */
    sealed interface Ended {
        /** Lines were attested that nobody approved; nothing changed. */
        record NotApproved() implements Ended {}

        record ToSeal(StatementContent content) implements Ended {}

        /** @param firstDueOn null where nothing is to be paid */
        record Sealed(@Nullable LocalDate firstDueOn) implements Ended {}
    }

    /**
     * Ends an approved period: the engine's state, the journal, and what the statement says are fixed. Idempotent: a period ends once, and
     * its statement is the same whoever makes the document.
     */
    Ended end(SettlementId id) {
        Settlement known = periods.find(id).orElseThrow(() -> new IllegalStateException("No settlement " + id));
        shares.lock(known.agreementId());
        Settlement settlement = periods.lock(id);
        if (settlement.state().isSealed()) {
            return new Ended.Sealed(settlement.firstDueOn());
        }
        if (settlement.state() == PeriodState.SEALING) {
            return new Ended.ToSeal(drafting.sealed(settlement, toSeal(id)));
        }
        if (settlement.approved() == null) {
            throw new IllegalStateException("Nobody has approved " + settlement.number());
        }
        String approved = periods.draftHash(id).orElseThrow();
        DraftReading reading = new DraftReading();
        Optional<PeriodShare> share = shares.end(
                settlement.agreementId(),
                settlement.period(),
                reading,
                it -> reading.hash(it).equals(approved));
        return share.<Ended>map(it -> new Ended.ToSeal(end(settlement, new Drawn(it, reading))))
                .orElseGet(Ended.NotApproved::new);
    }

    private StatementContent end(Settlement settlement, Drawn drawn) {
        SettlementId id = settlement.id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ClosingResult.Closed closed = closeBook(settlement, drawn.share());
        KeptStatement.Final last = new KeptStatement.Final(
                drafting.keep(settlement, drawn),
                settlement.draftVersion(),
                new StatementContent.Sealed(
                        now, closed.postings(), closed.hash().value(), approvers(settlement)),
                drafting.disputes(settlement),
                due(settlement, drawn));
        contents.addToSeal(id, last);
        periods.state(id, PeriodState.SEALING);
        periods.positions(id, drawn.share().positions());
        events.note(id, "ended", null, "ended the period for good");
        return drafting.sealed(settlement, last);
    }

    private ClosingResult.Closed closeBook(Settlement settlement, PeriodShare share) {
        EndPostings.post(journal, EndPostings.of(settlement, share));
        if (!(journal.closePeriod(settlement.agreementId(), settlement.lastDay())
                instanceof ClosingResult.Closed closed)) {
            throw new IllegalStateException("The book of agreement %s was closed past %s"
                    .formatted(settlement.agreementId(), settlement.lastDay()));
        }
        return closed;
    }

    private static List<String> approvers(Settlement settlement) {
        return Stream.of(Optional.ofNullable(settlement.approved()), Optional.ofNullable(settlement.approvedAgain()))
                .flatMap(Optional::stream)
                .map(Approval::name)
                .toList();
    }

    private static List<NewPayable> due(Settlement settlement, Drawn drawn) {
        PeriodShare share = drawn.share();
        List<NewPayable> due = new ArrayList<>();
        for (Position position : Drafting.paid(settlement, share)) {
            boolean gets = position.payable().isPositive();
            due.add(new NewPayable(
                    settlement.id() + "/" + (share.positions().indexOf(position) + 1),
                    settlement.agreementId(),
                    settlement.period().toString(),
                    settlement.number(),
                    gets ? settlement.billerId() : position.partyId(),
                    gets ? position.partyId() : settlement.billerId(),
                    gets ? position.payable() : position.payable().negate(),
                    drawn.reading().due(share, position)));
        }
        return due;
    }

    /**
     * The document is made: the statement stands, and what it gives is to be paid. Of two documents that were made of one statement the first
     * told is the statement. Idempotent.
     */
    Ended.Sealed seal(SettlementId id, DocumentHash document) {
        Settlement settlement = periods.lock(id);
        if (settlement.state().isSealed()) {
            return new Ended.Sealed(settlement.firstDueOn());
        }
        KeptStatement.Final last = toSeal(id);
        payables.open(last.due());
        LocalDate firstDueOn = last.due().stream()
                .map(payable -> payable.schedule().getFirst().dueOn())
                .min(Comparator.naturalOrder())
                .orElse(null);
        periods.sealed(settlement, document.hex(), last.sealed(), firstDueOn);
        events.note(id, "sealed", null, "sealed the statement " + settlement.number());
        notices.sealed(settlement, periods.parties(id), !last.due().isEmpty());
        return new Ended.Sealed(firstDueOn);
    }

    private KeptStatement.Final toSeal(SettlementId id) {
        return contents.toSeal(id).orElseThrow(() -> new IllegalStateException(id + " has not ended"));
    }
}
