package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.evenhand.access.Role;
import io.evenhand.obligation.NewObligation;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.PagesWithoutEngine;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Proves what programs change: that they must say which version they decided on, that a request sent twice counts once, and that
 * everything that will not do is answered by a problem of its own which names each field.
 */
@PagesWithoutEngine
class ChangingTests extends ApiNetwork {
    @Autowired
    Referrals referrals;

    @Autowired
    Obligations obligations;

    @Autowired
    IdempotentAnswers answers;

    @Test
    void aReferralIsIntroducedOnceHoweverOftenItIsSent() throws Exception {
        String body = sample("A-" + network);
        MvcResult first = post(nora, "/referrals", body);
        assertThat(status(first)).isEqualTo(201);
        String id = json(first).path("id").asText();
        assertThat(first.getResponse().getHeader("Location")).isEqualTo("/api/v1/referrals/" + id);

        MvcResult second = post(nora, "/referrals", body);
        assertThat(status(second)).isEqualTo(200);
        assertThat(json(second)).isEqualTo(json(first));

        MvcResult other = post(nora, "/referrals", body.replace("Forklifts", "Cranes"));
        assertThat(problem(other)).isEqualTo("conflict");
        assertThat(json(other).path("detail").asText()).contains("another need");
    }

    @Test
    void somebodyElsesReferenceIsTakenAndTellsNothingMore() throws Exception {
        String id = introduced("B-" + network);
        MvcResult refused = post(ivo, "/referrals", sample("B-" + network, litware));
        assertThat(problem(refused)).isEqualTo("conflict");
        assertThat(text(refused)).doesNotContain(id, nordwind, "Warehouse");
    }

