package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.document.Archive;
import io.evenhand.partner.PartnerId;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.word.WordDrafts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MvcResult;

/** Proves that a program negotiates by Word files as people do: the draft out, a changed one in, and only what is named proposed. */
@PagesWithoutEngine
class WordApiTests extends ApiNetwork {
    private static final String DOCX = WordDrafts.Outgoing.MEDIA_TYPE;

    @Autowired
    Agreements agreements;

    @Autowired
    Archive archive;

    private String word = "";
    private String agreement = "";
    private String lena = "";

    @BeforeEach
    void anNdaUnderReview() throws Exception {
        lena = token("lena", contoso, Role.LEGAL);
        String json = new String(TermsFormat.canonical(SampleTerms.full(2).getFirst()), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + nordwind + "\"")
                .replace("\"harbour\"", "\"" + contoso + "\"");
        agreement = agreements
                .draft(new NewAgreement(
                        "W-" + network,
                        UUID.randomUUID().toString(),
                        new PartnerId(nordwind),
                        TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                        "small"))
                .value();
        word = "/agreements/" + agreement + "/word";
        String unused = task("agreement", agreement, "review-draft", contoso, "legal");
    }

    private byte[] draft() throws Exception {
        MvcResult sent = send(as(lena, HttpMethod.GET, word).header("Accept", DOCX));
        assertThat(status(sent)).isEqualTo(200);
        return sent.getResponse().getContentAsByteArray();
    }

    private static byte[] edited(byte[] file, String before, String after) throws IOException {
        return edited(file, "word/document.xml", before, after);
    }

    private static byte[] edited(byte[] file, String part, String before, String after) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(file));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(
                        entry.getName().equals(part)
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replaceFirst(before, after)
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private MvcResult back(String token, byte[] file) throws Exception {
        return send(as(token, HttpMethod.POST, word + "/returned?fileName=nda.docx")
                .contentType(DOCX)
                .content(file));
    }

    @Test
    void aDraftGoesOutComesBackAndWhatIsNamedOfItIsProposed() throws Exception {
        byte[] changed = edited(edited(draft(), ">30<", ">45<"), "as the law provides", "up to EUR 10,000");
        MvcResult kept = back(lena, changed);
        assertThat(status(kept)).as(text(kept)).isEqualTo(201);
        JsonNode changes = json(kept).path("changes");
        assertThat(changes).hasSize(2);
        JsonNode value = changes.get(0).path("kind").asText().equals("value") ? changes.get(0) : changes.get(1);
        JsonNode wording = value == changes.get(0) ? changes.get(1) : changes.get(0);
        assertThat(value.path("before").asText()).isEqualTo("30");
        assertThat(value.path("after").asText()).isEqualTo("45");
        assertThat(value.path("tracked").asBoolean()).isFalse();
        assertThat(wording.path("kind").asText()).isEqualTo("wording");

        String returned = word + "/returned/" + json(kept).path("id").asText();
        assertThat(json(get(lena, word + "/returned")).path("items")).hasSize(1);
        // Its sender's own until it is proposed.
        assertThat(status(get(nora, returned))).isEqualTo(404);
        assertThat(problem(post(
                        lena,
                        returned + "/proposal",
                        "{\"take\": [\"%s\"]}".formatted(wording.path("id").asText()))))
                .isEqualTo("invalid");
        assertThat(problem(post(lena, returned + "/proposal", "{}"))).isEqualTo("refused");
        MvcResult proposed = post(
                lena,
                returned + "/proposal",
                "{\"take\": [\"%s\"], \"note\": \"As discussed.\"}"
                        .formatted(value.path("id").asText()));
        assertThat(status(proposed)).as(text(proposed)).isEqualTo(200);
        assertThat(json(proposed).path("proposed").asBoolean()).isTrue();
        assertThat(new String(
                        Objects.requireNonNull(database.queryForObject(
                                "select terms from proposal where agreement_id = ?", byte[].class, agreement)),
                        StandardCharsets.UTF_8))
                .contains("\"withinDays\":45")
                .doesNotContain("EUR 10,000");
        assertThat(status(get(nora, returned))).isEqualTo(200);
        assertThat(status(get(mina, returned))).isEqualTo(404);
    }

    @Test
    void aDraftWhoseWordingIsNoLongerKeptIsGoneAndItsFileIsNot() throws Exception {
        byte[] draft = draft();
        String returned =
                word + "/returned/" + json(back(lena, draft)).path("id").asText();
        byte[] other = edited(draft, "docProps/custom.xml", "(EvenhandWording.*?)[0-9a-f]{64}", "$1" + "0".repeat(64));
        assertThat(database.update(
                        "update returned_draft set file_hash = ? where agreement_id = ?",
                        archive.store(other, DOCX, "nda.docx").hex(),
                        agreement))
                .isOne();

        MvcResult gone = get(lena, returned);
        assertThat(status(gone)).as(text(gone)).isEqualTo(410);
        assertThat(problem(gone)).isEqualTo("gone");
        assertThat(json(gone).path("detail").asText())
                .contains("wording that is no longer kept (nda, en, 000000000000)", "Download the draft again");
        assertThat(problem(post(lena, returned + "/proposal", "{\"take\": []}")))
                .isEqualTo("gone");
        assertThat(status(send(as(lena, HttpMethod.GET, returned + "/file").header("Accept", DOCX))))
                .isEqualTo(200);
        assertThat(problem(get(mina, returned))).isEqualTo("not-found");
    }

    @Test
    void whatIsNoDraftIsRefusedWithTheReasonAndNobodyElseSendsOneBack() throws Exception {
        MvcResult refused = back(lena, "Dear Lena".getBytes(StandardCharsets.UTF_8));
        assertThat(problem(refused)).isEqualTo("refused");
        assertThat(json(refused).path("detail").asText()).startsWith("This is not a Word file.");
        assertThat(problem(back(nora, draft()))).isEqualTo("not-allowed");
        assertThat(problem(back(mina, draft()))).isEqualTo("not-found");
        assertThat(problem(back(lena, new byte[6 * 1024 * 1024]))).isEqualTo("too-large");
        assertThat(json(get(lena, word + "/returned")).path("items")).isEmpty();
    }
}
