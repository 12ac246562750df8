package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.money.Money;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.YearEnd.Format;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves that what is exported for a year agrees with the journal, is the same for both sides but for its sign, and carries out nothing. */
@WithoutEngine
class YearEndTests {
    private static final LocalDate PERIOD_END = LocalDate.of(2025, 12, 31);

    @Autowired
    YearEnd yearEnd;

    @Autowired
    Payables payables;

    @Autowired
    Agreements agreements;

    @Autowired
    Partners partners;

    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String payer = "ye-pays-" + run;
    private final String payee = "ye-gets-" + run;
    private String agreement;

    /** Earned in 2025; the one billed in 2025 is paid in 2026 and late, the other never. */
    @BeforeEach
    void aYearOfTwoPartners() {
        partners.register(TestPartners.of(payer, "=Payer GmbH"));
        partners.register(TestPartners.of(payee, "Payee GmbH"));
        agreement = new TestShares(payee, payer, LocalDate.of(2025, 1, 1))
                .inForce(SampleTerms.tieredRevenueShare(2), agreements, database)
                .value();
        earned("1000.00");
        LocalDate due = LocalDate.of(2026, 1, 10);
        payables.open(List.of(share("a", "365.00", due), share("b", "635.00", due)));
        Actor finance = actor(payee, Role.FINANCE);
        payables.recordInvoice(
                finance, run + "/a", new InvoiceEntry("RE-" + run, PERIOD_END, TaxTreatment.DOMESTIC, "19 %", ""));
        ItemsMatched paid = new ItemsMatched(payee, "ye" + run, List.of(run + "/a"), due.plusDays(100), false);
        transaction.executeWithoutResult(status -> events.publishEvent(paid));
    }

    @Test
    void whatPayablesSayIsWhatTheJournalSaysForBothSidesInEveryYear() {
        for (int year : List.of(2025, 2026, 2027)) {
            for (String partner : List.of(payer, payee)) {
                Sheet check = yearEnd.sheets(partner, year).getLast();
                assertThat(column(check, "Difference"))
                        .as(partner + year)
                        .containsExactly("EUR 0.00", "EUR 0.00", "EUR 0.00", "EUR 0.00");
            }
        }
        Sheet check = yearEnd.sheets(payee, 2026).getLast();
        assertThat(column(check, "By payables")).containsExactly("EUR 69.35", "EUR 8.00", "EUR 434.35", "EUR 643.00");
    }

    @Test
    void whatIsOnlyReportedAsPaidIsPaidForThePayerAndOwedToThePayeeAndBothAgreeWithTheJournal() {
        Actor finance = actor(payee, Role.FINANCE);
        payables.recordInvoice(
                finance, run + "/b", new InvoiceEntry("RE-B-" + run, PERIOD_END, TaxTreatment.EXEMPT, "", "small"));
        ItemsMatched reported =
                new ItemsMatched(payer, "yr" + run, List.of(run + "/b"), LocalDate.of(2026, 1, 10), false);
        transaction.executeWithoutResult(status -> events.publishEvent(reported));
        for (String partner : List.of(payer, payee)) {
            assertThat(column(yearEnd.sheets(partner, 2026).getLast(), "Difference"))
                    .as(partner)
                    .containsExactly("EUR 0.00", "EUR 0.00", "EUR 0.00", "EUR 0.00");
        }
        assertThat(column(yearEnd.sheets(payee, 2026).getLast(), "By payables"))
                .containsExactly("EUR 69.35", "EUR 8.00", "EUR 434.35", "EUR 643.00");
        assertThat(column(yearEnd.sheets(payer, 2026).getLast(), "By payables"))
                .containsExactly("EUR -69.35", "EUR -8.00", "EUR -1069.35", "EUR -8.00");
    }

