package io.evenhand.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.PdfRenderer;
import io.evenhand.money.Money;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Proves who is asked to sign, in which turn, what two who sign at one moment leave, and what ends a signature that is asked for. */
@WithoutEngine
@RecordApplicationEvents
class SigningInTurnsTests {
    private static final Money DEAL = Money.of("80000.00", "EUR");

    /** They are asked in the order of the terms. Others share this database, so these partners are of this class alone. */
    private static final PartnerId OURS = new PartnerId("turn-ours");

    private static final PartnerId THEIRS = new PartnerId("turn-theirs");

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
    Archive archive;

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
    PdfRenderer renderer;

    @Autowired
    Signing signing;

    @BeforeEach
    void ourPeopleSignJointlyAndTheirsAlone() {
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
        for (String person : List.of("turn-ada", "turn-bert", "turn-cora", "turn-dora")) {
            database.update("delete from signing_grant where person_id = ?", person);
        }
        person("turn-ada", OURS, "Ada Roth", 100);
        person("turn-bert", OURS, "Bert Holm", 101);
        person("turn-cora", THEIRS, "Cora Lind", 100);
        grant("turn-ada", 50_000_00L, false, 0);
        grant("turn-ada", null, true, 1);
        grant("turn-bert", null, true, 0);
        grant("turn-cora", null, false, 0);
    }

    @Test
    void whoSignsJointlyGetsTwoPlacesSideBySideAndEachIsForAnotherPerson() throws Exception {
        AgreementId id = negotiated();
        CertifyResult.Certified certified = certify(id);
        assertThat(certified.turns()).extracting(List::size).containsExactly(2, 1);
        assertThat(fields(id)).containsExactly("signature-1", "signature-2", "signature-3");
        String first = certified.signatureIds().get(0);
        String second = certified.signatureIds().get(1);
        assertThat(requests.find(first).orElseThrow().standing()).isEqualTo(Standing.WAITING);
        certified.signatureIds().forEach(this::request);

        assertThat(sign(first, ada())).isEqualTo(Decided.recorded());
        assertThat(sign(second, ada()))
                .isEqualTo(
                        Decided.refused("Ada Roth has signed already; the other signature has to be somebody else's."));
        assertThat(sign(second, bert())).isEqualTo(Decided.recorded());
        assertThat(sign(certified.signatureIds().get(2), cora())).isEqualTo(Decided.recorded());
        documents.seal(id);

        assertThat(agreements.get(id).state()).isEqualTo(AgreementState.SEALED);
        assertThat(signedFields(id)).contains("signature-1", "signature-2", "signature-3", "seal");
    }

    @Test
    void aDealWithinTheLimitIsSignedByOne() {
        AgreementId id = negotiated(Money.of("50000.00", "EUR"));
        assertThat(certify(id).signatureIds()).hasSize(2);
    }

    @Test
    void nobodyIsAskedWhereOneAloneIsNotEnoughAndThereIsNoOther() {
        database.update("delete from signing_grant where person_id = 'turn-bert'");
        AgreementId id = negotiated();
        assertThat(documents.certify(id)).isEqualTo(new CertifyResult.NoSignatory(OURS));

        assertThat(documents.nameSignatory(id, OURS, ada(), "named", "turn-ada", "turn-ada", ""))
                .isEqualTo(Decided.refused("Name two different people, or one who signs alone."));
        assertThat(documents.nameSignatory(id, OURS, ada(), "named", "turn-ada", "turn-bert", ""))
                .isEqualTo(Decided.recorded());
        assertThat(certify(id).signatureIds()).hasSize(3);
        assertThat(partners.person(new PersonId("turn-bert")).orElseThrow().authorities())
                .singleElement()
                .satisfies(given -> {
                    assertThat(given.jointly()).isTrue();
                    assertThat(given.limit()).isEqualTo(DEAL);
                });
    }

