package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.protection.Lookalikes;
import io.evenhand.testing.OwnDatabase;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Proves what the pages say, to whom they say it, and that a stranger learns nothing from an id. */
@OwnDatabase
@SpringBootTest(classes = DeskTests.Desk.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
@TestPropertySource(properties = {"camunda.client.enabled=false", "evenhand.demo=true"})
class DeskTests {
    @Autowired
    MockMvc browser;

    @Test
    void theListNamesEachReferralOfTheViewersOrganisationAndNoOther() throws Exception {
        browser.perform(get("/referrals").with(user("nora")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Warehouse control for a food wholesaler"),
                                containsString("Adler Lebensmittel GmbH, Rostock"),
                                containsString("1 waits for you"),
                                containsString("Customer not disclosed to you"),
                                not(containsString("Secret customer")))));
        browser.perform(get("/referrals").with(user("steward")))
                .andExpect(content().string(containsString("Secret customer")));
    }

    @Test
    void anEmptyListSaysWhatToDo() throws Exception {
        browser.perform(get("/referrals").with(user("zoe")))
                .andExpect(content()
                        .string(allOf(containsString("No referrals yet"), containsString("./evenhand serve --demo"))));
    }

    @Test
    void theBoardShowsAColumnForEachPhaseAndALinkToAllOfIt() throws Exception {
        browser.perform(get("/referrals?view=board&partner=contoso").with(user("nora")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("<span>Agreeing</span>"),
                                containsString("Warehouse control for a food wholesaler"),
                                containsString("href=\"/referrals?state=won&amp;partner=contoso\""),
                                containsString("All 312"),
                                containsString("None"),
                                not(containsString("Secret customer")))));
    }

    @Test
    void whereNothingMatchesThePageOffersToClearTheFilters() throws Exception {
        browser.perform(get("/referrals?q=zeppelin").with(user("nora")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Nothing matches"),
                                containsString("clear the filters"),
                                containsString("value=\"zeppelin\""),
                                not(containsString("No referrals yet")))));
    }

    @Test
    void whatAnAddressSaysWronglyIsToldAsTextAndTheRestIsShown() throws Exception {
        browser.perform(get(URI.create("/referrals?state=%3Cb%3E&page=-3&late=x&view=&partner=%00&mine=perhaps"))
                        .with(user("nora")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("There is no state “&lt;b&gt;”."),
                                containsString("There is no page “-3”."),
                                containsString("Warehouse control for a food wholesaler"))));
    }

    @Test
    void theFormsAnswerBecomesAShortAddressAndBringsNoSecondForm() throws Exception {
        browser.perform(get(URI.create("/referrals?q=data%20%26&state=&partner=&late=7"))
                        .header("HX-Request", "true")
                        .header("HX-Trigger", "filters")
                        .with(user("nora")))
                .andExpect(header().string("HX-Push-Url", "/referrals?q=data%20%26&late=7"))
                .andExpect(content().string(not(containsString("<form id=\"filters\""))));
        browser.perform(get("/referrals?q=data").header("HX-Request", "true").with(user("nora")))
                .andExpect(header().doesNotExist("HX-Push-Url"));
    }

    @Test
    void theReferralPageSaysWhereItStandsWhatHappenedAndWhatWasSigned() throws Exception {
        browser.perform(get("/referrals/r-1?diagram=a-2").with(user("nora")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("waits for Nora Berg of Nordwind Consulting"),
                                containsString("data-waiting=\"sign-agreement\""),
                                containsString("declined the offer for Tailspin Security"),
                                containsString("Mutual non-disclosure agreement"),
                                containsString("EH-2026-0001, version 2"),
                                containsString("2026-11-23T09:12:00Z"),
                                not(containsString("Müller.pdf")),
                                containsString(SampleReferrals.HASH))));
    }

    @Test
    void aFailedStepIsMarkedAndToldAndItsCauseIsForTheStewardOnly() throws Exception {
        browser.perform(get("/referrals/r-1?diagram=a-3").with(user("nora")))
                .andExpect(content()
                        .string(allOf(
                                containsString("data-failed=\"certify-document\""),
                                containsString("“Certify document” failed"),
                                containsString("2026-11-24T10:02:00Z"),
                                not(containsString("customer-protection.en.md")))));
        browser.perform(get("/referrals/r-1?diagram=a-3").with(user("steward")))
                .andExpect(content()
                        .string(containsString("Template customer-protection.en.md has no field &lt;region&gt;")));
    }

    @Test
    void whatPeopleTypedIsShownAsTextAndNeverAsMarkup() throws Exception {
        browser.perform(get("/referrals/r-1").with(user("nora")))
                .andExpect(content()
                        .string(allOf(
                                containsString("&lt;script&gt;alert(1)"),
                                containsString("<dt>Id in hubspot</dt><dd><code>deal &lt;7&gt;</code></dd>"),
                                not(containsString("<script>alert")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/referrals/r-9",
                "/referrals/r-9/diagrams/referral.bpmn",
                "/referrals/r-9/documents/" + SampleReferrals.HASH
            })
    void aStrangersReferralAnswersAsIfItDidNotExist(String address) throws Exception {
        browser.perform(get(address).with(user("nora"))).andExpect(status().isNotFound());
        browser.perform(get(address.replace("r-9", "no-such-id")).with(user("nora")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPageThatShowsTheLatestVersionIsLeftAlone() throws Exception {
        String list = page("/referrals?q=data&view=board");
        browser.perform(get(attribute(list.substring(list.indexOf("<section")), "hx-get"))
                        .with(user("nora")))
                .andExpect(status().isNoContent());
        String referral = page("/referrals/r-1");
        browser.perform(get(attribute(referral, "hx-get")).with(user("nora"))).andExpect(status().isNoContent());
        browser.perform(get("/referrals/r-1?version=older").with(user("nora"))).andExpect(status().isOk());
    }

    @Test
    void aDocumentIsDownloadedUnderItsOwnName() throws Exception {
        browser.perform(get("/referrals/r-1/documents/" + SampleReferrals.HASH).with(user("ivo")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment; ")))
                .andExpect(header().string("Content-Disposition", containsString("M%C3%BCller.pdf")));
    }

    @Test
    void everyScriptStyleAndPictureThatAPageNamesIsThere() throws Exception {
        List<String> named = Pattern.compile("(?:<script[^>]* src|<link[^>]* href|<img[^>]* src)=\"([^\"]+)\"")
                .matcher(page("/referrals/r-1"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(6);
        for (String address : named) {
            browser.perform(get(address)).andExpect(status().isOk());
        }
    }

    @Test
    void noPageHasAScriptOfItsOwn() throws Exception {
        for (String address : List.of("/referrals", "/referrals?view=board", "/referrals/r-1", "/password")) {
            List<String> scripts = Pattern.compile("<script[^>]*>")
                    .matcher(page(address))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(scripts).allMatch(script -> script.contains(" src="));
        }
    }

    @Test
    void theSignInPageOfADemonstrationNamesItsPeople() throws Exception {
        browser.perform(get("/sign-in?as=nora"))
                .andExpect(content()
                        .string(allOf(
                                containsString("evenhand-demo"),
                                containsString("Sam Steward"),
                                containsString("value=\"nora\""))));
    }

    private String page(String address) throws Exception {
        return browser.perform(get(address).with(user("nora")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String attribute(String page, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    /**
     * The desk alone, over sample referrals, with a few people of a demonstration: its pages do not care where referrals come from.
     * Nested in a test, or tests of the whole application would find it.
     */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan("io.evenhand.access")
    @EnableJpaRepositories("io.evenhand.access")
    @ComponentScan("io.evenhand.access")
    @Import({ReferralsController.class, ReferralListController.class})
    static class Desk {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        /** No customer resembles another. */
        @Bean
        Lookalikes lookalikes() {
            return Mockito.mock(Lookalikes.class);
        }

        @Bean
        SampleReferrals sampleReferrals() {
            return new SampleReferrals();
        }

        @Bean
        ApplicationRunner people(Accounts accounts) {
            return arguments -> {
                accounts.register(
                        NewAccount.demo("nora", "Nora Berg", "p-1", "nordwind", Role.OPERATIONS, Role.SIGNATORY));
                accounts.register(NewAccount.demo("ivo", "Ivo Keller", "p-2", "contoso", Role.OPERATIONS));
                accounts.register(NewAccount.demo("zoe", "Zoe Newcomer", "p-3", "wingtip", Role.OPERATIONS));
                accounts.register(NewAccount.demo("steward", "Sam Steward", null, Actor.HOST, Role.STEWARD));
            };
        }
    }
}
