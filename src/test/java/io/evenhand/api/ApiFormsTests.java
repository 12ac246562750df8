package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.access.TokenCreation;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.AreaResult;
import io.evenhand.competence.Areas;
import io.evenhand.competence.NewArea;
import io.evenhand.partner.Partners;
import io.evenhand.testing.PagesOnAPort;
import io.evenhand.testing.TestPartners;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Proves over the wire that a form of a program is taken apart once, is the same whatever its boundary, and is bounded in the interface's own words. */
@PagesOnAPort
class ApiFormsTests {
    private static final byte[] PDF = "%PDF-1.7 certificate".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Areas areas;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String contoso = "contoso-" + network;
    private String secret = "";
    private String facts = "";

    @BeforeEach
    void aPartnerWithAToken() {
        partners.register(TestPartners.of(contoso, "Contoso " + network));
        var unused =
                accounts.register(NewAccount.demo("ivo-" + network, "ivo", "ivo-" + network, contoso, Role.OPERATIONS));
        Actor ivo = accounts.actor("ivo-" + network).orElseThrow();
        secret = ((TokenCreation.Created) tokens.create(ivo, "test", List.of("operations"), 30)).secret();
        AreaId id = new AreaId("area-" + network);
        Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
        assertThat(areas.add(steward, new NewArea(id, "Area " + network, "ERP", null, List.of(), List.of())))
                .isInstanceOf(AreaResult.Saved.class);
        facts = "{\"area\": \"%s\", \"name\": \"MB-800\", \"issuedOn\": \"2026-01-15\"}".formatted(id.value());
    }

    private HttpResponse<byte[]> send(String key, String boundary, BodyPublisher form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address("/certificates"))
                        .header("Authorization", "Bearer " + secret)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(form)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .header("Authorization", "Bearer " + secret)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/partners/" + contoso + "/competencies" + path);
    }

    private byte[] form(String boundary, byte[] file) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"certificate\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + facts + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mb-800.pdf\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.write(file);
        form.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(answer)).contains("urn:problem-type:evenhand:" + code);
    }

    @Test
    void theSameFormAgainIsTheSameWhateverItsBoundary() throws Exception {
        String key = UUID.randomUUID().toString();
        // More than the server keeps in memory.
        byte[] file = Arrays.copyOf(PDF, 900_000);
        HttpResponse<byte[]> first = send(key, "one", BodyPublishers.ofByteArray(form("one", file)));
        assertThat(first.statusCode()).as(text(first)).isEqualTo(201);
        HttpResponse<byte[]> again = send(key, "another", BodyPublishers.ofByteArray(form("another", file)));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(send(key, "one", BodyPublishers.ofByteArray(form("one", PDF))), 422, "idempotency-key-reused");

        String made = first.headers().firstValue("Location").orElseThrow();
        HttpResponse<byte[]> kept = get(made.substring(made.indexOf("/certificates/")) + "/file");
        assertThat(kept.body()).isEqualTo(file);
        assertThat(kept.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(kept.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void whatIsTooLargeOrCutOffIsRefusedInTheInterfacesOwnWords() throws Exception {
        String key = UUID.randomUUID().toString();
        byte[] five = form("x", Arrays.copyOf(PDF, 5_000_000));
        assertProblem(send(key, "x", BodyPublishers.ofByteArray(five)), 413, "too-large");
        // Who does not say how long it is.
        assertProblem(
                send(key, "x", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(five))), 413, "too-large");
        HttpResponse<byte[]> field =
                send(key, "x", BodyPublishers.ofByteArray(form("x", Arrays.copyOf(PDF, 3_000_000))));
        assertProblem(field, 422, "invalid");
        assertThat(text(field)).contains("\"/file\"", "at most 2 MB");
        byte[] whole = form("x", PDF);
        assertProblem(
                send("cut-" + key, "x", BodyPublishers.ofByteArray(Arrays.copyOf(whole, whole.length - 40))),
                400,
                "malformed");
    }
}
