package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.camunda.client.CamundaClient;
import io.evenhand.Evenhand;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementEvidence;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.CertifyResult;
import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.ForeignAgreement;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.agreement.PartnerChange;
import io.evenhand.agreement.ProposeChangeResult;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.evidence.Happening;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.OwnDatabase;
import io.evenhand.workflow.ProcessMessages;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves what the page of an agreement says and to whom, and that a change is proposed on it by those who may. */
@OwnDatabase
@SpringBootTest(
        classes = Evenhand.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "camunda.client.enabled=false",
            "evenhand.demo=true",
            "evenhand.data=target/agreement-pages",
            "evenhand.templates=src/test/resources/kinds",
            "spring.jpa.properties.hibernate.generate_statistics=true",
            "logging.level.org.hibernate.engine.internal.StatisticalLoggingSessionEventListener=off"
        })
@AutoConfigureMockMvc
@MockitoBean(types = {CamundaClient.class, ProcessMessages.class})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("agreement pages")
class AgreementPagesTests {
    private static final PartnerId OURS = new PartnerId("nordlicht");
    private static final PartnerId THEIRS = new PartnerId("harbour");
    private static final PartnerId OTHERS = new PartnerId("gdansk");

    @Autowired
    MockMvc browser;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Agreements agreements;

    @Autowired
    Negotiations negotiations;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    AgreementEvidence evidence;

    @Autowired
    EvidenceBook book;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Changes changes;

    @Autowired
    ChangeViews views;

    @Autowired
    Clock clock;

    @Autowired
    EntityManagerFactory entities;

    private AgreementId share;

    @BeforeEach
    void aShareIsInForce() {
        for (PartnerId partner : List.of(OURS, THEIRS, OTHERS)) {
            partners.register(partner(partner));
            account(partner, "ops", Role.OPERATIONS);
            account(partner, "money", Role.FINANCE);
            account(partner, "signs", Role.SIGNATORY);
        }
        var unused = accounts.register(NewAccount.demo("steward", "Sam Steward", null, Actor.HOST, Role.STEWARD));
        var recorded = agreements.recordForeign(new ForeignAgreement(
                "NDA-of-pages", AgreementKind.NDA, List.of(OURS, THEIRS, OTHERS), "work", today(), null));
        assertThat(recorded).isNotNull();
        String subject = UUID.randomUUID().toString();
        share = agreements.draft(new NewAgreement(
                "P-" + subject.substring(0, 8), subject, OURS, begun(SampleTerms.revenueShare(2)), "small"));
        close(share);
    }

    @ParameterizedTest
    @CsvSource({
        "nordlicht.ops, 200, 200",
        "harbour.ops, 200, 200",
        "nordlicht.money, 200, 403",
        "steward, 200, 403",
        "gdansk.ops, 404, 404"
    })
    void itsPartiesSeeItAndThoseWithTheRoleChangeIt(String who, int page, int change) throws Exception {
        browser.perform(get("/agreements/" + share).with(user(who))).andExpect(status().is(page));
        for (String kind : List.of("", "/amendment", "/renewal", "/end", "/notice")) {
            browser.perform(get("/agreements/" + share + "/change" + kind).with(user(who)))
                    .andExpect(status().is(change));
        }
        browser.perform(write(who, "end", today().plusDays(30), "Why")).andExpect(status().is(change));
        browser.perform(get("/agreements/" + share + "/documents/" + hash(share))
                        .with(user(who)))
                .andExpect(status().is(page));
    }

    @Test
    void howItWasSignedIsToldAndHandedOutToItsPartiesAlone() throws Exception {
        happened(share, EvidenceKind.LINK_SENT, Map.of(Happening.Fact.SENT_TO, "n…@nordlicht.example"));
        assertThat(page("nordlicht.ops"))
                .contains("certified the document as issued", "asked Nora Berg to sign")
                .doesNotContain("Not over yet");
        AgreementId change = propose(new ChangeRequest.End(today().plusDays(60)), "nordlicht.ops", OURS);
        happened(change, EvidenceKind.CERTIFIED, Map.of());
        assertThat(page("nordlicht.ops")).contains("Not over yet");

        EvidenceRecord made = evidence.make(share).orElseThrow();
        assertThat(page("harbour.ops"))
                .contains(
                        "The document was sealed.",
                        "Evidence as PDF",
                        made.pdf().hex(),
                        made.file().hex())
                // Where something was sent is in the evidence, and on nobody's screen.
                .doesNotContain("nordlicht.example");
        for (String file : List.of(made.pdf().hex(), made.file().hex())) {
            String address = "/agreements/" + share + "/evidence/" + file;
            browser.perform(get(address).with(user("harbour.ops"))).andExpect(status().isOk());
            browser.perform(get(address).with(user("gdansk.ops"))).andExpect(status().isNotFound());
        }
        browser.perform(get("/agreements/" + share + "/evidence/" + hash(share)).with(user("harbour.ops")))
                .andExpect(status().isNotFound());
    }