    @Test
    void operationsOfAPartyChooseTheOrderUntilTheDocumentIsCertified() {
        AgreementId id = negotiated();
        assertThat(signings.choose(id, actor(OURS, Role.LEGAL), SigningOrder.ALL_AT_ONCE, Map.of()))
                .isInstanceOf(Decided.Refused.class);
        assertThat(signings.choose(id, actor(OURS, Role.OPERATIONS), SigningOrder.GROUPS, Map.of(OURS, 2)))
                .isEqualTo(Decided.refused("Give every party a group, counted from 1."));
        assertThat(signings.choose(id, actor(OURS, Role.OPERATIONS), SigningOrder.GROUPS, Map.of(OURS, 7, THEIRS, 3)))
                .isEqualTo(Decided.recorded());
        CertifyResult.Certified certified = certify(id);
        assertThat(certified.turns())
                .containsExactly(
                        List.of(certified.signatureIds().get(2)),
                        List.of(
                                certified.signatureIds().get(0),
                                certified.signatureIds().get(1)));
        assertThat(signings.of(List.of(id))).singleElement().satisfies(view -> {
            assertThat(view.chosenBy()).isEqualTo("Olga");
            assertThat(view.parties()).containsExactly(THEIRS, OURS);
        });
        assertThat(signings.choose(id, actor(OURS, Role.OPERATIONS), SigningOrder.ALL_AT_ONCE, Map.of()))
                .isEqualTo(Decided.refused("The order can no longer be changed: the agreement is being signed."));
    }

    @Test
    void threeWhoSignAtTheSameMomentAreAllInTheDocument() throws Exception {
        AgreementId id = negotiated();
        assertThat(signings.choose(id, actor(THEIRS, Role.OPERATIONS), SigningOrder.ALL_AT_ONCE, Map.of()))
                .isEqualTo(Decided.recorded());
        CertifyResult.Certified certified = certify(id);
        assertThat(certified.turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn).hasSize(3));
        certified.signatureIds().forEach(this::request);

        var left = new ConcurrentLinkedQueue<>(List.of(
                Map.entry(certified.signatureIds().get(0), ada()),
                Map.entry(certified.signatureIds().get(1), bert()),
                Map.entry(certified.signatureIds().get(2), cora())));
        List<Decided> answers = AtTheSameTime.call(() -> {
            var mine = left.poll();
            return mine == null ? Decided.recorded() : sign(mine.getKey(), mine.getValue());
        });

