package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Protections;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Proves what the page of a task offers to those who decide it, and in which words it says what is wrong with a decision. */
@PagesWithoutEngine
class TaskPagesTests {
    private static final AtomicLong KEYS = new AtomicLong(9_300_000);

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Referrals referrals;

    @Autowired
    JdbcTemplate database;

    @Autowired
    private Protections protections;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final String nora = "nora-" + network;
    private final String fay = "fay-" + network;

    private final String domain = "adler-" + network + ".example";
    private String referral = "";

    @BeforeEach
    void aReferral() {
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
        register(nora, Role.OPERATIONS);
        register(fay, Role.FINANCE);
        RegisterResult result = referrals.register(new NewReferral(
                "T-" + network,
                "A warehouse",
                new Customer("Adler", "Adler GmbH", domain, null, "DE", "Ada", "ada@adler.example"),
                new Need("Move a warehouse", "erp", "Saxony", null, null, null),
                new PartnerId(nordwind),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(contoso)), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        referral = ((RegisterResult.Registered) result).id().value();
    }

    private void register(String username, Role role) {
        var unused = accounts.register(NewAccount.demo(username, username, username, nordwind, role));
    }

    @Test
    void whoeverIsAskedToCompleteTheNeedIsLedToItsForm() throws Exception {
        String form = "/referrals/" + referral + "/need";
        long clarify = task("clarify-need");

        assertThat(page(clarify, nora)).contains("href=\"" + form + "\"");
        assertThat(page(clarify, fay)).doesNotContain(form);
        assertThat(page(task("record-consent"), nora)).doesNotContain(form);
        browser.perform(get(form).with(user(nora))).andExpect(status().isOk());

        database.update("update human_task set state = 'CANCELLED' where task_key = ?", clarify);
        assertThat(page(clarify, nora)).doesNotContain(form);
    }

    @Test
    void whatIsWrongWithADecisionIsSaidInWordsAndKeepsWhatWasTyped() throws Exception {
        long prior = task("state-prior-relationship");

        assertThat(refused(prior, "decision", "perhaps", "reason", "We know <them>."))
                .contains("Choose one of the decisions.", "We know &lt;them&gt;.");
        assertThat(refused(prior, "decision", "claim", "reason", "n".repeat(2001)))
                .contains("Keep the reason within 2000 characters; it has 2001.");
        assertThat(refused(prior, "decision", "claim", "evidenceDatedOn", "2025-03-31"))
                .contains("Say what the evidence is, in at most 200 characters");
        assertThat(refused(prior, "decision", "claim", "evidenceTitle", "Invoice 7"))
                .contains("Give the day that the evidence bears", "Invoice 7");
        assertThat(refused(task("clarify-need"), "decision", "withdraw", "reason", " "))
                .contains("“Withdraw the referral” needs a reason");
    }

    /** The duty's two sides know its customer as their window names it; the referral's name and spelling is neither's to know. */
    @Test
    void aDutyNamesTheCustomerAsItsOwnWindowDoesAndNeverAsTheReferralDoes() throws Exception {
        String litware = "litware-" + network;
        String lena = "lena-" + network;
        String carl = "carl-" + network;
        partners.register(TestPartners.of(litware, "Litware " + network));
        var unused = accounts.register(NewAccount.demo(lena, lena, lena, litware, Role.OPERATIONS));
        var unusedToo = accounts.register(NewAccount.demo(carl, carl, carl, contoso, Role.OPERATIONS));
        LocalDate today = LocalDate.of(2026, 1, 1);
        assertThat(protections.register(List.of(new NewWindow(
                        "EH-" + network,
                        UUID.randomUUID().toString(),
                        false,
                        new PartnerId(litware),
                        new PartnerId(contoso),
                        new CustomerIdentity("Aigle Logistique SARL", "FR", domain, null),
                        Conduct.SOLICIT,
                        today,
                        null))))
                .isInstanceOf(RegistrationResult.Registered.class);

        for (String read : List.of(
                page(task("decide-deliverer-release", contoso, litware), lena),
                page(task("resolve-deliverer-duty", contoso, contoso), carl))) {
            assertThat(read).contains("Aigle Logistique SARL").doesNotContain("Adler");
        }
    }

    private String page(long task, String username) throws Exception {
        return browser.perform(get("/tasks/" + task).with(user(username)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String refused(long task, String name, String value, String other, String otherValue) throws Exception {
        return browser.perform(post("/tasks/" + task)
                        .with(user(nora))
                        .with(csrf())
                        .param(name, value)
                        .param(other, otherValue))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private long task(String element) {
        return task(element, "", nordwind);
    }

    private long task(String element, String subject, String partner) {
        long key = KEYS.incrementAndGet();
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                        + " subject, partner_id, role, state, created_at)"
                        + " values (?, 0, 'referral', 1, ?, ?, ?, ?, 'operations', 'OPEN', current_timestamp)",
                key,
                element,
                referral,
                subject,
                partner);
        return key;
    }
}
