package io.evenhand.cli.settle;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.document.Archive;
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
import io.evenhand.settlement.payable.InvoiceEntry;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.TaxTreatment;
import io.evenhand.settlement.period.PeriodPage;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodState;
import io.evenhand.settlement.period.Periods;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsParty;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Settles the first period of a sample's revenue share, step by step; each step may be repeated after an interruption. */
@Component
public class SettlementDriver {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What the people of a sample decide about a period. */
    private static final Map<String, String> DECISIONS = Map.of(
            "complete-reporting", "complete",
            "review-statement", "agree",
            "approve-payout", "approve");

    private final Accounts accounts;
    private final Agreements agreements;
    private final RevenueReports reports;
    private final Periods periods;
    private final PeriodPages pages;
    private final HumanTasks tasks;
    private final Payables payables;
    private final Money money;
    private final Archive archive;
    private final Clock clock;

    SettlementDriver(
            Accounts accounts,
            Agreements agreements,
            RevenueReports reports,
            Periods periods,
            PeriodPages pages,
            HumanTasks tasks,
            Payables payables,
            Money money,
            Archive archive,
            Clock clock) {
        this.accounts = accounts;
        this.agreements = agreements;
        this.reports = reports;
        this.periods = periods;
        this.pages = pages;
        this.tasks = tasks;
        this.payables = payables;
        this.money = money;
        this.archive = archive;
        this.clock = clock;
    }

    /** The use cases of money out and in. */
    @Component
    record Money(
            BankDetails details,
            OpenItems items,
            PaymentFiles files,
            Statements statements,
            Reconciliation reconciliation) {}

    /** One sample that is settled. @param terms signed for it */
    public record Deal(ReferralFile file, AgreementView agreement, RevenueShareTerms terms, SettlementSample sample) {
        String agreementId() {
            return agreement.id().value();
        }

        String biller() {
            return terms.roles().billerId();
        }

        public ReportingPeriod period() {
            return ReportingPeriod.of(terms.effectiveOn(), terms.reporting().every());
        }
    }

    /** Hears what is done. */
    public interface Listener {
        void told(String who, String what);

        void made(String fileName, byte[] content);
    }

    public Deal deal(ReferralFile file, AgreementView agreement, SettlementSample sample) {
        return new Deal(file, agreement, (RevenueShareTerms) agreements.terms(agreement.id()), sample);
    }

