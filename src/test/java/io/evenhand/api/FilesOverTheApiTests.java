package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.AreaResult;
import io.evenhand.competence.Areas;
import io.evenhand.competence.NewArea;
import io.evenhand.digest.Sha256;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralId;
import io.evenhand.relationship.commitment.CommittedList;
import io.evenhand.testing.PagesWithoutEngine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Proves that a program hands in the files that the desk's forms take, within the same bounds, and reads them back as they were. */
@PagesWithoutEngine
class FilesOverTheApiTests extends ApiNetwork {
    private static final String CLAIM = """
            {"decision": "claim", "evidence": {"title": "Invoice 1", "datedOn": "2020-01-15"}}""";

    private static final byte[] INVOICE = "invoice 1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PDF = "%PDF-1.7 invoice".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    PriorRelationships priors;

    @Autowired
    Areas areas;

    @TempDir
    private Path folder;

    private static MockPart part(String name, String fileName, byte[] content) {
        return new MockPart(name, fileName, content);
    }

    private static MockPart facts(String name, String json) {
        MockPart part = new MockPart(name, json.getBytes(StandardCharsets.UTF_8));
        part.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return part;
    }

    private MockMultipartHttpServletRequestBuilder form(String token, String path, MockPart... parts) {
        MockMultipartHttpServletRequestBuilder form = multipart(HttpMethod.POST, URI.create("/api/v1" + path));
        for (MockPart part : parts) {
            form.part(part);
        }
        form.header("Authorization", "Bearer " + token);
        return form;
    }

    private MvcResult decided(String task, MockPart... parts) throws Exception {
        MockMultipartHttpServletRequestBuilder form = form(ivo, "/tasks/" + task + "/decision", parts);
        form.header("If-Match", etag(get(ivo, "/tasks/" + task)));
        return send(form);
    }

    private static Set<String> pointers(MvcResult refused) throws Exception {
        assertThat(status(refused)).as(text(refused)).isEqualTo(422);
        Set<String> pointers = new TreeSet<>();
        json(refused)
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }

    /** A referral about the second customer of a list, and the task of the deliverer to say whether it knew it. */
    private String stating(String reference) throws Exception {
        MvcResult made = post(nora, "/referrals", sample(reference).replace("adler-food.example", "kunde-1.example"));
        String id = json(made).path("id").asText();
        fill(id, contoso);
        return task(id, "state-prior-relationship", contoso, "operations");
    }

    private String referralOf(String task) {
        return String.valueOf(database.queryForObject(
                "select business_id from human_task where task_key = ?", String.class, Long.parseLong(task)));
    }

    /** What the process does once the claim's task is done. @return the key of the introducer's task */
    private String judging(String task) {
        String referral = referralOf(task);
        String evidence = String.valueOf(
                database.queryForObject("select id from prior_evidence where referral_id = ?", String.class, referral));
        Actor claimant = accounts.actor("ivo-" + network).orElseThrow();
        assertThat(priors.state(
                        ReferralId.of(referral), new PartnerId(contoso), claimant, "claim", Optional.of(evidence)))
                .isInstanceOf(DecisionResult.Recorded.class);
        String key = task(referral, "judge-prior-relationship", nordwind, "operations");
        database.update("update human_task set subject = ? where task_key = ?", contoso, Long.parseLong(key));
        return key;
    }

