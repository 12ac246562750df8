package io.evenhand.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.CertifyResult;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.agreement.SigningAct;
import io.evenhand.digest.Sha256;
import io.evenhand.document.DocumentHash;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceEntry;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.EvidenceWords;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.signing.SignatureMark;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.TermsParty;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves for somebody who signs without an account: a link opens for its person and signature alone, is replaced, used up and over; a code
 * is good in one browser; and nobody who writes their name into a task is believed without the act that they themselves did.
 */
@WithoutEngine
class OutsideSignerTests {
    private static final Pattern TOKEN = Pattern.compile("/sign/link/([A-Za-z0-9_-]{43})");
    private static final Pattern CODE = Pattern.compile("(\\d{6}) is your code");
    private static final long TASK = 4_711;

    @Autowired
    SigningLinks links;

    @Autowired
    Visits visits;

    @Autowired
    ActRecords acts;

    @Autowired
    KeptActs kept;

    @Autowired
    Ceremonies ceremonies;

    @Autowired
    Questions questions;

    @Autowired
    EvidenceBook book;

    @Autowired
    Agreements agreements;

    @Autowired
    Negotiations negotiations;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    SignatureRequests signatures;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate database;

    private String unique = "";
    private PartnerId ours = new PartnerId("unset");
    private PersonId director = new PersonId("unset");
    private PersonId colleague = new PersonId("unset");
    private String signature = "";
    private String theirSignature = "";

    @BeforeEach
    void aSignatureIsDueFromADirectorWithoutAnAccount() {
        unique = UUID.randomUUID().toString().substring(0, 8);
        ours = new PartnerId("nordlicht-" + unique);
        director = new PersonId("director-" + unique);
        colleague = new PersonId("other-" + unique);
        partners.register(partner(ours, person(director, "Mette Lund"), person(colleague, "Per Holm")));
        PartnerId theirs = new PartnerId("harbour-" + unique);
        partners.register(partner(theirs, person(new PersonId("hana-" + unique), "Hana Sato")));
        signature = requested(theirs);
        // The application hears of the request by itself.
        await().atMost(Duration.ofSeconds(90)).until(() -> links() == 1);
    }

    @Test
    void aLinkGoesToTheSignatoryByMailAndItsTokenIsNowhereElse() {
        String token = found(TOKEN, "letter", "personal:link:" + signature);

        assertThat(database.queryForList(
                        "select address from signing_link where signature_id = ?", String.class, signature))
                .containsExactly(director + "@nordlicht.example");
        assertThat(database.queryForList(
                        "select token_hash from signing_link where signature_id = ?", String.class, signature))
                .doesNotContain(token);
        assertThat(visits.begin(token, "192.0.2.1", "Firefox")).isPresent();
        assertThat(visits.begin(token, "192.0.2.2", "Safari")).isPresent();
        assertThat(visits.begin(token + "x", "192.0.2.2", "Safari")).isEmpty();
    }

    @Test
    void oneCauseMakesOneLinkHoweverOftenAndByHowManyItIsTold() throws Exception {
        AtTheSameTime.call(() -> {
            links.send("same", signature, false);
            return true;
        });

        assertThat(links()).isEqualTo(2);
        assertThat(count("signing_link where ended_at is null and signature_id = '" + signature + "'"))
                .isOne();
    }

    @Test
    void ofLinksThatAreMadeAtTheSameMomentOneIsOpen() throws Exception {
        AtTheSameTime.call(() -> {
            links.send(UUID.randomUUID().toString(), signature, true);
            return true;
        });

        assertThat(links()).isEqualTo(7);
        assertThat(count("signing_link where ended_at is null and signature_id = '" + signature + "'"))
                .isOne();
    }

    @Test
    void aNewerLinkTakesThePlaceOfTheFormer() {
        String first = send("first");
        String second = send("second");

        assertThat(visits.begin(first, "", "")).isEmpty();
        assertThat(visits.begin(second, "", "")).isPresent();
        assertThat(database.queryForList(
                        "select state from notice_mail where matter_key = ? order by made_at",
                        String.class,
                        "personal:link:" + signature))
                .containsExactly("DROPPED", "DROPPED", "WAITING");
    }

