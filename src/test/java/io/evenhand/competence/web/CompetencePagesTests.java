package io.evenhand.competence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.competence.CompetenceNetwork;
import io.evenhand.competence.ConfirmationView;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.Level;
import io.evenhand.competence.Sharing;
import io.evenhand.partner.Partners;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Proves what the pages of competencies say, how they answer what will not do, and that turning work down opens an introduction that is
 * filled in and names nobody who may not be named.
 */
@PagesWithoutEngine
class CompetencePagesTests {
    private static final AtomicLong KEYS = new AtomicLong(8_170_000);

    @Autowired
    MockMvc browser;

    @Autowired
    BeanFactory house;

    @Autowired
    Accounts accounts;

    @Autowired
    Referrals referrals;

    @Autowired
    Confirmations confirmations;

    @Autowired
    JdbcTemplate database;

    @SuppressWarnings("NullAway.Init")
    private CompetenceNetwork network;

    private String nora = "";
    private String ivo = "";
    private String steward = "";

    @BeforeEach
    void peopleOfTwoPartnersAndTheSteward() {
        network = new CompetenceNetwork(house);
        nora = account("nora", network.nordwind, Role.OPERATIONS);
        ivo = account("ivo", network.contoso, Role.OPERATIONS);
        steward = account("sam", Actor.HOST, Role.STEWARD);
    }

    @Test
    void aPartnerSaysWhatItDoesAndWhatItClaimsMoreThanItShowsIsSeen() throws Exception {
        String page = "/partners/" + network.contoso + "/competencies";
        assertThat(read(get(page + "/edit"), ivo)).contains("level." + network.erp, "We do not do this");

        browser.perform(form(page + "/edit", ivo)
                        .param("version", "0")
                        .param("level." + network.erp, "leads")
                        .param("languages", "de en")
                        .param("sharing", "network"))
                .andExpect(redirectedUrl(page));

        assertThat(read(get(page), nora))
                .contains("leads in this", "Claims more than it shows", "German, English", "erp</strong>")
                .doesNotContain("Edit</a>");
    }

    @Test
    void whoeverSavesOverAnothersChangeIsToldAndKeepsWhatTheyTyped() throws Exception {
        network.state(network.contoso, Sharing.NOBODY, Level.DELIVERS);

        assertThat(refused(
                        409,
                        form("/partners/" + network.contoso + "/competencies/edit", ivo)
                                .param("version", "0")
                                .param("level." + network.erp, "leads")
                                .param("languages", "fr")))
                .contains("Somebody else saved changes while this form was open", "Saved meanwhile", "value=\"fr\"");
    }

    @Test
    void whatIsNotSharedIsNotOnThePage() throws Exception {
        network.state(network.contoso, Sharing.NOBODY, Level.LEADS);
        network.confirmed(network.contoso, network.litware, LocalDate.of(2026, 10, 1));

        assertThat(read(get("/partners/" + network.contoso + "/competencies"), nora))
                .contains("Not shared with you")
                .doesNotContain("points", "leads in this", "running");
    }