    /** Every party says where it is paid; two people do. It holds after the waiting time. */
    public void sayWhereToPay(Deal deal, Listener listener) {
        for (TermsParty party : deal.terms().parties()) {
            String partner = party.partnerId();
            Iban account = account(deal, partner);
            Actor asking = person(deal, partner, "finance");
            Actor confirming = person(deal, partner, "administrator");
            if (money.details().ask(asking, party.legalName(), account.value(), "")
                    instanceof DetailsResult.Asked asked) {
                DetailsResult confirmed = money.details().confirm(confirming, asked.id());
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

    /** Reports the revenue of the period, which has ended, and goes on until its statement is sealed, or waits to be approved. */
    public void settle(Deal deal, Listener listener) throws InterruptedException {
        Actor biller = person(deal, deal.biller(), "finance");
        String period = deal.period().toString();
        FilingResult filed = reports.file(
                biller,
                deal.agreementId(),
                period,
                deal.file().reference() + ".csv",
                deal.sample().from(deal.terms().effectiveOn()));
        if (filed instanceof FilingResult.Filed report) {
            String hash = reports.report(biller, deal.agreementId(), report.reportId(), 0)
                    .orElseThrow()
                    .report()
                    .contentHash();
            AttestResult attested = reports.attest(biller, deal.agreementId(), report.reportId(), hash);
            if (!(attested instanceof AttestResult.Done)) {
                throw new IllegalStateException("The report of " + deal.file().reference() + ": " + attested);
            }
            listener.told(biller.displayName(), "reported the revenue of " + period + " and attested it");
        }
        Optional<SettlementId> opened = periods.open(deal.agreement().id());
        SettlementId id = opened.or(() -> periods.find(deal.agreementId(), period))
                .orElseThrow(() -> new IllegalStateException(
                        "No period of " + deal.agreement().number()));
        PeriodPage page =
                decide(id, deal, listener, deal.sample().isPaid() ? PeriodState.SEALED : PeriodState.IN_APPROVAL);
        if (page.documentHash() != null) {
            byte[] statement = archive.load(pages.sealedDocument(biller, id).orElseThrow());
            listener.told("Evenhand", "sealed statement " + page.period().statementNumber());
            listener.made("%s-statement-%s.pdf".formatted(deal.file().reference(), period), statement);
        }
    }

    /** The payees bill what the statement gives them. @return the first day on which something is due; empty when all is paid */
    public Optional<LocalDate> bill(Deal deal, Listener listener) {
        for (PayableView payable : owed(deal)) {
            if (payable.invoice() == null) {
                Actor payee = person(deal, payable.creditor().id(), "finance");
                TaxTreatment treatment = payable.proposal().treatment();
                InvoiceEntry invoice = new InvoiceEntry(
                        String.valueOf(deal.sample().invoices().get(payee.partnerId())),
                        today(),
                        treatment,
                        treatment == TaxTreatment.DOMESTIC
                                ? payable.proposal().rate().orElseThrow().words()
                                : "",
                        "");
                PayableResult billed = payables.recordInvoice(payee, payable.id(), invoice);
                if (!(billed instanceof PayableResult.Done)) {
                    throw new IllegalStateException("Invoice " + invoice.number() + ": " + billed);
                }
                listener.told(
                        payee.displayName(),
                        "billed %s by invoice %s, %s"
                                .formatted(
                                        payable.net().format(),
                                        invoice.number(),
                                        treatment
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')));
            }
        }
        return owed(deal).stream().map(PayableView::dueOn).min(LocalDate::compareTo);
    }

    /** Makes the payment file. @return its id; empty when nothing is left to be paid, or it was made before */
    public Optional<String> pay(Deal deal, Listener listener) {
        Actor payer = person(deal, deal.biller(), "finance");
        List<String> ours = owed(deal).stream().map(PayableView::id).toList();
        List<OpenItem> due = money.items().open(payer).stream()
                .filter(item -> ours.contains(item.id()))
                .toList();
        if (!(money.files().make(payer, due, today()) instanceof PaymentResult.Made made)) {
            return Optional.empty();
        }
        String file = made.ids().getFirst();
        listener.told(
                payer.displayName(),
                "made a payment file of " + whole(payer, file).file().total().format());
        listener.made(
                deal.file().reference() + "-payment.xml",
                money.files().content(payer, file).orElseThrow());
        return Optional.of(file);
    }

    /** The bank says what it did, and its lines are matched with what was owed. Waits until the period is closed. */
    public void match(Deal deal, String file, Listener listener) throws InterruptedException {
        Actor payer = person(deal, deal.biller(), "finance");
        Map<String, Iban> payees = new HashMap<>();
        deal.sample().accounts().forEach((partner, account) -> payees.put(partner, account(deal, partner)));
        byte[] statement = SampleBank.statement(
                deal.file().reference() + "-" + today(),
                account(deal, deal.biller()),
                today(),
                whole(payer, file).payments(),
                payees);
        TakeResult taken = money.statements().takeCamt(payer, statement, false);
        if (!(taken instanceof TakeResult.Taken)) {
            throw new IllegalStateException("The bank's statement: " + taken);
        }
        listener.made(deal.file().reference() + "-bank-statement.xml", statement);
        int matched =
                money.reconciliation().run(payer, money.items().open(payer)).matched();
        listener.told(
                payer.displayName(),
                "took the bank's statement: %s matched".formatted(matched == 1 ? "one line" : matched + " lines"));
        SettlementId id =
                periods.find(deal.agreementId(), deal.period().toString()).orElseThrow();
        PeriodPage unused = decide(id, deal, listener, PeriodState.CLOSED);
        listener.told(
                "Evenhand",
                "closed " + deal.period() + " of " + deal.agreement().number());
    }

    private PeriodPage decide(SettlementId id, Deal deal, Listener listener, PeriodState until)
            throws InterruptedException {
        Actor biller = person(deal, deal.biller(), "finance");
        long begun = System.nanoTime();
        while (true) {
            PeriodPage page = pages.one(biller, id).orElseThrow();
            if (page.period().state().compareTo(until) >= 0) {
                return page;
            }
            for (HumanTaskView task : tasks.open(List.of(id.value()))) {
                decide(task, deal, listener);
                begun = System.nanoTime();
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("%s of %s stays at: %s"
                        .formatted(
                                deal.period(),
                                deal.agreement().number(),
                                page.period().state()));
            }
            Thread.sleep(PAUSE);
        }
    }

    private void decide(HumanTaskView task, Deal deal, Listener listener) {
        String decision = DECISIONS.get(task.elementId());
        if (decision == null) {
            throw new IllegalStateException("Nobody in the sample decides " + task.elementId());
        }
        Actor actor = person(deal, task.partnerId(), "finance");
        CompletionResult result =
                tasks.complete(task.taskKey(), actor.username(), new TaskAnswer(decision, null, Map.of()));
        if (result instanceof CompletionResult.Denied denied) {
            throw new IllegalStateException(task.elementId() + ": " + denied.reason());
        }
        if (result instanceof CompletionResult.Completed) {
            listener.told(actor.displayName(), words(task.elementId(), deal));
        }
    }

    private static String words(String task, Deal deal) {
        return switch (task) {
            case "complete-reporting" -> "said that everything of " + deal.period() + " is reported";
            case "review-statement" -> "agreed to the draft of the statement";
            default -> "approved what is to be paid";
        };
    }

    /** What the biller still has to pay for the period, by its side. */
    private List<PayableView> owed(Deal deal) {
        Map<String, PayableView> owed = new LinkedHashMap<>();
        payables
                .ofPeriod(
                        person(deal, deal.biller(), "finance"),
                        deal.agreementId(),
                        deal.period().toString())
                .stream()
                .filter(payable -> payable.debtor().id().equals(deal.biller()) && payable.paidOn() == null)
                .forEach(payable -> owed.put(payable.id(), payable));
        return List.copyOf(owed.values());
    }

    private PaymentFileView.Whole whole(Actor payer, String file) {
        return money.files().find(payer, file).orElseThrow();
    }

    private static Iban account(Deal deal, String partner) {
        return Iban.read(String.valueOf(deal.sample().accounts().get(partner)))
                .orElseThrow(() -> new IllegalStateException("The sample does not say where " + partner + " is paid"));
    }

    private Actor person(Deal deal, String partner, String role) {
        return deal.file().partner(partner).people().stream()
                .filter(person ->
                        person.roles().stream().anyMatch(one -> one.code().equals(role)))
                .findFirst()
                .flatMap(person -> accounts.actor(person.id()))
                .orElseThrow(
                        () -> new IllegalStateException("%s has nobody with the role %s".formatted(partner, role)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
