package io.evenhand.wording.draft.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.partner.PartnerId;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.PagesWithoutEngine;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves what the editor's pages answer to whom: with scripts and without, to lawyers, others and strangers. */
@PagesWithoutEngine
class DraftPagesTests {
    private static final Pattern TEXT =
            Pattern.compile("<textarea id=\"text\"[^>]*>\\n?(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern DOCUMENT = Pattern.compile("data-document=\"([^\"]+)\"");
    private static final String FILE = "nda.en.md";

    @Autowired
    MockMvc browser;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    private String firm;
    private String lawyer;
    private String colleague;
    private String draft;

    @BeforeEach
    void aLawyerOpensADraft() throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        firm = "writes-" + run;
        lawyer = account("lena-" + run, "Lena Recht", firm, Role.LEGAL);
        colleague = account("carl-" + run, "Carl Recht", firm, Role.LEGAL);
        draft = redirected(as(
                lawyer,
                post("/wording/drafts")
                        .param("wording", "nda.en")
                        .param("note", "Easier to read")
                        .with(csrf())));
    }

    private String account(String username, String name, String partner, Role role) {
        var unused = accounts.register(NewAccount.demo(username, name, null, partner, role));
        return username;
    }

    private MockHttpServletResponse as(String who, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(user(who))).andReturn().getResponse();
    }

    private static String redirected(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(302);
        return String.valueOf(response.getRedirectedUrl());
    }

    private static String body(MockHttpServletResponse response, int status) throws Exception {
        String body = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(body).isEqualTo(status);
        return body;
    }

    private String text() throws Exception {
        Matcher text = TEXT.matcher(body(as(lawyer, get(draft)), 200));
        assertThat(text.find()).isTrue();
        return text.group(1)
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private MockHttpServletRequestBuilder save(int revision, String text) {
        return post(draft + "/text")
                .param("file", FILE)
                .param("revision", String.valueOf(revision))
                .param("text", text)
                .with(csrf());
    }

    @Test
    void draftsAreForLawyersOfTheirOrganisation() throws Exception {
        String stranger = account("str-" + firm, "Strange", "else-" + firm, Role.LEGAL);
        String finance = account("fin-" + firm, "Fin", firm, Role.FINANCE);
        for (String page : new String[] {"", "/preview", "/redline", "/history", "/submission"}) {
            assertThat(as(lawyer, get(draft + page)).getStatus()).as(page).isEqualTo(200);
            assertThat(as(stranger, get(draft + page)).getStatus()).as(page).isEqualTo(404);
            assertThat(as(finance, get(draft + page)).getStatus()).as(page).isEqualTo(403);
        }
        assertThat(as(finance, get("/wording/drafts")).getStatus()).isEqualTo(403);
        assertThat(as(stranger, save(0, "x")).getStatus()).isEqualTo(404);
        assertThat(as(finance, save(0, "x")).getStatus()).isEqualTo(403);
        assertThat(as(lawyer, get("/wording/drafts/" + UUID.randomUUID())).getStatus())
                .isEqualTo(404);
        assertThat(as(lawyer, get(draft + "/redline").param("against", "99")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void withoutScriptsTheTextIsSavedByItsButtonAndThePagesAreAPageOfTheirOwn() throws Exception {
        String changed = text().replace("This cover sums up", "This sheet sums up");
        assertThat(redirected(as(lawyer, save(0, changed.replace("\n", "\r\n")))))
                .startsWith(draft);
        assertThat(text()).isEqualTo(changed);
        String preview = body(as(lawyer, get(draft + "/preview").param("sample", "full")), 200);
        assertThat(preview)
                .contains("This sheet sums up", "Vecht Support B.V.", "Page 1 of")
                .doesNotContain("style=");
        Matcher document = DOCUMENT.matcher(preview);
        assertThat(document.find()).isTrue();
        String pdf = document.group(1);
        assertThat(as(lawyer, get(pdf)).getContentAsByteArray()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        String picture = pdf.replace("draft.pdf", "pages/1");
        assertThat(as(lawyer, get(picture)).getContentAsByteArray()).startsWith((byte) 0x89, 'P', 'N', 'G');
        assertThat(as(lawyer, get(picture).param("width", "901")).getStatus()).isEqualTo(404);
        // A colleague sees what they asked for themselves.
        assertThat(as(colleague, get(pdf)).getStatus()).isEqualTo(404);
    }

    @Test
    void whatTheScriptSavesIsAnsweredWithWhatTheLintFinds() throws Exception {
        String text = text();
        String found = body(
                as(lawyer, save(0, text + "\nSee {{no.such.field}}.\n").header(DraftController.BY_SCRIPT, "yes")), 200);
        assertThat(found)
                .contains("data-revision=\"1\"", "no.such.field", "data-severity=\"ERROR\"")
                .doesNotContain("<html");
        assertThat(body(as(lawyer, get(draft + "/preview").header(DraftController.BY_SCRIPT, "yes")), 422))
                .contains("no.such.field", "data-kind=\"Refused\"");
        String well = body(as(lawyer, save(1, text).header(DraftController.BY_SCRIPT, "yes")), 200);
        assertThat(well).contains("data-revision=\"2\"").doesNotContain("data-severity=\"ERROR\"");
    }

    @Test
    void whoSavesOverAColleaguesTextSeesWhoChangedWhatAndChooses() throws Exception {
        String text = text();
        redirected(as(colleague, save(0, text.replace("This cover sums up", "This sheet sums up"))));
        String mine = text.replace("A party that breaks this agreement", "Who breaks this agreement");
        String page = body(as(lawyer, save(0, mine)), 409);
        assertThat(page)
                .contains("Carl Recht saved this file", "Use both changes", "Keep mine", "Take theirs")
                .contains("<ins>sheet</ins>", "<del>cover</del>");
        assertThat(text()).contains("This sheet sums up").doesNotContain("Who breaks this agreement");
        assertThat(body(as(lawyer, get(draft + "/history")), 200)).contains("kept aside");
        assertThat(body(as(lawyer, get(draft + "/history/2")), 200)).contains("Who breaks this agreement");
    }

    @Test
    void theRedlineIsHeldAgainstWhatItBeganWithAndAgainstTheProgramsOwn() throws Exception {
        redirected(as(lawyer, save(0, text().replace("This cover sums up", "This sheet sums up"))));
        for (String against : new String[] {"base", "program"}) {
            assertThat(body(as(lawyer, get(draft + "/redline").param("against", against)), 200))
                    .contains("<del>cover</del><ins>sheet</ins>", "1 paragraph");
        }
    }

    @Test
    void aRealAgreementIsSetOnlyForItsParties() throws Exception {
        String number = "EH-" + firm;
        AgreementId unused = agreements.draft(
                new NewAgreement(number, "R-" + firm, new PartnerId("nordlicht"), SampleTerms.mutualNda(2), ""));
        String partys = account("party-" + firm, "Party", "nordlicht", Role.LEGAL);
        String theirs = redirected(
                as(partys, post("/wording/drafts").param("wording", "nda.en").with(csrf())));
        assertThat(body(as(partys, get(theirs + "/preview").param("agreement", number)), 200))
                .contains("Nordlicht Cloud Services GmbH");
        assertThat(body(as(lawyer, get(draft + "/preview").param("agreement", number)), 422))
                .contains("You have no agreement of this kind with the number")
                .doesNotContain("Nordlicht");
    }

    @Test
    void aDraftWithAnErrorIsNotHandedInAndAGoodOneIsAndStaysAsItIs() throws Exception {
        String text = text();
        redirected(as(lawyer, save(0, text + "\nSee {{no.such.field}}.\n")));
        assertThat(body(
                        as(
                                lawyer,
                                post(draft + "/submission").param("note", "Why").with(csrf())),
                        422))
                .contains("no.such.field");
        redirected(as(lawyer, save(1, text.replace("This cover sums up", "This sheet sums up"))));
        assertThat(body(
                        as(
                                lawyer,
                                post(draft + "/submission").param("note", " ").with(csrf())),
                        422))
                .contains("Say what changes and why");
        redirected(as(
                lawyer,
                post(draft + "/submission").param("note", "A sheet, not a page").with(csrf())));
        assertThat(body(as(colleague, get(draft + "/submission")), 200)).contains("Handed in", "Being looked through");
        assertThat(body(as(lawyer, save(2, text)), 422)).contains("handed in or discarded");
        assertThat(body(as(lawyer, get("/wording/drafts")), 200))
                .contains("Being looked through", "A sheet, not a page");
        assertThat(redirected(as(lawyer, post(draft + "/reopen").with(csrf())))).endsWith("/submission");
    }

    @Test
    void wordingThatThereIsNotIsNotOpened() throws Exception {
        assertThat(body(
                        as(
                                lawyer,
                                post("/wording/drafts")
                                        .param("wording", "nda.xx")
                                        .with(csrf())),
                        422))
                .contains("There is no such wording");
        assertThat(as(
                                lawyer,
                                post("/wording/drafts")
                                        .param("wording", "nda.en")
                                        .param("from", "0".repeat(64))
                                        .with(csrf()))
                        .getStatus())
                .isEqualTo(404);
        assertThat(as(lawyer, post("/wording/drafts").param("wording", "nda.en"))
                        .getStatus())
                .isEqualTo(403);
    }
}
