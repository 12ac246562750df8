package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.cli.drive.ScriptedDecision;
import io.evenhand.cli.drive.ScriptedDecision.Evidence;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.workflow.HumanTaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Proves that a referral is worked from its first offer to its end on the desk alone: every task is read and decided on its page, with
 * terms proposed field by field, evidence filed and documents read there; and that a decision which cannot stand is told and loses
 * nothing.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"evenhand.demo=true", "evenhand.data=target/desk-journeys"})
@AutoConfigureMockMvc
@Tag("desk")
class DeskJourneyTests extends Journey {
    /** Far longer than it takes; what has not ended by then never will. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private MockMvc browser;

    @Test
    void threePartnersWorkAReferralToItsEndOnTheDeskAlone() throws Exception {
        begin(Samples.fresh("licences-and-services"))
                .claimToHaveKnownTheCustomer(new Evidence("Invoice 4711", today().minusYears(1)))
                .decide("judge-prior-relationship", "carve-out", "We saw the invoice.");
        Set<Long> decided = new HashSet<>();
        long since = System.nanoTime();
        while (!desk.state(referral).isEnd()) {
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(LONGEST);
            Thread.sleep(20); // The engine needs the processors, too.
            for (HumanTaskView task : openTasks()) {
                if (decided.add(task.taskKey())) {
                    read(task);
                    decide(task);
                }
            }
        }

        assertThat(desk.state(referral)).isEqualTo(ReferralState.CLOSED);
        assertThat(inForce()).hasSize(3);
        AgreementView share = agreement(AgreementKind.REVENUE_SHARE);
        RevenueShareTerms terms = (RevenueShareTerms) agreements.terms(share.id());
        assertThat(terms.payment().daysAfterClearedFunds()).isEqualTo(14);
        assertThat(terms.tailDays()).isEqualTo(120);
        assertThat(share.termsVersion()).isEqualTo(2);
        assertThat(history()).anyMatch(line -> line.contains("knew the customer before: Invoice 4711"));
    }

    private void read(HumanTaskView task) throws Exception {
        String username = scripted(task).username();
        browser.perform(get("/").with(user(username)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/tasks/" + task.taskKey())));
        browser.perform(get("/tasks/" + task.taskKey()).with(user(username)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Your decision")));
        if (task.elementId().equals("sign-agreement")) {
            browser.perform(get("/tasks/" + task.taskKey() + "/document").with(user(username)))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Type", "application/pdf"));
        }
    }

    /** People say each thing once, so what was asked of the script is kept. */
    private ScriptedDecision scripted(HumanTaskView task) {
        return said.computeIfAbsent(
                task.taskKey(), key -> people.decide(task, subject(task), "").orElseThrow());
    }

    private final java.util.Map<Long, ScriptedDecision> said = new java.util.HashMap<>();

    private String subject(HumanTaskView task) {
        return task.processId().equals("agreement")
                ? agreements.get(AgreementId.of(task.businessId())).kind().code()
                : desk.seatOfOffer(referral, task.subject()).orElse("");
    }

    private void decide(HumanTaskView task) throws Exception {
        ScriptedDecision scripted = scripted(task);
        if (task.elementId().equals("sign-agreement")) {
            SignedOnTheDesk.sign(browser, task, scripted.username());
            return;
        }
        MockHttpServletRequestBuilder form = post("/tasks/" + task.taskKey())
                .with(user(scripted.username()))
                .with(csrf())
                .param("decision", scripted.decision())
                .param("reason", scripted.reason());
        if (scripted.decision().equals("given")) {
            form.param("consentOn", today().toString())
                    .param("consentBy", "Ada of the customer")
                    .param("consentForm", "call");
        }
        if (scripted.evidence() != null) {
            form.param("evidenceTitle", scripted.evidence().title())
                    .param("evidenceDatedOn", scripted.evidence().datedOn().toString());
        }
        if (scripted.changes() != null) {
            browser.perform(form).andExpect(redirectedUrl("/tasks/" + task.taskKey() + "/proposal"));
            propose(task, scripted.username());
            return;
        }
        browser.perform(form).andExpect(redirectedUrl("/"));
    }

