package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.money.Money;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankHouse;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItems;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.TestPartners;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes two partners of a test's own who share revenue, each with bank details and a finance that reads mail. */
@Component
class TwoPartners {
    private final Partners partners;
    private final Accounts accounts;
    private final BankDetails details;
    private final Agreements agreements;
    private final Payables payables;
    private final OpenItems items;
    private final Journal journal;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TwoPartners(
            Partners partners,
            Accounts accounts,
            BankDetails details,
            Agreements agreements,
            Payables payables,
            OpenItems items,
            Journal journal,
            JdbcTemplate database,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.partners = partners;
        this.accounts = accounts;
        this.details = details;
        this.agreements = agreements;
        this.payables = payables;
        this.items = items;
        this.journal = journal;
        this.database = database;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    Pair pair() {
        return new Pair(UUID.randomUUID().toString().substring(0, 8));
    }

    /** The payer owes shares to the payee, and the payee may owe some back. */
    final class Pair {
        final String run;
        final String payer;
        final String payee;
        final BankHouse bank;
        final Actor payersFinance;
        final Actor payeesFinance;
        final LocalDate periodEnd;
        final LocalDate pastDue;
        final LocalDate due;
        final String agreement;

        private Pair(String run) {
            this.run = run;
            payer = "pays-" + run;
            payee = "gets-" + run;
            partners.register(TestPartners.of(payer, "Payer GmbH", person(payer)));
            partners.register(TestPartners.of(payee, "Payee GmbH", person(payee)));
            bank = new BankHouse(partners, details, payer, payee, "Payee GmbH");
            payersFinance = bank.finance;
            payeesFinance = bank.stranger;
            for (Actor one : List.of(payersFinance, payeesFinance)) {
                var unused = accounts.register(NewAccount.of(
                        one.username(),
                        "Fin",
                        "a long secret of nobody",
                        "fin-" + one.partnerId(),
                        one.partnerId(),
                        Role.FINANCE));
            }
            periodEnd = today().withDayOfMonth(1).minusMonths(3).minusDays(1);
            pastDue = periodEnd.plusDays(30);
            due = today().plusDays(30);
            agreement = new TestShares(payee, payer, periodEnd.minusDays(200))
                    .inForce(SampleTerms.tieredRevenueShare(2), agreements, database)
                    .value();
        }

        private NewPerson person(String partner) {
            String id = "fin-" + partner;
            return new NewPerson(new PersonId(id), "Fin", id + "@example.com", "Finance", Set.of());
        }

        String key(String name) {
            return run + "/" + name;
        }

        String period() {
            return periodEnd.toString().substring(0, 7);
        }

        /** A share that the payer owes, earned in the journal, and billed without tax. */
        void owes(String name, String amount) {
            owe(name, amount, payersFinance, payeesFinance, due);
        }

        /** The same, overdue since some months. */
        void owesLong(String name, String amount) {
            owe(name, amount, payersFinance, payeesFinance, pastDue);
        }

        /** The other way round. */
        void owesBack(String name, String amount) {
            owe(name, amount, payeesFinance, payersFinance, due);
        }

        private void owe(String name, String amount, Actor paying, Actor billing, LocalDate dueOn) {
            String debtor = paying.partnerId();
            String creditor = billing.partnerId();
            Money money = Money.of(amount, "EUR");
            var unused = journal.post(new PostingRequest(
                    "earned/" + key(name),
                    periodEnd,
                    agreement,
                    "Share",
                    List.of(
                            new Entry(new AccountId(agreement, creditor, debtor, AccountKind.RECEIVABLE), money),
                            new Entry(
                                    new AccountId(agreement, creditor, debtor, AccountKind.REVENUE_SHARE),
                                    money.negate()),
                            new Entry(new AccountId(agreement, debtor, creditor, AccountKind.REVENUE_SHARE), money),
                            new Entry(
                                    new AccountId(agreement, debtor, creditor, AccountKind.PAYABLE), money.negate()))));
            payables.open(List.of(new NewPayable(
                    key(name),
                    agreement,
                    period(),
                    "ST-" + run,
                    debtor,
                    creditor,
                    money,
                    List.of(new Instalment(dueOn, money)))));
            assertThat(payables.recordInvoice(
                            billing,
                            key(name),
                            new InvoiceEntry("RE-" + name, periodEnd, TaxTreatment.EXEMPT, "", "small")))
                    .isEqualTo(new PayableResult.Asked());
            assertThat(payables.acceptTax(paying, key(name))).isEqualTo(new Done());
        }

        /** The payee's finance says that tax comes on top after all. */
        PayableResult billWithTax(String name) {
            return payables.recordInvoice(
                    payeesFinance,
                    key(name),
                    new InvoiceEntry("RE-T-" + name, periodEnd, TaxTreatment.DOMESTIC, "19 %", "as advised"));
        }

        /** A bank's report of a payment, without the bank. */
        void tell(String partner, String match, LocalDate on, boolean undone, String... names) {
            transaction.executeWithoutResult(status -> events.publishEvent(new ItemsMatched(
                    partner, run + match, List.of(names).stream().map(this::key).toList(), on, undone)));
        }

        PayableView view(String name) {
            return payables.find(payeesFinance, key(name)).orElseThrow();
        }

        List<PayableView> interest() {
            return payables.page(payeesFinance, PayablesPage.Shown.ALL, 0, 50).shown().stream()
                    .filter(payable -> payable.kind() == PayableKind.INTEREST)
                    .toList();
        }

        List<OpenItem> open(Actor actor) {
            return items.open(actor);
        }

        /** What the other side owes a partner by the journal, less what it owes. */
        Money stands(String partner) {
            return journal.claimMoves(partner, LocalDate.of(1990, 1, 1), LocalDate.of(2990, 1, 1)).stream()
                    .map(move -> move.moved())
                    .reduce(Money.zero(Money.currency("EUR")), Money::plus);
        }

        Money banked(String partner) {
            return journal.balance(
                            new AccountId(agreement, partner, AccountKind.BANK),
                            new AsOf(LocalDate.of(2999, 1, 1), Instant.parse("2999-01-01T00:00:00Z")))
                    .in(Money.currency("EUR"));
        }

        /** Subjects of the mail to a partner's finance. */
        List<String> mailTo(Actor finance) {
            return database.queryForList(
                    "select subject from notice_mail where username = ? order by subject",
                    String.class,
                    finance.username());
        }
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