    @Test
    void whoHasAnAccountToSignWithGetsNoLink() {
        accounts.register(NewAccount.of(
                "mette-" + unique,
                "Mette Lund",
                "a long enough password",
                director.value(),
                ours.value(),
                Role.SIGNATORY));

        links.send("account", signature, false);

        assertThat(links()).isOne();
    }

    @Test
    void beforeTheCodeAVisitorSeesNeitherTheDocumentNorTheWholeAddress() {
        Visitor visitor = visitor(begin(send("seen")));

        assertThat(visitor.signer()).isNull();
        assertThat(visitor.address()).isEqualTo("d•••@nordlicht.example");
        assertThat(visitor.askedBy()).isEqualTo("The nordlicht-" + unique);
        assertThat(visitor.agreement()).startsWith("Non-Disclosure Agreement " + unique);
    }

    @Test
    void aCodeConfirmsTheBrowserThatAskedForItAndNoOther() {
        String token = send("code");
        String asking = begin(token);
        String other = begin(token);
        String code = code(asking);

        assertThat(visits.checkCode(other, code, "", "")).isEqualTo(new CodeAnswer.NoCode());
        String otherCode = code(other);
        assertThat(otherCode.equals(code) ? new CodeAnswer.Wrong(4) : visits.checkCode(other, code, "", ""))
                .isEqualTo(new CodeAnswer.Wrong(4));
        assertThat(visits.checkCode(asking, " " + code.substring(0, 3) + " " + code.substring(3), "", ""))
                .isInstanceOf(CodeAnswer.Confirmed.class);
    }

    @Test
    void withTheCodeTheFormerSecretOpensNothingAnyMore() {
        String before = begin(send("rotated"));

        String after = confirmed(before);

        assertThat(visits.find(before, "", "")).isEmpty();
        assertThat(visitor(after).signer()).isNotNull();
    }

    @Test
    void fiveWrongTriesEndACodeAlsoWhenTheRightOneComesNext() {
        String secret = begin(send("tries"));
        String code = code(secret);
        String wrong = code.equals("000000") ? "000001" : "000000";

        for (int left = 4; left > 0; left--) {
            assertThat(visits.checkCode(secret, wrong, "", "")).isEqualTo(new CodeAnswer.Wrong(left));
        }
        assertThat(visits.checkCode(secret, wrong, "", "")).isEqualTo(new CodeAnswer.NoCode());
        assertThat(visits.checkCode(secret, code, "", "")).isEqualTo(new CodeAnswer.NoCode());
    }

    @Test
    void manyTriesAtTheSameMomentAreNotMoreThanFive() throws Exception {
        String secret = begin(send("crowd"));
        String code = code(secret);
        String wrong = code.equals("000000") ? "000001" : "000000";

        AtTheSameTime.call(() -> visits.checkCode(secret, wrong, "", ""));

        assertThat(visits.checkCode(secret, code, "", "")).isEqualTo(new CodeAnswer.NoCode());
    }

    @Test
    void theSixthCodeWithinAnHourIsNotSentToWhicheverBrowser() {
        String token = send("flood");
        for (int code = 0; code < 5; code++) {
            assertThat(visits.sendCode(begin(token))).isEqualTo(new CodeAnswer.Sent());
        }

        assertThat(visits.sendCode(begin(token))).isInstanceOf(CodeAnswer.NoMore.class);
    }

    @Test
    void anExpiredLinkOpensNothingAlsoWhereItWasOpen() {
        String token = send("expired");
        String secret = begin(token);
        database.update(
                "update signing_link set expires_at = made_at where signature_id = ? and ended_at is null", signature);

        assertThat(visits.begin(token, "", "")).isEmpty();
        assertThat(visits.find(secret, "", "")).isEmpty();
        assertThat(visits.sendCode(secret)).isEqualTo(new CodeAnswer.Gone());
    }

    @Test
    void forwardedTheFirstLinkAndItsVisitsAreDeadAndTheColleagueGetsTheirOwn() {
        String token = send("mine");
        String secret = confirmed(begin(token));
        assertThat(signatures.forward(signature, director, colleague, "")).isEqualTo(Decided.recorded());

        assertThat(visits.find(secret, "", "")).isEmpty();
        assertThat(visits.begin(token, "", "")).isEmpty();
        await().atMost(Duration.ofSeconds(90)).until(() -> links() == 3);
        String theirs = found(TOKEN, "letter", "personal:link:" + signature);
        assertThat(visitor(begin(theirs)).name()).isEqualTo("Per Holm");
    }

