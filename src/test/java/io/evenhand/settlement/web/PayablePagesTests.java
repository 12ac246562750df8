package io.evenhand.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.money.Money;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerTaxes;
import io.evenhand.partner.Partners;
import io.evenhand.partner.TaxFacts;
import io.evenhand.settlement.payable.NewPayable;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestVatIds;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves what the pages of payables say to each side, and that what they offer is done: bill, agree on who bills, set a rate, export. */
@PagesWithoutEngine
class PayablePagesTests {
    @Autowired
    MockMvc browser;

    @Autowired
    Payables payables;

    @Autowired
    Agreements agreements;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    PartnerTaxes taxes;

    @Autowired
    JdbcTemplate database;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String payer = "pp-pays-" + run;
    private final String payee = "pp-gets-" + run;
    private final String key = run + "/1";

    @BeforeEach
    void aPayableOfTwoPartners() {
        partners.register(TestPartners.of(payer, "Payer <b>GmbH</b>"));
        partners.register(TestPartners.of(payee, "Payee GmbH"));
        for (String partner : List.of(payer, payee)) {
            for (Role role : List.of(Role.FINANCE, Role.OPERATIONS, Role.LEGAL)) {
                var unused = accounts.register(
                        NewAccount.demo(name(partner, role), "Petra " + role.title(), null, partner, role));
            }
        }
        String agreement = new TestShares(payee, payer, LocalDate.of(2025, 1, 1))
                .inForce(SampleTerms.tieredRevenueShare(2), agreements, database)
                .value();
        Money net = Money.of("1000.00", "EUR");
        payables.open(List.of(new NewPayable(
                key,
                agreement,
                "2025-12",
                "ST-" + run,
                payer,
                payee,
                net,
                List.of(new Instalment(LocalDate.of(2026, 1, 30), net)))));
    }

    @Test
    void thePayeeBillsAndThePayerSeesWhatToPay() throws Exception {
        assertThat(text(seen(payee, "/finance/payables"), 200))
                .contains(
                        "Shares of 2025-12",
                        "Payer &lt;b&gt;GmbH&lt;/b&gt;",
                        "pays you",
                        "Waits for its invoice",
                        "days late")
                .doesNotContain("style=");
        assertThat(text(seen(payee, one()), 200))
                .contains("Your invoice", "value=\"19 %\"", "interest so far", "Proposed: Domestic, with tax");
        assertThat(text(seen(payer, one()), 200))
                .contains("the finance of Payee GmbH says")
                .doesNotContain("Your invoice");
        String wrong = text(
                sent(
                        payee,
                        "/finance/payables/invoice",
                        "id",
                        key,
                        "number",
                        "",
                        "on",
                        "soon",
                        "treatment",
                        "DOMESTIC",
                        "rate",
                        "x"),
                422);
        assertThat(wrong).contains("number-wrong", "on-wrong", "rate-wrong", "value=\"x\"");
        MockHttpServletResponse recorded = sent(
                payee,
                "/finance/payables/invoice",
                "id",
                key,
                "number",
                "RE-" + run,
                "on",
                "2025-12-31",
                "treatment",
                "DOMESTIC",
                "rate",
                "19 %");
        assertThat(recorded.getStatus()).isEqualTo(302);
        assertThat(recorded.getRedirectedUrl()).startsWith("/finance/payables/one?id=");
        assertThat(text(seen(payer, "/finance/payables"), 200)).contains("RE-" + run, "EUR 1,190.00", "To be paid");
        assertThat(text(seen(payer, "/finance/payments"), 200)).contains("RE-" + run);
        assertThat(text(seen(payer, "/finance/payables?show=waiting"), 200)).contains("Nothing waits for an invoice");
    }

