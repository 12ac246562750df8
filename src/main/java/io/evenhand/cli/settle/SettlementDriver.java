package io.evenhand.cli.settle;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.document.Archive;
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
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.Incidents;
import io.evenhand.workflow.TaskAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Settles the first period of a sample's revenue share, step by step; each step may be repeated after an interruption. */
@Component
public class SettlementDriver {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** After so long without anything happening, look whether the process is stuck. Steps that a killed program held come back late. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** What the people of a sample decide about a period. */
    private static final Map<String, String> DECISIONS = Map.of(
            "complete-reporting", "complete",
            "review-statement", "agree",
            "approve-payout", "approve");

    private final SamplePeople people;
    private final Agreements agreements;
    private final RevenueReports reports;
    private final Periods periods;
    private final PeriodPages pages;
    private final HumanTasks tasks;
    private final Incidents incidents;
    private final Payables payables;
    private final Archive archive;
    private final Clock clock;

    SettlementDriver(
            SamplePeople people,
            Agreements agreements,
            RevenueReports reports,
            Periods periods,
            PeriodPages pages,
            HumanTasks tasks,
            Incidents incidents,
            Payables payables,
            Archive archive,
            Clock clock) {
        this.people = people;
        this.agreements = agreements;
        this.reports = reports;
        this.periods = periods;
        this.pages = pages;
        this.tasks = tasks;
        this.incidents = incidents;
        this.payables = payables;
        this.archive = archive;
        this.clock = clock;
    }

    public Deal deal(ReferralFile file, AgreementView agreement, SettlementSample sample) {
        return new Deal(file, agreement, (RevenueShareTerms) agreements.terms(agreement.id()), sample);
    }

    /** Reports the revenue of the period, which has ended, and goes on until its statement is sealed, or waits to be approved. */
    public void settle(Deal deal, Listener listener) throws InterruptedException {
        Actor biller = people.finance(deal, deal.biller());
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
                Actor payee = people.finance(deal, payable.creditor().id());
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

    /** Waits until everything is paid and the period closed. */
    public void close(Deal deal, Listener listener) throws InterruptedException {
        SettlementId id =
                periods.find(deal.agreementId(), deal.period().toString()).orElseThrow();
        PeriodPage unused = decide(id, deal, listener, PeriodState.CLOSED);
        listener.told(
                "Evenhand",
                "closed " + deal.period() + " of " + deal.agreement().number());
    }

    private PeriodPage decide(SettlementId id, Deal deal, Listener listener, PeriodState until)
            throws InterruptedException {
        Actor biller = people.finance(deal, deal.biller());
        long quietSince = System.nanoTime();
        while (true) {
            PeriodPage page = pages.one(biller, id).orElseThrow();
            if (page.period().state().compareTo(until) >= 0) {
                return page;
            }
            for (HumanTaskView task : tasks.open(List.of(id.value()))) {
                decide(task, deal, listener);
                quietSince = System.nanoTime();
            }
            if (System.nanoTime() - quietSince > QUIET.toNanos()) {
                incidents.of(List.of(id.value())).ifPresent(incident -> {
                    throw new IllegalStateException("%s of %s is stuck: %s"
                            .formatted(deal.period(), deal.agreement().number(), incident));
                });
                quietSince = System.nanoTime();
            }
            Thread.sleep(PAUSE);
        }
    }

    private void decide(HumanTaskView task, Deal deal, Listener listener) {
        String decision = DECISIONS.get(task.elementId());
        if (decision == null) {
            throw new IllegalStateException("Nobody in the sample decides " + task.elementId());
        }
        Actor actor = people.finance(deal, task.partnerId());
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

    private List<PayableView> owed(Deal deal) {
        return payables
                .ofPeriod(
                        people.finance(deal, deal.biller()),
                        deal.agreementId(),
                        deal.period().toString())
                .stream()
                .filter(payable -> payable.debtor().id().equals(deal.biller()) && payable.paidOn() == null)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