    @Test
    void aLinkIsUsedUpByWhatWasDoneAndItsOwnerStillSeesWhatBecameOfIt() {
        String token = send("used");
        String secret = confirmed(begin(token));
        Signer signer = signer(secret);
        act(signer);
        assertThat(documents.sign(signature, outside(), "sign", "")).isEqualTo(Decided.recorded());

        acts.use(signer);

        assertThat(visits.begin(token, "", "")).isEmpty();
        assertThat(visits.find(secret, "", "")).isPresent();
    }

    @Test
    void whatWasNotShownCannotBeSigned() {
        Signer signer = signer(confirmed(begin(send("unseen"))));

        assertThat(acts.keep(signer, Intention.toSign(shown(), new SignatureMark.Printed(), true), TASK))
                .isEqualTo(new ActRecords.Kept.Changed());
    }

    @Test
    void whatAnotherSignedMeanwhileIsShownAgainBeforeItCanBeSigned() {
        Signer signer = signer(confirmed(begin(send("meanwhile"))));
        acts.shown(signer, signatures.document(signature).orElseThrow());
        Intention ofTheFirst = Intention.toSign(shown(), new SignatureMark.Typed("Mette Lund"), true);
        assertThat(documents.request(theirSignature, clock.instant().plus(Duration.ofDays(14))))
                .isEqualTo(new PartnerId("harbour-" + unique));
        Actor hana = new Actor("hana", "Hana Sato", "hana-" + unique, "harbour-" + unique, Set.of(Role.SIGNATORY));
        assertThat(documents.sign(theirSignature, hana, "sign", "")).isEqualTo(Decided.recorded());

        assertThat(acts.keep(signer, ofTheFirst, TASK)).isEqualTo(new ActRecords.Kept.Changed());
        SigningPage page = ceremonies.show(signer).orElseThrow();
        assertThat(page.news()).startsWith("Hana Sato for The harbour-" + unique + " has signed since");
        assertThat(page.sha256()).isNotEqualTo(ofTheFirst.shown().hex());
        assertThat(page.toString()).doesNotContain("@nordlicht.example");
        assertThat(acts.keep(signer, Intention.toSign(shown(), ofTheFirst.mark(), true), TASK))
                .isInstanceOf(ActRecords.Kept.Ready.class);
    }

    @Test
    void onTwoDevicesAtOnceOneActIsKept() throws Exception {
        Signer signer = signer(confirmed(begin(send("devices"))));
        acts.shown(signer, signatures.document(signature).orElseThrow());
        Intention signing = Intention.toSign(shown(), new SignatureMark.Typed("Mette Lund"), true);

        List<ActRecords.Kept> answers = AtTheSameTime.call(() -> acts.keep(signer, signing, TASK));

        assertThat(answers.stream().filter(ActRecords.Kept.Ready.class::isInstance))
                .hasSize(1);
        assertThat(count("signing_act where signature_id = '" + signature + "'"))
                .isOne();
    }

    @Test
    void theProcessIsToldOfTheActWithItsMarkAndWhatWasShown() {
        Signer signer = signer(confirmed(begin(send("told"))));
        act(signer);

        SigningAct act = kept.of(signature, director).orElseThrow();

        assertThat(act.shown()).isEqualTo(shown());
        assertThat(act.mark()).isEqualTo(new SignatureMark.Typed("Mette Lund"));
        assertThat(act.consent()).contains("advanced electronic signature, not a qualified one");
        assertThat(act.authentication()).isEqualTo("link and one-time code");
    }

