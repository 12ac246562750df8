package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.ChangeRequest.Amend;
import io.evenhand.agreement.ChangeRequest.End;
import io.evenhand.agreement.ChangeRequest.GiveNotice;
import io.evenhand.agreement.ChangeRequest.Renew;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.ForeignAgreement;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.PartnerChange;
import io.evenhand.agreement.ProposeChangeResult;
import io.evenhand.agreement.ProposeResult;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Duty;
import io.evenhand.protection.Promised;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.Window;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agreements that are in force are amended, renewed and ended, by their parties and by other processes. */
abstract class ChangeJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SUCCESSOR = "successor";

    @Autowired
    private Changes changes;

    @Autowired
    private ChangeViews views;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private HumanTasks humanTasks;

    @Autowired
    private Archive archive;

    @Test
    void aShareOfTheRevenuePassesFromOneDelivererToAnotherFromADayOn() throws Exception {
        AtomicReference<String> successor = new AtomicReference<>();
        workTogether(sample -> successor.set(addSuccessor(sample)));
        AgreementView share = agreement(AgreementKind.REVENUE_SHARE);
        LocalDate from = today().plusDays(20);
        agreements.recordForeign(new ForeignAgreement(
                "NDA with " + successor,
                AgreementKind.NDA,
                List.of(new PartnerId("hansekontor"), new PartnerId(successor.get())),
                "the same work",
                today(),
                null));
        PartnerChange parties = new PartnerChange(new PartnerId("polderdata"), new PartnerId(successor.get()));

        assertThat(changes.propose(
                        share.id(),
                        new Amend(from, parties, "{\"clauses\":{\"assignment\":\"free\"}}"),
                        anybodyOf("hansekontor"),
                        "Anybody may have it."))
                .isInstanceOf(ProposeChangeResult.Invalid.class);
        AgreementId change = propose(
                share.id(),
                new Amend(
                        from,
                        parties,
                        "{\"payment\":{\"daysAfterClearedFunds\":20},\"clauses\":{\"assignment\":\"to-affiliates\"}}"),
                "hansekontor");
        assertThat(changes.propose(share.id(), new End(from), anybodyOf("polderdata"), "We part."))
                .isEqualTo(new ProposeChangeResult.AnotherUnderWay(change, share.number() + "-c1"));
        // The playbook of clauses gives this text to legal to approve.
        HumanTaskView approval = awaitTask(change, "approve-deviation", "hansekontor");
        assertThat(approval.role()).isEqualTo("legal");
        answer(approval, "approve", Map.of());
        answer(change, "review-draft", "polderdata", "accept");
        answer(change, "review-draft", successor.get(), "accept");
        answer(change, "sign-agreement", "hansekontor", "sign");
        answer(change, "sign-agreement", "polderdata", "sign");
        answer(change, "sign-agreement", successor.get(), "sign");
        awaitSigned(change);

        assertThat(embedded(change))
                .isEqualTo(TermsFormat.hash(view(change).terms()).hex());
        assertThat(view(change).terms().chosenClauses()).containsExactly(Map.entry("assignment", "to-affiliates"));
        assertThat(deliverers(share.id(), from.minusDays(1))).containsExactly("polderdata");
        assertThat(deliverers(share.id(), from)).containsExactly(successor.get());
        assertThat(agreements.get(share.id()).parties()).contains(new PartnerId("polderdata"));
        assertThat(view(change).effectiveAt()).isEmpty();
        assertThat(changes.due()).doesNotContain(change);

        later(Duration.ofDays(20));
        assertThat(changes.due()).contains(change);
        changes.due().forEach(due -> assertThat(changes.takeEffect(due)).isNotNull());

        assertThat(view(change).effectiveAt()).isPresent();
        assertThat(agreements.get(share.id()).parties())
                .containsExactly(new PartnerId("hansekontor"), new PartnerId(successor.get()));
        assertThat(agreements.terms(share.id()))
                .isEqualTo(((AmendmentTerms) view(change).terms()).amended());
        assertThat(history())
                .anyMatch(line -> line.startsWith("proposed an amendment of " + share.number()))
                .anyMatch(line -> line.startsWith("closed the amendment of " + share.number()))
                .contains("put the amendment of " + share.number() + " into effect");
    }

    @Test
    void protectionIsRenewedAfterOtherTermsWereProposedAndThenEnded() throws Exception {
        workTogether(sample -> {});
        AgreementView protection = agreement(AgreementKind.CUSTOMER_PROTECTION);
        LocalDate end = protectedUntil();

        // Up to twenty-four months are the standard.
        AgreementId renewal = propose(protection.id(), new Renew(plusMonths(protection.id(), 12)), "polderdata");
        answer(renewal, "approve-deviation", "polderdata", "approve");
        LocalDate shorter = plusMonths(protection.id(), 3);
        answerWithProposal(renewal, "hansekontor", "{\"until\":\"" + shorter + "\"}");
        answer(renewal, "review-draft", "polderdata", "accept");
        answer(renewal, "sign-agreement", "hansekontor", "sign");
        answer(renewal, "sign-agreement", "polderdata", "sign");
        awaitSigned(renewal);
        assertThat(protectedUntil()).isEqualTo(shorter).isAfter(end);

        AgreementId refused = propose(protection.id(), new End(today().plusDays(30)), "polderdata");
        answer(refused, "review-draft", "hansekontor", "decline");
        awaitOver(refused, AgreementState.DECLINED);

        AgreementId withdrawn = propose(protection.id(), new End(today().plusDays(30)), "polderdata");
        awaitTask(withdrawn, "review-draft");
        assertThat(changes.withdraw(withdrawn, anybodyOf("hansekontor"))).isInstanceOf(Decided.Refused.class);
        assertThat(changes.withdraw(withdrawn, anybodyOf("polderdata"))).isEqualTo(Decided.recorded());
        awaitOver(withdrawn, AgreementState.WITHDRAWN);
        awaitNoTask(withdrawn);

        LocalDate lastDay = today().plusDays(40);
        AgreementId ended = propose(protection.id(), new End(lastDay), "hansekontor");
        answer(ended, "review-draft", "polderdata", "accept");
        answer(ended, "sign-agreement", "hansekontor", "sign");
        answer(ended, "sign-agreement", "polderdata", "sign");
        awaitSigned(ended);
        assertThat(protectedUntil()).isEqualTo(lastDay);
        assertThat(changes.propose(
                        protection.id(),
                        new Renew(plusMonths(protection.id(), 24)),
                        anybodyOf("hansekontor"),
                        "Longer."))
                .isInstanceOf(ProposeChangeResult.Invalid.class);
    }

    @Test
    void onePartyGivesNoticeAndTheOtherAcknowledgesItContestsItOrSaysNothing() throws Exception {
        workTogether(sample -> {});
        AgreementView share = agreement(AgreementKind.REVENUE_SHARE);
        AgreementId amendment = propose(
                share.id(),
                new Amend(today().plusDays(200), PartnerChange.NONE, "{\"payment\":{\"daysAfterClearedFunds\":20}}"),
                "hansekontor");
        awaitTask(amendment, "review-draft");
        assertThat(changes.propose(
                        share.id(), new GiveNotice(today().plusDays(80)), anybodyOf("polderdata"), "Too little time."))
                .isInstanceOf(ProposeChangeResult.Invalid.class);

        // Drawn up in time, but signed too late: what counts is when the others hear of it.
        AgreementId late = propose(share.id(), new GiveNotice(today().plusDays(91)), "polderdata");
        HumanTaskView slow = awaitTask(late, "sign-agreement");
        later(Duration.ofDays(2));
        assertDenied(slow, "less than the 90 days of notice");
        answer(late, "sign-agreement", "polderdata", "decline");
        awaitOver(late, AgreementState.DECLINED);

        AgreementId first = notice(share.id(), 150);
        answer(first, "acknowledge-notice", "hansekontor", "acknowledge");
        assertThat(database.queryForObject(
                        "select ends_on from agreement where id = ?",
                        LocalDate.class,
                        share.id().value()))
                .isEqualTo(today().plusDays(150));
        // What was under way goes on, but nobody signs what would take effect after the end.
        answer(amendment, "review-draft", "polderdata", "accept");
        HumanTaskView task = awaitTask(amendment, "sign-agreement");
        assertDenied(task, "can no longer be signed");
        answer(amendment, "sign-agreement", "hansekontor", "decline");

        AgreementId second = notice(share.id(), 120);
        answer(second, "acknowledge-notice", "hansekontor", "contest");
        AgreementId third = notice(share.id(), 100);
        awaitTask(third, "acknowledge-notice");
        later(Duration.ofDays(15));
        awaitNoTask(third);
        awaitElement("notice-delivered");
        awaitElement("notice-contested");
        awaitElement("notice-acknowledged");
    }

    @Test
    void anotherProcessCallsForAChangeAndAMessageThatArrivesTwiceBeginsNothing() throws Exception {
        workTogether(sample -> {});
        AgreementView nda = agreement(AgreementKind.NDA);
        ProposeChangeResult drafted = changes.draft(
                nda.id(),
                new Renew(plusMonths(nda.id(), 6)),
                new PartnerId("hansekontor"),
                anybodyOfTheIntroducer().username(),
                "The work goes on.");
        AgreementId change = ((ProposeChangeResult.Proposed) drafted).change();
        long called = engine.newCreateInstanceCommand()
                .bpmnProcessId("agreement-change")
                .latestVersion()
                .variables(Map.of("changeId", change.value()))
                .send()
                .join()
                .getProcessInstanceKey();
        answer(change, "review-draft", "polderdata", "accept");
        answer(change, "sign-agreement", "hansekontor", "sign");
        answer(change, "sign-agreement", "polderdata", "sign");
        awaitSigned(change);
        await("the outcome")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(engine.newVariableSearchRequest()
                                .filter(filter -> filter.name("changeOutcome").processInstanceKey(called))
                                .send()
                                .join()
                                .items())
                        .anySatisfy(variable -> assertThat(variable.getValue()).isEqualTo("\"in-force\"")));

        engine.newPublishMessageCommand()
                .messageName("change-proposed")
                .correlationKey(change.value())
                .messageId(UUID.randomUUID().toString())
                .variables(Map.of("changeId", change.value()))
                .send()
                .join();
        awaitElement("change-in-hand");
        assertThat(agreements.termsOn(nda.id(), today()).orElseThrow().lastDay())
                .contains(plusMonths(nda.id(), 0));
    }

    private void workTogether(Consumer<ObjectNode> change) throws InterruptedException {
        begin(Samples.fresh("one-off-project", change));
        goOnUntil("record-outcome");
    }

    private AgreementId notice(AgreementId agreement, int days) {
        AgreementId notice = propose(agreement, new GiveNotice(today().plusDays(days)), "polderdata");
        answer(notice, "sign-agreement", "polderdata", "sign");
        awaitSigned(notice);
        return notice;
    }

    private AgreementId propose(AgreementId agreement, ChangeRequest request, String partner) {
        ProposeChangeResult result = changes.propose(agreement, request, anybodyOf(partner), "The work has changed.");
        assertThat(result).isInstanceOf(ProposeChangeResult.Proposed.class);
        return ((ProposeChangeResult.Proposed) result).change();
    }

    private void answer(AgreementId change, String element, String partner, String decision) {
        answer(awaitTask(change, element, partner), decision, Map.of());
    }

    private void answer(HumanTaskView task, String decision, Map<String, String> ids) {
        assertThat(complete(task, whoeverMay(task), new TaskAnswer(decision, "As we talked about.", ids)))
                .isInstanceOf(CompletionResult.Completed.class);
    }

    private void assertDenied(HumanTaskView task, String reason) {
        assertThat(complete(task, whoeverMay(task), new TaskAnswer("sign", null, Map.of())))
                .isInstanceOfSatisfying(
                        CompletionResult.Denied.class,
                        denied -> assertThat(denied.reason()).contains(reason));
    }

    private void answerWithProposal(AgreementId change, String partner, String patch) {
        HumanTaskView task = awaitTask(change, "review-draft", partner);
        Actor actor = accounts().actor(whoeverMay(task)).orElseThrow();
        ProposeResult prepared = negotiations.prepare(change, actor, patch);
        assertThat(prepared).isInstanceOf(ProposeResult.Prepared.class);
        answer(task, "propose", Map.of("proposalId", ((ProposeResult.Prepared) prepared).proposalId()));
    }

    private HumanTaskView awaitTask(AgreementId change, String element) {
        return awaitTask(change, element, "");
    }

    private HumanTaskView awaitTask(AgreementId change, String element, String partner) {
        return await(element + " " + partner)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.of(List.of(change.value())).stream()
                                .filter(task -> task.state() == HumanTaskState.OPEN)
                                .filter(task -> task.elementId().equals(element))
                                .filter(task ->
                                        partner.isEmpty() || task.partnerId().equals(partner))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private void awaitNoTask(AgreementId change) {
        await("no task")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(humanTasks.open(List.of(change.value()))).isEmpty());
    }

    private void awaitSigned(AgreementId change) {
        await("signed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view(change).signedAt()).isPresent());
    }

    private void awaitOver(AgreementId change, AgreementState state) {
        await(state.words())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agreements.get(change).state()).isEqualTo(state));
    }

    private String whoeverMay(HumanTaskView task) {
        return file.partner(task.partnerId()).people().stream()
                .filter(person ->
                        person.roles().stream().anyMatch(role -> role.code().equals(task.role())))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private ChangeView view(AgreementId change) {
        return views.get(change);
    }

    private List<String> deliverers(AgreementId share, LocalDate day) {
        PrincipalTerms terms = agreements.termsOn(share, day).orElseThrow();
        return ((RevenueShareTerms) terms).roles().delivererIds();
    }

    private LocalDate plusMonths(AgreementId agreement, int months) {
        PrincipalTerms terms = views.latest(agreement);
        if (terms instanceof CustomerProtectionTerms protection) {
            Window window = protection.window();
            return new Window(window.startsOn(), window.months() + months).endsOn();
        }
        return terms.lastDay().orElseThrow().plusDays(1).plusMonths(months).minusDays(1);
    }

    private LocalDate protectedUntil() {
        return Promised.in(referral.value(), protections, database).stream()
                .filter(this::isOfProtection)
                .map(Duty::endsOn)
                .findFirst()
                .orElseThrow();
    }

    private String embedded(AgreementId change) throws Exception {
        AgreementView.Document document = agreements.get(change).document();
        byte[] pdf =
                archive.load(new DocumentHash(Objects.requireNonNull(document).hash()));
        try (var loaded = Loader.loadPDF(pdf)) {
            byte[] terms = loaded.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("terms.json")
                    .getEmbeddedFile()
                    .toByteArray();
            return TermsFormat.hash(terms).hex();
        }
    }

    /** A partner like the one that delivers, who takes no part in the referral. */
    private static String addSuccessor(ObjectNode sample) {
        ArrayNode partners = (ArrayNode) sample.get("partners");
        ObjectNode successor = partners.get(1).deepCopy();
        String id = SUCCESSOR + "-" + UUID.randomUUID().toString().substring(0, 8);
        successor.put("id", id).put("legalName", "Waterkant Diensten B.V.");
        successor.get("people").forEach(person -> {
            ObjectNode one = (ObjectNode) person;
            String known = id + "." + one.get("id").asText();
            one.put("id", known).put("email", known + "@waterkant.example");
        });
        partners.add(successor);
        return id;
    }
}
