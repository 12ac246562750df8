package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import io.evenhand.signing.TestKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Proves that {@code verify} tells people and programs the verdict, and the shell by its exit code. */
class VerifyCommandTests {
    @TempDir
    static Path folder;

    private static Path authority;
    private static Path good;
    private static Path bad;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeDocuments() throws IOException {
        Signing signing = TestKeys.signing(folder.resolve("keys"), Clock.systemUTC());
        authority = folder.resolve("keys").resolve("ca.crt");
        byte[] sealed = TestKeys.sealed(
                signing, TestDocuments.pdfWithoutTerms(), List.of(TestDocuments.ADA, TestDocuments.BRUNO));
        good = Files.write(folder.resolve("good.pdf"), sealed);
        byte[] changed = sealed.clone();
        changed[1000] ^= 1;
        bad = Files.write(folder.resolve("bad.pdf"), changed);
    }

    @Test
    void aValidDocumentEndsWithZero() {
        assertThat(verify(good, "--trust", authority)).isZero();
        assertThat(out.toString()).contains("VALID").contains("Ada Løvelace, Contoso Analytics Ltd");
    }

    @Test
    void aDocumentOfAnUnknownAuthorityEndsWithFourAndSaysWhatToDo() {
        assertThat(verify(good)).isEqualTo(4);
        assertThat(out.toString()).contains("INTACT, BUT NOT TRUSTED");
        assertThat(err.toString()).contains("--trust");
    }

    @Test
    void aChangedDocumentEndsWithOne() {
        assertThat(verify(bad, "--trust", authority)).isEqualTo(1);
        assertThat(out.toString()).contains("NOT VALID");
    }

    @Test
    void aMissingFileEndsWithTwo() {
        assertThat(verify(folder.resolve("missing.pdf"))).isEqualTo(2);
        assertThat(out.toString()).contains("There is no such file.");
    }

    @Test
    void aFolderEndsWithTwo() {
        assertThat(verify(folder)).isEqualTo(2);
    }

    @Test
    void ofSeveralFilesTheWorstDecides() {
        assertThat(verify(good, bad, "--trust", authority)).isEqualTo(1);
        assertThat(verify(bad, folder.resolve("missing.pdf"), good, "--trust", authority))
                .isEqualTo(2);
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        verify(good, bad, folder.resolve("missing.pdf"), "--json", "--trust", authority);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        var mapper = new ObjectMapper();
        JsonNode first = mapper.readTree(lines.getFirst());
        assertThat(first.path("file").asText()).isEqualTo(good.toString());
        assertThat(first.path("verdict").asText()).isEqualTo("valid");
        assertThat(first.path("signatures")).hasSize(5);
        assertThat(first.path("signatures").path(1).path("signer").asText()).isEqualTo("Ada Løvelace");
        assertThat(first.path("findings")).isNotEmpty();
        assertThat(mapper.readTree(lines.get(1)).path("verdict").asText()).isEqualTo("not-valid");
        assertThat(mapper.readTree(lines.get(2)).path("verdict").asText()).isEqualTo("unreadable");
    }

    @Test
    void whatIsNoCertificateCannotBeTrusted() throws IOException {
        Path noCertificate = Files.writeString(folder.resolve("no.crt"), "no certificate");
        assertThat(verify(good, "--trust", noCertificate)).isEqualTo(2);
        assertThat(verify(good, "--trust", folder.resolve("missing.crt"))).isEqualTo(2);
        assertThat(err.toString()).contains("PEM or DER").doesNotContain("Exception");
    }

    private int verify(Object... arguments) {
        var command = new CommandLine(new VerifyCommand(folder.resolve("nothing-installed")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return command.execute(texts);
    }
}