    @Test
    void whoeverWritesASignersNameIntoATaskIsNotBelievedWithoutTheirAct() {
        String name = "signer:" + director;
        Signer signer = signer(confirmed(begin(send("attack"))));

        assertThat(kept.actor(name, decision(TASK, "sign", ""))).as("no act").isEmpty();
        String act = act(signer);
        assertThat(kept.actor(name, decision(TASK, "sign", "")))
                .as("the act itself")
                .isPresent();
        assertThat(kept.actor(name, decision(TASK, "decline", "")))
                .as("another decision")
                .isEmpty();
        assertThat(kept.actor(name, decision(TASK, "sign", "words of somebody else")))
                .isEmpty();
        assertThat(kept.actor(name, decision(TASK + 1, "sign", "")))
                .as("another task")
                .isEmpty();
        assertThat(kept.actor("signer:" + colleague, decision(TASK, "sign", "")))
                .as("another person")
                .isEmpty();
        assertThat(kept.actor(director.value(), decision(TASK, "sign", ""))).isEmpty();
        acts.refused(act);
        assertThat(kept.actor(name, decision(TASK, "sign", "")))
                .as("refused since")
                .isEmpty();
        assertThat(kept.of(signature, director)).isEmpty();
    }

    @Test
    void whoWasAskedInVainIsTold() {
        String token = send("vain");
        agreements.withdrawOpen("subject-" + unique);

        links.end(signature);

        assertThat(visits.begin(token, "", "")).isEmpty();
        assertThat(database.queryForList(
                        "select subject from notice_mail where matter_key = ?",
                        String.class,
                        "personal:over:" + signature))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("No longer to be signed by you");
    }

    @Test
    void aDecisionThatComesWithATaskStandsOnlyWithWhatThePersonDidWhereTheyWereShownTheDocument() {
        Actor director = outside();
        for (String decision : List.of("sign", "decline")) {
            assertThat(documents.sign(signature, director, decision, "no", TASK))
                    .isInstanceOfSatisfying(
                            Decided.Refused.class,
                            refused -> assertThat(refused.reason()).startsWith("Read the document where it is shown"));
        }
        act(signer(confirmed(begin(send("task")))));

        assertThat(documents.sign(signature, director, "sign", "", TASK + 1)).isInstanceOf(Decided.Refused.class);
        assertThat(documents.sign(signature, director, "sign", "", TASK)).isEqualTo(Decided.recorded());
        assertThat(documents.sign(signature, director, "sign", "", TASK))
                .as("again")
                .isEqualTo(Decided.recorded());
    }

    @Test
    void anActOfWhichTheProcessHasNotHeardInFiveMinutesOpensNothing() {
        String act = act(signer(confirmed(begin(send("late")))));
        acts.inDoubt(act);
        assertThat(kept.of(signature, director, "sign", TASK)).isPresent();

        database.update(
                "update signing_act set acted_at = ? where id = ?",
                clock.instant().minusSeconds(301),
                act);

        assertThat(kept.of(signature, director, "sign", TASK)).isEmpty();
        assertThat(kept.of(signature, director)).isEmpty();
        assertThat(kept.actor("signer:" + director, decision(TASK, "sign", ""))).isEmpty();
    }

    @Test
    void whoeverHandedItOnReadsAndOpensNothingAnyMore() {
        String secret = confirmed(begin(send("gone")));
        Signer signer = signer(secret);
        act(signer);

        assertThat(ceremonies.forward(signer, colleague.value(), "")).isEqualTo(new ActAnswer.Done());

        assertThat(visits.find(secret, "", "")).isEmpty();
        assertThat(ceremonies.show(signer)).isEmpty();
        assertThat(ceremonies.document(signer, shown().hex())).isEmpty();
        assertThat(kept.actor("signer:" + director, decision(TASK, "sign", ""))).isEmpty();
        assertThat(kept.of(signature, director, "sign", TASK)).isEmpty();
    }

    @Test
    void aLinkToAnAddressThatIsNoLongerItsPersonsOpensNothingAndWhoReadsThereIsTold() {
        String token = send("moved");
        String secret = confirmed(begin(token));
        Signer signer = signer(secret);
        acts.shown(signer, signatures.document(signature).orElseThrow());
        database.update("update person set email = 'new@elsewhere.example' where id = ?", director.value());

        assertThat(visits.begin(token, "", "")).isEmpty();
        assertThat(visits.find(secret, "", "")).isEmpty();
        assertThat(acts.keep(signer, Intention.toSign(shown(), new SignatureMark.Printed(), true), TASK))
                .isInstanceOf(ActRecords.Kept.Refused.class);
        String next = send("moved-since");
        assertThat(visitor(begin(next)).address()).isEqualTo("n•••@elsewhere.example");
        assertThat(database.queryForObject(
                        "select sent_to from notice_mail where matter_key = ?",
                        String.class,
                        "personal:elsewhere:" + signature))
                .isEqualTo(director + "@nordlicht.example");
        assertThat(entry(EvidenceKind.LINK_SENT).fact(Fact.SENT_TO_SHA256))
                .contains(Sha256.of("new@elsewhere.example"));
    }

