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
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves that a reviewer adds what the terms leave out, sees what it changes, is told what is wrong with it, and states its own notices. */
@PagesWithoutEngine
class ProposalPagesTests {
    private static final AtomicLong KEYS = new AtomicLong(9_800_000);

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcTemplate database;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String nordlicht = "nordlicht-" + run;
    private final String harbour = "harbour-" + run;
    private String page = "";

    @BeforeEach
    void aRevenueShareUnderReview() throws MalformedTermsException {
        for (String partner : new String[] {nordlicht, harbour}) {
            partners.register(TestPartners.of(partner, partner));
        }
        var unused = accounts.register(
                NewAccount.demo("legal-" + harbour, "legal-" + harbour, "Lena " + harbour, harbour, Role.LEGAL));
        String json = new String(TermsFormat.canonical(SampleTerms.bareRevenueShare(2)), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + nordlicht + "\"")
                .replace("\"harbour\"", "\"" + harbour + "\"")
                .replaceFirst("\"notices\":\\[[^]]*]", "\"notices\":[\"email\",\"post\"]");
        String agreement = agreements
                .draft(new NewAgreement(
                        "P-" + run,
                        UUID.randomUUID().toString(),
                        new PartnerId(nordlicht),
                        TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                        "small"))
                .value();
        long key = KEYS.incrementAndGet();
        page = "/tasks/" + key + "/proposal";
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                        + " subject, partner_id, role, state, created_at)"
                        + " values (?, 0, 'agreement', 1, 'review-draft', ?, ?, ?, 'legal', 'OPEN', current_timestamp)",
                key,
                agreement,
                harbour,
                harbour);
    }

    private String looked(int status, Map<String, String> typed) throws Exception {
        MockHttpServletRequestBuilder look = post(page)
                .with(user("legal-" + harbour))
                .with(csrf())
                .param("version", "1")
                .param("step", "look");
        typed.forEach((pointer, text) -> look.param("terms:" + pointer, text));
        return browser.perform(look)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void whatTheTermsLeaveOutIsOfferedAddedAndCheckedLikeOtherFields() throws Exception {
        String form = browser.perform(get(page).with(user("legal-" + harbour)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(form)
                .contains(
                        "Add “Audit” to the terms",
                        "Add “Qualification” to the terms",
                        "name=\"terms:/audit/noticeDays\"",
                        "name=\"terms:/liability/kind\"")
                .contains("name=\"terms:/parties/1/noticesBy\"")
                .doesNotContain("/parties/0/noticesBy", "What would change");

        assertThat(looked(422, Map.of("/audit", "yes", "/audit/noticeDays", "soon", "/audit/perYear", "1")))
                .contains("Audit › notice days", "Audit › cost shift above is missing", "value=\"soon\"");
        assertThat(looked(
                        200,
                        Map.of(
                                "/audit", "yes",
                                "/audit/noticeDays", "30",
                                "/audit/perYear", "1",
                                "/audit/costShiftAbove", "5 %",
                                "/parties/1/noticesBy", "post")))
                .contains("What would change", "Audit", "notices by", "Send this proposal");
    }
}
