package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.Signings;
import io.evenhand.cli.drive.DriveResult.Ended;
import io.evenhand.cli.drive.DriveResult.Stuck;
import io.evenhand.cli.drive.ScriptedDecision.Evidence;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Duty;
import io.evenhand.protection.EarlyReleases;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Promised;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.protection.WindowResult;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.workflow.CompletionResult.Denied;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A house is upgraded while referrals run: each goes on under the processes with which it began, worked by the people and the program of
 * today, and what comes of it is what comes of a referral that begins today.
 */
abstract class UpgradeJourneys extends TasklistJourney {
    private static final PartnerId DELIVERER = new PartnerId("polderdata");

    @Autowired
    private Incidents incidents;

    @Autowired
    private Signings signings;

    @Autowired
    private EarlyReleases releases;

    @Autowired
    private Obligations obligations;

    @Autowired
    private Clock clock;

    /** A referral that waits for the upgrade at some task. */
    private record Waiting(ReferralId id, ReferralFile file, People people) {}

    @Test
    void referralsThatWaitAnywhereComeToTheSameFactsAsOneThatBeginsToday() throws Exception {
        List<Waiting> begun = new ArrayList<>();
        beforeTheUpgrade("referral-bound-once", "agreement-signed-one-by-one");
        begun.add(waiting("sign-agreement", "nda"));
        begun.add(waiting("sign-agreement", "nda", "nda"));
        beforeTheUpgrade("referral-not-asking-again", "agreement-withdrawal-not-heard");
        begun.add(waiting("record-consent"));
        beforeTheUpgrade("referral-relationships-not-refused", "agreement-takes-effect-by-variable");
        begun.add(waiting("judge-prior-relationship"));
        assertRefusalIsDenied();
        beforeTheUpgrade("referral-bound-once", "agreement-contradiction-not-caught", "obligation-not-proven");
        Waiting promising = waiting("record-outcome");
        begun.add(promising);
        upgrade();
        begun.add(waiting("judge-prior-relationship"));

        for (Waiting one : begun) {
            takeUp(one);
            assertThat(drive())
                    .isInstanceOfSatisfying(
                            Ended.class, ended -> assertThat(ended.state()).isEqualTo(ReferralState.CLOSED));
        }
        awaitProcessesToEnd();
        assertThat(incidents.open()).isEmpty();
        List<String> today = facts(begun.getLast());
        assertThat(today).contains("carved out: polderdata", "nda: IN_FORCE, signed by 2, 6 documents");
        for (Waiting one : begun) {
            assertThat(facts(one)).as(one.file().reference()).isEqualTo(today);
        }
        takeUp(promising);
        assertAProvenPromiseIsKept();
    }

    /** @param signed of which kinds of agreement one signature each is given before */
    private Waiting waiting(String task, String... signed) throws InterruptedException {
        begin(Samples.fresh("one-off-project"))
                .claimToHaveKnownTheCustomer(new Evidence("Invoice 4711", LocalDate.of(2025, 3, 4)));
        for (String kind : signed) {
            people.decideAbout(kind, "sign-agreement", "sign", "");
        }
        if (!task.equals("judge-prior-relationship")) {
            people.decide("judge-prior-relationship", "carve-out", "");
        }
        goOnUntil(task);
        if (task.equals("judge-prior-relationship")) {
            people.decide("judge-prior-relationship", "carve-out", "");
        }
        return new Waiting(referral, file, people);
    }

    private void takeUp(Waiting one) {
        referral = one.id();
        file = one.file();
        people = one.people();
    }

    /** What is so about a referral whatever its number, in an order. */
    private List<String> facts(Waiting one) {
        String id = one.id().value();
        String reference = one.file().reference();
        List<AgreementView> signed = agreements.ofSubject(id);
        return Stream.of(
                        signed.stream()
                                .map(agreement -> agreement.kind().code() + ": " + agreement.state() + ", signed by "
                                        + agreement.signers().stream()
                                                .filter(signer -> signer.signedAt() != null)
                                                .count()
                                        + ", "
                                        + count("archived_document where file_name like '" + agreement.number() + "%'")
                                        + " documents"),
                        Promised.in(id, protections, database).stream().map(UpgradeJourneys::words),
                        protections.carvedOut(id).stream().map(carved -> "carved out: " + carved.partner()),
                        desk.obligations(one.id()).stream()
                                .map(promise -> promise.kind() + " by " + promise.obliged() + ": " + promise.state()),
                        desk.history(one.id()).stream()
                                .map(line ->
                                        line.what().replace(reference, "REF").replaceAll("[0-9a-f]{12}", "HASH")),
                        Stream.of(
                                "processes: " + count("process_claim where business_key = '" + id + "'"),
                                "told the name: " + count("disclosure where referral_id = '" + id + "'"),
                                "signatures: "
                                        + count("signature_request where agreement_id in (select id from agreement"
                                                + " where subject = '" + id + "')"),
                                "prior work left alone: " + priorWork(signed)))
                .flatMap(facts -> facts)
                .sorted()
                .toList();
    }

    private List<String> priorWork(List<AgreementView> signed) {
        return signed.stream()
                .filter(agreement -> agreement.kind().equals(AgreementKind.CUSTOMER_PROTECTION))
                .flatMap(agreement ->
                        ((CustomerProtectionTerms) agreements.terms(agreement.id())).priorRelationships().stream())
                .map(prior -> prior.partyId() + ", " + prior.relationship())
                .toList();
    }

    private static String words(Duty duty) {
        return duty.boundPartner() + " is bound until " + duty.endsOn() + " by " + duty.conduct();
    }