    @Test
    void openingIsRecordedOnceForEachBrowserWithABoundAndOfNobodyKnown() {
        String token = send("opened");
        visits.begin(token, "192.0.2.9", "Firefox");
        visits.begin(token, "192.0.2.9", "Firefox");
        assertThat(opened()).hasSize(1);
        assertThat(opened().getFirst().person()).isNull();
        assertThat(EvidenceWords.who(opened().getFirst())).isEqualTo("Somebody");
        assertThat(EvidenceWords.did(opened().getFirst())).isEqualTo("opened the link sent to Mette Lund");

        for (int browser = 0; browser < 30; browser++) {
            visits.begin(token, "192.0.2.9", "Program " + browser);
        }

        assertThat(opened()).hasSize(20);
    }

    @Test
    void whoeverTypedTheirCodeIsNotPushedOutByThoseWhoOpenTheLink() {
        String token = send("crowded");
        String secret = confirmed(begin(token));

        for (int browser = 0; browser < 25; browser++) {
            begin(token);
        }

        assertThat(visits.find(secret, "", "")).isPresent();
    }

    @Test
    void theFortiethWrongCodeClosesTheLinkAndItsOwnerIsTold() {
        String token = send("guessed");
        String secret = begin(token);
        String code = code(secret);
        database.update(
                "update signing_link set wrong_codes = 39 where signature_id = ? and ended_at is null", signature);

        assertThat(visits.checkCode(secret, code.equals("000000") ? "000001" : "000000", "", ""))
                .isEqualTo(new CodeAnswer.Gone());

        assertThat(visits.checkCode(secret, code, "", "")).isEqualTo(new CodeAnswer.Gone());
        assertThat(visits.begin(token, "", "")).isEmpty();
        assertThat(count("notice_mail where matter_key = 'personal:closed:" + signature + "'"))
                .isOne();
    }

    @Test
    void aVisitEndsAfterFourHoursAndWhenItsOwnerIsDone() {
        String token = send("hours");
        String done = confirmed(begin(token));
        visits.leave(done);
        assertThat(visits.find(done, "", "")).isEmpty();
        String busy = confirmed(begin(token));

        database.update(
                "update signing_visit set confirmed_at = ?"
                        + " where link_id in (select id from signing_link where signature_id = ?)",
                clock.instant().minus(Duration.ofHours(4)),
                signature);

        assertThat(visits.find(busy, "", "")).isEmpty();
    }

    @Test
    void anExpiredLinkKeepsNoActAlsoWhereItWasOpenWhenTheyBeganToRead() {
        Signer signer = signer(confirmed(begin(send("slow"))));
        acts.shown(signer, signatures.document(signature).orElseThrow());
        database.update(
                "update signing_link set expires_at = made_at where signature_id = ? and ended_at is null", signature);

        assertThat(acts.keep(signer, Intention.toSign(shown(), new SignatureMark.Printed(), true), TASK))
                .isInstanceOf(ActRecords.Kept.Refused.class);
    }

    @Test
    void whoAgreedToOtherWordsHasNotAgreed() {
        Signer signer = signer(confirmed(begin(send("words"))));
        SigningPage page = ceremonies.show(signer).orElseThrow();
        SignatureMark mark = new SignatureMark.Printed();

        assertThat(acts.keep(signer, Intention.toSign(shown(), mark, true, Sha256.of("other words")), TASK))
                .isEqualTo(new ActRecords.Kept.Changed());
        assertThat(acts.keep(signer, Intention.toSign(shown(), mark, true, page.consentSha256()), TASK))
                .isInstanceOf(ActRecords.Kept.Ready.class);
    }

