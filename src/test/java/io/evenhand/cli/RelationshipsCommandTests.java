package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.evenhand.digest.Sha256;
import io.evenhand.signing.TestTimestamps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Proves the way of a list on a partner's own machine: committed, opened, checked; and that every flaw of it is named by its line. */
class RelationshipsCommandTests {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aListIsCommittedStampedOpenedAndChecked() throws IOException {
        Files.writeString(folder.resolve("rechnung.pdf"), "an invoice");
        list("""
                Name,Country,Domain,Tax ID,Evidence,Evidence date
                Alpenmilch AG,CH,www.alpenmilch.example,CHE-123.456.789,rechnung.pdf,2024-05-01
                Muster GmbH & Co. KG,DE,muster.example,,%s,2023-01-31
                Müller SE,AT,müller.example,,%s,2022-02-02
                """.formatted(DIGEST, DIGEST));
        try (TestTimestamps.Server authority = TestTimestamps.Server.start(folder.resolve("keys"))) {
            assertThat(commit("--timestamp-url", authority.address().toString()))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(out.toString()).contains("Committed: 3 customers.").doesNotContain("Nobody stamped");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kept/private.txt"))))
                .isEqualTo("rw-------");
        String published = Files.readString(folder.resolve("kept/commitment.json"));
        assertThat(published).doesNotContainIgnoringCase("muster").doesNotContain(DIGEST);
        assertFollows("commitment", published);

        assertThat(open("alpenmilch")).as(err.toString()).isZero();
        String proof = Files.readString(folder.resolve("proof.json"));
        assertThat(proof).contains("domain:alpenmilch.example").doesNotContain("muster");
        assertFollows("proof", proof);

        assertThat(check(
                        "--root",
                        folder.resolve("kept/commitment.json").toString(),
                        "--evidence",
                        folder.resolve("rechnung.pdf").toString(),
                        "--introduced-on",
                        "2999-01-01",
                        "--customer",
                        "Alpenmilch",
                        "--trust",
                        folder.resolve("keys/ca.crt").toString()))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("Proven.").contains("on a list of 3 entries");

        // Anybody can found an authority: one that nobody trusts says nothing about the time.
        out.getBuffer().setLength(0);
        assertThat(check("--root", folder.resolve("kept/commitment.json").toString()))
                .isEqualTo(ExitCode.UNTRUSTED);
        assertThat(out.toString())
                .contains("Listed; nobody you trust vouches for the time.")
                .doesNotContain("Proven.");
        out.getBuffer().setLength(0);
        assertThat(check("--json")).isEqualTo(ExitCode.UNTRUSTED);
        var line = new ObjectMapper().readTree(out.toString());
        assertThat(line.get("verdict").asText()).isEqualTo("listed");
        assertThat(line.get("reasons").get(0).asText()).contains("issued by no authority that you trust");
        assertThat(check("--trust", folder.resolve("rechnung.pdf").toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("no readable certificate");
    }

    @Test
    void withoutAnyTimestampACheckSaysThatNobodyVouchesForTheTime() throws IOException {
        list("name,country,evidence,evidence_date\nAlpenmilch AG,CH,%s,2024-05-01\n".formatted(DIGEST));
        assertThat(commit()).isZero();
        assertThat(open("ALPENMILCH A.G.")).as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        assertThat(check("--json")).isEqualTo(ExitCode.REFUSED);
        var line = new ObjectMapper().readTree(out.toString());
        assertThat(line.get("verdict").asText()).isEqualTo("not-proven");
        assertThat(line.get("reasons").get(0).asText()).contains("Nobody but its owner");
    }

    @Test
    void everyFlawIsNamedByItsLineAndNothingIsWritten() throws IOException {
        list("""
                name,country,domain,evidence,evidence_date
                Ohne Land AG,XX,a.example,%1$s,2024-05-01
                ,DE,b.example,%1$s,2024-05-01
                Ohne Beleg AG,DE,c.example,,2024-05-01
                Falscher Beleg AG,DE,d.example,missing.pdf,2024-05-01
                Falscher Tag AG,DE,e.example,%1$s,1.5.2024
                Richtig AG,DE,f.example,%1$s,2024-05-01
                """.formatted(DIGEST));
        assertThat(commit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("line 2, country \"XX\": is no country")
                .contains("line 3, name: is missing")
                .contains("line 4, evidence: is missing")
                .contains("line 5, evidence \"missing.pdf\": is neither a file")
                .contains("line 6, evidence_date \"1.5.2024\"")
                .contains("5 problems; nothing was committed.");
        assertThat(folder.resolve("kept")).isEmptyDirectory();
    }

    @Test
    void aCustomerInSeveralRowsIsOneEntryWithTheEarliestEvidence() throws IOException {
        String earlier = Sha256.of("earlier");
        list("""
                name,country,domain,evidence,evidence_date
                Muster GmbH,DE,muster.example,%s,2024-05-01
                MUSTER G.m.b.H.,de,WWW.MUSTER.EXAMPLE,%s,2020-05-01
                Muster,DE,muster.example,%s,2023-05-01
                """.formatted(DIGEST, earlier, DIGEST));
        assertThat(commit()).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Committed: 1 customer, 2 rows merged.");
        assertThat(err.toString())
                .contains("line 2 is about the customer of line 3")
                .contains("line 4 is about the customer of line 3");
        assertThat(open("muster.example")).isZero();
        assertThat(Files.readString(folder.resolve("proof.json")))
                .contains(earlier)
                .contains("2020-05-01");
    }

    @Test
    void aCustomerWhoseTaxNumberIsOnlyInALaterRowIsOneEntryThatOpensByEither() throws IOException {
        list("""
                name,country,domain,tax_id,evidence,evidence_date
                Muster GmbH,DE,muster.example,,%s,2019-03-01
                Muster Service GmbH,DE,muster.example,DE136695976,%s,2024-05-01
                """.formatted(DIGEST, Sha256.of("later")));
        assertThat(commit()).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Committed: 1 customer, one row merged.");
        assertThat(err.toString()).contains("line 3 is about the customer of line 2 (by its domain)");
        for (String customer : new String[] {"DE136695976", "Muster GmbH", "Muster Service", "muster.example"}) {
            assertThat(openAnew(customer)).as(customer).isZero();
            assertThat(Files.readString(folder.resolve("proof.json")))
                    .contains("2019-03-01", DIGEST, "tax:de:136695976", "name:de:musterservice");
        }
    }

    @Test
    void namesakesStayEntriesOfTheirOwnAndOneIsPickedByTheDayOfItsEvidenceOrItsLine() throws IOException {
        list("""
                name,country,domain,evidence,evidence_date
                Muster GmbH,DE,muster-berlin.example,%1$s,2019-03-01
                Muster AG,DE,muster-bonn.example,%1$s,2024-05-01
                """.formatted(DIGEST));
        assertThat(commit()).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("Committed: 2 customers.")
                .contains("One customer shares a name, a domain or a tax number with another before it");
        assertThat(open("Muster")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString())
                .contains("More than one is meant")
                .contains(
                        "line 3: domain:muster-bonn.example, name:de:muster; evidence of 2024-05-01, SHA-256 0123456789ab");
        assertThat(openAnew("Muster", "--evidence-date", "2019-03-01")).isZero();
        assertThat(Files.readString(folder.resolve("proof.json"))).contains("muster-berlin.example");
        assertThat(openAnew("Muster", "--line", "3")).isZero();
        assertThat(Files.readString(folder.resolve("proof.json"))).contains("muster-bonn.example");
        assertThat(openAnew("Muster", "--evidence-date", "2020-01-01")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("No single entry of that day or line is meant");
    }

    /** The folder was written by the program before it merged rows by what they share. */
    @Test
    void aListThatWasCommittedBeforeStillOpens() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("kept"));
        for (String name : new String[] {"private.txt", "commitment.json"}) {
            try (var stream = Objects.requireNonNull(
                    RelationshipsCommandTests.class.getResourceAsStream("/relationship/committed-before/" + name))) {
                Files.copy(stream, kept.resolve(name));
            }
        }
        assertThat(open("muster.example")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("line 2: ", "line 3: ");
        assertThat(open("muster.example", "--evidence-date", "2019-03-01"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(folder.resolve("proof.json"))).contains("2019-03-01", "1".repeat(64));
        assertThat(check()).isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString()).contains("The entry was on a list of 3 entries.");
    }

    @Test
    void whatIsNoDomainIsAFlawAndADomainOfPublicMailIsSaidToBeLeftOut() throws IOException {
        list("""
                name,country,domain,evidence,evidence_date
                Unlesbar AG,DE,muster de,%1$s,2024-05-01
                Endung AG,GB,co.uk,%1$s,2024-05-01
                """.formatted(DIGEST));
        assertThat(commit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("line 2, domain \"muster de\": is no internet domain; write the domain like example.com")
                .contains("line 3, domain \"co.uk\": is no customer's")
                .contains("2 problems; nothing was committed.");
        list("name,country,domain,evidence,evidence_date\nPost AG,DE,post@gmail.com,%s,2024-05-01\n".formatted(DIGEST));
        assertThat(commit()).as(err.toString()).isZero();
        assertThat(err.toString()).contains("line 2, domain \"gmail.com\": everybody may have mail there");
        assertThat(open("Post AG")).isZero();
        assertThat(Files.readString(folder.resolve("proof.json"))).doesNotContain("gmail");
    }

    @Test
    void wrongLettersAreNamedAndNothingIsGuessed() throws IOException {
        Files.write(
                folder.resolve("list.csv"),
                "name,country,evidence,evidence_date\nMüller AG,CH,%s,2024-05-01\n"
                        .formatted(DIGEST)
                        .getBytes(Charset.forName("windows-1252")));
        assertThat(commit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("line 2, name").contains("CSV UTF-8");
    }

    @Test
    void missingColumnsAndAnEmptyFileAreNamed() throws IOException {
        list("name,country,evidence\nA,DE," + DIGEST + "\n");
        assertThat(commit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("evidence_date: is no column of this file");
        list("");
        assertThat(commit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("the file is empty");
        list("name,country,evidence,evidence_date\n");
        assertThat(commit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("there is no customer on it");
    }

    @Test
    void aFolderThatHoldsAListIsNeverWrittenOver() throws IOException {
        list("name,country,evidence,evidence_date\nA,DE,%s,2024-05-01\n".formatted(DIGEST));
        assertThat(commit()).isZero();
        String kept = Files.readString(folder.resolve("kept/private.txt"));
        assertThat(commit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("holds a list already");
        assertThat(Files.readString(folder.resolve("kept/private.txt"))).isEqualTo(kept);
    }

    @Test
    void whoIsNotOnTheListOrMeansSeveralIsTold() throws IOException {
        list("""
                name,country,evidence,evidence_date
                Muster AG,DE,%1$s,2024-05-01
                Muster AG,CH,%1$s,2024-05-01
                """.formatted(DIGEST));
        assertThat(commit()).isZero();
        assertThat(open("Andere AG")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("No such customer");
        assertThat(open("Muster AG")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("More than one is meant").contains("name:ch:muster");
        assertThat(open("Muster AG", "--country", "CH")).isZero();
        assertThat(Files.readString(folder.resolve("proof.json")))
                .contains("name:ch:muster")
                .doesNotContain("name:de");
    }

    @Test
    void aPrivateFileThatWasChangedOpensNothing() throws IOException {
        list("name,country,evidence,evidence_date\nA,DE,%s,2024-05-01\n".formatted(DIGEST));
        assertThat(commit()).isZero();
        Path kept = folder.resolve("kept/private.txt");
        Files.writeString(kept, Files.readString(kept).replace("2024-05-01", "2014-05-01"));
        assertThat(open("A")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("do not lead to the root");
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        list("name,country,evidence,evidence_date\nA,DE,%s,2024-05-01\n".formatted(DIGEST));
        assertThat(commit()).isZero();
        Files.writeString(folder.resolve("proof.json"), "something else");
        assertThat(open("A")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("is there already");
        assertThat(Files.readString(folder.resolve("proof.json"))).isEqualTo("something else");
        Files.delete(folder.resolve("proof.json"));
        Files.createSymbolicLink(folder.resolve("proof.json"), folder.resolve("list.csv"));
        assertThat(open("A")).isEqualTo(ExitCode.BAD_INPUT);
        Files.writeString(Files.createDirectory(folder.resolve("begun")).resolve("begin.json"), "sent before");
        assertThat(run(
                        "overlap",
                        "begin",
                        folder.resolve("list.csv"),
                        "--by",
                        "name",
                        "--me",
                        "Nordwind",
                        "--with",
                        "Contoso",
                        "--out",
                        folder.resolve("begun")))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Files.readString(folder.resolve("begun/begin.json"))).isEqualTo("sent before");
    }

    @Test
    void aProofIsCheckedAgainstTheMomentOfAnIntroduction() throws IOException {
        list("name,country,evidence,evidence_date\nA,DE,%s,2024-05-01\n".formatted(DIGEST));
        try (TestTimestamps.Server authority = TestTimestamps.Server.start(folder.resolve("keys"))) {
            assertThat(commit("--timestamp-url", authority.address().toString()))
                    .isZero();
        }
        assertThat(open("A")).isZero();
        // Nobody who is trusted here vouches for the time.
        assertThat(check("--introduced-on", "2999-01-01T00:00:00Z")).isEqualTo(ExitCode.UNTRUSTED);
        assertThat(check("--introduced-on", "2025-01-01T00:00:00Z")).isEqualTo(ExitCode.REFUSED);
        assertThat(check("--introduced-on", "last Monday")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("write a day such as 2026-11-02, or a moment");
    }

    @Test
    void aListThatIsTooLongToCompareIsTheInputsFault() throws IOException {
        StringBuilder rows = new StringBuilder("name,country,domain\n");
        for (int i = 0; i <= 50_000; i++) {
            rows.append("A,DE,a").append(i).append(".example\n");
        }
        list(rows.toString());
        assertThat(run(
                        "overlap",
                        "begin",
                        folder.resolve("list.csv"),
                        "--me",
                        "Nordwind",
                        "--with",
                        "Contoso",
                        "--out",
                        folder.resolve("begun")))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("more than 50,000 customers; compare fewer at once.");
        assertThat(folder.resolve("begun")).isEmptyDirectory();
    }

    @Test
    void filesInOtherLettersOrWithInvisibleOnesAreNoProof() throws IOException {
        list("name,country,evidence,evidence_date\nA,DE,%s,2024-05-01\n".formatted(DIGEST));
        assertThat(commit()).isZero();
        assertThat(open("A")).isZero();
        Path proof = folder.resolve("proof.json");
        String written = Files.readString(proof);
        Files.write(proof, written.getBytes(java.nio.charset.StandardCharsets.UTF_16));
        assertThat(check()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("it is not in UTF-8");
        for (String invisible : java.util.List.of("\\u202e", "\\u009b", "\\ud800", "\\u2028")) {
            Files.writeString(proof, written.replace("name:de:a", "name:de:a" + invisible));
            assertThat(check()).as(invisible).isEqualTo(ExitCode.BAD_INPUT);
        }
        assertThat(err.toString()).contains("invisible characters");
        Files.writeString(proof, written.substring(0, written.length() / 2));
        assertThat(check()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("it is no JSON at line");
    }

    private void list(String content) throws IOException {
        Files.writeString(folder.resolve("list.csv"), content);
    }

    private int commit(String... more) {
        return run("commit", folder.resolve("list.csv"), "--out", folder.resolve("kept"), (Object) more);
    }

    private int open(String customer, String... more) {
        return run(
                "open", folder.resolve("kept"), "--customer", customer, "--out", folder.resolve("proof.json"), (Object)
                        more);
    }

    /** Nothing is written over. */
    private int openAnew(String customer, String... more) throws IOException {
        Files.deleteIfExists(folder.resolve("proof.json"));
        return open(customer, more);
    }

    private int check(String... more) {
        return run("check", folder.resolve("proof.json"), (Object) more);
    }

    private int run(Object... arguments) {
        String[] words = java.util.Arrays.stream(arguments)
                .flatMap(one -> one instanceof String[] several
                        ? java.util.Arrays.stream(several)
                        : java.util.stream.Stream.of(one.toString()))
                .toArray(String[]::new);
        return new CommandLine(new RelationshipsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private static void assertFollows(String schema, String content) throws IOException {
        try (var stream = Objects.requireNonNull(
                RelationshipsCommandTests.class.getResourceAsStream("/schemas/" + schema + ".schema.json"))) {
            var read = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream, InputFormat.JSON);
            assertThat(read.validate(content, InputFormat.JSON)).isEmpty();
        }
    }
}