    @Test
    void whatIsSetOffAndWhatThatLeavesAgreeWithTheJournalForBothSides() {
        Actor finance = actor(payee, Role.FINANCE);
        payables.recordInvoice(
                finance, run + "/b", new InvoiceEntry("RE-B-" + run, PERIOD_END, TaxTreatment.EXEMPT, "", "small"));
        payables.open(List.of(new NewPayable(
                run + "/back",
                agreement,
                "2025-12",
                "ST-9",
                payee,
                payer,
                eur("35.00"),
                List.of(new Instalment(LocalDate.of(2026, 1, 10), eur("35.00"))))));
        payables.recordInvoice(
                actor(payer, Role.FINANCE),
                run + "/back",
                new InvoiceEntry("PE-" + run, PERIOD_END, TaxTreatment.EXEMPT, "", "small"));
        earnedBack("35.00");
        ItemsMatched setOff = new ItemsMatched(
                payer, "setting-off-" + run, List.of(run + "/b", run + "/back"), LocalDate.of(2026, 1, 10), false);
        transaction.executeWithoutResult(status -> events.publishEvent(setOff));
        for (String partner : List.of(payer, payee)) {
            Sheet check = yearEnd.sheets(partner, 2026).getLast();
            assertThat(column(check, "Difference"))
                    .as(partner)
                    .containsExactly("EUR 0.00", "EUR 0.00", "EUR 0.00", "EUR 0.00");
        }
        assertThat(column(yearEnd.sheets(payee, 2026).get(1), "For")).contains("Left after setting off");
        assertThat(column(yearEnd.sheets(payee, 2026).getLast(), "By payables"))
                .containsExactly("EUR 69.35", "EUR 8.00", "EUR 434.35", "EUR 608.00");
    }

    @Test
    void whatWasEarnedAndIsInNoStatementIsTheDifferenceAndSaysSo() {
        earned("50.00");
        Sheet check = yearEnd.sheets(payee, 2025).getLast();
        List<@Nullable Object> owed = check.rows().getLast();
        assertThat(cell(check, owed, "Difference")).isEqualTo(eur("-50.00"));
        assertThat(String.valueOf(cell(check, owed, "What a difference means"))).contains("not yet in a statement");
    }

    @Test
    void aPayableStandsInTheYearsInWhichItWasOpen() {
        assertThat(invoices(2024)).isEmpty();
        assertThat(invoices(2025)).hasSize(2);
        // Its interest came in 2026.
        assertThat(invoices(2026)).hasSize(3);
        assertThat(invoices(2027)).hasSize(2);
    }

    @Test
    void sealedStatementsStandThereWithWhatTheySaidOfThePartner() {
        String settlement = UUID.randomUUID().toString();
        database.update(
                "insert into settlement_period (id, agreement_id, agreement_number, agreement_title, subject, ordinal, period,"
                        + " first_day, last_day, biller_id, state, opened_at, report_due_on, draft_version, statement_number, sealed_at)"
                        + " values (?, ?, 'S-9', 'Revenue share', '', 1, '2025-12', '2025-12-01', ?, ?, 'SEALED', ?, ?, 1, ?, ?)",
                settlement,
                agreement,
                PERIOD_END,
                payer,
                "2026-01-02 00:00:00",
                PERIOD_END,
                "ST-" + run,
                "2026-01-03 00:00:00");
        database.update(
                "insert into settlement_party (settlement_id, position, partner_id, first_day, currency, earned, corrected,"
                        + " returned, brought_forward, lapsed, carried_forward, payable) values (?, 0, ?, '2025-12-01', 'EUR',"
                        + " 110000, 0, 10000, 0, 0, 0, 100000)",
                settlement,
                payee);
        Sheet statements = yearEnd.sheets(payee, 2025).getFirst();
        assertThat(statements.rows()).hasSize(1);
        List<@Nullable Object> row = statements.rows().getFirst();
        assertThat(cell(statements, row, "Statement")).isEqualTo("ST-" + run);
        assertThat(cell(statements, row, "Returned")).isEqualTo(eur("100.00"));
        assertThat(cell(statements, row, "Gets for the period")).isEqualTo(eur("1000.00"));
        assertThat(yearEnd.sheets(payee, 2026).getFirst().rows()).isEmpty();
        assertThat(yearEnd.sheets(payer, 2025).getFirst().rows()).isEmpty();
    }

    @Test
    void accountsGoOnFromYearToYear() {
        Map<String, String> ends = balances(2025, "At the end");
        assertThat(balances(2026, "At the beginning")).containsAllEntriesOf(ends);
        assertThat(ends).containsEntry("receivable", "EUR 1069.35");
    }