    @Test
    void whoWritesTheInvoicesIsAgreedOnAndEnded() throws Exception {
        assertThat(text(seen(payer, "/finance/invoicing"), 200))
                .contains("Offer to write the invoices of", "Payee GmbH");
        assertThat(sent(payer, "/finance/invoicing/offer", "partner", payee).getStatus())
                .isEqualTo(302);
        assertThat(text(sent(payer, "/finance/payables/self-bill", "id", key), 422))
                .contains("have not agreed");
        assertThat(text(seen(payee, "/finance/invoicing"), 200)).contains("They write yours", "Accept</button>");
        assertThat(sent(payee, "/finance/invoicing/accept", "partner", payer).getStatus())
                .isEqualTo(302);
        assertThat(text(seen(payer, one()), 200))
                .contains("Bill it in the payee", "The invoice needs the VAT id of Payee GmbH")
                .doesNotContain("Bill it</button>");
        assertThat(text(sent(payer, "/finance/payables/self-bill", "id", key), 422))
                .contains("under Partners, Tax");
        assertThat(taxes.record(
                        new Actor("a", "A", null, payee, Set.of(Role.ADMINISTRATOR)),
                        new PartnerId(payee),
                        0,
                        new TaxFacts(TestVatIds.german(), "", false, LocalDate.of(2025, 1, 1))))
                .isInstanceOf(ChangeResult.Changed.class);
        assertThat(text(seen(payer, one()), 200)).contains("Bill it</button>");
        assertThat(sent(payer, "/finance/payables/self-bill", "id", key).getStatus())
                .isEqualTo(302);
        assertThat(text(seen(payee, one()), 200))
                .contains("SB-" + payer, "written by the payer", "Self-billing invoice (PDF)");
        MockHttpServletResponse pdf = seen(payee, "/finance/payables/invoice.pdf?id=" + key);
        assertThat(pdf.getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');
        assertThat(pdf.getHeader("Content-Disposition")).contains("attachment", "SB-" + payer);
        assertThat(sent(payee, "/finance/invoicing/end", "partner", payer).getStatus())
                .isEqualTo(302);
        assertThat(text(seen(payer, "/finance/invoicing"), 200)).contains("ended");
    }

    @Test
    void anotherTaxIsShownToThePayerAndAcceptedOrRefusedThere() throws Exception {
        String[] seven = {
            "id",
            key,
            "number",
            "RE-" + run,
            "on",
            "2025-12-31",
            "treatment",
            "DOMESTIC",
            "rate",
            "7 %",
            "note",
            "<b>books</b>"
        };
        assertThat(sent(payee, "/finance/payables/invoice", seven).getStatus()).isEqualTo(302);
        assertThat(text(seen(payee, one()), 200))
                .contains("The payer is asked about the tax", "Waits for the finance of Payer")
                .doesNotContain("Accept the tax</button>");
        assertThat(text(seen(payer, one()), 200))
                .contains(
                        "Another tax than is usual",
                        "EUR 1,070.00",
                        "&lt;b&gt;books&lt;/b&gt;",
                        "Tax as proposed",
                        ", 19 %");
        assertThat(text(seen(payer, "/finance/payables"), 200)).contains("tax to be accepted");
        assertThat(sent(payee, "/finance/payables/accept-tax", "id", key).getStatus())
                .isEqualTo(403);
        assertThat(text(sent(payer, "/finance/payables/refuse-tax", "id", key, "reason", ""), 422))
                .contains("Say why");
        assertThat(sent(payer, "/finance/payables/refuse-tax", "id", key, "reason", "No books.")
                        .getStatus())
                .isEqualTo(302);
        assertThat(text(seen(payee, one()), 200)).contains("Tax refused", "No books.", "Waits for its invoice");
        assertThat(sent(payee, "/finance/payables/invoice", seven).getStatus()).isEqualTo(302);
        assertThat(sent(payer, "/finance/payables/accept-tax", "id", key).getStatus())
                .isEqualTo(302);
        assertThat(text(seen(payer, one()), 200))
                .contains("EUR 1,070.00", "To be paid")
                .doesNotContain("Another tax");
    }

    @Test
    void aRateIsSetAndProposed() throws Exception {
        assertThat(text(sent(payee, "/finance/invoicing/rate", "rate", "much", "since", "2025-01-01"), 422))
                .contains("Enter a rate");
        assertThat(sent(payee, "/finance/invoicing/rate", "rate", "7 %", "since", "2025-01-01")
                        .getStatus())
                .isEqualTo(302);
        assertThat(text(seen(payee, "/finance/invoicing"), 200)).contains("7 %", "2025-01-01");
        assertThat(text(seen(payee, one()), 200)).contains("value=\"7 %\"");
    }

    @Test
    void othersFindNothingAndOperationsReadOnly() throws Exception {
        String stranger = "pp-other-" + run;
        partners.register(TestPartners.of(stranger, "Other GmbH"));
        var unused =
                accounts.register(NewAccount.demo(name(stranger, Role.FINANCE), "Otto", null, stranger, Role.FINANCE));
        assertThat(seen(stranger, one()).getStatus()).isEqualTo(404);
        assertThat(sent(stranger, "/finance/payables/invoice", "id", key).getStatus())
                .isEqualTo(404);
        assertThat(sent(payer, "/finance/payables/invoice", "id", key).getStatus())
                .isEqualTo(403);
        assertThat(as(name(payee, Role.LEGAL), get(one())).getStatus()).isEqualTo(403);
        assertThat(text(as(name(payee, Role.OPERATIONS), get(one())), 200)).doesNotContain("Record it");
        assertThat(as(name(payee, Role.OPERATIONS), get("/finance/export?year=2026"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aYearIsDownloadedInBothForms() throws Exception {
        MockHttpServletResponse csv = seen(payee, "/finance/export?year=2025&format=csv");
        assertThat(text(csv, 200)).contains("Payables", "Shares", "1000.00");
        assertThat(csv.getHeader("Content-Disposition")).contains("settlement-2025.csv");
        assertThat(seen(payee, "/finance/export?year=2025&format=xlsx").getContentAsByteArray())
                .startsWith('P', 'K');
        assertThat(seen(payee, "/finance/export?year=25").getStatus()).isEqualTo(400);
        assertThat(seen(payee, "/finance/export?year=2025&format=pdf").getStatus())
                .isEqualTo(400);
    }

    private String one() {
        return "/finance/payables/one?id=" + key;
    }

    private static String name(String partner, Role role) {
        return partner + "." + role.code();
    }

    private MockHttpServletResponse sent(String partner, String address, String... fields) throws Exception {
        MockHttpServletRequestBuilder form = post(address);
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return as(name(partner, Role.FINANCE), form.with(csrf()));
    }

    private MockHttpServletResponse seen(String partner, String address) throws Exception {
        return as(name(partner, Role.FINANCE), get(address));
    }

    private MockHttpServletResponse as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(user(username))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
