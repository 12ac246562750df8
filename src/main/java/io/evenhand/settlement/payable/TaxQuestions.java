package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.PayableResult.Asked;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.Refused;
import io.evenhand.settlement.payable.TaxQuestion.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks payers about tax that only the payee says, within the transaction that is under way and holds the payable. */
@Component
class TaxQuestions {
    private final TaxQuestionTable table;
    private final PayableNotices notices;
    private final Clock clock;

    TaxQuestions(TaxQuestionTable table, PayableNotices notices, Clock clock) {
        this.table = table;
        this.notices = notices;
        this.clock = clock;
    }

    Optional<TaxQuestion> open(Payable payable) {
        return table.open(payable.id());
    }

    /** What the payee said before gives way. Idempotent: the same is not asked twice while it is open. */
    PayableResult ask(Actor actor, Payable payable, Invoice invoice, TaxTreatment treatment, Share rate, String note) {
        Optional<TaxQuestion> open = open(payable);
        if (open.filter(question -> question.asks(invoice, treatment, rate, note))
                .isPresent()) {
            return new Asked();
        }
        withdraw(actor, payable);
        TaxQuestion question = new TaxQuestion(
                UUID.randomUUID().toString(),
                payable.id(),
                treatment,
                rate,
                note,
                invoice,
                actor.username(),
                now(),
                null,
                null,
                "");
        table.add(question);
        notices.taxAsked(payable, question);
        return new Asked();
    }

    void withdraw(Actor actor, Payable payable) {
        open(payable).ifPresent(question -> table.answer(question.id(), Answer.WITHDRAWN, actor.username(), now(), ""));
    }

    void accept(Actor actor, Payable payable, TaxQuestion question) {
        table.answer(question.id(), Answer.ACCEPTED, actor.username(), now(), "");
        notices.taxAnswered(payable, question, true, "");
    }

    PayableResult refuse(Actor actor, Payable payable, String typed) {
        String reason = typed.strip();
        Optional<TaxQuestion> open = open(payable);
        if (open.isEmpty()) {
            return answered(payable, Answer.REFUSED);
        }
        if (reason.isEmpty() || reason.length() > InvoiceChecks.LONGEST_NOTE) {
            return Refused.of("reason", "Say why in at most 500 characters: the payee's finance will read it.");
        }
        table.answer(open.get().id(), Answer.REFUSED, actor.username(), now(), reason);
        notices.taxAnswered(payable, open.get(), false, reason);
        return new Done();
    }

    /** Nothing is open: said before, it stands; else there is nothing to say. */
    PayableResult answered(Payable payable, Answer answer) {
        return table.latest(payable.id())
                .filter(question -> question.answer() == answer)
                .<PayableResult>map(question -> new Done())
                .orElseGet(() -> Refused.of("", "The payee asks nothing of you about its tax any more."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
