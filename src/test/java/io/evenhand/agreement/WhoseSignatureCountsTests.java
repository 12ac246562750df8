package io.evenhand.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.PdfRenderer;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceEntry;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Templates;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/**
 * Proves that everybody signs in their own place, from their own mailbox, while they are asked and there is time; that an end, whichever
 * it is, is one for all at once, also where somebody signs at that moment; and that the evidence says who did what by what right.
 */
@WithoutEngine
@RecordApplicationEvents
class WhoseSignatureCountsTests {
    /** Others share this database, so these partners are of this class alone. */
    private static final PartnerId OURS = new PartnerId("whose-ours");

    private static final PartnerId THEIRS = new PartnerId("whose-theirs");
    private static final PersonId ADA = new PersonId("whose-ada");
    private static final PersonId BERT = new PersonId("whose-bert");
    private static final PersonId CORA = new PersonId("whose-cora");
    private static final PersonId DORA = new PersonId("whose-dora");
    private static final Duration LONG = Duration.ofDays(14);

    @Autowired
    Agreements agreements;

    @Autowired
    Negotiations negotiations;

    @Autowired
    AgreementDocuments documents;

    @Autowired
    SignatureRequests requests;

    @Autowired
    Signings signings;

    @Autowired
    Partners partners;

    @Autowired
    EvidenceBook evidence;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate database;

    @Autowired
    ApplicationEvents events;

    @Autowired
    DocumentRecords records;

    @Autowired
    SignatureRecords signatures;

    @Autowired
    Templates templates;

    @Autowired
    Archive archive;

    @Autowired
    PdfRenderer renderer;

    @Autowired
    Signing signing;

    @BeforeEach
    void twoSignForUsJointlyAndOneForThem() {
        for (PartnerId partner : List.of(OURS, THEIRS)) {
            partners.register(new NewPartner(
                    partner,
                    "The " + partner,
                    "HRB 1",
                    "Ring 1, Munich",
                    "DE",
                    "legal@example.com",
                    List.of(),
                    List.of(),
                    List.of()));
        }
        person(ADA, OURS, "Ada Roth", 100, true);
        person(BERT, OURS, "Bert Holm", 101, true);
        person(CORA, THEIRS, "Cora Lind", 100, false);
        person(DORA, THEIRS, "Dora Vik", 101, false);
    }

