package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.document.Archive;
import io.evenhand.evidence.EvidenceDocuments;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.evidence.SignedBySome;
import io.evenhand.testing.PagesWithoutEngine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Proves that a program has documents checked together with their evidence, and is told what agrees and what was not compared. */
@PagesWithoutEngine
class VerificationsApiTests extends ApiNetwork {
    @Autowired
    EvidenceDocuments documents;

    @Autowired
    Archive archive;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void evidenceIsHeldAgainstTheDocumentThatCameWithIt() throws Exception {
        SignedBySome signed = new SignedBySome();
        beans.autowireBean(signed);
        EvidenceRecord made = documents.make(signed.sealed(1)).orElseThrow();
        MockMultipartFile evidence = part("evidence.json", archive.load(made.file()));
        MvcResult together = send(form(nora, part("agreement.pdf", signed.document()), evidence));
        assertThat(status(together)).isEqualTo(200);
        assertThat(together.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(json(together).at("/files/0/verdict").asText()).isEqualTo("valid");
        assertThat(json(together).at("/files/1/verdict").asText())
                .as("nobody signed it")
                .isEqualTo("untrusted");
        JsonNode held = json(together).at("/evidence/0");
        assertThat(held.path("evidence").asText()).isEqualTo("evidence.json");
        assertThat(held.path("agrees").asBoolean()).isTrue();
        assertThat(held.at("/documents/0").asText()).isEqualTo("agreement.pdf");

        JsonNode alone = json(send(form(nora, evidence))).at("/evidence/0");
        assertThat(alone.path("agrees").isNull()).as("nothing was compared").isTrue();
        assertThat(alone.path("documents")).isEmpty();
    }

    @Test
    void whatIsNeitherADocumentNorEvidenceIsNamedAndNothingAtAllIsRefused() throws Exception {
        MvcResult neither = send(form(nora, part("notes.txt", "Notes".getBytes(StandardCharsets.US_ASCII))));
        assertThat(json(neither).at("/files/0/verdict").asText()).isEqualTo("unreadable");
        assertThat(json(neither).at("/files/0/findings/0/text").asText()).startsWith("“notes.txt” is neither a PDF");
        MvcResult nothing = send(form(nora));
        assertThat(status(nothing)).isEqualTo(400);
        assertThat(problem(nothing)).isEqualTo("malformed");
    }

    private static MockMultipartFile part(String name, byte[] content) {
        return new MockMultipartFile("file", name, null, content);
    }

    private static MockMultipartHttpServletRequestBuilder form(String token, MockMultipartFile... files) {
        MockMultipartHttpServletRequestBuilder form = multipart(HttpMethod.POST, URI.create("/api/v1/verifications"));
        for (MockMultipartFile file : files) {
            form.file(file);
        }
        form.header("Authorization", "Bearer " + token);
        return form;
    }
}
