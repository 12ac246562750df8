package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.access.TokenCreation;
import io.evenhand.partner.Partners;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestSeats;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Three partners of their own for each test, with people who have tokens; every answer is held against the description. */
abstract class ApiNetwork {
    private static final AtomicLong KEYS = new AtomicLong(9_100_000);
    private static final ApiDescription DESCRIPTION = new ApiDescription();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    MockMvc client;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    final String network = UUID.randomUUID().toString().substring(0, 8);
    final String nordwind = "nordwind-" + network;
    final String contoso = "contoso-" + network;
    final String litware = "litware-" + network;

    /** Operations of the introducer, of a candidate and of a stranger; finance of the introducer. */
    String nora = "";

    String ivo = "";
    String mina = "";
    String fay = "";

    @BeforeEach
    void threePartners() {
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
        partners.register(TestPartners.of(litware, "Litware " + network));
        nora = token("nora", nordwind, Role.OPERATIONS);
        ivo = token("ivo", contoso, Role.OPERATIONS);
        mina = token("mina", litware, Role.OPERATIONS);
        fay = token("fay", nordwind, Role.FINANCE);
    }

    String token(String name, String partner, Role... roles) {
        Actor actor = register(name, partner, roles);
        TokenCreation made = tokens.create(
                actor, "test", Arrays.stream(roles).map(Role::code).toList(), 30);
        return ((TokenCreation.Created) made).secret();
    }

    Actor register(String name, String partner, Role... roles) {
        String username = name + "-" + network;
        var unused = accounts.register(NewAccount.demo(username, name, username, partner, roles));
        return accounts.actor(username).orElseThrow();
    }

    MvcResult get(String token, String path) throws Exception {
        return send(as(token, HttpMethod.GET, path));
    }

    MvcResult post(String token, String path, String body) throws Exception {
        return send(as(token, HttpMethod.POST, path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    /** The path begins after the version. */
    MockHttpServletRequestBuilder as(String token, HttpMethod method, String path) {
        return request(method, java.net.URI.create("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    MvcResult send(RequestBuilder request) throws Exception {
        MvcResult exchange = client.perform(request).andReturn();
        assertThat(DESCRIPTION.violations(exchange))
                .as(exchange.getRequest().getMethod() + " "
                        + exchange.getRequest().getRequestURI())
                .isEmpty();
        return exchange;
    }

    static JsonNode json(MvcResult exchange) throws Exception {
        return JSON.readTree(exchange.getResponse().getContentAsByteArray());
    }

    static int status(MvcResult exchange) {
        return exchange.getResponse().getStatus();
    }

    static String etag(MvcResult exchange) {
        return String.valueOf(exchange.getResponse().getHeader("ETag"));
    }

    static String text(MvcResult exchange) throws Exception {
        return exchange.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    /** The problem's type without what all have in common. */
    static String problem(MvcResult exchange) throws Exception {
        assertThat(exchange.getResponse().getContentType()).startsWith("application/problem+json");
        return json(exchange).path("type").asText().replace("urn:problem-type:evenhand:", "");
    }

    String sample(String reference) {
        return sample(reference, contoso);
    }

    /** A referral as a program sends it. */
    String sample(String reference, String candidate) {
        String body = """
                {"reference": "%s", "title": "Warehouse control for a wholesaler",
                 "customer": {"name": "Adler", "legalName": "Adler Lebensmittel GmbH", "domain": "adler-food.example",
                   "country": "DE", "contact": {"name": "Eva Adler", "email": "eva@adler-food.example"}},
                 "need": {"summary": "Forklifts wait for their orders.", "areas": ["erp", "warehouse"], "region": "Saxony",
                   "companySize": "50-100", "timing": "P3M", "estimatedValue": {"amount": "120000.50", "currency": "EUR"}},
                 "biller": "delivery",
                 "seats": [{"name": "delivery", "areas": ["erp"], "candidates": ["%s"], "answerWithin": "P5D"}],
                 "terms": {
                   "nda": {"purpose": "preparing a joint project for a customer that one party introduces",
                     "jurisdiction": {"governingLaw": "DE", "courts": "Hamburg", "exclusive": true}},
                   "revenueShare": {
                     "rules": [{"id": "project", "covers": ["services"], "occurrence": "one-off",
                       "base": {"recognised": "cash-received", "deductions": ["credits"]},
                       "steps": [{"fromMonth": 1, "shares": [{"partyId": "introducer", "share": "15 %%"},
                         {"partyId": "delivery", "share": "85 %%"}]}], "caps": []}],
                     "payment": {"currency": "EUR", "daysAfterClearedFunds": 30},
                     "jurisdiction": {"governingLaw": "DE", "courts": "Hamburg", "exclusive": true}},
                   "customerProtection": {"products": ["Business Central"],
                     "jurisdiction": {"governingLaw": "DE", "courts": "Hamburg", "exclusive": true}}}}""".formatted(reference, candidate);
        assertThat(DESCRIPTION.violations("POST", "/api/v1/referrals", body)).isEmpty();
        return body;
    }

    /** @return the new referral's id */
    String introduced(String reference) throws Exception {
        MvcResult made = post(nora, "/referrals", sample(reference));
        assertThat(status(made)).as(text(made)).isEqualTo(201);
        return json(made).path("id").asText();
    }

    void fill(String referral, String partner) {
        TestSeats.fill(database, referral, partner);
    }

    void disclose(String referral, String person, String partner) {
        database.update(
                "insert into disclosure (id, referral_id, person_id, partner_id, disclosed_at) values (?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                referral,
                person,
                partner,
                java.sql.Timestamp.from(clock.instant()));
        database.update(
                "update referral set disclosed_at = ?, consented_at = ? where id = ?",
                java.sql.Timestamp.from(clock.instant()),
                java.sql.Timestamp.from(clock.instant()),
                referral);
    }

    /** An open task of the referral process. */
    String task(String referral, String element, String partner, String role) {
        return task("referral", referral, element, partner, role);
    }

    /** @param businessId of what the process works on */
    String task(String process, String businessId, String element, String partner, String role) {
        long key = KEYS.incrementAndGet();
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id, subject,"
                        + " partner_id, role, state, created_at) values (?, 0, ?, 1, ?, ?, '', ?, ?, 'OPEN', ?)",
                key,
                process,
                element,
                businessId,
                partner,
                role,
                java.sql.Timestamp.from(clock.instant()));
        return String.valueOf(key);
    }

    /** As the completing listener would. */
    void recordDecision(String task, String username, String decision, @Nullable String reason) {
        database.update(
                "update human_task set state = 'DONE', assignee = ?, decision = ?, reason = ?, ended_at = ? where task_key = ?",
                username,
                decision,
                reason,
                java.sql.Timestamp.from(clock.instant()),
                Long.parseLong(task));
    }
}
