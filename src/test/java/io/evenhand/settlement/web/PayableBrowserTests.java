package io.evenhand.settlement.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.payable.InvoiceEntry;
import io.evenhand.settlement.payable.NewPayable;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.SelfBillings;
import io.evenhand.settlement.payable.TaxTreatment;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestVatIds;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves in a real browser that the payee's finance bills what it is to get, at desk width in light and at phone width in dark, by labels,
 * with nothing for axe to find. Runs in the application of finance's other pages. Leaves screenshots in {@code target/screenshots}.
 */
@InBrowser
@PagesOnAPort
class PayableBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    Payables payables;

    @Autowired
    SelfBillings selfBillings;

    @Autowired
    JdbcTemplate database;

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
    void thePayeeBillsWhatItIsToGet(int width, ColorScheme colours) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String payee = "br-gets-" + run;
        owed(run, payee);
        var unused = accounts.register(NewAccount.demo(payee, "Petra Geld", null, payee, Role.FINANCE));
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/finance/payables");
            signIn(page, payee);
            assertThat(page.getByText("Waits for its invoice").first()).isVisible();
            shoot(page, shots, "payables");
            page.getByRole(AriaRole.LINK, named("Shares of 2025-11")).click();
            shoot(page, shots, "payable");
            page.getByLabel("Number").fill("RE-2026-0007");
            page.getByLabel("Date").fill("2025-12-02");
            page.getByLabel("Rate").fill("nothing");
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            assertThat(page.getByText("Enter the rate of the tax")).isVisible();
            shoot(page, shots, "payable-refused");
            page.getByLabel("Rate").fill("19 %");
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The payer can pay it now");
            shoot(page, shots, "payable-billed");
            page.getByRole(AriaRole.LINK, named("Invoicing")).click();
            assertThat(page.getByText("They write yours").first()).isVisible();
            shoot(page, shots, "invoicing");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void thePayerAnswersAboutTaxBillsInThePayeesNameAndConfirmsDamages(int width, ColorScheme colours) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String payee = "br-gets-" + run;
        String payer = "br-pays-" + run;
        owed(run, payee);
        var money = accounts.register(NewAccount.demo(payer, "Otto Soll", null, payer, Role.FINANCE));
        var administrator =
                accounts.register(NewAccount.demo(payee + "-a", "Ada Amt", null, payee, Role.ADMINISTRATOR));
        Actor payeesFinance = new Actor(payee, "Petra Geld", null, payee, Set.of(Role.FINANCE));
        var accepted = selfBillings.accept(payeesFinance, payer);
        var asked = payables.recordInvoice(
                payeesFinance,
                run + "/2",
                new InvoiceEntry(
                        "RE-2025-1007", LocalDate.of(2025, 12, 2), TaxTreatment.DOMESTIC, "7 %", "Books only."));
        payables.open(List.of(share(run + "/4", agreementOf(run), "2025-09", payer, payee, "1200.00")));
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/partners/" + payee + "/tax");
            signIn(page, payee + "-a");
            page.getByLabel("VAT id").fill("DE 123");
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            assertThat(page.getByText("A number of this country looks like")).isVisible();
            shoot(page, shots, "partner-tax-refused");
            page.getByLabel("VAT id").fill(TestVatIds.german());
            page.getByLabel("Holds since").fill("2025-01-01");
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recorded");
            shoot(page, shots, "partner-tax");
            page.navigate("http://127.0.0.1:" + port + "/partners/" + payee);
            shoot(page, shots, "partner-with-tax");
        }
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/finance/payables");
            signIn(page, payer);
            page.getByRole(AriaRole.LINK, named("Shares of 2025-11")).click();
            shoot(page, shots, "payable-asked");
            page.getByRole(AriaRole.BUTTON, named("Accept the tax")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Accepted");
            page.getByRole(AriaRole.LINK, named("All payables")).click();
            page.getByRole(AriaRole.LINK, named("Shares of 2025-09")).click();
            page.getByRole(AriaRole.BUTTON, named("Bill it")).click();
            assertThat(page.getByText("Self-billing invoice (PDF)")).isVisible();
            shoot(page, shots, "payable-self-billed");
            page.getByRole(AriaRole.LINK, named("All payables")).click();
            page.getByRole(AriaRole.LINK, named("Damages")).click();
            shoot(page, shots, "damages-none");
            promise(payer, payee);
            page.navigate("http://127.0.0.1:" + port + "/finance/damages");
            page.getByRole(AriaRole.BUTTON, named("Choose it")).click();
            page.getByLabel("Day of the breach").fill("2025-06-02");
            page.getByLabel("Revenue that the breach brought").fill("10000.00");
            page.getByLabel("By whom").fill("Otto Soll");
            page.getByLabel("On which day").fill("2025-07-01");
            page.getByLabel("What happened").fill("Our sales called the customer in May.");
            page.getByLabel("Document that shows it").setInputFiles(letter("Not a PDF"));
            page.getByRole(AriaRole.BUTTON, named("File it")).click();
            assertThat(page.getByText("Choose the document that shows it")).isVisible();
            shoot(page, shots, "damages-refused");
            page.getByLabel("Document that shows it").setInputFiles(letter("%PDF-1.7 " + run));
            page.getByRole(AriaRole.BUTTON, named("File it")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Posted");
            shoot(page, shots, "damages");
            page.getByRole(AriaRole.LINK, named("Payable of EUR 3,000.00")).click();
            shoot(page, shots, "payable-damages");
        }
    }

    private static FilePayload letter(String content) {
        return new FilePayload("letter.pdf", "application/pdf", content.getBytes(StandardCharsets.UTF_8));
    }

    /** A promise of the payer's about the payee's customer, in force, that says what a breach costs. */
    private void promise(String payer, String payee) {
        CustomerProtectionTerms sample = SampleTerms.protection(2);
        String json = new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + payee + "\"")
                .replace("\"harbour\"", "\"" + payer + "\"")
                .replace("\"" + sample.effectiveOn() + "\"", "\"2025-01-01\"");
        try {
            AgreementId id = agreements.draft(new NewAgreement(
                    "EH-2025-P" + payer.substring(8),
                    UUID.randomUUID().toString(),
                    new PartnerId(payee),
                    TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                    "small"));
            database.update("update agreement set state = 'IN_FORCE' where id = ?", id.value());
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private String agreementOf(String run) {
        return String.valueOf(
                database.queryForObject("select agreement_id from payable where id = ?", String.class, run + "/1"));
    }

    private void owed(String run, String payee) {
        String payer = "br-pays-" + run;
        partners.register(TestPartners.of(payer, "Harbour & Vale Consulting GmbH"));
        partners.register(TestPartners.of(payee, "Nordlicht Cloud Services GmbH"));
        String agreement = new TestShares(payee, payer, LocalDate.of(2025, 1, 1))
                .inForce(SampleTerms.tieredRevenueShare(2), agreements, database)
                .value();
        payables.open(List.of(
                share(run + "/1", agreement, "2025-10", payer, payee, "18250.40"),
                share(run + "/2", agreement, "2025-11", payer, payee, "9410.00"),
                share(run + "/3", agreement, "2025-12", payee, payer, "75.00")));
        Actor finance = new Actor(payee, "Petra Geld", null, payee, Set.of(Role.FINANCE));
        var unused = payables.recordInvoice(
                finance,
                run + "/1",
                new InvoiceEntry("RE-2025-0999", LocalDate.of(2025, 11, 3), TaxTreatment.DOMESTIC, "19 %", ""));
        Actor payersFinance = new Actor(payer, "Otto Soll", null, payer, Set.of(Role.FINANCE));
        var offered = selfBillings.offer(payersFinance, payee);
    }

    private static NewPayable share(
            String key, String agreement, String period, String debtor, String creditor, String amount) {
        Money net = Money.of(amount, "EUR");
        LocalDate due = LocalDate.parse(period + "-01").plusDays(60);
        return new NewPayable(
                key,
                agreement,
                period,
                "EH-2025-000042-" + period,
                debtor,
                creditor,
                net,
                List.of(new Instalment(due, net)));
    }
}