    @Test
    void aClaimCarriesItsProofAndItsDocumentAndWhoeverJudgesReadsBoth() throws Exception {
        CommittedList list = CommittedList.of(folder, 3, clock.instant());
        String published = new String(list.publicFile(), StandardCharsets.UTF_8);
        assertThat(status(post(ivo, "/commitments", published))).isEqualTo(201);
        byte[] proof = list.proof("kunde-1.example");
        String stating = stating("PA-" + network);
        MvcResult claimed = decided(
                stating,
                facts("decision", CLAIM),
                part("proof", "proof.json", proof),
                part("document", "Rechnung Übersee.pdf", PDF));
        assertThat(status(claimed)).as(text(claimed)).isEqualTo(200);

        String judging = judging(stating);
        JsonNode claim = json(get(nora, "/tasks/" + judging)).path("priorClaim");
        assertThat(claim.path("claimant").asText()).isEqualTo(contoso);
        assertThat(claim.path("evidence").asText()).isEqualTo("Invoice 1");
        assertThat(claim.path("datedOn").asText()).isEqualTo("2020-01-15");
        assertThat(claim.path("proof").path("published").asBoolean()).isTrue();
        assertThat(claim.path("proof").path("holds").asBoolean(true))
                .as("the list named another file than the one that was handed in")
                .isFalse();
        assertThat(claim.path("proof").path("sentences").toString()).contains("another file", "domain:kunde-1.example");
        assertThat(claim.path("document").path("sha256").asText()).isEqualTo(Sha256.of(PDF));

        String prior = "/tasks/" + judging + "/prior";
        assertThat(get(nora, prior + "/proof").getResponse().getContentAsByteArray())
                .isEqualTo(proof);
        MvcResult document = get(nora, prior + "/document");
        assertThat(document.getResponse().getContentAsByteArray()).isEqualTo(PDF);
        assertThat(document.getResponse().getContentType()).isEqualTo("application/pdf");
        assertThat(document.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment")
                .contains("filename*=UTF-8''Rechnung%20%C3%9Cbersee.pdf");
        assertThat(document.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        assertThat(document.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(json(get(nora, prior + "/commitment")).path("root").asText())
                .isEqualTo(list.commitment().root());
        for (String other : List.of(ivo, mina)) {
            for (String path : List.of("", "/prior/proof", "/prior/commitment", "/prior/document")) {
                assertThat(status(get(other, "/tasks/" + judging + path))).isEqualTo(404);
            }
        }
        assertThat(status(get(
                        nora,
                        "/tasks/" + task(referralOf(stating), "record-consent", nordwind, "operations")
                                + "/prior/proof")))
                .as("another task of the same referral")
                .isEqualTo(404);
        assertThat(Sha256.of(INVOICE)).as("what the list named").isNotEqualTo(Sha256.of(PDF));
    }

    @Test
    void whatIsNoProofOrNoDocumentIsNamedByItsFieldAndNothingIsFiled() throws Exception {
        CommittedList list = CommittedList.of(folder, 3, clock.instant());
        String proof = new String(list.proof("kunde-1.example"), StandardCharsets.UTF_8);
        String stating = stating("PB-" + network);
        for (String wrong : List.of(
                "{}",
                "not JSON",
                proof.replace("evenhand proof 1", "evenhand proof 9"),
                // Of another root than it names.
                proof.replace(list.commitment().root(), Sha256.of("another list")),
                proof + " ".repeat(128 * 1024))) {
            assertThat(pointers(decided(
                            stating,
                            facts("decision", CLAIM),
                            part("proof", "proof.json", wrong.getBytes(StandardCharsets.UTF_8)))))
                    .as(wrong.substring(0, Math.min(wrong.length(), 40)))
                    .containsExactly("/evidence/proof");
        }
        byte[] large = Arrays.copyOf(PDF, 8 * 1024 * 1024 + 1);
        for (byte[] wrong : List.of(large, "<html>".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            assertThat(pointers(decided(stating, facts("decision", CLAIM), part("document", "a.pdf", wrong))))
                    .containsExactly("/evidence/document");
        }
        assertThat(pointers(decided(
                        stating, facts("decision", "{\"decision\": \"claim\"}"), part("document", "a.pdf", PDF))))
                .containsExactly("/evidence");
        assertThat(pointers(decided(stating, facts("decision", CLAIM), part("extra", "a.pdf", PDF))))
                .containsExactly("/extra");
        assertThat(pointers(decided(stating, part("proof", "proof.json", PDF)))).containsExactly("/decision");
        assertThat(pointers(
                        decided(stating, facts("decision", CLAIM), part("proof", "a", PDF), part("proof", "b", PDF))))
                .containsExactly("/proof");
        assertThat(database.queryForObject(
                        "select count(*) from prior_evidence where referral_id = ?",
                        Integer.class,
                        referralOf(stating)))
                .isZero();
    }

    @Test
    void whatIsTooLargeAsAWholeIsTurnedAwayBeforeItIsRead() throws Exception {
        String stating = stating("PC-" + network);
        byte[] large = Arrays.copyOf(PDF, 11 * 1024 * 1024);
        MvcResult refused = decided(stating, facts("decision", CLAIM), part("document", "a.pdf", large));
        assertThat(problem(refused)).isEqualTo("too-large");
        assertThat(text(refused)).contains("a document of at most 8 MB", "a proof of at most 128 KB");
    }

    @Test
    void whoMayNotDecideIsToldSoBeforeTheirFilesAreLookedAt() throws Exception {
        String stating = stating("PD-" + network);
        String decision = "/tasks/" + stating + "/decision";
        assertThat(problem(send(form(mina, decision, part("x", "x", PDF))))).isEqualTo("not-found");
        String ida = token("ida", contoso, Role.FINANCE);
        assertThat(problem(send(form(ida, decision, part("x", "x", PDF))))).isEqualTo("not-allowed");
        assertThat(problem(send(form(ivo, decision, facts("decision", CLAIM))))).isEqualTo("if-match-missing");
    }

    @Test
    void aConsentIsRecordedWithWhatShowsIt() throws Exception {
        String id = introduced("PE-" + network);
        String task = task(id, "record-consent", nordwind, "operations");
        String given = """
                {"decision": "given", "consent": {"givenOn": "2026-11-20", "givenBy": "Eva Adler", "form": "mail"}}""";
        MockMultipartHttpServletRequestBuilder wrong =
                form(nora, "/tasks/" + task + "/decision", facts("decision", given), part("file", "a.zip", new byte[] {
                    'P', 'K', 3, 4, 0
                }));
        wrong.header("If-Match", etag(get(nora, "/tasks/" + task)));
        assertThat(pointers(send(wrong))).containsExactly("/consent/file");
        MockMultipartHttpServletRequestBuilder right = form(
                nora,
                "/tasks/" + task + "/decision",
                facts("decision", given),
                part("file", "mail.txt", "Yes, do.".getBytes(StandardCharsets.UTF_8)));
        right.header("If-Match", etag(get(nora, "/tasks/" + task)));
        assertThat(status(send(right))).isEqualTo(200);
        assertThat(database.queryForList(
                        "select file_name from customer_consent where referral_id = ?", String.class, id))
                .containsExactly("mail.txt");
    }

    @Test
    void aCertificateComesWithItsFileOnceForEachKeyAndForItsOwnPeopleAlone() throws Exception {
        String path = "/partners/" + contoso + "/competencies";
        String area = anArea();
        String certificate = "{\"area\": \"%s\", \"name\": \"MB-800\", \"issuedOn\": \"2026-01-15\"}".formatted(area);
        String key = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 2; attempt++) {
            MockMultipartHttpServletRequestBuilder sent = form(
                    ivo, path + "/certificates", facts("certificate", certificate), part("file", "mb-800.pdf", PDF));
            sent.header(IdempotencyFilter.KEY, key);
            MvcResult made = send(sent);
            assertThat(status(made)).as(text(made)).isEqualTo(201);
            assertThat(made.getResponse().getHeader(IdempotencyFilter.REPLAYED))
                    .isEqualTo(attempt == 0 ? null : "true");
        }
        MockMultipartHttpServletRequestBuilder other = form(
                ivo, path + "/certificates", facts("certificate", certificate), part("file", "mb-800.pdf", INVOICE));
        other.header(IdempotencyFilter.KEY, key);
        assertThat(problem(send(other))).isEqualTo("idempotency-key-reused");

        JsonNode kept = json(get(ivo, path)).path("shared").path("certificates");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path("file").asText()).isEqualTo("application/pdf");
        String file = path + "/certificates/" + kept.get(0).path("id").asText() + "/file";
        assertThat(get(ivo, file).getResponse().getContentAsByteArray()).isEqualTo(PDF);
        assertThat(status(get(nora, file))).isEqualTo(404);
        assertThat(text(get(nora, path))).doesNotContain("application/pdf");

        for (byte[] wrong : List.of(Arrays.copyOf(PDF, 2 * 1024 * 1024 + 1), INVOICE, new byte[0])) {
            assertThat(pointers(send(form(
                            ivo,
                            path + "/certificates",
                            facts("certificate", certificate),
                            part("file", "a.pdf", wrong)))))
                    .containsExactly("/file");
        }
        assertThat(pointers(send(form(ivo, path + "/certificates", part("file", "a.pdf", PDF)))))
                .containsExactly("/certificate");
        assertThat(problem(send(form(nora, path + "/certificates", part("file", "a.pdf", PDF)))))
                .isEqualTo("not-found");
    }

    private String anArea() {
        AreaId id = new AreaId("area-" + network);
        Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
        assertThat(areas.add(steward, new NewArea(id, "Area " + network, "ERP", null, List.of(), List.of())))
                .isInstanceOf(AreaResult.Saved.class);
        return id.value();
    }
}