    private void happened(AgreementId id, EvidenceKind kind, Map<Happening.Fact, String> facts) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        book.record(new Happening("by the test", kind, id.value(), null, null, "Evenhand", "", facts)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "7f3e1f6e-0000-4000-8000-000000000000"})
    void anUnknownAgreementIsNotThere(String id) throws Exception {
        browser.perform(get("/agreements/" + id).with(user("nordlicht.ops"))).andExpect(status().isNotFound());
        browser.perform(get("/agreements/" + id + "/change").with(user("nordlicht.ops")))
                .andExpect(status().isNotFound());
        browser.perform(get("/agreements/" + share + "/change/donation").with(user("nordlicht.ops")))
                .andExpect(status().isNotFound());
    }

    @Test
    void nothingIsProposedWithoutTheTokenOfTheForm() throws Exception {
        browser.perform(post("/agreements/" + share + "/change/end").with(user("nordlicht.ops")))
                .andExpect(status().isForbidden());
    }

    @Test
    void anAmendmentIsWrittenFieldByFieldLookedAtAndSent() throws Exception {
        MockHttpServletRequestBuilder form = write("nordlicht.ops", "amendment", today().plusDays(10), "We pay later.")
                .param("terms:/payment/daysAfterClearedFunds", "45");
        String looked = body(form.param("step", "look"));
        assertThat(looked)
                .contains("What the document will say", "Send this proposal", "<del>30</del>", "<ins>45</ins>")
                .contains("Instead of “Shares are paid in EUR within 30 days");
        assertThat(views.of(share)).isEmpty();

        browser.perform(write("nordlicht.ops", "amendment", today().plusDays(10), "We pay later.")
                        .param("terms:/payment/daysAfterClearedFunds", "45")
                        .param("step", "send"))
                .andExpect(status().is3xxRedirection());
        assertThat(views.of(share)).singleElement().satisfies(change -> {
            assertThat(change.reason()).isEqualTo("We pay later.");
            assertThat(change.isUnderWay()).isTrue();
        });
        assertThat(page("harbour.ops"))
                .contains("Under negotiation", "We pay later.", "1 rule reads otherwise")
                .doesNotContain("Take it back");
        assertThat(page("nordlicht.ops")).contains("Take it back");
    }

    @Test
    void whoTakesAnothersPlaceIsNamedAndSeesTheAgreementFromThenOn() throws Exception {
        browser.perform(get("/agreements/" + share).with(user("gdansk.ops"))).andExpect(status().isNotFound());
        browser.perform(write("nordlicht.ops", "amendment", today(), "Harbour leaves.")
                        .param("leaves", "harbour")
                        .param("joins", "gdansk")
                        .param("step", "send"))
                .andExpect(status().is3xxRedirection());
        ChangeView change = views.of(share).getFirst();
        assertThat(page("gdansk.ops")).contains("joins", "leaves").doesNotContain("Propose a change");
        sign(change.id());

        assertThat(page("gdansk.ops"))
                .contains("Amended by " + change.number(), "Propose a change", "As changed by")
                .contains("until " + AgreementWords.day(today().minusDays(1)));
        assertThat(page("harbour.ops")).contains("Amended by").doesNotContain("Propose a change");

        sign(propose(
                new ChangeRequest.Amend(today().plusDays(5), PartnerChange.NONE, "{\"tailDays\":77}"),
                "nordlicht.ops",
                OURS));
        String later = views.of(share).getLast().number();
        assertThat(page("nordlicht.ops")).contains(later, "within 77 days");
        assertThat(page("harbour.ops")).contains("As first signed").doesNotContain(later, "within 77 days");
        browser.perform(get("/agreements/" + share + "/documents/"
                                + hash(views.of(share).getLast().id()))
                        .with(user("harbour.ops")))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndKeepsWhatWasTyped() throws Exception {
        assertThat(refused(write("nordlicht.ops", "notice", today().plusDays(5), "We part."), 422))
                .contains("sooner than the notice of 60 days allows", "We part.");
        assertThat(refused(write("nordlicht.ops", "renewal", today().plusDays(900), "Longer."), 422))
                .contains("have no end");
        assertThat(refused(write("nordlicht.ops", "end", today().minusDays(5), "We part."), 422))
                .contains("which is past");
        assertThat(refused(write("nordlicht.ops", "end", today().plusDays(5), " "), 422))
                .contains("Reason is missing");
        assertThat(refused(write("nordlicht.ops", "amendment", today(), "Nothing."), 422))
                .contains("changes nothing");
        assertThat(refused(
                        write("nordlicht.ops", "amendment", today(), "Share.")
                                .param("terms:/rules/0/steps/0/shares/0/share", "50 %"),
                        422))
                .contains("change the shares so that they total exactly 1");
        assertThat(refused(
                        write("nordlicht.ops", "amendment", today(), "Nobody.").param("joins", "<script>alert(1)"),
                        422))
                .contains("choose a partner from the list")
                .doesNotContain("<script>alert");
        assertThat(refused(
                        write("nordlicht.ops", "amendment", today(), "Nobody.").param("joins", "nobody"), 422))
                .contains("name a partner of the network");
    }

    @Test
    void aSecondChangeIsRefusedByTheNameOfTheFirst() throws Exception {
        AgreementId first = propose(new ChangeRequest.End(today().plusDays(60)), "harbour.ops", THEIRS);
        String number = views.get(first).number();

        assertThat(refused(
                        write("nordlicht.ops", "end", today().plusDays(30), "Sooner.")
                                .param("step", "send"),
                        409))
                .contains(number + " is under way and comes first");
        assertThat(body(get("/agreements/" + share + "/change").with(user("nordlicht.ops"))))
                .contains(number + " is under way and comes first", "Give notice");
    }

    @Test
    void aFormAboutTermsThatWereReplacedIsFilledInAnew() throws Exception {
        MockHttpServletRequestBuilder old =
                write("nordlicht.ops", "end", today().plusDays(30), "Why").param("step", "send");
        sign(propose(new ChangeRequest.Amend(today(), PartnerChange.NONE, "{\"tailDays\":77}"), "harbour.ops", THEIRS));

        browser.perform(old).andExpect(status().is3xxRedirection());
        assertThat(views.of(share)).hasSize(1);
    }

    @Test
    void onlyTheProposerTakesAChangeBackAndOnlyBeforeItIsSigned() throws Exception {
        AgreementId change = propose(new ChangeRequest.End(today().plusDays(60)), "nordlicht.ops", OURS);
        String withdraw = "/agreements/" + share + "/changes/" + change + "/withdraw";

        browser.perform(post(withdraw).with(csrf()).with(user("gdansk.ops"))).andExpect(status().isNotFound());
        browser.perform(post(withdraw).with(csrf()).with(user("nordlicht.money")))
                .andExpect(status().isForbidden());
        browser.perform(post(withdraw).with(csrf()).with(user("harbour.ops"))).andExpect(status().isForbidden());
        browser.perform(post("/agreements/" + share + "/changes/" + share + "/withdraw")
                        .with(csrf())
                        .with(user("nordlicht.ops")))
                .andExpect(status().isNotFound());
        browser.perform(post(withdraw).with(csrf()).with(user("nordlicht.ops"))).andExpect(status().is3xxRedirection());
        assertThat(page("harbour.ops")).contains("Withdrawn");
    }

    @Test
    void theEndIsSaidAndTheWordsOfPeopleStayWords() throws Exception {
        AgreementId change = propose(new ChangeRequest.End(today().plusDays(60)), "nordlicht.ops", OURS);
        assertThat(page("harbour.ops")).contains("&lt;b&gt;because&lt;/b&gt;").doesNotContain("<b>because");
        sign(change);

        assertThat(page("nordlicht.ops"))
                .contains("Ends on " + AgreementWords.day(today().plusDays(60)))
                .contains("Termination of the Revenue-Share Agreement")
                .contains("In force");
    }

    @Test
    void operationsChooseTheOrderOfSigningWhichAllPartiesRead() throws Exception {
        AgreementId change = propose(new ChangeRequest.End(today().plusDays(60)), "nordlicht.ops", OURS);
        assertThat(page("harbour.ops")).contains("One party after another", "Change the order");
        assertThat(page("harbour.money")).contains("One party after another").doesNotContain("Change the order");

        refused(order("harbour.money", change, "all-at-once"), 403);
        refused(order("gdansk.ops", change, "all-at-once"), 404);
        refused(order("harbour.ops", AgreementId.of(UUID.randomUUID().toString()), "all-at-once"), 404);
        assertThat(refused(order("harbour.ops", change, "somehow"), 409)).contains("Choose in which order");
        assertThat(refused(order("harbour.ops", change, "groups").param("turn.harbour", "1"), 409))
                .contains("Give every party a group");
        refused(
                order("harbour.ops", change, "groups")
                        .param("turn.harbour", "1")
                        .param("turn.nordlicht", "2"),
                302);

        assertThat(page("nordlicht.money"))
                .contains("Groups one after another, everybody in a group at once, as harbour.ops chose");
        accept(change);
        assertThat(((CertifyResult.Certified) documents.certify(change)).turns())
                .hasSize(2);
        assertThat(refused(order("harbour.ops", change, "all-at-once"), 409)).contains("can no longer be changed");
    }

    @Test
    void whatIsBeingSignedIsWithdrawnWithAReasonAndNobodySeesAnothersAddress() throws Exception {
        AgreementId change = propose(new ChangeRequest.End(today().plusDays(60)), "nordlicht.ops", OURS);
        accept(change);
        String signature = ((CertifyResult.Certified) documents.certify(change))
                .signatureIds()
                .getFirst();
        PartnerId first = documents.request(signature, clock.instant().plusSeconds(86_400));
        assertThat(documents.sign(signature, accounts.actor(first + ".signs").orElseThrow(), "sign", ""))
                .isEqualTo(Decided.recorded());
        for (String who : List.of("nordlicht.ops", "harbour.ops", "harbour.signs")) {
            assertThat(page(who))
                    .contains("signed <time", "asked later", "Nora Berg")
                    .doesNotContain("nora@example.com", signature);
        }
        refused(withdraw("harbour.money", change, "No."), 403);
        refused(withdraw("gdansk.ops", change, "No."), 404);
        assertThat(refused(withdraw("harbour.ops", change, " "), 409)).contains("Say why");

        refused(withdraw("harbour.ops", change, "<b>We</b> changed our mind."), 302);

        assertThat(page("nordlicht.ops"))
                .contains("Withdrawn by", "The harbour", "&lt;b&gt;We&lt;/b&gt; changed our mind.", "no longer needed")
                .doesNotContain("Withdraw it");
    }

    private MockHttpServletRequestBuilder addendum(String who) {
        return post("/agreements/new/reseller-addendum")
                .with(user(who))
                .with(csrf())
                .param("key", UUID.randomUUID().toString())
                .param("language", "en")
                .param("party", "harbour")
                .param("order", "first")
                .param("effectiveOn", today().toString())
                .param("terms:/supplier", "nordlicht")
                .param("terms:/reseller", "harbour")
                .param("terms:/products/0/name", "Ledger Pro")
                .param("terms:/products/0/discount", "25 %")
                .param("terms:/prices/noticeDays", "60")
                .param("terms:/prices/quotesHonoured", "P90D")
                .param("terms:/payment/dueDays", "30")
                .param("terms:/firstSupport", "yes")
                .param("terms:/marks", "no")
                .param("terms:/term/length", "P2Y")
                .param("terms:/term/noticeDays", "90")
                .param("terms:/tail", "P6M")
                .param("terms:/jurisdiction/governingLaw", "DE")
                .param("terms:/jurisdiction/courts", "Munich")
                .param("terms:/jurisdiction/exclusive", "yes");
    }

    @Test
    void whatAKindDeclaresIsAFormWithItsHelpItsPresetsAndItsRanges() throws Exception {
        assertThat(body(get("/agreements/new").with(user("nordlicht.ops")))).contains("Reseller Addendum");
        assertThat(body(get("/agreements/new/reseller-addendum").with(user("nordlicht.ops"))))
                .contains(
                        "Notice of higher prices in days", "value=\"60\"", "From 30 to 180.", "Product", "The harbour");
        for (String who : List.of("nordlicht.money", "nordlicht.signs")) {
            browser.perform(get("/agreements/new/reseller-addendum").with(user(who)))
                    .andExpect(status().isForbidden());
        }
        browser.perform(get("/agreements/new/donation").with(user("nordlicht.ops")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aMistakeIsToldAtItsFieldAndNothingIsDrafted() throws Exception {
        String page = refused(
                addendum("nordlicht.ops")
                        .param("step", "start")
                        .param("terms:/products/1/name", "Ledger Lite")
                        .param("terms:/products/1/discount", "75 %")
                        .param("belongsTo", "EH-of-nobody"),
                422);

        assertThat(page)
                .contains("Nothing is drafted yet", "which is no agreement of yours that is in force", "Ledger Lite");
        assertThat(refused(
                        addendum("nordlicht.ops")
                                .param("step", "start")
                                .param("terms:/products/1/name", "Ledger Lite")
                                .param("terms:/products/1/discount", "75 %"),
                        422))
                .contains("Is 75 %: write at most 60 %.");
    }

    @Test
    void anAgreementWithoutAReferralIsLookedAtDraftedAndListedForItsPartiesAlone() throws Exception {
        assertThat(body(addendum("nordlicht.ops").param("step", "look")))
                .contains("What is agreed", "Products 1, Discount: 25 %", "Send this draft to the other parties");
        String place =
                Objects.requireNonNull(browser.perform(addendum("nordlicht.ops").param("step", "start"))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());

        assertThat(body(get(place).with(user("harbour.ops")))).contains("Reseller Addendum");
        browser.perform(get(place).with(user("gdansk.ops"))).andExpect(status().isNotFound());
        assertThat(body(get("/agreements").with(user("harbour.ops")))).contains("Reseller Addendum");
        assertThat(body(get("/agreements").with(user("gdansk.ops")))).doesNotContain("Reseller Addendum");
    }

    private MockHttpServletRequestBuilder order(String who, AgreementId document, String order) {
        return post("/agreements/" + share + "/signing/order")
                .with(csrf())
                .with(user(who))
                .param("document", document.value())
                .param("order", order);
    }

    private MockHttpServletRequestBuilder withdraw(String who, AgreementId document, String reason) {
        return post("/agreements/" + share + "/signing/withdraw")
                .with(csrf())
                .with(user(who))
                .param("document", document.value())
                .param("reason", reason);
    }

    @Test
    void thePageAsksAboutOpenChangesSoOftenForOneAsForMany() throws Exception {
        long few = 0;
        for (int days = 100; days > 90; days--) {
            abandon(propose(new ChangeRequest.End(today().plusDays(days)), "nordlicht.ops", OURS));
            few = days == 99 ? statementsOfPage() : few;
        }
        assertThat(views.of(share)).hasSize(10);
        assertThat(statementsOfPage()).isEqualTo(few).isPositive();
    }

    /** The fewest of several times: what the application does by the clock meanwhile is counted, too. */
    private long statementsOfPage() throws Exception {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        long fewest = Long.MAX_VALUE;
        for (int time = 0; time < 5; time++) {
            statistics.clear();
            String unused = page("nordlicht.ops");
            fewest = Math.min(fewest, statistics.getPrepareStatementCount());
        }
        return fewest;
    }

    private void abandon(AgreementId change) {
        assertThat(changes.withdraw(change, accounts.actor("nordlicht.ops").orElseThrow()))
                .isEqualTo(Decided.recorded());
    }

    private AgreementId propose(ChangeRequest request, String who, PartnerId partner) {
        Actor actor = accounts.actor(who).orElseThrow();
        assertThat(actor.partnerId()).isEqualTo(partner.value());
        ProposeChangeResult result = changes.propose(share, request, actor, "<b>because</b>");
        assertThat(result).isInstanceOf(ProposeChangeResult.Proposed.class);
        return ((ProposeChangeResult.Proposed) result).change();
    }

    private MockHttpServletRequestBuilder write(String who, String kind, LocalDate day, String reason) {
        return post("/agreements/" + share + "/change/" + kind)
                .with(csrf())
                .with(user(who))
                .param("base", TermsFormat.hash(views.latest(share)).hex())
                .param("day", day.toString())
                .param("reason", reason);
    }

    private String refused(MockHttpServletRequestBuilder request, int expected) throws Exception {
        return browser.perform(request)
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String page(String who) throws Exception {
        return body(get("/agreements/" + share).with(user(who)));
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return refused(request, 200);
    }

    private String hash(AgreementId agreement) {
        AgreementView.Document document = agreements.get(agreement).document();
        return document == null ? "" : document.hash();
    }

    private void sign(AgreementId change) {
        close(change);
        assertThat(changes.takeEffect(change)).isNotNull();
    }

    private void close(AgreementId id) {
        accept(id);
        CertifyResult.Certified certified = (CertifyResult.Certified) documents.certify(id);
        for (String signature : certified.signatureIds()) {
            PartnerId partner = documents.request(signature, clock.instant().plus(Duration.ofDays(14)));
            Actor signer = accounts.actor(partner + ".signs").orElseThrow();
            assertThat(documents.sign(signature, signer, "sign", "")).isEqualTo(Decided.recorded());
        }
        documents.seal(id);
        agreements.putInForce(id);
    }

    private void accept(AgreementId id) {
        for (PartnerId party : negotiations.awaiting(id)) {
            assertThat(negotiations.review(
                            id, party, accounts.actor(party + ".ops").orElseThrow(), "accept", "", Optional.empty()))
                    .isEqualTo(Decided.recorded());
        }
    }

    private RevenueShareTerms begun(RevenueShareTerms terms) {
        String json = new String(TermsFormat.canonical(terms), StandardCharsets.UTF_8)
                .replace(
                        "\"effectiveOn\":\"" + terms.effectiveOn() + "\"",
                        "\"effectiveOn\":\"" + today().minusDays(100) + "\"");
        try {
            return (RevenueShareTerms) TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (io.evenhand.terms.MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void account(PartnerId partner, String name, Role role) {
        String id = partner + "." + name;
        var unused = accounts.register(NewAccount.demo(id, id, id, partner.value(), role));
    }

    private static NewPartner partner(PartnerId id) {
        return new NewPartner(
                id,
                "The " + id,
                "HRB 1",
                "Ring 1, Munich",
                "DE",
                "legal@example.com",
                List.of(),
                List.of(),
                List.of(new NewPerson(
                        new PersonId(id + ".signs"),
                        "Nora Berg",
                        "nora@" + id + ".example",
                        "Director",
                        AgreementKinds.builtIn().principal().stream()
                                .map(AgreementKind::code)
                                .collect(Collectors.toSet()))));
    }

    private MockHttpServletRequestBuilder claim(String who, String where) {
        return claim(who, where, "14");
    }

    private MockHttpServletRequestBuilder claim(String who, String where, String days) {
        return post("/agreements/" + share + "/claim-notice" + where)
                .with(user(who))
                .with(csrf())
                .param("language", "en")
                .param("opponent", "harbour")
                .param("terms:/clause", "4. Reports")
                .param("terms:/happened/from", today().toString())
                .param("terms:/happened/what", "No report came,\r\nthough two were asked for in writing.")
                .param("terms:/demands", "stop")
                .param("terms:/answer/days", days)
                .param("terms:/answer/person", "Nora Lind")
                .param("terms:/answer/email", "legal@nordlicht.example")
                .param("terms:/sender/name", "Nora Lind")
                .param("terms:/sender/capacity", "Counsel");
    }

    @Test
    void whoMayWriteForAPartyFindsTheFormOfAClaimFilledInFromTheAgreement() throws Exception {
        assertThat(page("nordlicht.ops")).contains("Notice of claim");
        assertThat(body(get("/agreements/" + share + "/claim-notice").with(user("nordlicht.ops"))))
                .contains(
                        "Nothing is sent, and nothing is kept,",
                        "value=\"harbour\"",
                        "What happened",
                        "Add another to Evidence")
                .contains("Draw the letter up", "<option value=\"1. ");
        browser.perform(get("/agreements/" + share + "/claim-notice").with(user("nordlicht.money")))
                .andExpect(status().isForbidden());
        browser.perform(get("/agreements/" + share + "/claim-notice").with(user("gdansk.ops")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aNoticeOfClaimIsDrawnUpReadAndDownloadedAndNothingIsKept() throws Exception {
        assertThat(body(claim("nordlicht.ops", ""))).contains("The letter is drawn up", "Download the PDF");
        byte[] pdf = browser.perform(claim("nordlicht.ops", "/pages").param("step", "keep"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            String text = new org.apache.pdfbox.text.PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ");
            assertThat(text).contains("No report came, though two were asked for in writing.", "4. Reports");
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsOnlyKeys("notice.json");
        }
    }

    @Test
    void whatIsWrongWithAClaimIsSaidAtItsField() throws Exception {
        String page = refused(
                claim("nordlicht.ops", "")
                        .param("terms:/demands", "damages")
                        .param("terms:/happened/until", today().plusDays(3).toString()),
                422);
        assertThat(page)
                .contains("The letter cannot be drawn up yet", "enter a day between the first one and today")
                .contains("say how the amount was found: the signed terms fix none");
        assertThat(refused(claim("nordlicht.ops", "", "13"), 422))
                .contains("silence goes on its record", "enter at least 14");
    }
}
