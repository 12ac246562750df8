package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.Role;
import io.evenhand.access.TokenCreation;
import io.evenhand.agreement.AgreementId;
import io.evenhand.api.ApiDescription;
import io.evenhand.cli.drive.ScriptedDecision;
import io.evenhand.cli.drive.ScriptedDecision.Evidence;
import io.evenhand.referral.ReferralState;
import io.evenhand.workflow.HumanTaskView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Proves that programs work a referral from its first offer to its end, with evidence and other terms, on the real engine; that
 * signing alone is left to people on the desk; and that what was agreed can be read, and checked by its hash, in the end.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"evenhand.demo=true", "evenhand.data=target/desk-journeys"})
@AutoConfigureMockMvc
@Tag("desk")
class ApiJourneyTests extends Journey {
    /** Far longer than it takes; what has not ended by then never will. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiDescription DESCRIPTION = new ApiDescription();

    @Autowired
    private MockMvc client;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Accounts accountsOfPeople;

    private final Map<String, String> secrets = new HashMap<>();
    private final Map<Long, ScriptedDecision> said = new HashMap<>();

    @Test
    void programsWorkAReferralToItsEndAndPeopleSign() throws Exception {
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
                    decide(task);
                }
            }
        }

        assertThat(desk.state(referral)).isEqualTo(ReferralState.CLOSED);
        assertThat(inForce()).hasSize(3);
        readWhatWasAgreed();
    }

    private void decide(HumanTaskView task) throws Exception {
        ScriptedDecision scripted = said.computeIfAbsent(
                task.taskKey(), key -> people.decide(task, subject(task), "").orElseThrow());
        String path = "/tasks/" + task.taskKey();
        boolean signs = task.role().equals("signatory");
        ObjectNode body = JSON.createObjectNode().put("decision", scripted.decision());
        if (!scripted.reason().isBlank()) {
            body.put("reason", scripted.reason());
        }
        if (scripted.personId() != null) {
            body.put("personId", scripted.personId());
        }
        if (scripted.decision().equals("given")) {
            body.putObject("consent")
                    .put("givenOn", today().toString())
                    .put("givenBy", "Ada of the customer")
                    .put("form", "meeting");
        }
        if (scripted.evidence() != null) {
            body.putObject("evidence")
                    .put("title", scripted.evidence().title())
                    .put("datedOn", scripted.evidence().datedOn().toString());
        }
        if (scripted.changes() != null) {
            body.set("changes", JSON.readTree(scripted.changes()));
        }
        if (signs) {
            onTheDesk(task, scripted);
            return;
        }
        MvcResult read = send(as(scripted.username(), HttpMethod.GET, path));
        assertThat(json(read).path("yours").asBoolean()).as(task.elementId()).isTrue();
        MockHttpServletRequestBuilder sent = as(scripted.username(), HttpMethod.POST, path + "/decision")
                .header("If-Match", read.getResponse().getHeader("ETag"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString());
        MvcResult answer = send(sent);
        assertThat(answer.getResponse().getStatus()).as(text(answer)).isEqualTo(200);
        assertThat(json(answer).path("decision").asText()).isEqualTo(scripted.decision());
        MvcResult replayed = send(sent);
        assertThat(text(replayed)).isEqualTo(text(answer));
        assertThat(replayed.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
    }

    private void onTheDesk(HumanTaskView task, ScriptedDecision scripted) throws Exception {
        MvcResult refused = send(as(scripted.username(), HttpMethod.POST, "/tasks/" + task.taskKey() + "/decision")
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"decision\": \"sign\"}"));
        assertThat(refused.getResponse().getStatus()).isEqualTo(403);
        SignedOnTheDesk.sign(client, task, scripted.username());
        await().atMost(Duration.ofSeconds(90))
                .until(() -> openTasks().stream().noneMatch(open -> open.taskKey() == task.taskKey()));
    }

    private void readWhatWasAgreed() throws Exception {
        String introducer = anybodyOfTheIntroducer().username();
        MvcResult list = send(as(introducer, HttpMethod.GET, "/referrals/" + referral.value() + "/agreements"));
        assertThat(json(list).path("items")).hasSize(3);
        for (JsonNode agreement : json(list).path("items")) {
            String path = "/agreements/" + agreement.path("id").asText();
            assertThat(json(send(as(introducer, HttpMethod.GET, path)))).isEqualTo(agreement);
            assertThat(agreement.path("state").asText()).isEqualTo("in-force");

            MvcResult terms = send(as(introducer, HttpMethod.GET, path + "/terms"));
            assertThat(sha256(terms)).isEqualTo(agreement.path("termsHash").asText());

            String hash = agreement.path("document").path("hash").asText();
            MvcResult document = send(as(introducer, HttpMethod.GET, path + "/documents/" + hash));
            assertThat(document.getResponse().getContentType()).isEqualTo("application/pdf");
            assertThat(sha256(document)).isEqualTo(hash);
            MvcResult again = send(as(introducer, HttpMethod.GET, path + "/documents/" + hash)
                    .header("If-None-Match", "\"" + hash + "\""));
            assertThat(again.getResponse().getStatus()).isEqualTo(304);
            assertThat(send(as(introducer, HttpMethod.GET, path + "/documents/" + "0".repeat(64)))
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
    }

    private static String sha256(MvcResult exchange) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(exchange.getResponse().getContentAsByteArray()));
    }

    private String subject(HumanTaskView task) {
        return task.processId().equals("agreement")
                ? agreements.get(AgreementId.of(task.businessId())).kind().code()
                : desk.seatOfOffer(referral, task.subject()).orElse("");
    }

    /** With a token that has every role that a token can have; one who only signs has none, and borrows a colleague's. */
    private MockHttpServletRequestBuilder as(String username, HttpMethod method, String path) {
        return request(method, URI.create("/api/v1" + path))
                .header("Authorization", "Bearer " + secrets.computeIfAbsent(username, this::token));
    }

    private String token(String username) {
        Actor actor = accountsOfPeople.actor(username).orElseThrow();
        if (ApiTokens.grantable(actor).isEmpty()) {
            actor = accountsOfPeople.of(actor.partnerId(), Role.OPERATIONS).getFirst();
        }
        return ((TokenCreation.Created) tokens.create(
                        actor,
                        "journey",
                        ApiTokens.grantable(actor).stream().map(Role::code).toList(),
                        1))
                .secret();
    }

    private static MvcResult checked(MvcResult exchange) {
        assertThat(DESCRIPTION.violations(exchange))
                .as(exchange.getRequest().getMethod() + " "
                        + exchange.getRequest().getRequestURI())
                .isEmpty();
        return exchange;
    }

    private MvcResult send(MockHttpServletRequestBuilder request) throws Exception {
        return checked(client.perform(request).andReturn());
    }

    private static JsonNode json(MvcResult exchange) throws Exception {
        return JSON.readTree(exchange.getResponse().getContentAsByteArray());
    }

    private static String text(MvcResult exchange) throws Exception {
        return exchange.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
