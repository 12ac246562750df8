package io.evenhand.cli.settle;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.DetailsResult;
import io.evenhand.settlement.bank.Iban;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItems;
import io.evenhand.settlement.bank.PaymentFileView;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.settlement.bank.Reconciliation;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.settlement.bank.TakeResult;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.Receipts;
import io.evenhand.terms.TermsParty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Money out and in of a sample: where partners are paid, the biller's payment file, and what its bank reports. */
@Component
public class SamplePayments {
    private final SamplePeople people;
    private final Payables payables;
    private final Receipts receipts;
    private final BankDetails details;
    private final OpenItems items;
    private final PaymentFiles files;
    private final Statements statements;
    private final Reconciliation reconciliation;
    private final Clock clock;

    SamplePayments(
            SamplePeople people,
            Payables payables,
            Receipts receipts,
            BankDetails details,
            OpenItems items,
            PaymentFiles files,
            Statements statements,
            Reconciliation reconciliation,
            Clock clock) {
        this.people = people;
        this.payables = payables;
        this.receipts = receipts;
        this.details = details;
        this.items = items;
        this.files = files;
        this.statements = statements;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    /** Every party says where it is paid; two people do. It holds after the waiting time. */
    public void sayWhereToPay(Deal deal, Listener listener) {
        for (TermsParty party : deal.terms().parties()) {
            String partner = party.partnerId();
            Actor asking = people.finance(deal, partner);
            Actor confirming = people.administrator(deal, partner);
            if (details.ask(asking, party.legalName(), deal.account(partner).value(), "")
                    instanceof DetailsResult.Asked asked) {
                DetailsResult confirmed = details.confirm(confirming, asked.id());
                if (!(confirmed instanceof DetailsResult.Confirmed)) {
                    throw new IllegalStateException("Bank details of " + partner + ": " + confirmed);
                }
                listener.told(
                        confirming.displayName(),
                        "confirmed where %s is paid, which %s asked for"
                                .formatted(party.legalName(), asking.displayName()));
            }
        }
    }

    /** Makes the payment file. @return its id; empty when nothing is left to be paid, or it was made before */
    public Optional<String> pay(Deal deal, Listener listener) {
        Actor payer = people.finance(deal, deal.biller());
        Set<String> ofThePeriod = payables
                .ofPeriod(payer, deal.agreementId(), deal.period().toString())
                .stream()
                .filter(payable -> payable.paidOn() == null)
                .map(PayableView::id)
                .collect(Collectors.toSet());
        List<OpenItem> due = items.open(payer).stream()
                .filter(item ->
                        ofThePeriod.contains(item.id()) && !item.amount().isPositive())
                .toList();
        if (!(files.make(payer, PaymentFiles.Chosen.of(due), today()) instanceof PaymentResult.Made made)) {
            return Optional.empty();
        }
        String file = made.ids().getFirst();
        listener.told(
                payer.displayName(),
                "made a payment file of " + whole(payer, file).file().total().format());
        listener.made(
                deal.file().reference() + "-payment.xml",
                files.content(payer, file).orElseThrow());
        return Optional.of(file);
    }

    /** The bank says what it did, and its lines are matched with what was owed. */
    public void match(Deal deal, String file, Listener listener) {
        Actor payer = people.finance(deal, deal.biller());
        Map<String, Iban> payees = new HashMap<>();
        deal.sample().accounts().keySet().forEach(partner -> payees.put(partner, deal.account(partner)));
        byte[] statement = SampleBank.statement(
                deal.file().reference() + "-" + today(),
                deal.account(deal.biller()),
                today(),
                whole(payer, file).payments(),
                payees);
        TakeResult taken = statements.takeCamt(payer, statement, false);
        if (!(taken instanceof TakeResult.Taken)) {
            throw new IllegalStateException("The bank's statement: " + taken);
        }
        listener.made(deal.file().reference() + "-bank-statement.xml", statement);
        int matched = reconciliation.run(payer).matched();
        listener.told(
                payer.displayName(),
                "took the bank's statement: %s matched".formatted(matched == 1 ? "one line" : matched + " lines"));
        confirm(deal, listener);
    }

    /** Each payee says that what the payer's bank reports has arrived. */
    private void confirm(Deal deal, Listener listener) {
        for (TermsParty party : deal.terms().parties()) {
            Actor payee = people.finance(deal, party.partnerId());
            List<PayableView> reported = payables
                    .ofPeriod(payee, deal.agreementId(), deal.period().toString())
                    .stream()
                    .filter(payable -> payable.may().contains(PayableView.Act.CONFIRM_RECEIPT))
                    .toList();
            for (PayableView payable : reported) {
                PayableResult confirmed = receipts.confirm(payee, payable.id());
                if (!(confirmed instanceof PayableResult.Done)) {
                    throw new IllegalStateException("The receipt of " + payable.id() + ": " + confirmed);
                }
                listener.told(
                        payee.displayName(),
                        "confirmed that %s arrived".formatted(payable.gross().format()));
            }
        }
    }

    private PaymentFileView.Whole whole(Actor payer, String file) {
        return files.find(payer, file).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
