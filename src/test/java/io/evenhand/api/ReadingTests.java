package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.access.TokenCreation;
import io.evenhand.testing.PagesWithoutEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Proves what programs read, and what they do not: nothing of strangers, and nothing of a customer whom the token's person may not know,
 * neither in an answer nor in what a version, an order, a filter or a search gives away.
 */
@PagesWithoutEngine
class ReadingTests extends ApiNetwork {
    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    jakarta.persistence.EntityManagerFactory persistence;

    @Test
    void everyEndpointIsDescribedAndEveryDescribedOneIsThere() {
        Set<String> offered = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(offered).isEqualTo(ApiDescription.operations()).isNotEmpty();
    }

    @Test
    void aReferralIsSentToItsParticipantsAndDoesNotExistForOthers() throws Exception {
        String id = introduced("A-" + network);
        JsonNode own = json(get(nora, "/referrals/" + id));
        assertThat(own.path("customer").path("name").asText()).isEqualTo("Adler");
        assertThat(own.path("need").path("estimatedValue").path("amount").asText())
                .isEqualTo("120000.50");
        assertThat(own.path("state").asText()).isEqualTo("registered");
        assertThat(status(get(ivo, "/referrals/" + id))).isEqualTo(404);
        assertThat(json(get(ivo, "/referrals")).path("items")).isEmpty();

        fill(id, contoso);
        MvcResult blind = get(ivo, "/referrals/" + id);
        assertThat(json(blind).path("customer").isNull()).isTrue();
        assertThat(text(blind)).doesNotContain("Adler");
        assertThat(status(get(mina, "/referrals/" + id))).isEqualTo(404);

        disclose(id, "ivo-" + network, contoso);
        assertThat(json(get(ivo, "/referrals/" + id))
                        .path("customer")
                        .path("name")
                        .asText())
                .isEqualTo("Adler");
    }

    @Test
    void whatABlindReaderMayNotKnowChangesNoVersionAndIsFoundByNoWordOrderOrFilter() throws Exception {
        String id = introduced("B-" + network);
        fill(id, contoso);
        String before = etag(get(ivo, "/referrals/" + id));
        String introducersBefore = etag(get(nora, "/referrals/" + id));
        database.update(
                "update referral set customer_name = 'Falke', customer_domain = 'falke.example' where id = ?", id);
        assertThat(etag(get(ivo, "/referrals/" + id))).isEqualTo(before);
        assertThat(etag(get(nora, "/referrals/" + id))).isNotEqualTo(introducersBefore);

        assertThat(json(get(ivo, "/referrals?q=falke")).path("items")).isEmpty();
        assertThat(json(get(ivo, "/referrals?q=falke.example")).path("items")).isEmpty();
        assertThat(json(get(nora, "/referrals?q=falke")).path("items")).hasSize(1);
        for (String sort : List.of("customer", "customer.name", "-customerDomain", "r.customer.name")) {
            assertThat(problem(get(ivo, "/referrals?sort=" + sort))).isEqualTo("malformed");
        }
        assertThat(problem(get(ivo, "/referrals?customer=falke"))).isEqualTo("malformed");
    }

