package io.evenhand.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.Role;
import io.evenhand.access.TokenCreation;
import io.evenhand.claim.TestClaims;
import io.evenhand.claim.TestClaims.Pair;
import io.evenhand.testing.PagesWithoutEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;

/** Proves that programs of the two sides state, read and withdraw claims and show how it was, once for each key; and nobody else. */
@PagesWithoutEngine
class ClaimsApiTests extends ApiNetwork {
    @Autowired
    TestClaims house;

    @Autowired
    ApiTokens creation;

    private Pair pair;
    private String claims = "";
    private String answers = "";

    @BeforeEach
    void twoPartners() {
        pair = house.pair();
        claims = token(pair.claims);
        answers = token(pair.answers);
    }

    private String token(Actor actor) {
        TokenCreation made = creation.create(
                accounts.actor(actor.username()).orElseThrow(), "claims", List.of(Role.OPERATIONS.code()), 30);
        return ((TokenCreation.Created) made).secret();
    }

    private String claim(String more) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return """
                {"against": "%s"%s, "language": "en", "values": {"clause": "4. The promise",
                  "happened": {"from": "%s", "what": "They called the customer."}, "demands": ["damages"],
                  "damages": {"part": {"revenue": {"amount": "10000.00", "currency": "EUR"}}},
                  "answer": {"days": 21, "person": "Nora Lind", "email": "nora@example.com"},
                  "sender": {"name": "Nora Lind", "capacity": "Counsel"}}}""".formatted(pair.respondent, more, today);
    }

    private String address() {
        return "/agreements/" + pair.agreement + "/claims";
    }

    private MvcResult sent(String token, String path, String body, String key) throws Exception {
        return send(with(as(token, HttpMethod.POST, path).header("Idempotency-Key", key), body));
    }

    private MvcResult changed(String token, String path, String body, String version) throws Exception {
        return send(with(as(token, HttpMethod.POST, path).header("If-Match", version), body));
    }

    @Test
    void aClaimIsStatedReadShownAndWithdrawn() throws Exception {
        MvcResult made = sent(claims, address(), claim(""), "state-" + network);
        assertThat(status(made)).as(text(made)).isEqualTo(201);
        MvcResult replayed = sent(claims, address(), claim(""), "state-" + network);
        assertThat(replayed.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        MvcResult same = sent(claims, address(), claim(""), "again-" + network);
        assertThat(status(same)).isEqualTo(200);
        String id = json(made).path("claim").path("id").asText();
        assertThat(json(same).path("claim").path("id").asText()).isEqualTo(id);
        assertThat(made.getResponse().getHeader("Location")).isEqualTo("/api/v1/claims/" + id);

        JsonNode list = json(get(answers, "/claims")).path("items");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("claimed").path("amount").asText()).isEqualTo("3000.00");
        assertThat(json(get(nora, "/claims")).path("items")).isEmpty();
        assertThat(problem(get(nora, "/claims/" + id))).isEqualTo("not-found");
        JsonNode one = json(get(answers, "/claims/" + id));
        assertThat(one.path("left").path("left").path("amount").asText()).isEqualTo("90000.00");
        assertThat(one.path("timeline").get(0).path("what").asText()).isEqualTo("stated the claim");

        String shown = "/claims/" + id + "/evidence?shows=Their%20mail&fileName=mail.txt";
        MvcResult filed = file(answers, shown, "They called us.".getBytes(UTF_8));
        assertThat(json(filed).path("evidence").get(0).path("fileName").asText())
                .isEqualTo("mail.txt");
        assertThat(json(file(answers, shown, "They called us.".getBytes(UTF_8))).path("evidence"))
                .hasSize(1);
        MvcResult kept = get(claims, "/claims/" + id + "/evidence/1");
        assertThat(text(kept)).isEqualTo("They called us.");
        assertThat(kept.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(problem(get(nora, "/claims/" + id + "/evidence/1"))).isEqualTo("not-found");
        assertThat(problem(file(nora, shown, "x".getBytes(UTF_8)))).isEqualTo("not-found");
        assertThat(problem(file(claims, shown, new byte[] {0x4d, 0x5a, 0}))).isEqualTo("invalid");
        assertThat(problem(file(claims, shown, new byte[(10 << 20) + 1]))).isEqualTo("too-large");

        String withdrawal = "/claims/" + id + "/withdrawal";
        assertThat(problem(post(claims, withdrawal, "{\"reason\": \"We were wrong.\"}")))
                .isEqualTo("if-match-missing");
        String version = etag(get(claims, "/claims/" + id));
        assertThat(problem(changed(claims, withdrawal, "{\"reason\": \" \"}", version)))
                .isEqualTo("invalid");
        assertThat(problem(
                        changed(answers, withdrawal, "{\"reason\": \"Please.\"}", etag(get(answers, "/claims/" + id)))))
                .isEqualTo("not-allowed");
        JsonNode over = json(changed(claims, withdrawal, "{\"reason\": \"We were wrong.\"}", version));
        assertThat(over.path("claim").path("state").asText()).isEqualTo("withdrawn");
        assertThat(over.path("end").path("amount").isNull()).isTrue();
    }

    private MvcResult file(String token, String path, byte[] content) throws Exception {
        return send(as(token, HttpMethod.POST, path)
                .contentType(MediaType.TEXT_PLAIN)
                .content(content));
    }

    @Test
    void whatWillNotDoIsNamedAndStrangersHearNothing() throws Exception {
        assertThat(problem(post(nora, address(), claim("")))).isEqualTo("not-found");
        assertThat(problem(post(nora, address(), "{}"))).isEqualTo("not-found");
        assertThat(problem(post(claims, "/agreements/none/claims", claim("")))).isEqualTo("not-found");
        MvcResult bare = post(claims, address(), "{\"against\": \"%s\", \"values\": {}}".formatted(pair.respondent));
        assertThat(problem(bare)).isEqualTo("invalid");
        assertThat(json(bare).path("errors").findValuesAsText("pointer")).contains("/values/clause");
        assertThat(problem(post(claims, address(), claim(", \"window\": \"a\", \"promise\": \"b\""))))
                .isEqualTo("invalid");
        MvcResult nobodys = post(claims, address(), claim(", \"window\": \"of-nobody\""));
        assertThat(problem(nobodys)).isEqualTo("refused");
    }

    @Test
    void aClaimIsAnsweredByItsRespondentWhenItIsAsked() throws Exception {
        String id = pair.state("10000.00").value();
        String path = "/claims/" + id + "/answer";
        assertThat(problem(post(answers, path, "{\"decision\": \"perhaps\"}"))).isEqualTo("invalid");
        assertThat(problem(changed(claims, path, "{\"decision\": \"admit\"}", etag(get(claims, "/claims/" + id)))))
                .isEqualTo("not-allowed");
        String version = etag(get(answers, "/claims/" + id));
        String part =
                "{\"decision\": \"admit-part\", \"reason\": \"One of two.\", \"amount\": {\"amount\": \"%s\", \"currency\": \"EUR\"}}";
        assertThat(problem(changed(answers, path, part.formatted("3000.00"), version)))
                .isEqualTo("invalid");
        // No engine asks for an answer here: see the journeys.
        assertThat(problem(changed(answers, path, part.formatted("1000.00"), version)))
                .isEqualTo("conflict");
    }
}
