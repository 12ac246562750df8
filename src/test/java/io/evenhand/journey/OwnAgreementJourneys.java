package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.AgreementRequest;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.OwnAgreements;
import io.evenhand.agreement.ProposeResult;
import io.evenhand.agreement.StartResult;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.PdfConformance;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.verification.Finding;
import io.evenhand.verification.SentFile;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifications;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A kind of agreement that two files added goes the whole way without a referral: drafted, negotiated, signed, sealed and checked. */
abstract class OwnAgreementJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String AGREED = """
            {"supplier": "hansekontor", "reseller": "polderdata",
             "products": [{"name": "Ledger Pro", "discount": "25 %"}],
             "minimum": {"amount": {"amount": "20000.00", "currency": "EUR"}, "shortfall": "talks"},
             "jurisdiction": {"courts": "Munich"}}""";

    @Autowired
    private OwnAgreements own;

    @Autowired
    private AgreementKinds kinds;

    @Autowired
    private Partners partners;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private HumanTasks humanTasks;

    @Autowired
    private Archive archive;

    @Autowired
    private Verifications verifications;

    @Test
    void anAddendumThatFilesAloneAddedIsDraftedNegotiatedSignedSealedAndFoundIntact() throws Exception {
        begin(Samples.fresh("one-off-project"));
        goOnUntil("record-outcome");
        AgreementView nda = agreement(AgreementKind.NDA);
        allMaySign();
        AgreementRequest request = request("first", nda.number());

        StartResult.Started started = (StartResult.Started) own.start(request, somebodyOf("hansekontor"));
        AgreementId id = started.agreement();

        assertThat(own.start(request, somebodyOf("hansekontor"))).isEqualTo(started);
        propose(id, "polderdata", "{\"products\": [{\"name\": \"Ledger Pro\", \"discount\": \"30 %\"}]}");
        answer(id, "review-draft", "hansekontor", "accept");
        answer(id, "sign-agreement", "hansekontor", "sign");
        answer(id, "sign-agreement", "polderdata", "sign");
        await("in force")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agreements.get(id).state()).isEqualTo(AgreementState.IN_FORCE));

        DeclaredTerms terms = (DeclaredTerms) agreements.terms(id);
        assertThat(JsonPointer.at(terms.values(), "/products/0/discount"))
                .hasToString("Optional[JsonString[text=3/10]]");
        assertThat(terms.lastDay()).contains(today().plusYears(2).minusDays(1));
        assertThat(own.mainOf(id)).map(AgreementReference::id).contains(nda.id());
        assertThat(own.additionsTo(somebodyOf("polderdata"), nda.id()))
                .extracting(AgreementReference::id)
                .containsExactly(id);
        checkDocument(agreements.get(id));
        startAgain(id);
    }

    private void checkDocument(AgreementView agreement) throws Exception {
        byte[] pdf = archive.load(
                new DocumentHash(Objects.requireNonNull(agreement.document()).hash()));
        VerificationReport report = verifications
                .verify(new SentFile("addendum.pdf", pdf.length, () -> pdf))
                .orElseThrow();

        assertThat(PdfConformance.violations(pdf)).isEmpty();
        assertThat(report.signatures()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == Finding.Outcome.FAILED)
                .isEmpty();
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == Finding.Outcome.PASSED)
                .extracting(Finding::check)
                .contains("terms-hash", "terms-prose", "terms-values");
    }

    /** A message that arrives twice begins nothing. */
    private void startAgain(AgreementId id) {
        engine.newPublishMessageCommand()
                .messageName("agreement-started")
                .correlationKey(id.value())
                .messageId(UUID.randomUUID().toString())
                .variables(Map.of("agreementId", id.value()))
                .send()
                .join();
        awaitElement("agreement-in-hand");
        awaitElement("agreement-done");
    }

    @Test
    void nobodyDraftsWhatIsNotTheirsOrWhatTheKindDoesNotKnow() throws Exception {
        begin(Samples.fresh("one-off-project"));
        Actor actor = somebodyOf("hansekontor");

        assertThat(problems(own.start(request("other", "EH-of-others"), actor))).contains("/belongsTo");
        assertThat(problems(own.start(
                        new AgreementRequest(
                                "strange", "donation", "en", List.of("hansekontor", "polderdata"), today(), "", "{}"),
                        actor)))
                .containsExactly("/kind");
        assertThat(problems(own.start(
                        new AgreementRequest(
                                "alone", "reseller-addendum", "en", List.of("polderdata", "nobody"), today(), "", "{}"),
                        actor)))
                .contains("/parties", "/parties/1");
    }

    private static List<String> problems(StartResult result) {
        return ((StartResult.Invalid) result)
                .problems().stream().map(FieldProblem::pointer).toList();
    }

    private AgreementRequest request(String key, String belongsTo) {
        return new AgreementRequest(
                referral + " " + key,
                "reseller-addendum",
                "en",
                List.of("hansekontor", "polderdata"),
                today(),
                belongsTo,
                AGREED);
    }

    private void allMaySign() {
        String kind = kinds.of("reseller-addendum").code();
        for (String partner : Set.of("hansekontor", "polderdata")) {
            file.partner(partner).people().stream()
                    .filter(person ->
                            person.roles().stream().anyMatch(role -> role.code().equals("signatory")))
                    .findFirst()
                    .ifPresent(person -> assertThat(partners.authorise(
                                    new PartnerId(partner),
                                    List.of(new PersonId(person.id())),
                                    new ToBeSigned(kind, null, today())))
                            .isTrue());
        }
    }

    private Actor somebodyOf(String partner) {
        return file.partner(partner).people().stream()
                .flatMap(person -> accounts().actor(person.id()).stream())
                .filter(OwnAgreements::mayDraft)
                .findFirst()
                .orElseThrow();
    }

    private void propose(AgreementId id, String partner, String patch) {
        HumanTaskView task = awaitTask(id, "review-draft", partner);
        ProposeResult prepared =
                negotiations.prepare(id, accounts().actor(whoeverMay(task)).orElseThrow(), patch);
        answer(task, "propose", Map.of("proposalId", ((ProposeResult.Prepared) prepared).proposalId()));
    }

    private void answer(AgreementId id, String element, String partner, String decision) {
        answer(awaitTask(id, element, partner), decision, Map.of());
    }

    private void answer(HumanTaskView task, String decision, Map<String, String> ids) {
        assertThat(complete(task, whoeverMay(task), new TaskAnswer(decision, "As we talked about.", ids)))
                .isInstanceOf(CompletionResult.Completed.class);
    }

    private HumanTaskView awaitTask(AgreementId id, String element, String partner) {
        return await(element + " " + partner)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.of(List.of(id.value())).stream()
                                .filter(task -> task.state() == HumanTaskState.OPEN)
                                .filter(task -> task.elementId().equals(element))
                                .filter(task -> task.partnerId().equals(partner))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private String whoeverMay(HumanTaskView task) {
        return file.partner(task.partnerId()).people().stream()
                .filter(person ->
                        person.roles().stream().anyMatch(role -> role.code().equals(task.role())))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