        assertThat(answers).containsOnly(Decided.recorded());
        assertThat(signedFields(id)).contains("signature-1", "signature-2", "signature-3");
        documents.seal(id);
        assertThat(agreements.get(id).state()).isEqualTo(AgreementState.SEALED);
    }

    @Test
    void onlyTheBytesThatWereShownAreSigned() {
        AgreementId id = negotiated();
        assertThat(signings.choose(id, actor(THEIRS, Role.OPERATIONS), SigningOrder.ALL_AT_ONCE, Map.of()))
                .isEqualTo(Decided.recorded());
        CertifyResult.Certified certified = certify(id);
        certified.signatureIds().forEach(this::request);
        String mine = certified.signatureIds().get(2);
        DocumentHash shown = requests.document(mine).orElseThrow().hash();
        assertThat(sign(certified.signatureIds().get(0), ada())).isEqualTo(Decided.recorded());

        assertThat(having(shown).sign(mine, cora(), "sign", ""))
                .isEqualTo(Decided.refused("Ada Roth has signed meanwhile; read the document as it is now."));
        DocumentHash present = requests.document(mine).orElseThrow().hash();
        assertThat(present).isNotEqualTo(shown);
        assertThat(having(present).sign(mine, cora(), "sign", "")).isEqualTo(Decided.recorded());
        assertThat(requests.document(mine)).isEmpty();
    }

    @Test
    void aSignatureIsHandedOnOnlyToColleaguesWithTheSameAuthority() {
        person("turn-dora", THEIRS, "Dora Vik", 102);
        CertifyResult.Certified certified = certify(negotiated());
        String theirs = certified.signatureIds().get(2);
        PersonId cora = new PersonId("turn-cora");
        PersonId dora = new PersonId("turn-dora");
        assertThat(requests.forward(theirs, cora, dora, "I am away"))
                .isEqualTo(Decided.refused("It is not your turn to sign."));
        request(theirs);
        assertThat(requests.othersWithAuthority(theirs)).isEmpty();
        assertThat(requests.forward(theirs, cora, dora, "I am away")).isInstanceOf(Decided.Refused.class);
        assertThat(requests.forward(theirs, cora, new PersonId("turn-ada"), "")).isInstanceOf(Decided.Refused.class);
        grant("turn-dora", 80_000_00L, false, 0);

        assertThat(requests.othersWithAuthority(theirs))
                .extracting(PersonView::id)
                .containsExactly(dora);
        assertThat(requests.forward(theirs, cora, dora, "I am away")).isEqualTo(Decided.recorded());
        assertThat(requests.forward(theirs, cora, dora, "I am away")).isEqualTo(Decided.recorded());
        assertThat(requests.forward(theirs, cora, cora, "")).isInstanceOf(Decided.Refused.class);
        assertThat(requests.find(theirs).orElseThrow().signatory()).isEqualTo(dora);
        assertThat(events.stream(SignatureForwarded.class)).hasSize(1);
        // Neither of two who sign jointly takes the other's place.
        String ours = certified.signatureIds().get(0);
        request(ours);
        assertThat(requests.othersWithAuthority(ours)).isEmpty();
    }

    @Test
    void aReminderIsSentOnceAndNotAfterTheTimeIsOver() {
        String signature = certify(negotiated()).signatureIds().get(0);
        documents.remind(signature, 1);
        request(signature);
        request(signature);
        documents.remind(signature, 2);
        documents.remind(signature, 2);
        documents.remind(signature, 3);
        assertThat(events.stream(SignatureRequested.class)).hasSize(1);
        assertThat(events.stream(SignatureReminderDue.class)).hasSize(2);

        String late = certify(negotiated()).signatureIds().get(0);
        assertThat(documents.request(late, clock.instant())).isEqualTo(OURS);
        documents.remind(late, 4);
        assertThat(events.stream(SignatureReminderDue.class)).hasSize(2);
    }

    @Test
    void aWithdrawalEndsWhatIsStillAskedForAndSaysWhy() {
        AgreementId id = negotiated();
        CertifyResult.Certified certified = certify(id);
        certified.turns().getFirst().forEach(this::request);
        assertThat(sign(certified.signatureIds().get(0), ada())).isEqualTo(Decided.recorded());
        Actor operations = actor(THEIRS, Role.OPERATIONS);
        assertThat(signings.withdraw(id, operations, " ")).isInstanceOf(Decided.Refused.class);
        assertThat(signings.withdraw(id, actor(THEIRS, Role.SIGNATORY), "We changed our mind."))
                .isInstanceOf(Decided.Refused.class);
        assertThat(signings.withdraw(id, actor(new PartnerId("gdansk"), Role.OPERATIONS), "We are curious."))
                .isInstanceOf(Decided.Refused.class);

        assertThat(signings.withdraw(id, operations, "We changed our mind.")).isEqualTo(Decided.recorded());
        assertThat(signings.withdraw(id, operations, "Again.")).isEqualTo(Decided.recorded());

        assertThat(agreements.get(id).state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(signings.of(List.of(id)).getFirst().withdrawal()).satisfies(withdrawal -> {
            assertThat(withdrawal).isNotNull();
            assertThat(withdrawal.reason()).isEqualTo("We changed our mind.");
        });
        assertThat(events.stream(SigningWithdrawn.class)).hasSize(1);
        assertThat(certified.signatureIds())
                .extracting(signature -> requests.find(signature).orElseThrow().standing())
                .containsExactly(Standing.SIGNED, Standing.OVER, Standing.OVER);
        assertThat(events.stream(SignatureOver.class)).hasSize(3);
        assertThat(sign(certified.signatureIds().get(1), bert()))
                .isEqualTo(Decided.refused("This agreement is not signed any more: it is withdrawn."));
    }

    @Test
    void whatAllHaveSignedIsNotWithdrawn() {
        AgreementId id = negotiated(Money.of("10.00", "EUR"));
        List<String> asked = certify(id).signatureIds();
        asked.forEach(this::request);
        assertThat(sign(asked.get(0), ada())).isEqualTo(Decided.recorded());
        assertThat(sign(asked.get(1), cora())).isEqualTo(Decided.recorded());
        assertThat(signings.withdraw(id, actor(OURS, Role.OPERATIONS), "Too late."))
                .isEqualTo(Decided.refused(
                        "All have signed: what is signed is ended by notice or by a document of its own."));
    }

    @Test
    void whatExpiresOrIsDeclinedEndsTheSignaturesOfTheOthers() {
        for (AgreementState end : List.of(AgreementState.EXPIRED, AgreementState.DECLINED)) {
            AgreementId id = negotiated();
            List<String> asked = certify(id).signatureIds();
            asked.forEach(this::request);
            agreements.end(id, end);
            agreements.end(id, end);
            assertThat(asked)
                    .extracting(
                            signature -> requests.find(signature).orElseThrow().standing())
                    .containsOnly(Standing.OVER);
        }
        assertThat(events.stream(SignatureOver.class)).hasSize(6);
    }

    private AgreementDocuments having(DocumentHash shown) {
        SigningAct act = new SigningAct(
                shown,
                new SignatureMark.Typed("Cora Lind"),
                "I agree.",
                Instant.EPOCH,
                "198.51.100.7",
                "Browser",
                "account");
        var factory = new StaticListableBeanFactory();
        factory.addBean("acts", (SigningActs) (signatureId, person) -> Optional.of(act));
        return new AgreementDocuments(
                records, signatures, factory.getBeanProvider(SigningActs.class), templates, renderer, signing, clock);
    }

    private AgreementId negotiated() {
        return negotiated(DEAL);
    }

    private AgreementId negotiated(Money value) {
        String subject = UUID.randomUUID().toString();
        AgreementId id = agreements.draft(
                new NewAgreement("TURN-" + subject.substring(0, 8), subject, OURS, terms(), "medium", value));
        assertThat(negotiations.review(id, THEIRS, actor(THEIRS, Role.LEGAL), "accept", "", Optional.empty()))
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

    private CertifyResult.Certified certify(AgreementId id) {
        if (documents.certify(id) instanceof CertifyResult.Certified certified) {
            assertThat(documents.certify(id)).isEqualTo(certified);
            return certified;
        }
        throw new AssertionError("Not certified");
    }

    private void request(String signature) {
        assertThat(documents.request(signature, clock.instant().plus(Duration.ofDays(14))))
                .isIn(OURS, THEIRS);
    }

    private Decided sign(String signature, Actor actor) {
        return documents.sign(signature, actor, "sign", "");
    }

    private List<String> fields(AgreementId id) throws Exception {
        try (PDDocument pdf = pdf(id)) {
            return pdf.getSignatureFields().stream()
                    .map(field -> field.getPartialName())
                    .filter(name -> name.startsWith("signature-"))
                    .toList();
        }
    }

    private List<String> signedFields(AgreementId id) throws Exception {
        try (PDDocument pdf = pdf(id)) {
            return pdf.getSignatureFields().stream()
                    .filter(field -> {
                        PDSignature signature = field.getSignature();
                        return signature != null && signature.getByteRange().length > 0;
                    })
                    .map(field -> field.getPartialName())
                    .toList();
        }
    }

    private PDDocument pdf(AgreementId id) throws Exception {
        AgreementView.Document document = Objects.requireNonNull(agreements.get(id).document());
        return Loader.loadPDF(archive.load(new DocumentHash(document.hash())));
    }

    private void person(String id, PartnerId partner, String name, int position) {
        if (partners.person(new PersonId(id)).isEmpty()) {
            database.update(
                    "insert into person (id, version, partner_id, name, email, title, position) values (?, 0, ?, ?, ?, ?, ?)",
                    id,
                    partner.value(),
                    name,
                    id + "@example.com",
                    "Director",
                    position);
        }
    }

    private void grant(String person, @Nullable Long limit, boolean jointly, int position) {
        database.update(
                "insert into signing_grant (person_id, position, agreement_kind, limit_minor_units, limit_currency, jointly)"
                        + " values (?, ?, 'nda', ?, ?, ?)",
                person,
                position,
                limit,
                limit == null ? null : "EUR",
                jointly);
    }

    private static Actor ada() {
        return signatory("turn-ada", OURS, "Ada Roth");
    }

    private static Actor bert() {
        return signatory("turn-bert", OURS, "Bert Holm");
    }

    private static Actor cora() {
        return signatory("turn-cora", THEIRS, "Cora Lind");
    }

    private static Actor signatory(String person, PartnerId partner, String name) {
        return new Actor(person, name, person, partner.value(), Set.of(Role.SIGNATORY));
    }

    private static Actor actor(PartnerId partner, Role role) {
        return new Actor("olga", "Olga", null, partner.value(), Set.of(role));
    }
}
