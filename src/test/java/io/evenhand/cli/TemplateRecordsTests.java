package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Terms;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.wording.Releases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/**
 * Proves that the command line says, of the configured database alone, what was released, who uses it and what differs, and makes an
 * agreement's document once more; and tells the shell by its exit code.
 */
@WithoutEngine
class TemplateRecordsTests {
    @Autowired
    Agreements agreements;

    @Autowired
    AgreementWordings wordings;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    Negotiations negotiations;

    @Autowired
    Partners partners;

    @Autowired
    Releases releases;

    @Autowired
    JdbcTemplate database;

    @Autowired
    HikariDataSource source;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String number = "";
    private AgreementId id = AgreementId.of(UUID.randomUUID().toString());
    private int release;

    @BeforeEach
    void anAgreementIsBeingSigned() {
        Terms terms = SampleTerms.mutualNda(2);
        terms.parties().forEach(party -> partners.register(TestPartners.of(party)));
        String subject = UUID.randomUUID().toString();
        number = "CLI-" + subject.substring(0, 8);
        PartnerId first = new PartnerId(terms.parties().getFirst().partnerId());
        id = agreements.draft(new NewAgreement(number, subject, first, terms, "small"));
        PartnerId other = new PartnerId(terms.parties().getLast().partnerId());
        Actor lawyer = new Actor("x", "x", null, other.value(), Set.of(Role.LEGAL));
        negotiations.review(id, other, lawyer, "accept", "", Optional.empty());
        documents.certify(id);
        release = releases.find(wordings.of(id).orElseThrow()).orElseThrow().number();
    }

    @Test
    void whatWasReleasedIsListedWithTheVersionInUse() throws Exception {
        assertThat(run("releases", "nda.en")).isZero();
        assertThat(out.toString())
                .contains("nda.en")
                .contains("version " + release)
                .contains("in use");
        assertThat(run("releases", "nda.en", "--json")).isZero();
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.path("version").asInt()).isEqualTo(release);
            assertThat(line.path("hash").asText())
                    .isEqualTo(wordings.of(id).orElseThrow().hash());
        });
        assertThat(run("releases", "nda.xx")).isEqualTo(2);
        assertThat(err.toString()).contains("Nothing was released of nda.xx");
        assertThat(run("releases", "nda")).isEqualTo(2);
        assertThat(err.toString()).contains("such as nda.en");
    }

    @Test
    void whichAgreementsUseAVersionIsSaid() throws Exception {
        assertThat(run("usage", "nda.en", "--json")).isZero();
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.path("version").asInt()).isEqualTo(release);
            assertThat(line.path("agreements").path("signing").asLong()).isPositive();
        });
        assertThat(run("usage", "nda.en", "--release", Integer.toString(release)))
                .isZero();
        assertThat(out.toString()).containsPattern(number + " +Being signed");
        assertThat(run("usage", "nda.en", "--release", "99999")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no version 99999 of nda.en");
    }

    @Test
    void twoVersionsAreComparedAndAVersionWithItselfIsTheSame() {
        String present = Integer.toString(release);
        assertThat(run("compare", "nda.en", present, present)).isZero();
        assertThat(out.toString()).contains("The two say the same");
        assertThat(run("compare", "nda.en", present, "99999")).isEqualTo(2);
        assertThat(err.toString()).contains("no version \"99999\"");
        // No such wording came with the program either.
        assertThat(run("compare", "of-nobody.en", "program", "program")).isEqualTo(2);
    }

    @Test
    void aDocumentMadeOnceMoreSaysTheSameAndOneThatDoesNotIsRefused() throws Exception {
        Path file = folder.resolve("again.pdf");
        assertThat(run("recreate", number, "--out", file.toString()))
                .as("%s", err)
                .isZero();
        assertThat(out.toString()).contains(number + ": all").contains("pages say the same");
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
        assertThat(run("recreate", number, "--json")).isZero();
        assertThat(lines().getFirst().path("same").asBoolean()).isTrue();

        // The day that is printed on it.
        database.update("update agreement set certified_on = '2020-02-29' where id = ?", id.value());
        assertThat(run("recreate", number)).isEqualTo(1);
        assertThat(out.toString()).contains("something reads differently");
        database.update("update agreement set document_hash = null where id = ?", id.value());
        assertThat(run("recreate", number)).isEqualTo(1);
        assertThat(err.toString()).contains("There is no document of it yet");
        assertThat(run("recreate", "of-nobody")).isEqualTo(2);
        assertThat(run("recreate", number, "not-a-setting")).isEqualTo(2);
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(
                "--spring.datasource.url=" + source.getJdbcUrl(),
                "--spring.datasource.username=" + source.getUsername(),
                "--spring.datasource.password=" + Objects.requireNonNullElse(source.getPassword(), "")));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new TemplateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
