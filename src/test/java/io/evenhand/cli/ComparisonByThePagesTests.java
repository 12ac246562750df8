package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.HtmlUtils;
import picocli.CommandLine;

/**
 * Proves that two people who know nothing but what their pages say come to the end of a comparison: each command is read from the page of the
 * moment, run with the files that were fetched from it, and what it writes is sent; and that the pages say where the program comes from and
 * which authority to trust.
 */
@PagesWithoutEngine
class ComparisonByThePagesTests {
    private static final Pattern COMMAND = Pattern.compile("<code[^>]*>(\\./evenhand relationships [^<]*)</code>");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'((?:[^']|'\\\\'')*)'|(\\S+)");

    @TempDir
    private Path folder;

    @Autowired
    MockMvc browser;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners partners;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String nora = "nora-" + run;
    private final String ivo = "ivo-" + run;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void twoPartnersWithLists() throws IOException {
        person(nora, "nordwind-" + run, "Nordwind \"& Söhne\" " + run);
        person(ivo, "contoso-" + run, "O'Contoso $HOME " + run);
        list(nora, "Alpenmilch AG,CH,alpenmilch.example", "Muster GmbH,DE,muster.example");
        list(ivo, "Muster GmbH,DE,www.muster.example", "Fremd Ltd,GB,fremd.example", "Anders,GB,anders.example");
    }

    private void person(String username, String partner, String legalName) {
        partners.register(TestPartners.of(partner, legalName));
        var unused = accounts.register(NewAccount.demo(username, username, username, partner, Role.OPERATIONS));
    }

    private void list(String whose, String... rows) throws IOException {
        Path own = Files.createDirectories(folder.resolve(whose));
        Files.writeString(own.resolve("customers.csv"), "name,country,domain\n" + String.join("\n", rows) + "\n");
    }

    private String page(String who, String address) throws Exception {
        return browser.perform(get(address).with(user(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** The commands that a page asks to run, in its order. */
    private List<String> commands(String who, String address) throws Exception {
        List<String> commands = new ArrayList<>();
        for (Matcher found = COMMAND.matcher(page(who, address)); found.find(); ) {
            commands.add(HtmlUtils.htmlUnescape(found.group(1)));
        }
        return commands;
    }

    /** Runs one as a shell would in the person's own folder, and gives what it says. */
    private String run(String who, String command, String... replaced) throws IOException {
        List<String> words = new ArrayList<>();
        for (Matcher found = WORD.matcher(command); found.find(); ) {
            String word = found.group(1) != null
                    ? found.group(1)
                    : found.group(2) != null ? found.group(2).replace("'\\''", "'") : found.group(3);
            for (int i = 0; i < replaced.length; i += 2) {
                word = word.equals(replaced[i]) ? replaced[i + 1] : word;
            }
            boolean isFile = word.equals("FOLDER") || word.matches("[a-z-]+\\.(csv|json)");
            words.add(isFile ? folder.resolve(who).resolve(word).toString() : word);
        }
        assertThat(words.subList(0, 2)).containsExactly("./evenhand", "relationships");
        said.getBuffer().setLength(0);
        int code = new CommandLine(new RelationshipsCommand())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(words.subList(2, words.size()).toArray(String[]::new));
        assertThat(code).as(command + ": " + said).isZero();
        return said.toString();
    }

    /** Saves every file that the page links, as a browser does. */
    private void fetchAll(String who, String address) throws Exception {
        Matcher link = Pattern.compile("href=\"(" + address + "/files/([a-z-]+\\.json))\"")
                .matcher(page(who, address));
        while (link.find()) {
            byte[] file = browser.perform(get(link.group(1)).with(user(who)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            Files.write(folder.resolve(who).resolve(link.group(2)), file);
        }
    }

    private void send(String who, String address, String file) throws Exception {
        byte[] written =
                Files.readAllBytes(folder.resolve(who).resolve("FOLDER").resolve(file));
        browser.perform(multipart(address + "/files")
                        .file(new MockMultipartFile("file", file, "application/json", written))
                        .with(user(who))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    private String begun() throws Exception {
        String begin = commands(nora, "/relationships").stream()
                .filter(command -> command.contains("overlap begin"))
                .findFirst()
                .orElseThrow();
        run(nora, begin, "YOU", "Nordwind \"& Söhne\" " + run, "THEM", "O'Contoso $HOME " + run);
        byte[] file = Files.readAllBytes(folder.resolve(nora).resolve("FOLDER/begin.json"));
        String address = Objects.requireNonNull(browser.perform(multipart("/relationships/comparisons")
                        .file(new MockMultipartFile("file", "begin.json", "application/json", file))
                        .param("partner", "contoso-" + run)
                        .with(user(nora))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        browser.perform(post(address + "/acceptance").with(user(ivo)).with(csrf()))
                .andExpect(status().is3xxRedirection());
        return address;
    }

    @Test
    void bothComeToTheEndByWhatTheirPagesSay() throws Exception {
        String address = begun();
        assertThat(commands(nora, address)).as("it is the other's turn").isEmpty();

        fetchAll(ivo, address);
        List<String> now = commands(ivo, address);
        assertThat(now).hasSize(1);
        run(ivo, now.getFirst());
        send(ivo, address, "answer.json");

        fetchAll(nora, address);
        now = commands(nora, address);
        assertThat(now).hasSize(1);
        assertThat(run(nora, now.getFirst())).contains("Shared: one customer, of 2 of yours and 3 of theirs.");
        send(nora, address, "count.json");

        fetchAll(ivo, address);
        now = commands(ivo, address);
        assertThat(page(ivo, address)).doesNotContain("Both of you know how many");
        assertThat(now).hasSize(2);
        assertThat(run(ivo, now.getFirst())).contains("Shared: one customer, of 3 of yours and 2 of theirs.");
        run(ivo, now.getLast());
        send(ivo, address, "reveal-by-answerer.json");

        now = commands(nora, address);
        assertThat(now).hasSize(1);
        run(nora, now.getFirst());
        send(nora, address, "reveal-by-beginner.json");

        for (String who : List.of(nora, ivo)) {
            fetchAll(who, address);
            now = commands(who, address);
            assertThat(now).hasSize(1);
            assertThat(run(who, now.getFirst()).strip()).isEqualTo("domain:muster.example");
            assertThat(page(who, address)).contains("Files stay until", "can work out how many customers you share");
        }
    }

    @Test
    void aFileThatIsTooLargeIsSaidToBeTooLarge() throws Exception {
        byte[] large = new byte[(int) OverlapFile.MOST_BYTES + 1];
        assertThat(refused("/relationships/comparisons", nora, large)).contains("larger than any of 50,000 customers");
        assertThat(refused("/relationships/comparisons", nora, new byte[0])).contains("Choose the begin.json");
        String address = begun();
        assertThat(refused(address + "/files", ivo, large)).contains("larger than any of 50,000 customers");
        assertThat(refused(address + "/files", ivo, new byte[0])).contains("Choose the file that the program wrote");
    }

    private String refused(String address, String who, byte[] file) throws Exception {
        return browser.perform(multipart(address)
                        .file(new MockMultipartFile("file", "begin.json", "application/json", file))
                        .param("partner", "contoso-" + run)
                        .with(user(who))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** A list is committed, published, opened and checked by the commands of the pages, against the authority that a page hands out. */
    @Test
    void anEntryIsOpenedAndCheckedByWhatThePagesSay() throws Exception {
        assertThat(page(nora, "/relationships"))
                .contains("handed out by whoever runs this installation", "a JDK of at least 21")
                .contains("evidence_date", "tax_id", "--by name", "--by tax");
        Files.writeString(
                folder.resolve(nora).resolve("customers.csv"),
                "name,country,domain,tax_id,evidence,evidence_date\nMuster GmbH,DE,muster.example,,"
                        + "0123456789abcdef".repeat(4) + ",2024-05-01\n");
        List<String> known = commands(nora, "/relationships");
        run(nora, known.get(0));
        byte[] published = Files.readAllBytes(folder.resolve(nora).resolve("FOLDER/commitment.json"));
        browser.perform(multipart("/relationships/commitments")
                        .file(new MockMultipartFile("file", "commitment.json", "application/json", published))
                        .with(user(nora))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        String commitment = ownCommitment();
        List<String> commands = commands(nora, commitment);
        assertThat(commands).hasSize(2);
        run(nora, commands.getFirst());

        save("commitment.json", commitment + "/commitment.json");
        assertThat(page(ivo, commitment))
                .contains("href=\"/pki/authority.crt\"")
                .doesNotContain("ca.crt");
        save("authority.crt", "/pki/authority.crt");
        String check = commands(ivo, commitment).getFirst();
        assertThat(check).contains("--trust authority.crt");
        Files.copy(
                folder.resolve(nora).resolve("proof.json"), folder.resolve(ivo).resolve("proof.json"));
        assertThat(run(
                        ivo,
                        check,
                        "authority.crt",
                        folder.resolve(ivo).resolve("authority.crt").toString()))
                .startsWith("Proven.");
    }

    private String ownCommitment() throws Exception {
        Matcher links =
                Pattern.compile("/relationships/commitments/[0-9a-f-]{36}").matcher(page(nora, "/relationships"));
        while (links.find()) {
            if (page(nora, links.group()).contains("Your commitment")) {
                return links.group();
            }
        }
        throw new AssertionError("No commitment");
    }

    private void save(String name, String address) throws Exception {
        byte[] content = browser.perform(get(address).with(user(ivo)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Files.write(folder.resolve(ivo).resolve(name), content);
    }
}