    @Test
    void aListIsReadPageByPageInEitherOrderWithoutGapOrDouble() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(introduced("C-" + network + "-" + i));
        }
        for (String sort : List.of("registeredAt", "-registeredAt", "changedAt", "-changedAt")) {
            List<String> read = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = json(get(nora, "/referrals?limit=3&sort=" + sort + next));
                page.path("items").forEach(item -> read.add(item.path("id").asText()));
                next = page.path("nextCursor").isNull()
                        ? ""
                        : "&cursor=" + page.path("nextCursor").asText();
            } while (!next.isEmpty());
            assertThat(read).as(sort).isEqualTo(sort.startsWith("-") ? all.reversed() : all);
        }
    }

    @Test
    void aCursorOpensNothingToAStrangerAndBelongsToItsOrder() throws Exception {
        introduced("D-" + network + "-1");
        introduced("D-" + network + "-2");
        String cursor = json(get(nora, "/referrals?limit=1")).path("nextCursor").asText();
        assertThat(json(get(mina, "/referrals?cursor=" + cursor)).path("items")).isEmpty();
        assertThat(problem(get(nora, "/referrals?sort=changedAt&cursor=" + cursor)))
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "state=sold",
                "phase=x",
                "sort=;drop",
                "mine=perhaps",
                "part=x",
                "partner=%00",
                "changedSince=yesterday",
                "waitsLongerThan=7",
                "cursor=%3Cscript%3E",
                "cursor=AAAA",
                "unknown=1",
                "externalId=1",
                "externalSystem=x&externalId=1&q=x",
                "q=a%20b%20c%20d%20e%20f%20g%20h%20i"
            })
    void aParameterThatWillNotDoIsNamed(String query) throws Exception {
        MvcResult refused = get(nora, "/referrals?" + query);
        assertThat(status(refused)).isEqualTo(400);
        assertThat(problem(refused)).isEqualTo("malformed");
    }

    @Test
    void whoHasTheLatestIsToldSoInNoMoreThanAStatus() throws Exception {
        String id = introduced("E-" + network);
        for (String path : List.of("/referrals/" + id, "/referrals", "/partners/" + contoso, "/tasks")) {
            MvcResult first = get(nora, path);
            MvcResult again = send(as(nora, HttpMethod.GET, path).header("If-None-Match", "W/\"x\", " + etag(first)));
            assertThat(status(again)).as(path).isEqualTo(304);
            assertThat(etag(again)).isEqualTo(etag(first));
            assertThat(again.getResponse().getContentLength()).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void aTaskIsForItsOrganisationAndACandidateReadsTheNeedOnly() throws Exception {
        String id = introduced("F-" + network);
        String key = task(id, "answer-offer", contoso, "operations");
        JsonNode task = json(get(ivo, "/tasks/" + key));
        assertThat(task.path("referral").isNull()).isTrue();
        assertThat(task.path("yours").asBoolean()).isTrue();
        assertThat(task.path("inPerson").asBoolean(true)).isFalse();
        assertThat(task.path("need").path("summary").asText()).contains("Forklifts");
        assertThat(task.toString()).doesNotContain("Adler", "adler");
        assertThat(json(get(ivo, "/tasks")).path("items")).hasSize(1);
        assertThat(json(get(mina, "/tasks?scope=organisation")).path("items")).isEmpty();
        for (String unknown : List.of(key, "1", "x", "99999999999999999999")) {
            assertThat(problem(get(mina, "/tasks/" + unknown))).isEqualTo("not-found");
        }
    }

    @Test
    void whoeverIsAskedForReleaseReadsNothingOfTheNeed() throws Exception {
        String id = introduced("G-" + network);
        String key = task(id, "decide-introducer-release", litware, "operations");
        MvcResult task = get(mina, "/tasks/" + key);
        assertThat(json(task).path("need").isNull()).isTrue();
        assertThat(text(task)).doesNotContain("Forklifts", "Warehouse", id);
    }

    @Test
    void everybodyReadsOrganisationsButNoPeopleOfAnybody() throws Exception {
        MvcResult partner = get(ivo, "/partners/" + nordwind);
        assertThat(json(partner).path("legalName").asText()).isEqualTo("Nordwind " + network);
        assertThat(text(partner)).doesNotContain("@");
        assertThat(json(get(ivo, "/partners?q=" + network)).path("items")).hasSize(3);
        for (String unknown : List.of("nobody-" + network, "%3Cscript%3E", "NORDWIND")) {
            assertThat(problem(get(ivo, "/partners/" + unknown))).isEqualTo("not-found");
        }
    }

    @Test
    void aListAsksTheDatabaseTheSameNumberOfTimesHoweverLongItIs() throws Exception {
        introduced("H-" + network + "-0");
        get(nora, "/referrals");
        long one = statementsOf("/referrals");
        for (int i = 1; i < 9; i++) {
            task(introduced("H-" + network + "-" + i), "record-consent", nordwind, "operations");
        }
        assertThat(json(get(nora, "/referrals")).path("items")).hasSize(9);
        assertThat(statementsOf("/referrals")).isEqualTo(one);
        long tasks = statementsOf("/tasks");
        task(introduced("H-" + network + "-9"), "record-consent", nordwind, "operations");
        assertThat(statementsOf("/tasks")).isEqualTo(tasks);
    }

    /** As few as it needs: what the program does beside it now and then is counted, too. */
    private long statementsOf(String path) throws Exception {
        Statistics statistics = persistence.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        long fewest = Long.MAX_VALUE;
        // Right after the start others look at the database as well: so often that some answer has it for itself.
        for (int i = 0; i < 20; i++) {
            statistics.clear();
            get(nora, path);
            fewest = Math.min(fewest, statistics.getPrepareStatementCount());
        }
        return fewest;
    }

    @Test
    void onlyATokenOpensTheDoorAndEachKindOfWrongOneIsTurnedAway() throws Exception {
        for (String header : List.of("", "Bearer", "Bearer x", "Basic bm9yYTp4", "Bearer " + "x".repeat(5000))) {
            var asked = request(HttpMethod.GET, java.net.URI.create("/api/v1/referrals"));
            MvcResult refused = send(header.isEmpty() ? asked : asked.header("Authorization", header));
            assertThat(status(refused)).as(header).isEqualTo(401);
            assertThat(problem(refused)).isEqualTo("unauthenticated");
            assertThat(refused.getResponse().getHeader("WWW-Authenticate")).startsWith("Bearer");
        }
        MvcResult session = client.perform(
                        request(HttpMethod.GET, java.net.URI.create("/api/v1/referrals"))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.user("nora-" + network)))
                .andReturn();
        assertThat(session.getRequest().getSession(false) == null || status(session) == 401 || status(session) == 500)
                .isTrue();
        assertThat(status(session)).isNotEqualTo(200);
    }

    @Test
    void theDescriptionIsOpenAndTheSameInBothForms() throws Exception {
        MvcResult yaml = client.perform(request(HttpMethod.GET, java.net.URI.create("/api/v1/openapi.yaml")))
                .andReturn();
        MvcResult json = client.perform(request(HttpMethod.GET, java.net.URI.create("/api/v1/openapi.json")))
                .andReturn();
        assertThat(status(yaml)).isEqualTo(200);
        JsonNode read = json(json);
        assertThat(read.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper()
                        .<JsonNode>valueToTree(new org.yaml.snakeyaml.Yaml().load(text(yaml))))
                .isEqualTo(read);
    }

    @Test
    void aTokenHasNoMoreRolesThanItWasGivenAndNoMoreThanItsPersonHas() throws Exception {
        Actor olga = register("olga", nordwind, Role.OPERATIONS, Role.FINANCE, Role.SIGNATORY);
        assertThat(tokens.create(olga, "x", List.of("signatory"), 1)).isInstanceOf(TokenCreation.Invalid.class);
        assertThat(tokens.create(olga, "x", List.of("administrator"), 1)).isInstanceOf(TokenCreation.Invalid.class);
        String finance = ((TokenCreation.Created) tokens.create(olga, "x", List.of("finance"), 1)).secret();
        MvcResult refused = post(finance, "/referrals", sample("I-" + network));
        assertThat(problem(refused)).isEqualTo("not-allowed");

        accounts.close("olga-" + network);
        assertThat(status(get(finance, "/referrals"))).isEqualTo(401);
    }

    @Test
    void aPersonOfTheHostWhoIsNoStewardSeesNothing() throws Exception {
        var unused = accounts.register(NewAccount.demo("cleo-" + network, "Cleo", null, Actor.HOST, Role.FINANCE));
        Actor cleo = accounts.actor("cleo-" + network).orElseThrow();
        String token = ((TokenCreation.Created) tokens.create(cleo, "x", List.of("finance"), 1)).secret();
        String id = introduced("J-" + network);
        assertThat(json(get(token, "/referrals")).path("items")).isEmpty();
        assertThat(status(get(token, "/referrals/" + id))).isEqualTo(404);
    }
}
