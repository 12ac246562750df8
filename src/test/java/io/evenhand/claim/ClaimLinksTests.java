package io.evenhand.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.claim.TestClaims.Pair;
import io.evenhand.days.Days;
import io.evenhand.testing.PagesWithoutEngine;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves on the pages that a claim begins where a window or a missed promise is shown, names what was broken, and is stated from there. */
@PagesWithoutEngine
class ClaimLinksTests {
    @Autowired
    MockMvc browser;

    @Autowired
    TestClaims house;

    @Autowired
    ClaimReading reading;

    @Autowired
    ClaimAnswers answers;

    @Autowired
    ClaimTalks talks;

    @Autowired
    ClaimConclusions conclusions;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    private Pair pair;

    @BeforeEach
    void twoPartners() {
        pair = house.pair();
    }

    private String page(String address, String who) throws Exception {
        return browser.perform(get(address).with(user(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String letter() {
        return "/agreements/" + pair.agreement + "/claim-notice";
    }

    private MockHttpServletRequestBuilder filledIn(String to, String name, String id, LocalDate on) {
        return post(letter() + to)
                .with(user(pair.claims.username()))
                .with(csrf())
                .param(name, id)
                .param("language", "en")
                .param("opponent", pair.respondent)
                .param("terms:/clause", "4. The promise")
                .param("terms:/happened/from", on.toString())
                .param("terms:/happened/what", "They called the customer.")
                .param("terms:/demands", "stop")
                .param("terms:/answer/days", "21")
                .param("terms:/answer/person", "Nora Lind")
                .param("terms:/answer/email", "legal@safe.example")
                .param("terms:/sender/name", "Nora Lind")
                .param("terms:/sender/capacity", "Counsel");
    }

    private void assertStated(String name, String id, ClaimSubject.Kind kind) throws Exception {
        browser.perform(get("/claims/new").param(name, id).with(user(pair.claims.username())))
                .andExpect(redirectedUrl(letter() + "?" + name + "=" + id));
        String form = page(letter() + "?" + name + "=" + id, pair.claims.username());
        assertThat(form)
                .contains("<input type=\"hidden\" name=\"" + name + "\" value=\"" + id + "\">")
                .contains("value=\"" + pair.respondent + "\" selected");
        String drawn = browser.perform(filledIn("", name, id, house.today()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(drawn).contains("The letter is drawn up", "name=\"" + name + "\"");
        browser.perform(filledIn("/claim", name, id, house.today())).andExpect(redirectedUrlPattern("/claims/*"));
        ClaimLine stated = reading.list(pair.answers).getFirst();
        ClaimPage page = reading.page(pair.answers, stated.id().value()).orElseThrow();
        assertThat(page.subject()).isEqualTo(new ClaimSubject(kind, id));
        assertThat(page("/claims/" + stated.id(), pair.answers.username())).contains("Most by the signed terms");
        browser.perform(get("/claims/new").param(name, id).with(user(pair.answers.username())))
                .andExpect(status().isNotFound());
    }

    @Test
    void aClaimIsStatedFromAWindow() throws Exception {
        String window = pair.window();
        assertThat(page("/protection/" + window, pair.claims.username()))
                .contains("href=\"/claims/new?window=" + window + "\"");
        assertThat(page("/protection/" + window, pair.answers.username())).doesNotContain("/claims/new");
        assertStated("window", window, ClaimSubject.Kind.WINDOW);
        assertThat(page("/claims/" + reading.list(pair.claims).getFirst().id(), pair.claims.username()))
                .contains("href=\"/protection/" + window + "\"");
    }

    /** The weeks between the customer's name and signed protection are those in which it is taken. */
    @Test
    void aClaimIsStatedFromAnInterimPromiseUnderTheAgreementInWhichItWasMadeWhateverTheReferral() throws Exception {
        String window = pair.interimWindow();
        assertThat(page("/protection/" + window, pair.claims.username()))
                .contains("href=\"/claims/new?window=" + window + "\"");
        assertStated("window", window, ClaimSubject.Kind.WINDOW);
    }

    @Test
    void aClaimIsStatedFromAMissedPromise() throws Exception {
        String promise = pair.promise();
        assertThat(page("/assurance/promises", pair.claims.username()))
                .contains("Deliver the plan")
                .doesNotContain("/claims/new");
        pair.miss(promise);
        assertThat(page("/assurance/promises", pair.claims.username()))
                .contains("href=\"/claims/new?promise=" + promise + "\"");
        assertStated("promise", promise, ClaimSubject.Kind.PROMISE);
    }

    @Test
    void aSettlementIsOfferedWithItsDayWhichListAndMailTell() throws Exception {
        String money = pair.respondent + ".money";
        var unused = accounts.register(NewAccount.demo(money, "Petra", money, pair.respondent, Role.FINANCE));
        ClaimId claim = pair.state("10000.00");
        TestClaims.assertRecorded(answers.answer(claim, 7_000_001, pair.answers, "dispute", "We did not.", ""));
        LocalDate by = house.today().plusDays(30);
        String refused = browser.perform(offer(claim, house.today().minusDays(1)))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(refused).contains("Enter a day from today on", "That does not bind what you both agree on");
        browser.perform(offer(claim, by)).andExpect(redirectedUrl("/claims/" + claim));
        ClaimOffer offer = Objects.requireNonNull(
                reading.page(pair.claims, claim.value()).orElseThrow().offer());
        assertThat(page("/claims/" + claim, pair.claims.username())).contains("Payable by " + Days.words(by));
        TestClaims.assertRecorded(talks.decide(claim, 7_000_002, pair.claims, offer.id(), "accept", ""));
        conclusions.conclude(claim);
        assertThat(page("/claims", pair.answers.username())).contains("Payable by " + Days.words(by));
        assertThat(page("/claims/" + claim, pair.answers.username())).contains("payable by " + Days.words(by));
        assertThat(mails(money)).anySatisfy(mail -> assertThat(mail).contains("Damages to pay", Days.words(by)));
        assertThat(mails(pair.claims.username()))
                .anySatisfy(mail -> assertThat(mail).contains("Claim ended"));
    }

    private List<String> mails(String username) {
        return database.queryForList(
                "select concat(subject, letter) from notice_mail where username = ?", String.class, username);
    }

    private MockHttpServletRequestBuilder offer(ClaimId claim, LocalDate by) {
        return post("/claims/" + claim + "/offers")
                .with(user(pair.answers.username()))
                .with(csrf())
                .param("amount", "500.00")
                .param("currency", "EUR")
                .param("payableBy", by.toString())
                .param("words", "For peace.");
    }
}