    @Test
    void anAgreementIsCertifiedAndSignedInItsOwnLanguage() throws IOException {
        AgreementId id = negotiated("de");
        certify(id);

        AgreementView agreement = agreements.get(id);
        assertThat(agreement.language()).isEqualTo(Locale.GERMAN);
        assertThat(negotiations.onTheTable(id).language()).isEqualTo(Locale.GERMAN);
        byte[] pdf = archive.load(
                new DocumentHash(Objects.requireNonNull(agreement.document()).hash()));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Geheimhaltungsvereinbarung WHOSE-");
            assertThat(document.getDocumentCatalog().getAcroForm().getFields())
                    .extracting(PDField::getAlternateFieldName)
                    .contains(
                            "Unterschrift 1 von 2 von Nordlicht Cloud Services GmbH",
                            "Unterschrift 2 von 2 von Nordlicht Cloud Services GmbH",
                            "Unterschrift von Harbour & Vale Consulting Ltd");
        }
    }

    @Test
    void neitherOfTwoWhoSignJointlySignsOrDeclinesInThePlaceOfTheOther() {
        List<String> asked = asked(LONG);
        Decided inTheOthersPlace = Decided.refused("Ada Roth is asked for the other signature of your side:"
                + " sign in your own place, and leave this one to your colleague.");

        assertThat(sign(asked.get(1), ADA)).isEqualTo(inTheOthersPlace);
        assertThat(documents.sign(asked.get(1), actor(ADA), "decline", "I do not like it."))
                .isEqualTo(inTheOthersPlace);
        assertThat(sign(asked.get(0), ADA)).isEqualTo(Decided.recorded());
        assertThat(sign(asked.get(1), BERT)).isEqualTo(Decided.recorded());
    }

    @Test
    void whoHasNoAccountSignsAndDeclinesOnlyWhileTheyAreAsked() {
        String theirs = asked(LONG).get(2);
        assertThat(requests.forward(theirs, CORA, DORA, "")).isEqualTo(Decided.recorded());
        Decided tooLate = Decided.refused("Somebody else is asked to sign by now.");

        assertThat(sign(theirs, CORA)).isEqualTo(tooLate);
        assertThat(documents.sign(theirs, actor(CORA), "decline", "I do not like it."))
                .isEqualTo(tooLate);
        assertThat(sign(theirs, DORA)).isEqualTo(Decided.recorded());
    }

    @Test
    void whoSignsWhileTheirSignatureIsHandedOnEitherSignsOrHandsItOn() throws Exception {
        String theirs = asked(LONG).get(2);

        List<Decided> answers =
                together(() -> sign(theirs, CORA), () -> requests.forward(theirs, CORA, DORA, "I am away"));

        assertThat(answers.stream().filter(Decided.recorded()::equals)).hasSize(1);
        boolean signed = standing(theirs) == Standing.SIGNED;
        assertThat(requests.find(theirs).orElseThrow().signatory()).isEqualTo(signed ? CORA : DORA);
    }

    @Test
    void whoDeclinesEndsItForAllAtOnce() {
        List<String> asked = asked(LONG);

        assertThat(documents.sign(asked.get(2), actor(CORA), "decline", "It is too dear."))
                .isEqualTo(Decided.recorded());
        assertThat(documents.sign(asked.get(2), actor(CORA), "decline", "It is too dear."))
                .isEqualTo(Decided.recorded());

        assertThat(agreements.get(agreementOf(asked)).state()).isEqualTo(AgreementState.DECLINED);
        assertThat(asked).extracting(this::standing).containsExactly(Standing.OVER, Standing.OVER, Standing.DECLINED);
        assertThat(events.stream(SignatureOver.class)).hasSize(3);
        assertThat(sign(asked.get(0), ADA))
                .isEqualTo(Decided.refused("This agreement is not signed any more: it is declined."));
    }

    @Test
    void ofASignatureAndADeclineAtTheSameMomentNothingIsLeftOpen() throws Exception {
        List<String> asked = asked(LONG);

        List<Decided> answers = together(
                () -> documents.sign(asked.get(2), actor(CORA), "decline", "It is too dear."),
                () -> sign(asked.get(0), ADA));

        assertThat(answers.getFirst()).isEqualTo(Decided.recorded());
        assertThat(agreements.get(agreementOf(asked)).state()).isEqualTo(AgreementState.DECLINED);
        assertThat(standing(asked.get(0)))
                .isEqualTo(answers.getLast().equals(Decided.recorded()) ? Standing.SIGNED : Standing.OVER);
        assertThat(standing(asked.get(1))).isEqualTo(Standing.OVER);
    }

    @Test
    void nobodySignsDeclinesOrHandsOnOnceTheTimeIsOver() {
        List<String> asked = asked(Duration.ZERO);

        assertThat(List.of(
                        sign(asked.get(0), ADA),
                        documents.sign(asked.get(0), actor(ADA), "decline", "It is too dear."),
                        requests.forward(asked.get(2), CORA, DORA, "")))
                .allSatisfy(refused -> assertThat(((Decided.Refused) refused).reason())
                        .startsWith("The time for signing ended on ")
                        .endsWith(" UTC."));
    }

    @Test
    void whatAllSignedInTimeDoesNotExpireAndWhatOneDidNotSignDoes() {
        List<String> signed = asked(LONG);
        assertThat(List.of(sign(signed.get(0), ADA), sign(signed.get(1), BERT), sign(signed.get(2), CORA)))
                .containsOnly(Decided.recorded());
        AgreementId id = agreementOf(signed);
        assertThat(agreements.expireSigning(id)).isEqualTo(AgreementState.SIGNING);
        documents.seal(id);
        documents.seal(id);
        assertThat(agreements.get(id).state()).isEqualTo(AgreementState.SEALED);
        assertThat(events.stream(AgreementSealed.class).map(AgreementSealed::agreement))
                .containsExactly(id);

        List<String> missing = asked(LONG);
        assertThat(sign(missing.get(0), ADA)).isEqualTo(Decided.recorded());
        assertThat(agreements.expireSigning(agreementOf(missing))).isEqualTo(AgreementState.EXPIRED);
        assertThat(agreements.expireSigning(agreementOf(missing))).isEqualTo(AgreementState.EXPIRED);
        assertThat(missing).extracting(this::standing).containsExactly(Standing.SIGNED, Standing.OVER, Standing.OVER);
    }

    @Test
    void theLastSignatureAtTheMomentTheTimeEndsIsEitherGivenOrNot() throws Exception {
        List<String> asked = asked(LONG);
        assertThat(List.of(sign(asked.get(0), ADA), sign(asked.get(1), BERT))).containsOnly(Decided.recorded());
        AgreementId id = agreementOf(asked);

        List<Object> answers = together(() -> agreements.expireSigning(id), () -> sign(asked.get(2), CORA));

        boolean signed = answers.getLast().equals(Decided.recorded());
        assertThat(answers.getFirst()).isEqualTo(signed ? AgreementState.SIGNING : AgreementState.EXPIRED);
        assertThat(standing(asked.get(2))).isEqualTo(signed ? Standing.SIGNED : Standing.OVER);
    }

    @Test
    void anEndThatCameFirstIsTheOneThatIsTold() {
        AgreementId id = agreementOf(asked(LONG));
        assertThat(agreements.end(id, AgreementState.WITHDRAWN)).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(agreements.end(id, AgreementState.EXPIRED)).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(agreements.expireSigning(id)).isEqualTo(AgreementState.WITHDRAWN);
    }

    @Test
    void twoPeopleWhoReadOneMailboxDoNotBothSign() {
        mailbox(CORA, "Ada.Roth+cora@example.com");
        mailbox(ADA, "ada.roth@example.com");
        // Another of that party signs instead, as long as there is one.
        List<String> asked = asked(LONG);
        assertThat(requests.find(asked.get(2)).orElseThrow().signatory()).isEqualTo(DORA);
        assertThat(requests.othersWithAuthority(asked.get(2))).isEmpty();
        assertThat(requests.forward(asked.get(2), DORA, CORA, "")).isInstanceOf(Decided.Refused.class);
        assertThat(sign(asked.get(2), CORA))
                .isEqualTo(Decided.refused("Cora Lind has the same mail address as Ada Roth, who signs this too:"
                        + " everybody who signs needs an address of their own."));

        database.update("delete from signing_grant where person_id = ?", DORA.value());
        AgreementId id = negotiated();
        assertThat(documents.certify(id)).isEqualTo(new CertifyResult.NoSignatory(THEIRS));
        assertThat(name(id, THEIRS, CORA, "")).isInstanceOf(Decided.Refused.class);
        assertThat(name(id, THEIRS, DORA, "")).isEqualTo(Decided.recorded());
        assertThat(certify(id)).hasSize(3);
    }

    @Test
    void twoOfOneSideWhoReadOneMailboxDoNotSignJointly() {
        mailbox(BERT, "ADA@example.com");
        mailbox(ADA, "ada@example.com");
        AgreementId id = negotiated();
        assertThat(documents.certify(id)).isEqualTo(new CertifyResult.NoSignatory(OURS));
        assertThat(name(id, OURS, ADA, BERT.value()))
                .isEqualTo(Decided.refused("Bert Holm has the same mail address as Ada Roth, who signs this too:"
                        + " everybody who signs needs an address of their own."));
        mailbox(BERT, "bert@example.com");
        assertThat(certify(id)).hasSize(3);
    }

    @Test
    void theEvidenceSaysByWhatRightAndFromWhereSomebodySignedDeclinedOrHandedOn() {
        List<String> asked = asked(LONG);
        AgreementId id = agreementOf(asked);
        DocumentHash shown = requests.document(asked.get(2)).orElseThrow().hash();
        SignerTrace trace = new SignerTrace(shown, "198.51.100.7", "Browser", "link and one-time code");
        assertThat(sign(asked.get(0), ADA)).isEqualTo(Decided.recorded());
        assertThat(requests.forward(asked.get(2), CORA, DORA, "I am away", Optional.of(trace)))
                .isEqualTo(Decided.recorded());
        assertThat(having(trace).sign(asked.get(2), actor(DORA), "decline", "It is too dear.", 1))
                .isEqualTo(Decided.recorded());

        assertThat(entry(id, EvidenceKind.SIGNED).fact(Fact.AUTHORITY))
                .hasValue("Authority to sign a non-disclosure agreement, jointly");
        EvidenceEntry declined = entry(id, EvidenceKind.DECLINED);
        assertThat(declined.fact(Fact.AUTHORITY)).hasValue("Authority to sign a non-disclosure agreement, alone");
        assertThat(List.of(entry(id, EvidenceKind.FORWARDED), declined)).allSatisfy(entry -> {
            assertThat(entry.fact(Fact.SHOWN_SHA256)).hasValue(shown.hex());
            assertThat(entry.fact(Fact.ADDRESS)).hasValue("198.51.100.7");
            assertThat(entry.fact(Fact.AGENT)).hasValue("Browser");
            assertThat(entry.fact(Fact.AUTHENTICATION)).hasValue("link and one-time code");
        });
    }

    @Test
    void whatIsBeingSignedWhenItsReferralEndsIsWithdrawnInTheEvidenceToo() {
        AgreementId id = agreementOf(asked(LONG));
        agreements.withdrawOpen(agreements.get(id).subject());
        agreements.withdrawOpen(agreements.get(id).subject());

        EvidenceEntry withdrawn = entry(id, EvidenceKind.WITHDRAWN);
        assertThat(withdrawn.person()).isNull();
        assertThat(withdrawn.fact(Fact.REASON)).hasValue("The referral that it belongs to has ended.");

        AgreementId open = negotiated();
        agreements.withdrawOpen(agreements.get(open).subject());
        assertThat(evidence.trail(open.value()).entries()).isEmpty();
    }

    @Test
    void whoSignsOrIsAskedOrRemindedWhileTheReferralEndsLeavesNothingOpen() throws Exception {
        for (int round = 0; round < 5; round++) {
            AgreementId id = negotiated();
            List<String> asked = certify(id);
            request(asked.get(0), LONG);
            String subject = agreements.get(id).subject();

            List<Object> answers = together(
                    () -> {
                        agreements.withdrawOpen(subject);
                        return "ended";
                    },
                    () -> sign(asked.get(0), ADA),
                    () -> documents.request(asked.get(1), clock.instant().plus(LONG)),
                    () -> documents.request(asked.get(2), clock.instant().plus(LONG)),
                    () -> {
                        documents.remind(asked.get(0), 7);
                        return "reminded";
                    });

            assertThat(answers).hasSize(5);
            assertThat(agreements.get(id).state()).isEqualTo(AgreementState.WITHDRAWN);
            assertThat(asked).extracting(this::standing).doesNotContain(Standing.WAITING, Standing.DUE);
            assertThat(entry(id, EvidenceKind.WITHDRAWN).person()).isNull();
        }
    }

    @Test
    void whatIsSignedInAProcessThatWouldNotHearOfItIsNotWithdrawn() {
        AgreementId id = agreementOf(asked(LONG));
        signings.keepFromWithdrawal(id);
        Actor operations = new Actor("olga", "Olga", null, OURS.value(), Set.of(Role.OPERATIONS));
        assertThat(signings.withdraw(id, operations, "We changed our mind."))
                .isEqualTo(Decided.refused("The signing of this agreement began before it could be withdrawn here."
                        + " Whoever does not want it any more declines to sign."));
    }

    /** What each answered, in their order. */
    @SafeVarargs
    private static <T> List<T> together(Callable<? extends T>... works) throws Exception {
        var left = new ConcurrentLinkedQueue<>(List.of(works));
        Map<Callable<? extends T>, T> answers = new ConcurrentHashMap<>();
        List<Boolean> done = AtTheSameTime.call(() -> {
            Callable<? extends T> mine = left.poll();
            return mine == null || answers.put(mine, mine.call()) == null;
        });
        assertThat(done).containsOnly(true);
        return Arrays.stream(works).<T>map(answers::get).toList();
    }

    private AgreementDocuments having(SignerTrace trace) {
        SigningAct act = new SigningAct(
                Optional.ofNullable(trace.shown()).orElseThrow(),
                new SignatureMark.Printed(),
                "",
                Instant.EPOCH,
                trace.address(),
                trace.agent(),
                trace.authentication());
        var factory = new StaticListableBeanFactory();
        factory.addBean("acts", new SigningActs() {
            @Override
            public Optional<SigningAct> of(String signatureId, PersonId person) {
                return Optional.empty();
            }

            @Override
            public Optional<SigningAct> of(String signatureId, PersonId person, String decision, long taskKey) {
                return person.equals(DORA) && decision.equals("decline") ? Optional.of(act) : Optional.empty();
            }
        });
        return new AgreementDocuments(
                records, signatures, factory.getBeanProvider(SigningActs.class), templates, renderer, signing, clock);
    }

    private List<String> asked(Duration time) {
        List<String> asked = certify(negotiated());
        asked.forEach(signature -> request(signature, time));
        return asked;
    }

    private AgreementId negotiated() {
        return negotiated("en");
    }

    private AgreementId negotiated(String language) {
        String subject = UUID.randomUUID().toString();
        AgreementId id = agreements.draft(
                new NewAgreement("WHOSE-" + subject.substring(0, 8), subject, OURS, terms(), "medium", null, language));
        Actor legal = new Actor("lara", "Lara", null, THEIRS.value(), Set.of(Role.LEGAL));
        assertThat(negotiations.review(id, THEIRS, legal, "accept", "", Optional.empty()))
                .isEqualTo(Decided.recorded());
        Actor operations = new Actor("olga", "Olga", null, OURS.value(), Set.of(Role.OPERATIONS));
        assertThat(signings.choose(id, operations, SigningOrder.ALL_AT_ONCE, Map.of()))
                .isEqualTo(Decided.recorded());
        return id;
    }

    private static Terms terms() {
        String written = new String(TermsFormat.canonical(SampleTerms.mutualNda(2)), StandardCharsets.UTF_8);
        try {
            return TermsFormat.parse(written.replace("\"nordlicht\"", "\"" + OURS + "\"")
                    .replace("\"harbour\"", "\"" + THEIRS + "\"")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> certify(AgreementId id) {
        if (documents.certify(id) instanceof CertifyResult.Certified certified) {
            return certified.signatureIds();
        }
        throw new AssertionError("Not certified");
    }

    private void request(String signature, Duration time) {
        assertThat(documents.request(signature, clock.instant().plus(time))).isIn(OURS, THEIRS);
    }

    private Decided name(AgreementId id, PartnerId partner, PersonId first, String second) {
        Actor administrator = new Actor("adele", "Adele", null, partner.value(), Set.of(Role.ADMINISTRATOR));
        return documents.nameSignatory(id, partner, administrator, "named", first.value(), second, "");
    }

    private Decided sign(String signature, PersonId person) {
        return documents.sign(signature, actor(person), "sign", "");
    }

    private AgreementId agreementOf(List<String> asked) {
        return requests.find(asked.getFirst()).orElseThrow().agreement();
    }

    private Standing standing(String signature) {
        return requests.find(signature).orElseThrow().standing();
    }

    private EvidenceEntry entry(AgreementId id, EvidenceKind kind) {
        List<EvidenceEntry> found = evidence.trail(id.value()).entries().stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Actor actor(PersonId person) {
        PersonView known = partners.person(person).orElseThrow();
        return new Actor(
                "signer:" + person,
                known.name(),
                person.value(),
                known.partner().value(),
                Set.of(Role.SIGNATORY));
    }

    private void mailbox(PersonId person, String address) {
        database.update("update person set email = ? where id = ?", address, person.value());
    }

    private void person(PersonId id, PartnerId partner, String name, int position, boolean jointly) {
        if (partners.person(id).isEmpty()) {
            database.update(
                    "insert into person (id, version, partner_id, name, email, title, position) values (?, 0, ?, ?, '', ?, ?)",
                    id.value(),
                    partner.value(),
                    name,
                    "Director",
                    position);
        }
        mailbox(id, id + "@example.com");
        database.update("delete from signing_grant where person_id = ?", id.value());
        database.update(
                "insert into signing_grant (person_id, position, agreement_kind, jointly) values (?, 0, 'nda', ?)",
                id.value(),
                jointly);
    }
}
