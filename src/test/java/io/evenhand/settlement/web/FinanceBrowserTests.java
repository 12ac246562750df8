package io.evenhand.settlement.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.settlement.revenue.TestShares.refund;
import static io.evenhand.settlement.revenue.TestShares.service;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.money.Money;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankHouse;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.bank.SampleItem;
import io.evenhand.settlement.bank.SampleItems;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.period.TestPeriods;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves in a real browser that finance pays, takes a statement, is told what is wrong in another, matches by a suggestion and by hand, and
 * changes a rule: at desk width in light and at phone width in dark, by labels, with nothing for axe to find, and no page wider than its
 * window. Runs in the application of the pages of tokens and imports. Leaves screenshots in {@code target/screenshots}.
 */
@InBrowser
@PagesOnAPort
class FinanceBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    BankDetails details;

    @Autowired
    SampleItems items;

    @Autowired
    Agreements agreements;

    @Autowired
    TestPeriods periods;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    private final Complaints complaints = new Complaints();

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void financePaysTakesStatementsAndMatchesThem(int width, ColorScheme colours) {
        BankHouse house = new BankHouse(partners, details);
        owed(house);
        var unused = accounts.register(NewAccount.demo(
                house.finance.username(), "Petra Geld", house.finance.username(), house.us, Role.FINANCE));
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            complaints.hear(page, "422");
            page.navigate("http://127.0.0.1:" + port + "/finance");
            signIn(page, house.finance.username());
            assertThat(page.getByRole(AriaRole.HEADING, named("Owed to you, by age")))
                    .isVisible();
            shoot(page, shots, "finance");
            pay(page, shots);
            statements(page, house, shots);
            match(page, shots);
            rules(page, shots);
            setOffAndDetails(page, shots);
        }
        complaints.assertNone();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void aPeriodIsReadObjectedToAndPaid(int width, ColorScheme colours) {
        BankHouse house = new BankHouse(partners, details);
        for (String partner : List.of(house.us, house.them)) {
            var unused =
                    accounts.register(NewAccount.demo(partner + ".money", "Petra Geld", null, partner, Role.FINANCE));
        }
        LocalDate begins = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(300);
        String share = new TestShares(house.them, house.us, begins)
                .inForce(SampleTerms.revenueShare(2), agreements, database)
                .value();
        ReportingPeriod first = ReportingPeriod.of(begins, Frequency.QUARTER);
        periods.seal(
                periods.inReview(share, first, house.us, service("A", first.lastDay(), "1000.00")),
                house.us,
                house.them);
        SettlementId next = periods.inReview(
                share,
                first.next(),
                house.us,
                service("B", first.next().lastDay(), "500.00"),
                refund("R", "A", first.next().lastDay(), "200.00"));
        long unused = periods.waits(next, "review-statement", house.them);
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/finance/periods");
            signIn(page, house.them + ".money");
            shoot(page, shots, "finance-periods");
            page.getByRole(AriaRole.LINK, named(first.next() + " of")).click();
            page.getByText("How it is shared").first().click();
            page.getByRole(AriaRole.LINK, named("Object to line B")).click();
            page.getByLabel("What is wrong").fill("It was 600.00.");
            page.getByRole(AriaRole.BUTTON, named("Object")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your objection stands");
            page.getByText("How it is shared").first().click();
            shoot(page, shots, "period-in-review");
            page.getByRole(AriaRole.LINK, named("Settlement of")).click();
            shoot(page, shots, "periods");
            page.getByRole(AriaRole.LINK, named(first.toString())).click();
            shoot(page, shots, "period-sealed");
            page.getByRole(AriaRole.LINK, named("Shares of " + first)).click();
            page.getByLabel("Number", new Page.GetByLabelOptions().setExact(true))
                    .fill("RE-1");
            page.getByLabel("Date").fill(begins.plusDays(300).toString());
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            shoot(page, shots, "payable");
            reported(house, share, begins.plusDays(299));
            page.reload();
            page.getByText("It did not arrive", new Page.GetByTextOptions().setExact(true))
                    .click();
            shoot(page, shots, "payable-reported");
            page.getByLabel("What you looked at").fill("The statements of both accounts until today.");
            page.getByRole(AriaRole.BUTTON, named("Say that it did not arrive")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("to be paid again");
            shoot(page, shots, "payable-contested");
            page.getByRole(AriaRole.LINK, named("All payables")).click();
            shoot(page, shots, "payables");
        }
    }

    /** The payer's bank reports the payment of all that it owes for a share. */
    private void reported(BankHouse house, String agreement, LocalDate on) {
        List<String> payables = database.queryForList(
                "select id from payable where agreement_id = ? and debtor_id = ?", String.class, agreement, house.us);
        transaction.executeWithoutResult(
                status -> events.publishEvent(new ItemsMatched(house.us, "browser-" + house.us, payables, on, false)));
    }

    private void owed(BankHouse house) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        items.are(
                house.us,
                List.of(
                        item(house, "ST-2026-08", "-1234567.89", today.minusDays(70)),
                        item(house, "ST-2026-09", "-250.00", today.minusDays(20)),
                        item(house, "ST-2026-10", "-75.10", today.plusDays(6)),
                        item(house, "ST-2026-11", "410.00", today.minusDays(12)),
                        item(house, "ST-2026-12", "95.00", today.plusDays(20))));
    }

    private static SampleItem item(BankHouse house, String reference, String amount, LocalDate due) {
        return new SampleItem(house.us + reference, house.them, reference, Money.of(amount, "EUR"), due);
    }

    private static void pay(Page page, String shots) {
        page.getByRole(AriaRole.LINK, named("Payments")).click();
        page.getByLabel("Pay ST-2026-09 to").check();
        shoot(page, shots, "finance-payments");
        page.getByRole(AriaRole.BUTTON, named("Make a payment file")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The file is made");
        shoot(page, shots, "finance-payment-file");
    }

    private static void statements(Page page, BankHouse house, String shots) {
        page.getByRole(AriaRole.LINK, named("Bank statements")).click();
        choose(
                page,
                house.statement("S0", "1010.00", house.entry("10.00", "CRDT", "x"), house.entry("?", "CRDT", "y")));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("was not taken");
        shoot(page, shots, "finance-flaws");
        choose(
                page,
                house.statement(
                        "S1",
                        "1330.00",
                        house.entry("400.00", "CRDT", "Settlement of November, less charges"),
                        house.entry("70.00", "DBIT", "Thank you")));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("2 lines were read: 2 new, 0 known before.");
        shoot(page, shots, "finance-statements");
        page.getByRole(AriaRole.LINK, named("Say how the CSV of")).first().click();
        shoot(page, shots, "finance-layout");
    }

    private static void choose(Page page, byte[] file) {
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload("november.xml", "text/xml", file));
        page.getByRole(AriaRole.BUTTON, named("Read it")).click();
    }

    private static void match(Page page, String shots) {
        page.getByRole(AriaRole.LINK, named("Reconciliation")).click();
        page.getByRole(AriaRole.BUTTON, named("Run the rules")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("2 lines are left");
        shoot(page, shots, "finance-reconciliation");
        page.getByLabel("Why there is a difference of EUR -10.00").fill("They kept their bank’s charges");
        page.getByRole(AriaRole.BUTTON, named("Match with ST-2026-11")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Matched.");
        page.getByRole(AriaRole.LINK, named("Match by hand")).click();
        page.getByLabel("ST-2026-10").check();
        shoot(page, shots, "finance-by-hand");
        page.getByLabel("Why, if the amounts differ").fill("They waived the rest");
        page.getByRole(AriaRole.BUTTON, named("Match")).click();
        page.getByRole(AriaRole.LINK, named("What was matched")).click();
        assertThat(page.getByText("They waived the rest")).isVisible();
        shoot(page, shots, "finance-matched");
    }

    private static void rules(Page page, String shots) {
        page.getByRole(AriaRole.LINK, named("Rules")).click();
        page.getByRole(AriaRole.BUTTON, named("Move up: Names several items, which come to it"))
                .press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("1. Names several items")))
                .isVisible();
        shoot(page, shots, "finance-rules");
        page.getByRole(AriaRole.LINK, named("Edit: Names the item, less a bank's charges"))
                .click();
        shoot(page, shots, "finance-rule");
    }

    private static void setOffAndDetails(Page page, String shots) {
        page.getByRole(AriaRole.LINK, named("Netting")).click();
        shoot(page, shots, "finance-netting");
        page.getByRole(AriaRole.BUTTON, named("Propose to set off with")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Proposed.");
        page.getByText("Take it back").click();
        shoot(page, shots, "finance-netting-proposed");
        page.getByRole(AriaRole.LINK, named("Bank details")).click();
        page.getByLabel("Account holder").fill("Us GmbH");
        page.getByLabel("IBAN").fill("GB33 BUKB 2020 1555 5555 55");
        page.getByRole(AriaRole.BUTTON, named("Ask for it")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Asked for.");
        shoot(page, shots, "finance-bank-details");
    }
}
