package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.AreaResult;
import io.evenhand.competence.Areas;
import io.evenhand.competence.NewArea;
import io.evenhand.digest.Sha256;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OwnPart;
import io.evenhand.testing.PagesWithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MvcResult;

/** Proves that two programs can publish commitments and compare customers, with the rules of the desk; every answer as it is described. */
@PagesWithoutEngine
class CustomersKnownBeforeApiTests extends ApiNetwork {
    @Autowired
    Areas areas;

    private static List<String> domains(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "domain:" + i + ".example")
                .toList();
    }

    private static String text(OverlapFile file) {
        return new String(file.write(), StandardCharsets.UTF_8);
    }

    private OverlapFile fetched(String token, String comparison, String step) throws Exception {
        return OverlapFile.read(
                get(token, comparison + "/files/" + step).getResponse().getContentAsByteArray());
    }

    @Test
    void aCommitmentIsPublishedOnceReadByAllAndCountersignedByOthers() throws Exception {
        String file = new String(
                CommitmentFormat.write(new Commitment(Sha256.of("list " + network), 12, Instant.EPOCH, null)),
                StandardCharsets.UTF_8);
        MvcResult published = post(nora, "/commitments", file);
        assertThat(status(published)).isEqualTo(201);
        String path = "/commitments/" + json(published).path("id").asText();
        assertThat(published.getResponse().getHeader("Location")).endsWith(path);
        MvcResult again = post(nora, "/commitments", file);
        assertThat(status(again)).isEqualTo(200);
        assertThat(json(again)).isEqualTo(json(published));

        assertThat(json(get(ivo, path)).path("own").asBoolean()).isFalse();
        // It says nothing of the list, and is what anybody checks an opened entry against.
        assertThat(text(get(ivo, path + "/file")))
                .contains(json(published).path("root").asText());
        assertThat(text(get(nora, path + "/file"))).contains("timestamp");
        assertThat(status(post(ivo, path + "/countersignature", ""))).isEqualTo(200);
        assertThat(problem(post(nora, path + "/countersignature", ""))).isEqualTo("not-allowed");
        assertThat(json(get(nora, path)).path("countersignedBy").get(0).asText())
                .isEqualTo("Contoso " + network);
        assertThat(problem(post(fay, "/commitments", file))).isEqualTo("not-allowed");
        assertThat(problem(post(nora, "/commitments", "{}"))).isEqualTo("refused");
    }

    @Test
    void twoProgramsCompareCustomers() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 10));
        OverlapFile begin = anna.beginning();
        String key = UUID.randomUUID().toString();
        MvcResult invited = invite(key, begin);
        assertThat(status(invited)).isEqualTo(201);
        MvcResult replayed = invite(key, begin);
        assertThat(replayed.getResponse().getHeader(IdempotencyFilter.REPLAYED)).isEqualTo("true");
        assertThat(json(replayed)).isEqualTo(json(invited));
        String path = "/comparisons/" + json(invited).path("id").asText();

        JsonNode asked = json(get(ivo, path));
        assertThat(asked.path("expected").asText()).isEqualTo("agree");
        assertThat(asked.path("sent").get(0).path("customers").asInt()).isEqualTo(10);
        assertThat(status(get(ivo, path + "/files/begin")))
                .as("not before it is agreed")
                .isEqualTo(404);
        assertThat(status(get(mina, path))).isEqualTo(404);
        assertThat(problem(post(fay, path + "/end", ""))).isEqualTo("not-allowed");
        assertThat(json(post(ivo, path + "/acceptance", "")).path("state").asText())
                .isEqualTo("agreed");

        OwnPart bert = OwnPart.answering(fetched(ivo, path, "begin"), domains(6, 20));
        OverlapFile answer = bert.answer(begin);
        assertThat(problem(post(nora, path + "/files", text(answer)))).isEqualTo("refused");
        assertThat(status(post(ivo, path + "/files", text(answer)))).isEqualTo(200);
        OverlapFile count = anna.counting(begin, fetched(nora, path, "answer"));
        assertThat(status(post(nora, path + "/files", text(count)))).isEqualTo(200);
        assertThat(bert.counted(begin, answer, fetched(ivo, path, "count")).shared())
                .isEqualTo(4);
        assertThat(status(post(nora, path + "/files", text(anna.reveal(begin, answer, count)))))
                .isEqualTo(200);
        JsonNode waiting = json(get(ivo, path));
        assertThat(waiting.path("expected").asText()).isEqualTo("reveal");
        assertThat(waiting.path("sent").get(3).path("customers").isNull()).isTrue();
        assertThat(json(post(ivo, path + "/end", "")).path("endedBy").asText()).isEqualTo("Contoso " + network);
        assertThat(status(get(nora, path + "/files/answer"))).isEqualTo(404);
    }

    private MvcResult invite(String key, OverlapFile begin) throws Exception {
        return send(with(
                as(nora, HttpMethod.POST, "/comparisons?partner=" + contoso).header(IdempotencyFilter.KEY, key),
                text(begin)));
    }

    @Test
    void whatIsTooLargeIsTurnedAwayUnread() throws Exception {
        String large = "{\"a\": \"" + "x".repeat((int) OverlapFile.MOST_BYTES) + "\"}";
        assertThat(problem(post(nora, "/comparisons?partner=" + contoso, large)))
                .isEqualTo("too-large");
        assertThat(problem(post(nora, "/commitments", large))).isEqualTo("too-large");
    }

    @Test
    void aPartnerSaysWhatItCanAndANeedFindsIt() throws Exception {
        String area = anArea();
        String path = "/partners/" + contoso + "/competencies";
        MvcResult present = get(ivo, path);
        String statement = """
                {"levels": {"%s": "delivers"}, "languages": ["de"], "customerSizes": ["large", "small"], "capacity": 3,
                 "sharing": "network"}""".formatted(area);
        assertThat(status(state(ivo, path, "\"old\"", statement))).isEqualTo(412);
        MvcResult stated = state(ivo, path, etag(present), statement);
        assertThat(status(stated)).as(text(stated)).isEqualTo(200);
        assertThat(json(stated).path("shared").path("capacity").asInt()).isEqualTo(3);
        MvcResult certified = post(
                ivo,
                path + "/certificates",
                "{\"area\": \"%s\", \"name\": \"MB-800\", \"issuedOn\": \"2026-01-15\"}".formatted(area));
        assertThat(status(certified)).as(text(certified)).isEqualTo(201);

        JsonNode seen = json(get(nora, path)).path("shared");
        assertThat(seen.path("areas").get(0).path("says").asText()).isEqualTo("delivers");
        assertThat(seen.path("areas").get(0).path("shows").path("because")).isNotEmpty();
        JsonNode need = json(get(nora, "/competencies/need?area=" + area + "&language=de&months=2"));
        assertThat(need.path("areas").get(0).path("verdict").asText()).isEqualTo("call-in");
        assertThat(need.path("areas").get(0).path("best").asText()).isEqualTo(contoso);
        assertThat(need.path("ranked").get(0).path("reasons")).isNotEmpty();

        String certificate = seen.path("certificates").get(0).path("id").asText();
        assertThat(status(post(nora, path + "/certificates/" + certificate + "/withdrawal", "")))
                .isEqualTo(404);
        assertThat(status(post(ivo, path + "/certificates/" + certificate + "/withdrawal", "")))
                .isEqualTo(200);
        assertThat(problem(get(fay, "/competencies/need?area=" + area))).isEqualTo("not-allowed");
        assertThat(problem(get(nora, "/competencies/need"))).isEqualTo("malformed");
        assertThat(problem(state(ivo, path, etag(get(ivo, path)), "{\"levels\": {\"x\": \"perfect\"}}")))
                .isEqualTo("invalid");
    }

    private MvcResult state(String token, String path, String version, String body) throws Exception {
        return send(with(as(token, HttpMethod.PUT, path).header("If-Match", version), body));
    }

    /** Its id, by way of the use case, as the steward adds it. */
    private String anArea() throws Exception {
        AreaId id = new AreaId("area-" + network);
        Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
        assertThat(areas.add(steward, new NewArea(id, "Area " + network, "ERP", null, List.of(), List.of())))
                .isInstanceOf(AreaResult.Saved.class);
        assertThat(text(get(nora, "/areas"))).contains(id.value());
        return id.value();
    }
}
