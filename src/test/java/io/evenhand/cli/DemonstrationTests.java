package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.Evenhand;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Proves that a visitor of the demonstration finds what it promises to show, on the pages on which it promises it: the program with its own
 * engine and database drives the stories of the three fears, of competence and of whom one knew first, and the pages are read by the people
 * of the samples.
 */
@Execution(ExecutionMode.CONCURRENT)
class DemonstrationTests {
    /**
     * One whose promise is broken; one whose first month is settled, about whose customer a claim is admitted; and two that only bring the
     * other partners along.
     */
    private static final Set<String> STORIES =
            Set.of("nda-in-force", "licences-and-services", "offer-passed-on", "nda-unsigned");

    @TempDir
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext house;

    @SuppressWarnings("NullAway.Init")
    private static MockMvc browser;

    private static String told = "";

    @BeforeAll
    static void aVisitorStartsIt() throws Exception {
        house = new SpringApplicationBuilder(Evenhand.class)
                .initializers(new StartupChecks(false), new DemonstrationTime.Beginning())
                .run(
                        "--evenhand.data=" + data,
                        "--evenhand.demo=true",
                        "--evenhand.test.camunda=own",
                        "--evenhand.notice.folder=" + data.resolve("mail"),
                        "--server.port=0",
                        "--logging.level.io.evenhand=warn");
        browser = MockMvcBuilders.webAppContextSetup((WebApplicationContext) house)
                .apply(springSecurity())
                .build();
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        try {
            house.getBean(Demonstration.class)
                    .show(new PrintStream(console, true, StandardCharsets.UTF_8), STORIES::contains);
        } finally {
            told = console.toString(StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void theVisitorLeaves() {
        house.close();
    }

    /** What a page says, as words. */
    private static String read(String person, String address) throws Exception {
        return browser.perform(get(address).with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("(?s)<(script|style).*?</\\1>|<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void theyBurnedUsBeforeShowsAPromiseThatWasBroken() throws Exception {
        assertThat(read("claire.moreau", "/assurance/promises")).contains("Broken", "Alpenwerk");
    }

    @Test
    void weGaveAwayTooMuchShowsWhatCameOfAShare() throws Exception {
        assertThat(read("anna.berg", "/assurance/shares")).containsPattern("EUR [1-9][0-9,]*\\.[0-9]{2}");
    }

    @Test
    void theyStoleOurCustomerShowsAWindowAListAndAnAdmittedClaim() throws Exception {
        String introducer = read("anna.berg", "/assurance/customers");
        assertThat(part(introducer, "Protects you", "Binds you"))
                .contains("Alpenmilch", "Polderdata B.V.", "Ashdown &amp; Pike");
        assertThat(part(introducer, "Claims", "$"))
                .contains("You against Ashdown")
                .containsIgnoringCase("admitted")
                .containsPattern("EUR [1-9]");
        assertThat(part(read("sanne.devries", "/assurance/customers"), "Whom you knew before", "Claims"))
                .contains("8 customers, committed to on", "countersigned by Isartal Cloud GmbH");
    }

    private static String part(String page, String from, String to) {
        int begin = page.lastIndexOf(from);
        assertThat(begin).as(from).isNotNegative();
        int end = to.equals("$") ? page.length() : page.indexOf(to, begin + from.length());
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    @Test
    void whatIsClaimedStandsBesideWhatIsShownAndFades() throws Exception {
        String own = read("sanne.devries", "/partners/polderdata/competencies");
        assertThat(part(own, "Shows Together", "Certificates Certificate"))
                .contains("confirmed delivery of", "confirmed reference of", "26 months old, keeps 34 of 48 parts")
                .contains("Shown by its record", "Claims more than it shows", "Not to be asked")
                .contains("certificate without its file of");
        assertThat(part(own, "Certificates Certificate", "In its own words"))
                .containsPattern("MB-800[^–]*PDF Take back");
        assertThat(read("urs.baumann", "/partners/polderdata/competencies"))
                .contains("confirmed delivery of", "by the word of 2 partners");
        assertThat(read("sanne.devries", "/competencies/need?areas=business-central"))
                .contains("You have it");
    }

    @Test
    void theEntryOfTheCommittedListWaitsToBeJudgedWithItsProof() throws Exception {
        assertThat(told).contains("REF-2026-0133 waits for Eifelwerk Software AG: judge prior relationship");
        String referral = house.getBean(JdbcTemplate.class)
                .queryForObject("select id from referral where reference = 'REF-2026-0133'", String.class);
        HumanTaskView judging = house.getBean(HumanTasks.class).open(List.of(String.valueOf(referral))).stream()
                .filter(task -> task.elementId().equals("judge-prior-relationship"))
                .findFirst()
                .orElseThrow();
        assertThat(read("ruth.kessel", "/tasks/" + judging.taskKey()))
                .contains(
                        "On a list that was committed before",
                        "It proves that they listed this customer before you introduced it",
                        "Download invoice-2024-0611.pdf",
                        "to the last byte");
    }

    @Test
    void theConsoleSaysWhereToGoOn() {
        Matcher commands =
                Pattern.compile("relationships check (\\S+) --root (\\S+)").matcher(told);
        assertThat(commands.find()).isTrue();
        assertThat(Path.of(commands.group(1))).isRegularFile();
        assertThat(Path.of(commands.group(2))).isRegularFile();
        assertThat(told).contains("The desk is at http://localhost:");
    }
}