    @Test
    void textsAreNeverFormulasAndNumbersAreNumbers(@TempDir Path folder) throws IOException {
        Actor finance = actor(payee, Role.FINANCE);
        String csv = new String(yearEnd.export(finance, 2026, Format.CSV).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(csv).contains(",'=Payer GmbH,to get,").contains("434.35").doesNotContain(",=Payer");
        Map<String, String> parts = unzipped(Files.write(
                folder.resolve("year.xlsx"),
                yearEnd.export(finance, 2026, Format.XLSX).orElseThrow()));
        assertThat(parts).containsKeys("xl/worksheets/sheet1.xml", "xl/worksheets/sheet4.xml");
        assertThat(String.join("", parts.values())).contains("=Payer GmbH").doesNotContain("<f>");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<v>434.35</v>");
    }

    @Test
    void onlyFinanceOfAPartnerGetsIt() {
        assertThat(yearEnd.export(actor(payee, Role.ADMINISTRATOR), 2026, Format.CSV))
                .isEmpty();
        assertThat(yearEnd.export(actor(payee, Role.OPERATIONS), 2026, Format.CSV))
                .isEmpty();
        assertThat(yearEnd.export(actor(Actor.HOST, Role.STEWARD), 2026, Format.CSV))
                .isEmpty();
        byte[] stranger = yearEnd.export(actor("stranger-" + run, Role.FINANCE), 2026, Format.CSV)
                .orElseThrow();
        assertThat(new String(stranger, StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    private List<String> invoices(int year) {
        return column(yearEnd.sheets(payee, year).get(1), "Invoice");
    }

    private Map<String, String> balances(int year, String column) {
        Sheet sheet = yearEnd.sheets(payee, year).get(2);
        List<String> accounts = column(sheet, "Account");
        List<String> amounts = column(sheet, column);
        Map<String, String> balances = new HashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            balances.put(accounts.get(i), amounts.get(i));
        }
        return balances;
    }

    private static List<String> column(Sheet sheet, String column) {
        List<String> cells = new ArrayList<>();
        for (List<@Nullable Object> row : sheet.rows()) {
            cells.add(String.valueOf(cell(sheet, row, column)));
        }
        return cells;
    }

    private static @Nullable Object cell(Sheet sheet, List<@Nullable Object> row, String column) {
        return row.get(sheet.header().indexOf(column));
    }

    /** As a line of revenue would be posted. */
    private void earned(String amount) {
        Money money = eur(amount);
        AccountId claim = new AccountId(agreement, payee, payer, AccountKind.RECEIVABLE);
        AccountId earning = new AccountId(agreement, payee, payer, AccountKind.REVENUE_SHARE);
        AccountId cost = new AccountId(agreement, payer, payee, AccountKind.REVENUE_SHARE);
        AccountId debt = new AccountId(agreement, payer, payee, AccountKind.PAYABLE);
        journal.post(new PostingRequest(
                UUID.randomUUID().toString(),
                PERIOD_END,
                agreement,
                "Share",
                List.of(
                        new Entry(claim, money),
                        new Entry(earning, money.negate()),
                        new Entry(cost, money),
                        new Entry(debt, money.negate()))));
    }

    private void earnedBack(String amount) {
        Money money = eur(amount);
        journal.post(new PostingRequest(
                UUID.randomUUID().toString(),
                PERIOD_END,
                agreement,
                "Share",
                List.of(
                        new Entry(new AccountId(agreement, payer, payee, AccountKind.RECEIVABLE), money),
                        new Entry(new AccountId(agreement, payer, payee, AccountKind.REVENUE_SHARE), money.negate()),
                        new Entry(new AccountId(agreement, payee, payer, AccountKind.REVENUE_SHARE), money),
                        new Entry(new AccountId(agreement, payee, payer, AccountKind.PAYABLE), money.negate()))));
    }

    private NewPayable share(String name, String amount, LocalDate due) {
        return new NewPayable(
                run + "/" + name,
                agreement,
                "2025-12",
                "ST-9",
                payer,
                payee,
                eur(amount),
                List.of(new Instalment(due, eur(amount))));
    }

    private static Map<String, String> unzipped(Path zip) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                parts.put(
                        entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static Actor actor(String partner, Role role) {
        return new Actor(partner + "-" + role.code(), "Petra", null, partner, Set.of(role));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