    private void propose(HumanTaskView task, String username) throws Exception {
        String address = "/tasks/" + task.taskKey() + "/proposal";
        browser.perform(get(address).with(user(username)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("terms:/payment/daysAfterClearedFunds")));
        browser.perform(post(address)
                        .with(user(username))
                        .with(csrf())
                        .param("version", "1")
                        .param("terms:/tailDays", "soon"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Tail days"), containsString("value=\"soon\""))));
        MockHttpServletRequestBuilder form = post(address)
                .with(user(username))
                .with(csrf())
                .param("version", "1")
                .param("terms:/payment/daysAfterClearedFunds", "14")
                .param("terms:/tailDays", "120");
        browser.perform(form)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("What would change")));
        browser.perform(form.param("step", "send")).andExpect(redirectedUrl("/"));
    }

    /** Its form of today knows decisions for which the process has no way: nobody is offered them, and nobody takes them. */
    @Test
    void aTaskFromBeforeAnUpgradeIsReadAndDecidedWithWhatItsProcessKnows() throws Exception {
        beforeTheUpgrade("referral-bound-once");
        begin(Samples.fresh("one-off-project"))
                .claimToHaveKnownTheCustomer(new Evidence("Invoice 4711", today().minusYears(1)));
        goOnUntil("judge-prior-relationship");
        upgrade();
        HumanTaskView judged = openTasks().getFirst();
        String who = anybodyOfTheIntroducer().username();
        String page = "/tasks/" + judged.taskKey();
        browser.perform(get(page).with(user(who)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Accept it: carve the relationship out and go on"),
                                containsString("Accept it: end the referral"),
                                containsString("Invoice 4711"),
                                not(containsString("Do not accept it")))));
        browser.perform(post(page)
                        .with(user(who))
                        .with(csrf())
                        .param("decision", "refuse-end")
                        .param("reason", "We do not believe it."))
                .andExpect(status().isUnprocessableEntity());
        browser.perform(post(page)
                        .with(user(who))
                        .with(csrf())
                        .param("decision", "end")
                        .param("reason", "There is nothing left to introduce."))
                .andExpect(redirectedUrl("/"));
        awaitState(ReferralState.PRIOR_RELATIONSHIP);
        browser.perform(get(page).with(user(who))).andExpect(content().string(containsString("Accept it: end the")));
    }

    /** Six clicks at once of two people, one for and one against: one decision stands, in the name of who took it. */
    @Test
    void whoeverDecidesAtTheSameMomentAsAColleagueIsNeverRecordedWithTheOthersDecision() throws Exception {
        begin(Samples.fresh("one-off-project", DeskJourneyTests::addAColleague));
        goOnUntil("answer-offer");
        HumanTaskView offer = openTasks().getFirst();
        Map<String, String> decisions = Map.of("sanne.devries", "accept", "pim.colleague", "decline");
        AtomicInteger caller = new AtomicInteger();

        List<Integer> answers = new ArrayList<>(AtTheSameTime.call(() -> {
            String who = caller.getAndIncrement() % 2 == 0 ? "sanne.devries" : "pim.colleague";
            return click(offer, who, decisions.get(who));
        }));
        if (!answers.contains(302)) {
            // Each stood in another's way, and is told to look again.
            answers.add(click(offer, "sanne.devries", "accept"));
        }

        await().atMost(PATIENCE).until(() -> openTasks().stream().noneMatch(task -> task.taskKey() == offer.taskKey()));
        assertThat(answers).contains(302).isSubsetOf(302, 409, 422, 503);
        String decidedBy = database.queryForObject(
                "select assignee from human_task where task_key = ?", String.class, offer.taskKey());
        assertThat(database.queryForObject(
                        "select decision from human_task where task_key = ?", String.class, offer.taskKey()))
                .isEqualTo(decisions.get(decidedBy));
        assertThat(history())
                .filteredOn(line -> line.contains("Said by"))
                .singleElement()
                .asString()
                .contains(decidedBy);
    }

    private int click(HumanTaskView offer, String who, String decision) throws Exception {
        return browser.perform(post("/tasks/" + offer.taskKey())
                        .with(user(who))
                        .with(csrf())
                        .param("decision", decision)
                        .param("reason", "Said by " + who))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static void addAColleague(ObjectNode sample) {
        for (JsonNode partner : sample.get("partners")) {
            if (partner.get("id").asText().equals("polderdata")) {
                ObjectNode person = ((ArrayNode) partner.get("people"))
                        .addObject()
                        .put("id", "pim.colleague")
                        .put("name", "Pim Colleague")
                        .put("email", "pim@polderdata.example")
                        .put("title", "Alliance Manager");
                person.putArray("roles").add("operations");
                person.putArray("maySign");
            }
        }
    }

    @Test
    void aDecisionThatCannotStandIsToldAndLosesNothing() throws Exception {
        begin(Samples.fresh("one-off-project"));
        goOnUntil("answer-offer");
        HumanTaskView offer = openTasks().getFirst();
        String page = "/tasks/" + offer.taskKey();
        String operations = scripted(offer).username();

        browser.perform(get(page).with(user(operations)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Not disclosed to you"),
                                containsString("due in"),
                                not(containsString(file.customer().legalName())))));
        browser.perform(post(page).with(user(operations)).with(csrf()).param("decision", "decline"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("needs a reason")));
        browser.perform(post(page).with(user(operations)).with(csrf()).param("decision", "perhaps"))
                .andExpect(status().isUnprocessableEntity());
        String stranger = anybodyOfTheIntroducer().username();
        browser.perform(get(page).with(user(stranger))).andExpect(status().isNotFound());
        browser.perform(post(page).with(user(stranger)).with(csrf()).param("decision", "accept"))
                .andExpect(status().isNotFound());
        browser.perform(get("/tasks/1").with(user(operations))).andExpect(status().isNotFound());
        browser.perform(get(page + "/proposal").with(user(operations))).andExpect(status().isNotFound());

        MockHttpServletRequestBuilder decline = post(page)
                .with(user(operations))
                .with(csrf())
                .param("decision", "decline")
                .param("reason", "<script>alert(1)</script>");
        browser.perform(decline).andExpect(redirectedUrl(page));
        await().atMost(PATIENCE).until(() -> openTasks().stream().noneMatch(task -> task.taskKey() == offer.taskKey()));
        browser.perform(get(page).with(user(operations)))
                .andExpect(content().string(containsString("Introduce a need like it")));
        browser.perform(decline)
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("no longer open"),
                                containsString("&lt;script&gt;"),
                                not(containsString("<script>alert")))));
    }
}