    @Test
    void aCertificateThatWillNotDoIsRefusedByItsFields() throws Exception {
        String page = "/partners/" + network.contoso + "/competencies/certificates";
        MockMultipartFile program = new MockMultipartFile("file", "x.exe", "application/pdf", new byte[] {'M', 'Z', 0});

        assertThat(refused(422, (MockHttpServletRequestBuilder) multipart(page)
                        .file(program)
                        .param("name", "MB-800")
                        .with(user(ivo))
                        .with(csrf())))
                .contains(
                        "Choose an area from the list.",
                        "Enter the day on which it was issued.",
                        "Choose a PDF, PNG or JPEG file of at most 2 MB.");
        assertThat(refused(
                        422,
                        form(page, ivo)
                                .param("area", network.erp.value())
                                .param("name", "<script>alert(1)</script>")
                                .param("issuedOn", "2999-01-01")))
                .contains("This day is still to come", "&lt;script&gt;", "a name is plain text, not markup")
                .doesNotContain("<script>alert");
        browser.perform(((MockHttpServletRequestBuilder) multipart(page)
                                .file(new MockMultipartFile(
                                        "file", "c.pdf", "text/html", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII)))
                                .param("area", network.erp.value())
                                .param("name", "MB-800")
                                .param("issuedOn", "2026-10-01"))
                        .with(user(ivo))
                        .with(csrf()))
                .andExpect(redirectedUrl("/partners/" + network.contoso + "/competencies"));
        assertThat(read(get("/partners/" + network.contoso + "/competencies"), ivo))
                .contains("MB-800", "/document\"", "Take back");
    }

    @Test
    void theIntroducerOfAWonReferralSaysWhatWasDelivered() throws Exception {
        ReferralId id = network.referral(network.nordwind, network.contoso, "ERP " + network.run, "<Forklifts>");
        referrals.end(id, ReferralState.CLOSED);
        assertThat(read(get("/"), nora)).doesNotContain("A partner waits for your word on its work");
        ConfirmationView running = confirmations
                .list(network.operations(network.contoso))
                .running()
                .getFirst();
        assertThat(read(get("/confirmations"), ivo)).contains("Won, and not over yet", "no day named");
        assertThat(read(get("/confirmations/" + running.id()), ivo)).contains("When is it over?", "Work runs");
        assertThat(refused(
                        422,
                        form("/confirmations/" + running.id() + "/end", ivo)
                                .param("version", "0")
                                .param("endedOn", "soon")))
                .contains("Enter " + running.doneOn() + " or a later day.");
        browser.perform(form("/confirmations/" + running.id() + "/end", ivo)
                        .param("version", "0")
                        .param("endedOn", running.doneOn().toString()))
                .andExpect(redirectedUrl("/confirmations"));
        assertThat(read(get("/"), nora)).contains("A partner waits for your word on its work");
        String one = "/confirmations/"
                + confirmations
                        .list(network.operations(network.nordwind))
                        .asked()
                        .getFirst()
                        .id();

        assertThat(read(get(one), nora))
                .contains("What did Contoso " + network.run + " deliver?", "&lt;Forklifts&gt;")
                .doesNotContain("Adler", "A warehouse for somebody");
        assertThat(refused(422, form(one, nora).param("version", "1").param("decision", "not-yet")))
                .contains("Enter the day on which you are asked again.");
        assertThat(refused(422, form(one, nora).param("version", "1").param("decision", "not")))
                .contains("Say why you do not confirm it");
        assertThat(refused(422, form(one, nora).param("version", "1").param("decision", "confirm")))
                .contains("Choose in which areas it was delivered.");
        assertThat(refused(
                        422,
                        form(one, nora)
                                .param("version", "1")
                                .param("decision", "confirm")
                                .param("areas", network.erp.value())))
                .contains("Enter the day on which it was done.");
        browser.perform(form(one, nora)
                        .param("version", "1")
                        .param("decision", "confirm")
                        .param("doneOn", running.doneOn().toString())
                        .param("areas", network.erp.value()))
                .andExpect(redirectedUrl("/confirmations"));
        assertThat(refused(
                        409,
                        form(one, nora)
                                .param("version", "1")
                                .param("decision", "not")
                                .param("words", "Once more.")))
                .contains("somebody else changed it while this page was open");
        assertThat(read(get("/partners/" + network.contoso + "/competencies"), ivo))
                .contains("400 points, by the word of one partner: delivers this");
    }

    @Test
    void theGapOpensAnIntroductionThatIsFilledIn() throws Exception {
        network.state(network.contoso, Sharing.NETWORK, Level.DELIVERS);
        String page = read(
                get("/competencies/need")
                        .param("areas", network.erp.value())
                        .param("others", "Forklifts & <b>")
                        .param("region", "Saxony")
                        .param("companySize", "120 people")
                        .param("months", "2"),
                nora);
        assertThat(page)
                .contains("Call somebody in", "Contoso " + network.run, "Works in Saxony", "is no area of the list")
                .doesNotContain("<b>,");
        String link = page.substring(page.indexOf("/referrals/new?areas="));
        link = link.substring(0, link.indexOf('"')).replace("&amp;", "&");

        String introduction = read(get(URI.create(link)), nora);

        assertThat(introduction)
                .contains(
                        "ERP " + network.run + "; Forklifts &amp; &lt;b&gt;",
                        "value=\"Saxony\"",
                        "value=\"120 people\"",
                        "<option value=\"" + network.contoso + "\" selected=\"selected\">1. Contoso " + network.run);
    }

    @Test
    void candidatesAreRankedBeforeAnythingIsIntroduced() throws Exception {
        network.state(network.contoso, Sharing.NETWORK, Level.DELIVERS);

        String page = browser.perform(form("/referrals/new", nora)
                        .param("show", "candidates")
                        .param("areas", "erp " + network.run)
                        .param("customerName", "Adler")
                        .param("days", "5"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(page)
                .contains("Who fits, and why", "1. Contoso " + network.run, "value=\"Adler\"", "Others")
                .doesNotContain("Nothing is introduced yet");
    }

    @Test
    void whoeverDeclinedAnOfferIntroducesANeedLikeItWithoutAnythingOfTheOffersWords() throws Exception {
        network.state(network.litware, Sharing.NETWORK, Level.DELIVERS);
        ReferralId id = network.referral(network.nordwind, network.contoso, "ERP " + network.run);
        String seat = Objects.requireNonNull(
                database.queryForObject("select id from seat where referral_id = ?", String.class, id.value()));
        long task = declined(id, seat);

        String page = read(get("/tasks/" + task), ivo);

        assertThat(page).contains("Introduce a need like it");
        String link = page.substring(page.indexOf("/referrals/new?areas="));
        link = link.substring(0, link.indexOf('"'));
        assertThat(link)
                .contains("region=Saxony", "startMonths=2", "first=" + network.litware)
                .doesNotContain("warehouse", "Adler", network.nordwind);
        database.update("update human_task set decision = 'accept' where task_key = ?", task);
        assertThat(read(get("/tasks/" + task), ivo)).doesNotContain("Introduce a need like it");
    }

    @Test
    void whoeverDeclinesIsLedToWhereSuchWorkIsPassedOn() throws Exception {
        ReferralId id = network.referral(network.nordwind, network.contoso, "ERP " + network.run);
        String seat = Objects.requireNonNull(
                database.queryForObject("select id from seat where referral_id = ?", String.class, id.value()));
        long task = declined(id, seat);
        database.update(
                "update human_task set state = 'OPEN', ended_at = null, decision = null, reason = null where task_key = ?",
                task);

        Map<String, Object> said = browser.perform(
                        form("/tasks/" + task, ivo).param("decision", "decline").param("reason", "No room."))
                .andExpect(redirectedUrl("/tasks/" + task))
                .andReturn()
                .getFlashMap();

        database.update("update human_task set state = 'DONE', decision = 'decline' where task_key = ?", task);
        assertThat(read(get("/tasks/" + task).flashAttrs(said), ivo))
                .contains("Recorded: ", "Introduce a need like it");
        database.update("update human_task set state = 'OPEN', decision = null where task_key = ?", task);
        browser.perform(form("/tasks/" + task, ivo).param("decision", "accept")).andExpect(redirectedUrl("/"));
    }

    @Test
    void confirmationsAreReachedBeforeThereIsOneAndAnOwnRequestIsTakenBackThere() throws Exception {
        String link = "href=\"/confirmations\"";
        String own = "/partners/" + network.contoso + "/competencies";
        assertThat(read(get(own), ivo)).contains(link).doesNotContain("Is some of it over?");
        assertThat(read(get(own), nora)).doesNotContain(link);
        assertThat(read(get("/competencies"), ivo)).contains(link);
        browser.perform(form(own + "/edit", ivo).param("version", "0").param("capacity", "0"));
        var unused = network.referral(network.nordwind, network.contoso, "ERP " + network.run);
        assertThat(read(get(own), ivo)).contains("Stretched", "Is some of it over? Say so under");

        browser.perform(form(own + "/references", ivo)
                        .param("askedOf", network.nordwind)
                        .param("title", "A payroll " + network.run)
                        .param("areas", network.erp.value())
                        .param("doneOn", "2026-10-01"))
                .andExpect(redirectedUrl(own));
        String id = Objects.requireNonNull(database.queryForObject(
                "select id from competence_confirmation where title = ?", String.class, "A payroll " + network.run));
        assertThat(read(get("/confirmations"), ivo)).contains("/confirmations/" + id, "A payroll " + network.run);
        assertThat(read(get("/confirmations/" + id), ivo)).contains("Ask for it no longer");
        browser.perform(form("/confirmations/" + id + "/withdraw", ivo).param("version", "0"))
                .andExpect(redirectedUrl("/confirmations"));
        assertThat(read(get("/confirmations/" + id), ivo)).doesNotContain("Ask for it no longer");
    }

    @Test
    void allWhoComeIntoQuestionAreNamedAndWhatCannotBeReadIsSaid() throws Exception {
        for (int i = 0; i < 12; i++) {
            house.getBean(Partners.class)
                    .register(TestPartners.of("many-" + i + "-" + network.run, "Many " + i + " " + network.run));
        }
        String first =
                read(get("/competencies/need").param("others", "erp, A & B").param("region", "Bavaria"), nora);
        assertThat(first).contains("Introduce it to them").doesNotContain("11. ", "Left out");
        String link = first.substring(first.indexOf("/competencies/need?"), first.indexOf("all=true") + 8)
                .replace("&amp;", "&");
        assertThat(link).contains("others=erp%2C%20A%20%26%20B", "region=Bavaria");
        assertThat(read(get(URI.create(link)), nora))
                .contains("Many 0 " + network.run, "Many 11 " + network.run, "value=\"erp, A &amp; B\"")
                .doesNotContain(" more</a>");

        assertThat(read(
                        get("/competencies/need")
                                .param("others", "nothing " + network.run)
                                .param("months", "soon")
                                .param("language", "??"),
                        nora))
                .contains(
                        "Left out: write a number of months, such as 3.",
                        "Left out: this is no language.",
                        "Nobody in the network says or shows any of it.",
                        ">Introduce it</a>")
                .doesNotContain("Introduce it to them", "spoken=", "startMonths=");
    }

    @Test
    void onesOwnNeedThatNobodyTookIsIntroducedToOthers() throws Exception {
        ReferralId id = network.referral(network.nordwind, network.contoso, "ERP " + network.run);
        assertThat(read(get("/referrals/" + id), nora)).doesNotContain("Introduce this need to others");

        referrals.end(id, ReferralState.UNFILLED);

        String way = "/referrals/" + id + "/introduction";
        assertThat(read(get("/referrals/" + id), nora)).contains("Introduce this need to others", way);
        assertThat(browser.perform(get(way).with(user(nora)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .startsWith("/referrals/new?areas=ERP")
                .contains("region=Saxony", "startMonths=2")
                .doesNotContain("Adler", "warehouse");
        browser.perform(get(way).with(user(ivo))).andExpect(status().isNotFound());
        assertThat(read(get("/referrals/" + id), ivo)).doesNotContain("Introduce this need to others");
    }

    @Test
    void theStewardLooksAfterAreasAndOthersReadThem() throws Exception {
        String one = "/competencies/areas/" + network.erp;
        assertThat(read(get("/competencies"), steward)).contains("Add an area", "Load areas");
        assertThat(read(get("/competencies"), nora)).doesNotContain("Add an area");
        assertThat(read(get(one), nora)).contains("Navision " + network.run).doesNotContain("Rename it");
        browser.perform(get("/competencies/areas/no-such").with(user(nora))).andExpect(status().isNotFound());

        assertThat(refused(
                        409, form(one + "/name", steward).param("version", "99").param("name", "Suite")))
                .contains("Nothing was changed: somebody else changed it");
        assertThat(refused(
                        422,
                        form(one + "/releases", steward).param("version", "0").param("release", "Wave 1")))
                .contains("Enter a day since 1980.");
        browser.perform(form(one + "/releases", steward)
                        .param("version", "0")
                        .param("release", "Wave 1")
                        .param("on", "2026-04-01"))
                .andExpect(redirectedUrl(one));
        assertThat(refused(
                        422,
                        form("/competencies/areas", steward)
                                .param("id", "UPPER")
                                .param("name", "x")
                                .param("field", "y")))
                .contains("Use lower case letters, digits and hyphens");
    }

    @Test
    void aFileOfAreasThatWillNotDoIsNamedByItsPlaceAndAddsNothing() throws Exception {
        String file = "{\"areas\": [{\"id\": \"good-" + network.run
                + "\", \"name\": \"Good\", \"field\": \"ERP\"},\n {\"id\": 3}]}";

        assertThat(refused(422, (MockHttpServletRequestBuilder) multipart("/competencies/load")
                        .file(new MockMultipartFile(
                                "file", "a.json", "application/json", file.getBytes(StandardCharsets.UTF_8)))
                        .with(user(steward))
                        .with(csrf())))
                .contains("Nothing is added. Mend the file", "/areas/1/id", "/areas/1/name");
        browser.perform(get("/competencies/areas/good-" + network.run).with(user(steward)))
                .andExpect(status().isNotFound());
    }

    private long declined(ReferralId referral, String seat) {
        String offer = UUID.randomUUID().toString();
        database.update(
                "insert into offer (id, version, seat_id, candidate_id, state, offered_at) values (?, 0, ?, ?, 'DECLINED',"
                        + " '2026-11-24 10:00:00')",
                offer,
                seat,
                network.contoso);
        long key = KEYS.incrementAndGet();
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id, subject,"
                        + " partner_id, role, state, created_at, ended_at, decision, assignee, reason) values (?, 0, 'referral', 1,"
                        + " 'answer-offer', ?, ?, ?, 'operations', 'DONE', '2026-11-24 10:00:00', '2026-11-24 11:00:00',"
                        + " 'decline', ?, 'No room.')",
                key,
                referral.value(),
                offer,
                network.contoso,
                ivo);
        return key;
    }

    private String account(String name, String partner, Role role) {
        String username = name + "-" + network.run;
        var unused = accounts.register(
                NewAccount.demo(username, username, partner.isEmpty() ? null : username, partner, role));
        return username;
    }

    private static MockHttpServletRequestBuilder form(String address, String username) {
        return post(address).with(user(username)).with(csrf());
    }

    private String read(MockHttpServletRequestBuilder request, String username) throws Exception {
        return browser.perform(request.with(user(username)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String refused(int status, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