    @Test
    void aLinkThatOpensNothingIsReplacedOnce() {
        String token = send("fresh");
        links.sendFresh(token);
        assertThat(links()).as("it still opens").isEqualTo(2);
        database.update(
                "update signing_link set expires_at = made_at where signature_id = ? and ended_at is null", signature);

        links.sendFresh(token);
        links.sendFresh(token);
        links.sendFresh("of-nobody");

        assertThat(links()).isEqualTo(3);
        assertThat(visits.begin(found(TOKEN, "letter", "personal:link:" + signature), "", ""))
                .isPresent();
    }

    @Test
    void theSealedCopyIsShownAfterACodeOnly() {
        Signer signer = signer(confirmed(begin(send("copy"))));
        act(signer);
        assertThat(documents.sign(signature, outside(), "sign", "", TASK)).isEqualTo(Decided.recorded());
        acts.use(signer);
        assertThat(documents.request(theirSignature, clock.instant().plus(Duration.ofDays(14))))
                .isEqualTo(new PartnerId("harbour-" + unique));
        assertThat(documents.sign(theirSignature, hana(), "sign", "")).isEqualTo(Decided.recorded());
        documents.seal(signatures.find(signature).orElseThrow().agreement());
        await().atMost(Duration.ofSeconds(90))
                .until(() -> count("signing_link where purpose = 'COPY' and signature_id = '" + signature + "'") == 1);

        String secret = begin(found(TOKEN, "letter", "personal:copy:" + signature));

        assertThat(visitor(secret).copy()).isTrue();
        assertThat(visitor(secret).confirmed()).isFalse();
        Visitor fetching = visitor(confirmed(secret));
        assertThat(fetching.confirmed()).isTrue();
        assertThat(fetching.signer()).as("signs nothing any more").isNull();
        assertThat(ceremonies.sealed(signature)).isPresent();
    }

    @Test
    void whoSignedHearsThatItCameToNothing() {
        Signer signer = signer(confirmed(begin(send("nothing"))));
        act(signer);
        assertThat(documents.sign(signature, outside(), "sign", "", TASK)).isEqualTo(Decided.recorded());
        acts.use(signer);
        assertThat(documents.request(theirSignature, clock.instant().plus(Duration.ofDays(14))))
                .isEqualTo(new PartnerId("harbour-" + unique));

        assertThat(documents.sign(theirSignature, hana(), "decline", "Too dear."))
                .isEqualTo(Decided.recorded());

        String nothing = "notice_mail where matter_key = 'personal:nothing:" + signature + "'";
        await().atMost(Duration.ofSeconds(90)).until(() -> count(nothing) == 1);
        links.tellThatItCameToNothing(
                signatures.find(signature).orElseThrow().agreement().value());
        assertThat(count(nothing)).isOne();
    }

    @Test
    void anAnswerIsRecordedOfWhoAnswered() {
        Signer signer = signer(confirmed(begin(send("asked"))));
        assertThat(questions.ask(signer, "Until when?")).isEqualTo(new ActAnswer.Done());
        Actor colleagueOfOurs = new Actor("per", "Per Holm", colleague.value(), ours.value(), Set.of(Role.OPERATIONS));
        String id = questions.askedOf(colleagueOfOurs).getFirst().id();

        assertThat(questions.answer(colleagueOfOurs, id, "Until May.")).isEqualTo(new ActAnswer.Done());

        assertThat(entry(EvidenceKind.QUESTION_ANSWERED).person()).isEqualTo(colleague.value());
        assertThat(EvidenceWords.who(entry(EvidenceKind.QUESTION_ANSWERED))).isEqualTo("Per Holm");
    }

    private List<EvidenceEntry> trail() {
        return book.trail(signatures.find(signature).orElseThrow().agreement().value())
                .entries();
    }

    private List<EvidenceEntry> opened() {
        return trail().stream()
                .filter(entry -> entry.kind() == EvidenceKind.LINK_OPENED)
                .toList();
    }

