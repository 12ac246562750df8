package io.evenhand.settlement.web;

import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankHouse;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.PayablesPage.Shown;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.period.TestPeriods;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.PagesWithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves that what is paid for a period is seen by its two sides, billed by the payee or in its name, and by nobody else. */
@PagesWithoutEngine
class PayablePagesTests {
    @Autowired
    MockMvc browser;

    @Autowired
    Agreements agreements;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners partners;

    @Autowired
    BankDetails details;

    @Autowired
    Payables payables;

    @Autowired
    TestPeriods periods;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private String biller;
    private String other;
    private String period;
    private String one;

    @BeforeEach
    void aPeriodIsSealed() {
        BankHouse house = new BankHouse(partners, details);
        biller = house.us;
        other = house.them;
        for (String partner : new String[] {biller, other, house.us + "-out"}) {
            account(partner, "money", Role.FINANCE);
        }
        account(other, "law", Role.LEGAL);
        account(other, "deals", Role.OPERATIONS);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String agreement = new TestShares(other, biller, today.minusDays(300))
                .inForce(SampleTerms.revenueShare(2), agreements, database)
                .value();
        ReportingPeriod first = ReportingPeriod.of(today.minusDays(300), Frequency.QUARTER);
        SettlementId id =
                periods.inReview(agreement, first, biller, service("A", first.lastDay().minusDays(3), "1000.00"));
        periods.seal(id, biller, other);
        period = "/agreements/" + agreement + "/settlement/" + first;
        one = "/finance/payables/one?id="
                + payables.page(TestPeriods.finance(other), Shown.ALL, 0, 1).shown().getFirst().id();
    }

    @Test
    void bothSidesSeeWhatIsPaidAndForWhat() throws Exception {
        assertThat(shown(other, "/finance/payables"))
                .contains("Waits for its invoice")
                .contains("days overdue")
                .contains("EUR 150.00")
                .contains("pays you");
        assertThat(shown(biller, "/finance/payables?shown=OVERDUE")).contains("You pay");
        assertThat(shown(biller, "/finance/payables?shown=OVER")).contains("Nothing here");
        assertThat(shown(other, period)).contains("What you pay and get for it").contains("pays you");
        assertThat(shown(other, one)).contains("Record the invoice").contains(period);
        assertThat(shown(biller, one)).doesNotContain("Record the invoice").contains("Offer to bill in its name");
    }

    @Test
    void thePayeeSaysNumberAndTaxAndWhatIsWrongWithThemStandsBesideTheForm() throws Exception {
        String wrong = text(
                as(other, invoice("RE-<1>", "soon", "DOMESTIC", "nineteen", "")), 422);
        assertThat(wrong)
                .contains("Enter the date of your invoice")
                .contains("Enter the rate of the tax")
                .contains("value=\"RE-&lt;1&gt;\"")
                .contains("aria-invalid=\"true\"")
                .doesNotContain("RE-<1>");
        assertThat(as(biller, invoice("RE-1", today(), "EXEMPT", "", "A reason.")).getStatus())
                .isEqualTo(403);
        assertThat(as(other, invoice("RE-1", today(), "DOMESTIC", "19 %", "As our adviser says."))
                        .getRedirectedUrl())
                .startsWith("/finance/payables/one?id=");
        assertThat(shown(biller, one)).contains("RE-1 of " + today()).contains("EUR 178.50").contains("To be paid");
        assertThat(shown(biller, "/finance/payables")).contains("with 19 % tax");
    }

    @Test
    void whoBillsInWhoseNameIsOfferedAcceptedUsedAndEnded() throws Exception {
        assertThat(done(biller, post("/finance/payables/one/offer").param("id", id()))).isEqualTo(302);
        assertThat(text(as(biller, post("/finance/payables/one/self-bill").param("id", id()).with(csrf())), 422))
                .contains("have not agreed");
        assertThat(shown(other, one)).contains("Answer the offer");
        assertThat(shown(biller, one)).contains("waits for the payee");
        assertThat(shown(other, "/finance/payables")).contains("Accept that");
        assertThat(done(other, post("/finance/self-billing/" + biller + "/accept"))).isEqualTo(302);
        assertThat(shown(biller, one)).contains("Write the invoice");
        assertThat(done(other, post("/finance/tax-rates").param("rate", "a lot").param("since", "2020-01-01")))
                .isEqualTo(422);
        assertThat(done(other, post("/finance/tax-rates").param("rate", "20 %").param("since", "2020-01-01")))
                .isEqualTo(302);
        assertThat(done(biller, post("/finance/payables/one/self-bill").param("id", id())))
                .isEqualTo(302);
        assertThat(shown(other, one)).contains("SB-").contains("written by the payer").contains("EUR 180.00");
        assertThat(done(other, post("/finance/self-billing/" + biller + "/end"))).isEqualTo(302);
        assertThat(shown(other, "/finance/payables")).contains("ended").doesNotContain("End it with");
    }

    @Test
    void forStrangersThereIsNothingAndOtherRolesAreTurnedAway() throws Exception {
        String stranger = biller + "-out";
        assertThat(as(stranger, get(one)).getStatus()).isEqualTo(404);
        assertThat(shown(stranger, "/finance/payables")).contains("Nothing here");
        assertThat(done(stranger, post("/finance/payables/one/self-bill").param("id", id()))).isEqualTo(404);
        assertThat(done(stranger, post("/finance/payables/one/offer").param("id", id()))).isEqualTo(404);
        assertThat(done(stranger, post("/finance/self-billing/" + biller + "/accept"))).isEqualTo(404);
        for (String address : new String[] {"/finance/payables", one}) {
            assertThat(asPerson(other + ".law", get(address)).getStatus()).isEqualTo(403);
            assertThat(text(asPerson(other + ".deals", get(address)), 200)).doesNotContain("<button type=\"submit\">Record");
        }
        assertThat(asPerson(other + ".deals", invoice("RE-1", today(), "EXEMPT", "", "A reason.")).getStatus())
                .isEqualTo(403);
    }

    private MockHttpServletRequestBuilder invoice(String number, String on, String treatment, String rate, String note) {
        return post("/finance/payables/one/invoice")
                .param("id", id())
                .param("number", number)
                .param("on", on)
                .param("treatment", treatment)
                .param("rate", rate)
                .param("note", note)
                .with(csrf());
    }

    private String id() {
        return one.substring(one.indexOf('=') + 1);
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    private void account(String partner, String name, Role role) {
        var unused =
                accounts.register(NewAccount.demo(partner + "." + name, "Mona " + partner, null, partner, role));
    }

    private int done(String partner, MockHttpServletRequestBuilder request) throws Exception {
        return as(partner, request.with(csrf())).getStatus();
    }

    private String shown(String partner, String address) throws Exception {
        return text(as(partner, get(address)), 200);
    }

    private MockHttpServletResponse as(String partner, MockHttpServletRequestBuilder request) throws Exception {
        return asPerson(partner + ".money", request);
    }

    private MockHttpServletResponse asPerson(String username, MockHttpServletRequestBuilder request)
            throws Exception {
        return browser.perform(request.with(user(username))).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse response, int status) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString();
    }
}