    @Test
    void everyFieldThatWillNotDoIsNamedAtOnce() throws Exception {
        String body = sample("C-" + network)
                .replace("adler-food.example\"", "http://adler\"")
                .replace("\"DE\", \"contact\"", "\"Germany\", \"contact\"")
                .replace("eva@adler-food.example", "eva")
                .replace("\"" + contoso + "\"", "\"" + nordwind + "\", \"nobody\"")
                .replace("\"P5D\"", "\"soon\"");
        MvcResult refused = post(nora, "/referrals", body);
        assertThat(status(refused)).isEqualTo(422);
        assertThat(pointers(refused))
                .contains(
                        "/customer/domain",
                        "/customer/country",
                        "/seats/0/candidates/0",
                        "/seats/0/candidates/1",
                        "/seats/0/answerWithin")
                .anyMatch(pointer -> pointer.startsWith("/customer/contact"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"15 %\"', '\"16 %\"', /terms/revenueShare/rules/0/steps/0",
        "'\"occurrence\"', '\"happens\"', /terms/revenueShare/rules/0",
        "'\"currency\": \"EUR\", \"daysAfter', '\"currency\": \"XXX\", \"daysAfter', /terms/revenueShare/payment",
        "'\"products\": [\"Business Central\"],', '', /terms/customerProtection/products",
        "'\"purpose\"', '\"parties\"', /terms/nda",
        "'120000.50', '1,200', /need/estimatedValue",
        "'\"biller\": \"delivery\"', '\"biller\": \"nobody\"', /biller",
        "'\"title\"', '\"titel\"', /titel",
        "'\"areas\": [\"erp\", \"warehouse\"]', '\"areas\": \"erp\"', /need/areas"
    })
    void whatIsWrongWithTermsMoneyAndFormIsFoundBeforeAnybodyIsAsked(String right, String wrong, String pointer)
            throws Exception {
        MvcResult refused = post(nora, "/referrals", sample("D-" + network).replace(right, wrong));
        assertThat(status(refused)).as(text(refused)).isEqualTo(422);
        assertThat(pointers(refused)).anyMatch(found -> found.startsWith(pointer));
        assertThat(json(get(nora, "/referrals")).path("items")).isEmpty();
    }

    @Test
    void scriptInEveryFieldIsTextOrRefusedAndNeverMore() throws Exception {
        String script = "<script>alert(1)</script>";
        String body = sample("E-" + network)
                .replace("Warehouse control for a wholesaler", script)
                .replace("Forklifts wait for their orders.", script)
                .replace("\"name\": \"Adler\"", "\"name\": \"" + script + "\"");
        MvcResult telling = post(nora, "/referrals", body);
        assertThat(status(telling))
                .as("the words of the customer's name are in the title")
                .isEqualTo(422);
        body = body.replaceFirst("\\{", "{\"wordsAreMeant\": true, ");
        MvcResult made = post(nora, "/referrals", body);
        assertThat(status(made)).isEqualTo(201);
        assertThat(json(made).path("title").asText()).isEqualTo(script);
        assertThat(made.getResponse().getContentType()).isEqualTo("application/json");
        assertThat(made.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");

        for (String field :
                List.of("\"biller\": \"delivery\"", "[\"" + contoso + "\"]", "\"name\": \"delivery\"", "\"P5D\"")) {
            String hostile = field.replaceAll("\"[^\"]+\"(?=]?$)", "\"" + script + "\"");
            MvcResult refused = post(nora, "/referrals", sample("E2-" + network).replace(field, hostile));
            assertThat(status(refused)).as(hostile).isEqualTo(422);
        }
    }

    @Test
    void theTaskOfAPromiseNamesItsReferralAndMoreTimeNeedsItsDay() throws Exception {
        String referral = introduced("P-" + network);
        ObligationId promise = obligations.begin(new NewObligation(
                referral,
                "api",
                ObligationKind.DELIVER,
                new PartnerId(contoso),
                new PartnerId(nordwind),
                "Deliver the first release",
                Instant.parse("2030-03-31T12:00:00Z"),
                false,
                NewObligation.Terms.USUAL));
        String task = task("obligation", promise.value(), "settle-missed", nordwind, "operations");

        MvcResult read = get(nora, "/tasks/" + task);
        assertThat(json(read).path("referral").asText()).isEqualTo(referral);
        assertThat(text(read)).contains("\"needs\":\"dueOn\"");
        for (String wrong : List.of("", ", \"dueOn\": \"\"", ", \"dueOn\": \"soon\"")) {
            MvcResult refused =
                    send(with(as(nora, HttpMethod.POST, "/tasks/" + task + "/decision"), """
                    {"decision": "extend", "reason": "They were ill."%s}""".formatted(wrong))
                            .header("If-Match", etag(read)));
            assertThat(status(refused)).as(text(refused)).isEqualTo(422);
            assertThat(pointers(refused)).containsExactly("/dueOn");
        }
    }

    @Test
    void idsOfStrangersInEveryFieldOpenNothing() throws Exception {
        String id = introduced("F-" + network);
        String task = task(id, "record-consent", nordwind, "operations");
        for (MockHttpServletRequestBuilder asked : List.of(
                as(mina, HttpMethod.GET, "/referrals/" + id),
                as(mina, HttpMethod.GET, "/referrals/" + id + "/agreements"),
                with(as(mina, HttpMethod.POST, "/referrals/" + id + "/withdrawal"), "{\"reason\": \"x\"}"),
                with(as(mina, HttpMethod.PUT, "/referrals/" + id + "/external-ids/crm"), "{\"externalId\": \"x\"}"),
                as(mina, HttpMethod.DELETE, "/referrals/" + id + "/external-ids/crm"),
                as(mina, HttpMethod.GET, "/tasks/" + task),
                with(as(mina, HttpMethod.POST, "/tasks/" + task + "/decision"), "{\"decision\": \"given\"}"),
                as(mina, HttpMethod.GET, "/agreements/" + id),
                as(mina, HttpMethod.GET, "/agreements/" + id + "/terms"),
                as(mina, HttpMethod.GET, "/agreements/" + id + "/documents/" + "0".repeat(64)),
                as(mina, HttpMethod.GET, "/referrals/not-an-id"))) {
            MvcResult refused = send(asked.header("If-Match", "*"));
            assertThat(problem(refused))
                    .as(refused.getRequest().getRequestURI())
                    .isEqualTo("not-found");
        }
    }

    @Test
    void aChangeNamesTheVersionThatItWasDecidedOn() throws Exception {
        String id = introduced("G-" + network);
        String path = "/referrals/" + id + "/withdrawal";
        String etag = etag(get(nora, "/referrals/" + id));
        assertThat(problem(post(nora, path, "{\"reason\": \"x\"}"))).isEqualTo("if-match-missing");

        referrals.reach(new ReferralId(id), ReferralState.SCREENED);
        MvcResult stale = send(
                with(as(nora, HttpMethod.POST, path), "{\"reason\": \"x\"}").header("If-Match", etag));
        assertThat(problem(stale)).isEqualTo("changed-meanwhile");

        String now = etag(get(nora, "/referrals/" + id));
        assertThat(problem(send(with(as(nora, HttpMethod.POST, path), "{\"reason\": \" \"}")
                        .header("If-Match", now))))
                .isEqualTo("refused");
        MvcResult withdrawn = send(with(as(nora, HttpMethod.POST, path), "{\"reason\": \"The customer waits.\"}")
                .header("If-Match", now));
        assertThat(status(withdrawn)).isEqualTo(202);
    }

    @Test
    void aRoleThatMayNotIsTurnedAwayWhereItMaySee() throws Exception {
        String id = introduced("H-" + network);
        String task = task(id, "record-consent", nordwind, "operations");
        fill(id, contoso);
        assertThat(problem(post(fay, "/referrals", sample("H2-" + network)))).isEqualTo("not-allowed");
        assertThat(problem(post(fay, "/referrals/" + id + "/withdrawal", "{\"reason\": \"x\"}")))
                .isEqualTo("not-allowed");
        assertThat(problem(post(ivo, "/referrals/" + id + "/withdrawal", "{\"reason\": \"x\"}")))
                .isEqualTo("not-allowed");
        assertThat(problem(post(fay, "/tasks/" + task + "/decision", "{\"decision\": \"given\"}")))
                .isEqualTo("not-allowed");
        assertThat(problem(send(with(
                        as(fay, HttpMethod.PUT, "/referrals/" + id + "/external-ids/crm"), "{\"externalId\": \"1\"}"))))
                .isEqualTo("not-allowed");
    }

    @Test
    void nobodySignsByAToken() throws Exception {
        String id = introduced("I-" + network);
        String task = task(id, "sign-agreement", nordwind, "signatory");
        register("sina", nordwind, Role.SIGNATORY, Role.OPERATIONS);
        String sina = ((io.evenhand.access.TokenCreation.Created)
                        tokens.create(accounts.actor("sina-" + network).orElseThrow(), "x", List.of("operations"), 1))
                .secret();
        MvcResult refused = post(sina, "/tasks/" + task + "/decision", "{\"decision\": \"sign\"}");
        assertThat(problem(refused)).isEqualTo("not-allowed");
        assertThat(json(refused).path("detail").asText()).contains("in person on the desk");
    }

    @Test
    void nobodySaysByATokenThatRevenueIsCompleteOrIsPaid() throws Exception {
        String id = introduced("I2-" + network);
        for (String element : List.of("complete-reporting", "approve-payout", "approve-payout-again")) {
            MvcResult refused = post(
                    fay,
                    "/tasks/" + task(id, element, nordwind, "finance") + "/decision",
                    "{\"decision\": \"approve\"}");
            assertThat(problem(refused)).as(element).isEqualTo("not-allowed");
            assertThat(json(refused).path("detail").asText()).contains("at the desk");
        }
    }

    @Test
    void aTaskIsDecidedOnTheVersionThatWasReadAndTheSameAgainIsNoError() throws Exception {
        String id = introduced("J-" + network);
        String task = task(id, "record-consent", nordwind, "operations");
        String path = "/tasks/" + task + "/decision";
        String etag = etag(get(nora, "/tasks/" + task));
        assertThat(problem(post(nora, path, "{\"decision\": \"given\"}"))).isEqualTo("if-match-missing");
        assertThat(pointers(send(with(as(nora, HttpMethod.POST, path), "{\"decision\": \"perhaps\"}")
                        .header("If-Match", etag))))
                .containsExactly("/decision");
        assertThat(pointers(send(with(as(nora, HttpMethod.POST, path), "{\"decision\": \"refused\"}")
                        .header("If-Match", etag))))
                .containsExactly("/reason");
        assertThat(pointers(send(with(as(nora, HttpMethod.POST, path), "{\"decision\": \"given\"}")
                        .header("If-Match", etag))))
                .containsExactly("/consent");
        String given =
                "{\"decision\": \"given\", \"consent\": {\"givenOn\": \"2026-11-20\", \"givenBy\": \"Eva Adler\", \"form\": \"mail\"}}";
        // Nothing is behind the boundary to Camunda here: it says yes, and its listener is played below.
        assertThat(status(send(with(as(nora, HttpMethod.POST, path), given).header("If-Match", etag))))
                .isEqualTo(200);

        recordDecision(task, "nora-" + network, "given", null);
        MvcResult again = send(with(as(nora, HttpMethod.POST, path), given).header("If-Match", etag));
        assertThat(status(again)).isEqualTo(200);
        assertThat(json(again).path("decidedBy").asText()).isEqualTo("nora");
        assertThat(problem(send(with(as(nora, HttpMethod.POST, path), "{\"decision\": \"refused\", \"reason\": \"no\"}")
                        .header("If-Match", etag(get(nora, "/tasks/" + task))))))
                .isEqualTo("conflict");
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndNoOtherRequest() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = sample("K-" + network);
        MvcResult first = send(keyed(nora, key, body));
        MvcResult second = send(keyed(nora, key, body));
        assertThat(status(second)).isEqualTo(201);
        assertThat(text(second)).isEqualTo(text(first));
        assertThat(etag(second)).isEqualTo(etag(first));
        assertThat(second.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(second.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");

        assertThat(problem(send(keyed(nora, key, body.replace("Forklifts", "Cranes")))))
                .isEqualTo("idempotency-key-reused");
        // Of another token the same key is another key.
        assertThat(problem(send(keyed(fay, key, body)))).isEqualTo("not-allowed");
    }

    @Test
    void aRefusalIsRepeatedTooButAKeyCanBeUsedAgainAfterAMissingVersion() throws Exception {
        String key = UUID.randomUUID().toString();
        String wrong = sample("L-" + network).replace("15 %", "16 %");
        assertThat(status(send(keyed(nora, key, wrong)))).isEqualTo(422);
        MvcResult again = send(keyed(nora, key, wrong));
        assertThat(status(again)).isEqualTo(422);
        assertThat(again.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");

        String id = introduced("L-" + network);
        String path = "/referrals/" + id + "/withdrawal";
        String other = UUID.randomUUID().toString();
        assertThat(status(send(with(as(nora, HttpMethod.POST, path), "{\"reason\": \"x\"}")
                        .header("Idempotency-Key", other))))
                .isEqualTo(428);
        assertThat(status(send(with(as(nora, HttpMethod.POST, path), "{\"reason\": \"x\"}")
                        .header("Idempotency-Key", other)
                        .header("If-Match", etag(get(nora, "/referrals/" + id))))))
                .isEqualTo(202);
    }

    @Test
    void ofManyAtOnceWithOneKeyOneIsCarriedOutAndTheOthersWaitOrGetItsAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = sample("M-" + network);
        List<Integer> statuses = AtTheSameTime.call(() -> status(send(keyed(nora, key, body))));
        assertThat(statuses).allMatch(status -> status == 201 || status == 409).contains(201);
        assertThat(status(send(keyed(nora, key, body)))).isEqualTo(201);
        assertThat(json(get(nora, "/referrals")).path("items")).hasSize(1);
    }

    @Test
    void aRequestWhoseWorkerIsGoneIsTakenOverAndAnOldKeyIsForgotten() throws Exception {
        String id = Representations.sha256("worker" + network);
        assertThat(answers.begin(id, "t", "r")).isInstanceOf(IdempotentAnswers.Beginning.Begun.class);
        assertThat(answers.begin(id, "t", "r")).isInstanceOf(IdempotentAnswers.Beginning.InFlight.class);
        begun(id, clock.instant().minus(IdempotentAnswers.LONGEST_WORK).minusSeconds(1));
        assertThat(answers.begin(id, "t", "r")).isInstanceOf(IdempotentAnswers.Beginning.Begun.class);
        assertThat(answers.begin(id, "t", "r")).isInstanceOf(IdempotentAnswers.Beginning.InFlight.class);
        begun(id, clock.instant().minus(IdempotentAnswers.KEPT).minusSeconds(1));
        assertThat(answers.begin(id, "t", "other")).isInstanceOf(IdempotentAnswers.Beginning.Begun.class);
        begun(id, clock.instant().minus(IdempotentAnswers.KEPT).minusSeconds(1));
        answers.forgetOld();
        assertThat(database.queryForObject("select count(*) from idempotent_answer where id = ?", Long.class, id))
                .isZero();
    }

    private void begun(String id, Instant at) {
        database.update("update idempotent_answer set begun_at = ? where id = ?", java.sql.Timestamp.from(at), id);
    }

    @Test
    void aReferralIsFoundByTheIdThatTheReadersOwnSystemGivesItAndByNobodyElses() throws Exception {
        String body = sample("N-" + network);
        String external = "006AbC" + network;
        MvcResult made = post(
                nora,
                "/referrals",
                body.replaceFirst("\\{", "{\"externalIds\": {\"salesforce\": \"" + external + "\"},"));
        String id = json(made).path("id").asText();
        fill(id, contoso);
        String query = "/referrals?externalSystem=salesforce&externalId=" + external;
        assertThat(json(get(nora, query)).path("items").path(0).path("id").asText())
                .isEqualTo(id);
        assertThat(json(get(nora, "/referrals?q=" + external.toLowerCase(java.util.Locale.ROOT)))
                        .path("items"))
                .hasSize(1);
        assertThat(json(get(nora, query.replace("006AbC", "006aBc"))).path("items"))
                .isEmpty();
        assertThat(json(get(ivo, query)).path("items")).isEmpty();
        assertThat(json(get(ivo, "/referrals?q=" + external)).path("items")).isEmpty();
        assertThat(json(get(ivo, "/referrals/" + id)).path("externalIds")).isEmpty();
    }

    @Test
    void idsOfOtherSystemsAreGivenReplacedAndForgottenAndEachCountsOnce() throws Exception {
        String id = introduced("O-" + network);
        String other = introduced("P-" + network);
        String system = "/external-ids/hubspot";
        assertThat(json(named("/referrals/" + id + system, "/referrals/" + id, "42"))
                        .path("externalIds")
                        .path("hubspot")
                        .asText())
                .isEqualTo("42");
        assertThat(json(named("/referrals/" + id + system, "/referrals/" + id, "43"))
                        .path("externalIds")
                        .path("hubspot")
                        .asText())
                .isEqualTo("43");
        assertThat(problem(named("/referrals/" + other + system, "/referrals/" + other, "43")))
                .isEqualTo("conflict");
        assertThat(status(named("/referrals/" + other + system, "/referrals/" + other, "42")))
                .isEqualTo(200);
        assertThat(problem(named("/referrals/" + id + "/external-ids/Hub%20Spot", "/referrals/" + id, "1")))
                .isEqualTo("refused");
        assertThat(problem(named("/referrals/" + id + system, "/referrals/" + id, " ")))
                .isEqualTo("refused");
        MvcResult forgotten = send(as(nora, HttpMethod.DELETE, "/referrals/" + id + system)
                .header("If-Match", etag(get(nora, "/referrals/" + id))));
        assertThat(json(forgotten).path("externalIds")).isEmpty();

        assertThat(status(named("/partners/" + contoso + system, "/partners/" + contoso, "c-" + network)))
                .isEqualTo(200);
        assertThat(json(get(nora, "/partners?q=c-" + network)).path("items")).hasSize(1);
        assertThat(json(get(ivo, "/partners?q=c-" + network)).path("items")).isEmpty();
        MvcResult partner = send(as(nora, HttpMethod.DELETE, "/partners/" + contoso + system)
                .header("If-Match", etag(get(nora, "/partners/" + contoso))));
        assertThat(json(partner).path("externalIds")).isEmpty();
    }

    private MvcResult named(String path, String of, String externalId) throws Exception {
        return send(with(as(nora, HttpMethod.PUT, path), "{\"externalId\": \"" + externalId + "\"}")
                .header("If-Match", etag(get(nora, of))));
    }

    private MockHttpServletRequestBuilder keyed(String token, String key, String body) {
        return with(as(token, HttpMethod.POST, "/referrals"), body).header("Idempotency-Key", key);
    }

    private static Set<String> pointers(MvcResult refused) throws Exception {
        Set<String> pointers = new TreeSet<>();
        json(refused)
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "{",
                "{\"reference\": 1",
                "{\"a\": 1, \"a\": 2}",
                "{} {}",
                "{\"reference\": {\"deep\": [[[[[[[[]]]]]]]]}}"
            })
    void whatIsNoSoundObjectIsToldSo(String body) throws Exception {
        MvcResult refused = post(nora, "/referrals", body);
        assertThat(status(refused)).as(text(refused)).isIn(400, 422);
        assertThat(problem(refused)).isIn("malformed", "invalid");
    }

    /** The table of problems: each is caused here, and no other is described. */
    @Test
    void everyProblemHasAStableTypeThatIsDescribed() throws Exception {
        assertThat(Stream.of(Problem.values()).map(Problem::type))
                .containsExactlyInAnyOrderElementsOf(ApiDescription.problemTypes());
        String id = introduced("Q-" + network);
        String nested = "{\"reference\": " + "[".repeat(2000) + "]".repeat(2000) + "}";
        assertThat(problem(post(nora, "/referrals", nested))).isEqualTo("malformed");
        assertThat(problem(client.perform(as(nora, HttpMethod.PATCH, "/referrals/" + id))
                        .andReturn()))
                .isEqualTo("method-not-allowed");
        assertThat(problem(client.perform(
                                as(nora, HttpMethod.GET, "/referrals/" + id).accept(MediaType.TEXT_HTML))
                        .andReturn()))
                .isEqualTo("not-acceptable");
        assertThat(problem(send(as(nora, HttpMethod.POST, "/referrals")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x"))))
                .isEqualTo("media-type-not-supported");
        MvcResult large =
                post(nora, "/referrals", "{\"reference\": \"" + "x".repeat(BodyLimit.REQUEST.mostBytes()) + "\"}");
        assertThat(problem(large)).isEqualTo("too-large");
        assertThat(problem(send(keyed(nora, "x".repeat(256), sample("Q2-" + network)))))
                .isEqualTo("malformed");
        assertThat(problem(send(keyed(nora, " ", sample("Q3-" + network))))).isEqualTo("malformed");
        assertThat(Stream.of(Problem.values())
                        .collect(Collectors.toMap(
                                Problem::code, problem -> problem.status().value())))
                .containsEntry("unauthenticated", 401)
                .containsEntry("not-allowed", 403)
                .containsEntry("not-found", 404)
                .containsEntry("changed-meanwhile", 412)
                .containsEntry("if-match-missing", 428)
                .containsEntry("too-many-requests", 429)
                .containsEntry("not-known-yet", 503);
    }

    @Test
    void aPathOfTheInterfaceNeverAnswersWithAPage() throws Exception {
        for (String path :
                List.of("/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/../v1/none", "/api/v1/referrals/%2e%2e")) {
            MvcResult refused = client.perform(request(HttpMethod.GET, URI.create(path))
                            .header("Authorization", "Bearer " + nora)
                            .accept(MediaType.ALL))
                    .andReturn();
            assertThat(status(refused)).as(path).isIn(400, 404);
        }
    }
}
