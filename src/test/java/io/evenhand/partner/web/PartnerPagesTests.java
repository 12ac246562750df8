package io.evenhand.partner.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.signing.PartnerCertificates;
import io.evenhand.signing.TestKeys;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.NoticeChannel;
import io.evenhand.testing.OwnDatabase;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves what the pages about partners show, to whom, and how they answer a change that will not do. */
@OwnDatabase
@SpringBootTest(classes = PartnerPagesTests.Pages.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
@TestPropertySource(
        properties = {
            "camunda.client.enabled=false",
            "evenhand.demo=true",
            "spring.jpa.properties.hibernate.generate_statistics=true",
            "logging.level.org.hibernate.engine.internal.StatisticalLoggingSessionEventListener=off"
        })
class PartnerPagesTests {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void everybodyFindsEveryOrganisationButCountsOnlyTheirOwnPeople() throws Exception {
        String page = page("/partners", "ivo");
        assertThat(page)
                .contains("Nordwind Consulting", "Contoso Systems", "Hafenstraße 1, Rostock, DE", "Saxony")
                .containsOnlyOnce("data-label=\"May sign\"><span>")
                .contains("Not shown to you")
                .doesNotContain("Add a partner");
        assertThat(page("/partners", "steward")).contains("Add a partner").doesNotContain("Not shown to you");
    }

    @Test
    void theSearchTakesNamesPlacesAndRegionsAndItsSpecialCharactersForThemselves() throws Exception {
        assertThat(page("/partners?q=NORDW", "ivo")).contains("Nordwind").doesNotContain("Contoso Systems");
        assertThat(page("/partners?q=saxony", "ivo")).contains("Nordwind").doesNotContain("Contoso Systems");
        assertThat(page("/partners?q=rostock", "ivo")).contains("Nordwind").doesNotContain("Contoso Systems");
        assertThat(page("/partners?q=%25", "ivo")).contains("No partner matches “%”", "show all partners");
        assertThat(page("/partners?q=<script>x", "ivo"))
                .contains("&lt;script&gt;x")
                .doesNotContain("<script>x");
    }

    @Test
    void theListAsksTheDatabaseTheSameNumberOfTimesHoweverLongItIs() throws Exception {
        long few = statementsOf("/partners?q=contoso", "steward");
        long all = statementsOf("/partners", "steward");
        assertThat(all).isEqualTo(few);
    }

    @ParameterizedTest
    @CsvSource({"nora, true, true", "omar, true, false", "ivo, false, false", "steward, true, true"})
    void peopleAreForTheirOwnAndTheStewardAndChangesForAdministrators(String who, boolean people, boolean changes)
            throws Exception {
        String page = page("/partners/nordwind", who);
        assertThat(page.contains("anna@nordwind.example")).isEqualTo(people);
        assertThat(page.contains("Non-Disclosure Agreement, alone, without limit, no end set"))
                .isEqualTo(people);
        assertThat(page.contains("legal@nordwind.example")).isEqualTo(people);
        assertThat(page.contains("Add a person")).isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource({
        "nora, 200, 200, 200, 403",
        "omar, 403, 403, 403, 403",
        "ivo, 403, 403, 404, 403",
        "host, 403, 403, 404, 403",
        "steward, 200, 200, 200, 200"
    })
    void eachRoleReachesItsOwnForms(String who, int edit, int add, int person, int another) throws Exception {
        browser.perform(get("/partners/nordwind/edit").with(user(who))).andExpect(status().is(edit));
        browser.perform(get("/partners/nordwind/add-person").with(user(who))).andExpect(status().is(add));
        browser.perform(get("/partners/nordwind/people/anna").with(user(who))).andExpect(status().is(person));
        browser.perform(get("/partners/new").with(user(who))).andExpect(status().is(another));
    }

    @ParameterizedTest
    @CsvSource({"omar, 403, 403, 403", "ivo, 403, 403, 404"})
    void aFormSentByHandIsRefusedAsItsPageIs(String who, int edit, int add, int person) throws Exception {
        browser.perform(organisation("/partners/nordwind/edit", who, 0)).andExpect(status().is(edit));
        browser.perform(organisation("/partners/new", who, 0).param("id", "x")).andExpect(status().isForbidden());
        browser.perform(human("/partners/nordwind/add-person", who, 0)).andExpect(status().is(add));
        for (String form : List.of("", "/authorities", "/authorities/end", "/leave")) {
            browser.perform(human("/partners/nordwind/people/anna" + form, who, 0)
                            .param("agreementKind", "nda")
                            .param("from", "2026-11-24")
                            .param("number", "0")
                            .param("lastDay", "2026-11-24")
                            .param("leftOn", "2026-11-24"))
                    .andExpect(status().is(person));
        }
        assertThat(partners.person(new PersonId("anna")).orElseThrow().maySign(new ToBeSigned("nda", null, TODAY)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/partners/nobody",
                "/partners/NOT-AN-ID",
                "/partners/nobody/edit",
                "/partners/nobody/add-person",
                "/partners/nordwind/people/nobody",
                "/partners/contoso/people/anna"
            })
    void whatIsUnknownIsNotFound(String address) throws Exception {
        browser.perform(get(address).with(user("steward"))).andExpect(status().isNotFound());
        browser.perform(human(address, "steward", 0))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isIn(404, 405));
    }

    @Test
    void theShortNameIsAskedForOnceAndNeverChanged() throws Exception {
        assertThat(page("/partners/new", "steward")).contains("name=\"id\"");
        assertThat(page("/partners/nordwind/edit", "nora")).doesNotContain("name=\"id\"");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        browser.perform(post("/partners/nordwind/edit").with(user("nora"))).andExpect(status().isForbidden());
    }

    @Test
    void anAdministratorChangesTheOrganisationAndIsToldSo() throws Exception {
        long version = partners.get(new PartnerId("tailspin")).version();
        browser.perform(organisation("/partners/tailspin/edit", "tess", version)
                        .param("regions", "Bavaria\r\n bavaria \r\n\r\nTyrol"))
                .andExpect(redirectedUrl("/partners/tailspin"))
                .andExpect(flash().attribute("done", "The changes are saved."));
        assertThat(partners.get(new PartnerId("tailspin")).regions()).containsExactlyInAnyOrder("Bavaria", "Tyrol");

        browser.perform(organisation("/partners/tailspin/edit", "tess", version).param("regions", "My region"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Somebody else saved changes"),
                                containsString("My region"),
                                containsString("Tyrol"),
                                containsString("name=\"version\" value=\""
                                        + partners.get(new PartnerId("tailspin"))
                                                .version() + "\""))));
    }

    @Test
    void anOrganisationSaysThatNoticesReachItByPostOnly() throws Exception {
        PartnerId tailspin = new PartnerId("tailspin");

        browser.perform(organisation(
                                "/partners/tailspin/edit",
                                "tess",
                                partners.get(tailspin).version())
                        .param("noticesBy", "POST"))
                .andExpect(status().is3xxRedirection());

        assertThat(partners.get(tailspin).party().noticesBy()).isEqualTo(NoticeChannel.POST);
        assertThat(page("/partners/tailspin", "tess")).contains(", by post only");

        browser.perform(organisation(
                                "/partners/tailspin/edit",
                                "tess",
                                partners.get(tailspin).version())
                        .param("noticesBy", "PIGEON"))
                .andExpect(status().is3xxRedirection());

        assertThat(partners.get(tailspin).noticesBy()).isNull();
    }

    @Test
    void whatWillNotDoIsNamedBesideItsFieldAndStaysTyped() throws Exception {
        browser.perform(post("/partners/nordwind/edit")
                        .with(user("nora"))
                        .with(csrf())
                        .param("version", "0")
                        .param("legalName", "<script>alert(1)</script>")
                        .param("registration", "")
                        .param("address", "<script>alert(2)</script>")
                        .param("country", "XX")
                        .param("noticeEmail", "no address")
                        .param("regions", "<script>alert(3)</script>")
                        .param("competencies", "x".repeat(151)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("Enter the register and the number in it, or say"),
                                containsString("Enter a country&#39;s two letters"),
                                containsString("Enter an e-mail address"),
                                containsString("Use at most 150 characters a line."),
                                containsString("value=\"no address\""),
                                containsString("aria-invalid=\"true\""),
                                containsString("&lt;script&gt;alert(3)"),
                                not(containsString("<script>alert")))));
        assertThat(partners.get(new PartnerId("nordwind")).legalName()).isEqualTo("Nordwind Consulting");
    }

    @Test
    void whatPeopleTypedIsShownAsTextEverywhere() throws Exception {
        for (String address : List.of(
                "/partners",
                "/partners/scripted",
                "/partners/scripted/edit",
                "/partners/scripted/add-person",
                "/partners/scripted/people/scripted")) {
            assertThat(page(address, "steward"))
                    .as(address)
                    .contains("&lt;script&gt;alert")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void theStewardAddsAPartnerOnce() throws Exception {
        browser.perform(organisation("/partners/new", "steward", 0).param("id", "litware"))
                .andExpect(redirectedUrl("/partners/litware"));
        assertThat(page("/partners/litware", "steward")).contains("Nobody yet", "Add the first person");
        browser.perform(organisation("/partners/new", "steward", 0).param("id", "litware"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Another partner has this short name")));
    }

    @Test
    void aPersonIsAddedGivenAuthorityLosesItAndLeaves() throws Exception {
        String person = "/partners/tailspin/people/lena.gross";
        browser.perform(human("/partners/tailspin/add-person", "tess", 0)).andExpect(redirectedUrl(person));
        assertThat(page(person, "tess")).contains("Nothing so far");

        browser.perform(human(person + "/authorities", "tess", version("lena.gross"))
                        .param("agreementKind", "nda")
                        .param("from", "2026-11-24")
                        .param("until", ""))
                .andExpect(redirectedUrl(person));
        assertThat(page(person, "tess")).contains("In force", "from 24 Nov 2026, no end set");

        browser.perform(human(person + "/authorities", "tess", version("lena.gross"))
                        .param("agreementKind", "nda")
                        .param("from", "2026-11-24")
                        .param("jointly", "true")
                        .param("limit", "fifty")
                        .param("currency", "EUR"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(
                        content().string(allOf(containsString("is not an amount"), containsString("value=\"fifty\""))));
        browser.perform(human(person + "/authorities", "tess", version("lena.gross"))
                        .param("agreementKind", "nda")
                        .param("from", "2026-11-24")
                        .param("jointly", "true")
                        .param("limit", "50000")
                        .param("currency", "eur"))
                .andExpect(redirectedUrl(person));
        assertThat(page(person, "tess")).contains("jointly with another, deals of up to 50000.00 EUR");

        long older = version("lena.gross");
        browser.perform(human(person + "/authorities/end", "tess", older)
                        .param("number", "0")
                        .param("lastDay", "2026-11-01"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("The earliest last day is yesterday"),
                                containsString("value=\"2026-11-01\""))));
        browser.perform(human(person + "/authorities/end", "tess", older)
                        .param("number", "0")
                        .param("lastDay", "2026-12-31"))
                .andExpect(redirectedUrl(person));
        assertThat(page(person, "tess")).contains("from 24 Nov 2026 until 31 Dec 2026");

        browser.perform(human(person, "tess", older).param("unused", ""))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Somebody else saved changes")));
        browser.perform(human(person + "/leave", "tess", version("lena.gross")).param("leftOn", "2026-11-25"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Enter today or an earlier day")));
        browser.perform(human(person + "/leave", "tess", version("lena.gross")).param("leftOn", "2026-11-24"))
                .andExpect(redirectedUrl(person));
        assertThat(page("/partners/tailspin", "tess")).contains("Left on 24 Nov 2026");
        assertThat(page(person, "tess")).contains("Has left").doesNotContain("Give authority", "Set end");
    }

    @ParameterizedTest
    @CsvSource({"authorities, from", "authorities/end, lastDay", "leave, leftOn"})
    void aDayThatIsNoneIsNamedBesideItsField(String form, String field) throws Exception {
        browser.perform(human("/partners/nordwind/people/anna/" + form, "nora", version("anna"))
                        .param("agreementKind", "nda")
                        .param("number", "0")
                        .param(field, "30 February"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Enter a day."), containsString("30 February"))));
    }

    private long version(String person) {
        return partners.person(new PersonId(person)).orElseThrow().version();
    }

    private long statementsOf(String address, String who) throws Exception {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        String unused = page(address, who);
        return statistics.getPrepareStatementCount();
    }

    private String page(String address, String who) throws Exception {
        return browser.perform(get(address.replace("%25", "%")).with(user(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder organisation(String address, String who, long version) {
        return post(address)
                .with(user(who))
                .with(csrf())
                .param("version", Long.toString(version))
                .param("legalName", "Tailspin Security")
                .param("registration", "HRB 7")
                .param("address", "Ring 3, München")
                .param("country", "de")
                .param("noticeEmail", "legal@tailspin.example");
    }

    private static MockHttpServletRequestBuilder human(String address, String who, long version) {
        return post(address)
                .with(user(who))
                .with(csrf())
                .param("version", Long.toString(version))
                .param("name", "Léna Groß")
                .param("title", "Counsel")
                .param("email", "lena@tailspin.example");
    }

    /** The rooms of partners and accounts alone, with a few organisations and their people. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan({"io.evenhand.access", "io.evenhand.partner"})
    @EnableJpaRepositories({"io.evenhand.access", "io.evenhand.partner"})
    @ComponentScan({"io.evenhand.access", "io.evenhand.partner"})
    static class Pages {
        @Bean
        AgreementKinds agreementKinds() {
            return AgreementKinds.builtIn();
        }

        @Bean
        PartnerCertificates partnerCertificates(Clock clock) {
            return TestKeys.partnerCertificates(Path.of("target/keys-of-partners"), clock);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        ApplicationRunner people(Accounts accounts, Partners partners) {
            return arguments -> {
                partners.register(
                        partner("nordwind", "Nordwind Consulting", "Hafenstraße 1, Rostock", "Saxony", "anna"));
                partners.register(partner("contoso", "Contoso Systems", "Ring 2, Wien", "Tyrol", "ivo"));
                partners.register(partner("tailspin", "Tailspin Security", "Ring 3, München", "Bavaria", "tess"));
                partners.register(partner(
                        "scripted",
                        "<script>alert(1)</script>",
                        "<script>alert(2)</script>",
                        "<script>alert(3)</script>",
                        "scripted"));
                accounts.register(NewAccount.demo("nora", "Nora Berg", "nora", "nordwind", Role.ADMINISTRATOR));
                accounts.register(NewAccount.demo("omar", "Omar Lind", "omar", "nordwind", Role.OPERATIONS));
                accounts.register(NewAccount.demo("ivo", "Ivo Keller", "ivo", "contoso", Role.ADMINISTRATOR));
                accounts.register(NewAccount.demo("tess", "Tess Ort", "tess", "tailspin", Role.ADMINISTRATOR));
                accounts.register(NewAccount.demo("host", "Hugo Host", null, Actor.HOST, Role.OPERATIONS));
                accounts.register(NewAccount.demo("steward", "Sam Steward", null, Actor.HOST, Role.STEWARD));
            };
        }

        private static NewPartner partner(String id, String name, String address, String region, String person) {
            boolean scripted = name.startsWith("<");
            return new NewPartner(
                    new PartnerId(id),
                    name,
                    scripted ? "<script>alert(4)</script>" : "HRB 1",
                    address,
                    "DE",
                    "legal@" + id + ".example",
                    List.of(region),
                    List.of(scripted ? "<script>alert(5)</script>" : "ERP"),
                    List.of(new NewPerson(
                            new PersonId(person),
                            scripted ? "<script>alert(6)</script>" : "Anna Berg",
                            scripted ? "<script>alert(7)</script>@x.example" : person + "@" + id + ".example",
                            scripted ? "<script>alert(8)</script>" : "Managing director",
                            Set.of("nda"))));
        }
    }
}