    /** The decision that was deployed with its process knows less of departures from the playbook than the program of today. */
    @Test
    void termsThatThePlaybookOfTodayCallsNotAcceptableGoToWhoeverApprovedThemBefore() throws Exception {
        beforeTheUpgrade("referral-bound-once", "agreement-signed-one-by-one", "agreement-approval-without-approver");
        begin(Samples.fresh(
                "one-off-project", sample -> ((ObjectNode) sample.at("/terms/nda")).put("licenceExcluded", false)));
        goOnUntil("answer-offer");
        upgrade();
        goOnUntil("approve-deviation");
        assertThat(openTasks()).singleElement().returns("legal", HumanTaskView::role);
        people.decide("approve-deviation", "reject", "We give no licence away.");
        assertThat(end()).isEqualTo(ReferralState.NDA_REFUSED);
        assertThat(agreement(AgreementKind.NDA).state()).isEqualTo(AgreementState.REJECTED);
    }

    private void assertRefusalIsDenied() {
        HumanTaskView judged = openTasks().getFirst();
        for (String refusal : List.of("refuse-go-on", "refuse-end")) {
            assertThat(decide(judged, refusal, "We do not believe it.", Map.of()))
                    .isInstanceOfSatisfying(
                            Denied.class,
                            denied -> assertThat(denied.reason())
                                    .contains("began before a relationship could be refused"));
        }
        assertThat(count("prior_claim where referral_id = '" + referral + "' and verdict is null"))
                .isOne();
    }

    /** Its task was recorded before tasks were recorded with the duty that they are about. */
    @Test
    void whoIsBoundElsewhereBeforeTheCustomerIsNamedStopsTheReferralUntilThatIsCleared() throws Exception {
        beforeTheUpgrade("referral-bound-once");
        begin(Samples.fresh("already-bound", Samples.binding(DELIVERER.value())));
        goOnUntil("resolve-deliverer-duty");
        database.update("update human_task set matter = '' where business_id = ?", referral.value());
        upgrade();
        String later = boundLater();
        people.decide("resolve-deliverer-duty", "continue", "The duty is about licences only.");
        assertThat(drive())
                .isInstanceOfSatisfying(
                        Stuck.class, stuck -> assertThat(stuck.incident()).contains("is bound elsewhere"));
        assertThat(dutyDecisions()).containsExactly("CONTINUED");
        assertThat(count("disclosure where referral_id = '" + referral + "'")).isZero();
        assertThat(interimPromises()).isEmpty();
        assertThat(history())
                .filteredOn(line -> line.startsWith("did not name the customer: "))
                .hasSize(1);

        assertThat(releases.release(holder(), later, "We have no use for it.")).isInstanceOf(WindowResult.Done.class);
        incidents
                .open()
                .forEach(incident -> assertThat(incidents.retry(incident.key())).isTrue());
        goOnUntil("state-prior-relationship");
        assertThat(interimPromises()).singleElement().returns(DELIVERER, Duty::boundPartner);
        assertThat(incidents.open()).isEmpty();
        assertThat(referrals.withdraw(referral, anybodyOfTheIntroducer(), "The project is postponed."))
                .isInstanceOf(DecisionResult.Recorded.class);
        awaitState(ReferralState.WITHDRAWN);
        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
    }

    private Actor holder() {
        return somebodyWith(Role.OPERATIONS, "alpenwerk");
    }

    private String boundLater() {
        ReferralFile.Customer customer = file.customer();
        String place = referral.value().substring(0, 8);
        return ((RegistrationResult.Registered) protections.register(List.of(new NewWindow(
                        "CPA-later-" + place,
                        "later-" + place,
                        false,
                        new PartnerId("alpenwerk"),
                        DELIVERER,
                        new CustomerIdentity(
                                customer.legalName(), customer.country(), customer.domain(), customer.taxId()),
                        Conduct.SOLICIT,
                        today().plusYears(2),
                        today().plusYears(3)))))
                .windowIds()
                .getFirst();
    }

    @Test
    void whatCouldNotBeWithdrawnWhenItsSigningBeganIsNotWithdrawnAndExpiresInItsTime() throws Exception {
        beforeTheUpgrade("agreement-signed-one-by-one");
        begin(Samples.fresh("one-off-project")).decide("sign-agreement", "sign", "");
        goOnUntil("sign-agreement");
        upgrade();
        assertThat(signings.withdraw(
                        agreement(AgreementKind.NDA).id(),
                        somebodyWith(Role.OPERATIONS, file.introducer()),
                        "The customer found somebody else."))
                .isInstanceOfSatisfying(
                        Decided.Refused.class, no -> assertThat(no.reason()).contains("declines to sign"));
        letTimePass(Duration.ofDays(15), "sign-agreement");
        assertThat(end()).isEqualTo(ReferralState.NDA_REFUSED);
        assertThat(agreement(AgreementKind.NDA).state()).isEqualTo(AgreementState.EXPIRED);
        assertThat(tasksOf("sign-agreement")).containsExactly("DONE", "CANCELLED");
    }

    /** Its process does not hear of the proof: nobody may be asked what becomes of a promise that was kept. */
    private void assertAProvenPromiseIsKept() {
        ObligationView report = promise(ObligationKind.REPORT_REVENUE, DELIVERER.value());
        awaitPromiseTask(report, "keep-promise");
        obligations.prove(
                report.subject(), report.kind(), report.obliged(), "Report attested", "Sanne", clock.instant());
        ObligationId id = report.id();
        await("the promise to be kept")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(obligations.view(id).state()).isEqualTo(ObligationState.KEPT));
        String tasks = "human_task where business_id = '" + id + "'";
        awaitRows(tasks + " and element_id = 'keep-promise' and state = 'CANCELLED'");
        awaitElement("promise-called-off");
        assertThat(count(tasks)).isOne();
        assertThat(obligations.view(id).isLate()).isFalse();
    }
}
