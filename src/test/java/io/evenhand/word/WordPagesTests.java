package io.evenhand.word;

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
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.document.Archive;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.PagesWithoutEngine;
import io.evenhand.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Proves one negotiation by Word from the download to the proposal, and that nobody sees or does what is not theirs. */
@PagesWithoutEngine
class WordPagesTests {
    private static final AtomicLong KEYS = new AtomicLong(9_700_000);

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Archive archive;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String nordlicht = "nordlicht-" + run;
    private final String harbour = "harbour-" + run;
    private final String stranger = "stranger-" + run;
    private String agreement = "";
    private String page = "";

    @BeforeEach
    void anNdaUnderNegotiation() throws MalformedTermsException {
        for (String partner : new String[] {nordlicht, harbour, stranger}) {
            partners.register(TestPartners.of(partner, partner));
            var unused = accounts.register(
                    NewAccount.demo("legal-" + partner, "legal-" + partner, "Lena " + partner, partner, Role.LEGAL));
            var another = accounts.register(
                    NewAccount.demo("fin-" + partner, "fin-" + partner, "Fay " + partner, partner, Role.FINANCE));
        }
        String json = new String(TermsFormat.canonical(SampleTerms.full(2).getFirst()), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + nordlicht + "\"")
                .replace("\"harbour\"", "\"" + harbour + "\"");
        agreement = agreements
                .draft(new NewAgreement(
                        "W-" + run,
                        UUID.randomUUID().toString(),
                        new PartnerId(nordlicht),
                        TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                        "small"))
                .value();
        page = "/agreements/" + agreement + "/word";
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                        + " subject, partner_id, role, state, created_at)"
                        + " values (?, 0, 'agreement', 1, 'review-draft', ?, ?, ?, 'legal', 'OPEN', current_timestamp)",
                KEYS.incrementAndGet(),
                agreement,
                harbour,
                harbour);
    }

    private byte[] download(String path, String partner) throws Exception {
        return browser.perform(get(path).with(user("legal-" + partner)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private String text(String path, String username) throws Exception {
        return browser.perform(get(path).with(user(username)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String upload(byte[] file) throws Exception {
        return Objects.requireNonNull(browser.perform(multipart(page)
                        .file(new MockMultipartFile("file", "C:\\Drafts\\nda.docx", "application/octet-stream", file))
                        .with(user("legal-" + harbour))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private String refused(byte[] file) throws Exception {
        return browser.perform(multipart(page)
                        .file(new MockMultipartFile("file", "x.docx", "application/octet-stream", file))
                        .with(user("legal-" + harbour))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private byte[] changed() throws Exception {
        return Drafts.edited(
                download(page + "/draft.docx", harbour),
                xml -> xml.replaceFirst(">3 years<", ">" + Drafts.tracked("Lena Hoff", "3 years", "18 months") + "<")
                        .replaceFirst(
                                "as the law provides",
                                Drafts.tracked("Lena Hoff", "as the law provides", "up to EUR 10,000")));
    }

    @Test
    void aDraftIsDownloadedChangedInWordSentBackAndProposed() throws Exception {
        String returned = upload(changed());
        String seen = text(returned, "legal-" + harbour);
        assertThat(seen)
                .contains(
                        "version 1 of the terms",
                        "<del>3 years</del><ins>18 months</ins>",
                        "Changed by Lena Hoff",
                        "10.1 Breach",
                        "Standard wording",
                        "nda.docx");
        assertThat(text(page, "legal-" + harbour)).contains("nda.docx", "Not proposed");
        String value = between(seen, "name=\"choice:", "\"");
        String wording = between(seen.substring(seen.indexOf("value=\"words\"")), "name=\"choice:", "\"");

        browser.perform(post(returned)
                        .with(user("legal-" + harbour))
                        .with(csrf())
                        .param("choice:" + value, "leave")
                        .param("choice:" + wording, "leave"))
                .andExpect(status().isUnprocessableEntity());
        browser.perform(post(returned)
                        .with(user("legal-" + harbour))
                        .with(csrf())
                        .param("choice:" + value, "take")
                        .param("choice:" + wording, "words")
                        .param("words:" + wording, "Loss is made good up to EUR 10,000.")
                        .param("note", "As discussed."))
                .andExpect(status().is3xxRedirection());

        String terms = new String(
                Objects.requireNonNull(database.queryForObject(
                        "select terms from proposal where agreement_id = ?", byte[].class, agreement)),
                StandardCharsets.UTF_8);
        assertThat(terms).contains("\"length\":\"P18M\"", "Loss is made good up to EUR 10,000.");
        assertThat(text(returned, "legal-" + nordlicht)).contains("Proposed", "Proposed in own words");
        assertThat(download(returned + "/file", nordlicht)).isNotEmpty();
        assertThat(browser.perform(get(returned + "/file").with(user("legal-" + stranger)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }

    @Test
    void whatIsNotYoursIsNotThereAndWhatIsNotForYouIsNotAllowed() throws Exception {
        String returned = upload(changed());
        browser.perform(get(page).with(user("legal-" + stranger))).andExpect(status().isNotFound());
        browser.perform(get(page + "/draft.docx").with(user("legal-" + stranger)))
                .andExpect(status().isNotFound());
        // Until it is proposed, a changed draft is its sender's own business.
        browser.perform(get(returned).with(user("legal-" + nordlicht))).andExpect(status().isNotFound());
        browser.perform(multipart(page)
                        .file(new MockMultipartFile("file", "x.docx", null, changed()))
                        .with(user("fin-" + harbour))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(post(returned).with(user("fin-" + harbour)).with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(multipart(page)
                        .file(new MockMultipartFile("file", "x.docx", null, changed()))
                        .with(user("legal-" + harbour)))
                .andExpect(status().isForbidden());
        assertThat(text(page, "fin-" + harbour)).contains("No review waits for you");
    }

    @Test
    void aFileOfAnotherAgreementOrNoneOfOursIsRefusedInASentence() throws Exception {
        byte[] draft = download(page + "/draft.docx", harbour);
        assertThat(refused(Drafts.edited(
                        draft,
                        "docProps/custom.xml",
                        xml -> xml.replace(agreement, UUID.randomUUID().toString()))))
                .contains("This file is a draft of another agreement.");
        assertThat(refused(Drafts.edited(draft, "docProps/custom.xml", xml -> xml.replaceFirst(">1<", ">7<"))))
                .contains("its terms are others");
        assertThat(refused("Hello".getBytes(StandardCharsets.UTF_8))).contains("This is not a Word file");
        assertThat(refused(new byte[0])).contains("Choose the Word file that you changed.");
        assertThat(database.queryForObject(
                        "select count(*) from returned_draft where agreement_id = ?", Integer.class, agreement))
                .isZero();
    }

    @Test
    void aDraftThatLostItsPropertiesIsKnownByItsFooter() throws Exception {
        byte[] bare =
                Drafts.edited(changed(), "docProps/custom.xml", xml -> xml.replaceAll("<property.*</property>", ""));
        assertThat(text(upload(bare), "legal-" + harbour)).contains("<ins>18 months</ins>");
    }

    /** As it is once the wording in which the draft went out is kept no more. */
    private void forgetTheWordingOf(String returned) throws Exception {
        byte[] other = Drafts.edited(
                changed(),
                "docProps/custom.xml",
                xml -> xml.replaceFirst("(EvenhandWording.*?)[0-9a-f]{64}", "$1" + "0".repeat(64)));
        String hash =
                archive.store(other, "application/octet-stream", "nda.docx").hex();
        assertThat(database.update(
                        "update returned_draft set file_hash = ? where id = ?",
                        hash,
                        returned.substring(returned.lastIndexOf('/') + 1)))
                .isOne();
    }

    @Test
    void aDraftWhoseWordingIsNoLongerKeptSaysWhatIsMissingAndWhatToDo() throws Exception {
        String returned = upload(changed());
        forgetTheWordingOf(returned);

        String said = browser.perform(get(returned).with(user("legal-" + harbour)))
                .andExpect(status().isGone())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(said)
                .contains(
                        "This draft cannot be compared any more",
                        "wording that is no longer kept (nda, en, 000000000000)",
                        "nothing of the file was proposed",
                        returned + "/file",
                        page + "/draft.docx");
        assertThat(download(returned + "/file", harbour)).isNotEmpty();
        assertThat(browser.perform(post(returned)
                                .with(user("legal-" + harbour))
                                .with(csrf())
                                .param("choice:1", "take"))
                        .andExpect(status().isGone())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("This draft cannot be compared any more");
        assertThat(text(page, "legal-" + harbour)).contains("nda.docx", "Not proposed");
        browser.perform(get(returned).with(user("legal-" + stranger))).andExpect(status().isNotFound());
        browser.perform(get(returned).with(user("legal-" + nordlicht))).andExpect(status().isNotFound());
    }

    @Test
    void aDraftOfAnEarlierVersionIsShownButCannotBeProposed() throws Exception {
        byte[] draft = changed();
        database.update(
                "insert into terms_version select ?, agreement_id, 2, proposed_by, terms, terms_hash, proposed_at"
                        + " from terms_version where agreement_id = ?",
                UUID.randomUUID().toString(),
                agreement);
        database.update("update agreement set terms_version = 2 where id = ?", agreement);
        String returned = upload(draft);
        assertThat(text(returned, "legal-" + harbour))
                .contains("cannot be proposed any more")
                .doesNotContain("Propose these terms");
        assertThat(browser.perform(post(returned).with(user("legal-" + harbour)).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("version 2 is on the table now");
        assertThat(Drafts.part(download(page + "/changes.docx?from=1&to=2", nordlicht), "docProps/custom.xml"))
                .contains("EvenhandChangesFrom");
    }
}