    /** The latest of a kind. */
    private EvidenceEntry entry(EvidenceKind kind) {
        return trail().reversed().stream()
                .filter(entry -> entry.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private Actor hana() {
        return new Actor("hana", "Hana Sato", "hana-" + unique, "harbour-" + unique, Set.of(Role.SIGNATORY));
    }

    private String act(Signer signer) {
        acts.shown(signer, signatures.document(signature).orElseThrow());
        Intention signing = Intention.toSign(shown(), new SignatureMark.Typed("Mette Lund"), true);
        return ((ActRecords.Kept.Ready) acts.keep(signer, signing, TASK)).actId();
    }

    private DocumentHash shown() {
        return signatures.document(signature).orElseThrow().hash();
    }

    private Actor outside() {
        return new Actor("signer:" + director, "Mette Lund", director.value(), ours.value(), Set.of(Role.SIGNATORY));
    }

    private Decision decision(long task, String value, String reason) {
        HumanTaskView view = new HumanTaskView(
                task,
                "agreement",
                "sign-agreement",
                "agreement",
                signature,
                ours.value(),
                "signatory",
                HumanTaskState.OPEN,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null);
        return new Decision(view, "", value, "", reason, Map.of());
    }

    private String send(String cause) {
        links.send(cause + unique, signature, false);
        return found(TOKEN, "letter", "personal:link:" + signature);
    }

    private String begin(String token) {
        return visits.begin(token, "192.0.2.1", "Firefox").orElseThrow();
    }

    private String code(String secret) {
        assertThat(visits.sendCode(secret)).isEqualTo(new CodeAnswer.Sent());
        return found(CODE, "subject", "personal:code:" + signature);
    }

    private String confirmed(String secret) {
        return ((CodeAnswer.Confirmed) visits.checkCode(secret, code(secret), "192.0.2.1", "Firefox")).secret();
    }

    private Visitor visitor(String secret) {
        return visits.find(secret, "192.0.2.1", "Firefox").orElseThrow();
    }

    private Signer signer(String secret) {
        return Optional.ofNullable(visitor(secret).signer()).orElseThrow();
    }

    /** In the mail about a thing that waits to be sent: there is one at most. */
    private String found(Pattern pattern, String column, String thing) {
        String text = database.queryForObject(
                "select " + column + " from notice_mail where matter_key = ? and state = 'WAITING'",
                String.class,
                thing);
        Matcher matcher = pattern.matcher(String.valueOf(text));
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private long links() {
        return count("signing_link where signature_id = '" + signature + "'");
    }

    private long count(String rows) {
        return Optional.ofNullable(database.queryForObject("select count(*) from " + rows, Long.class))
                .orElse(-1L);
    }

    private String requested(PartnerId theirs) {
        AgreementId id = agreements.draft(
                new NewAgreement(unique + "-nda", "subject-" + unique, ours, between(ours, theirs), "small"));
        Actor other = new Actor("hana", "Hana", null, theirs.value(), Set.of(Role.LEGAL));
        assertThat(negotiations.review(id, theirs, other, "accept", "", Optional.empty()))
                .isEqualTo(Decided.recorded());
        if (!(documents.certify(id) instanceof CertifyResult.Certified certified)) {
            throw new AssertionError("Not certified");
        }
        String first = certified.signatureIds().getFirst();
        theirSignature = certified.signatureIds().getLast();
        assertThat(documents.request(first, clock.instant().plus(Duration.ofDays(14))))
                .isEqualTo(ours);
        return first;
    }

    private static NdaTerms between(PartnerId one, PartnerId other) {
        NdaTerms sample = SampleTerms.mutualNda(2);
        return new NdaTerms(
                List.of(party(one), party(other)),
                sample.effectiveOn(),
                sample.disclosure(),
                sample.purpose(),
                sample.term(),
                sample.confidentiality(),
                sample.tradeSecretsOutlast(),
                sample.permittedRecipients(),
                sample.compelledDisclosure(),
                sample.returnOrDestroy(),
                sample.licenceExcluded(),
                sample.equitableRelief(),
                sample.nonCircumvention(),
                sample.modifications(),
                sample.jurisdiction(),
                sample.notices(),
                sample.clauses());
    }

    private static TermsParty party(PartnerId id) {
        return new TermsParty(id.value(), "The " + id, "HRB 1", "Ring 1, Munich", "DE", "legal@example.com");
    }

    private static NewPartner partner(PartnerId id, NewPerson... people) {
        return new NewPartner(
                id,
                "The " + id,
                "HRB 1",
                "Ring 1, Munich",
                "DE",
                "legal@example.com",
                List.of(),
                List.of(),
                List.of(people));
    }

    private static NewPerson person(PersonId id, String name) {
        return new NewPerson(id, name, id + "@nordlicht.example", "Director", Set.of("nda"));
    }
}
