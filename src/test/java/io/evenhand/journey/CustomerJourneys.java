package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.ScriptedDecision.Evidence;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Duty;
import io.evenhand.protection.NewWindow;
import io.evenhand.protection.Promised;
import io.evenhand.protection.RegistrationResult;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.NdaTerms;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The customer's consent, the deliverers' duties about it, its disclosure, and what deliverers owe from then on. */
abstract class CustomerJourneys extends TasklistJourney {
    private static final PartnerId DELIVERER = new PartnerId("polderdata");

    @Test
    void aCustomerWhoRefusesConsentIsNotNamed() throws Exception {
        begin(Samples.fresh("one-off-project"))
                .decide("record-consent", "refused", "Asked by telephone; they want no third party.");

        assertThat(end()).isEqualTo(ReferralState.CONSENT_REFUSED);
        assertNobodyLearntTheName();
    }

    @Test
    void aBoundDelivererWhoIsRefusedReleaseStops() throws Exception {
        begin(Samples.fresh("already-bound"));

        assertThat(end()).isEqualTo(ReferralState.BOUND);
        assertThat(dutyDecisions()).containsExactly("RELEASE_ASKED", "RELEASE_REFUSED");
        assertNobodyLearntTheName();
    }

    @Test
    void aReleasedDelivererWhoKnewTheCustomerIsCarvedOutAndNoLongerBoundByTheInterimPromise() throws Exception {
        begin(Samples.fresh(
                        "already-bound",
                        Samples.binding("polderdata").andThen(CustomerJourneys::protectForThirtyMonths)))
                .decide("resolve-deliverer-duty", "ask-release", "They may have forgotten.");
        goOnUntil("decide-deliverer-release");
        letTimePass(Duration.ofDays(8), "decide-deliverer-release");
        LocalDate before = today().minusYears(1);
        people.decide("resolve-deliverer-duty", "ask-release", "We ask once more.")
                .decide("decide-deliverer-release", "refuse", "We are in talks ourselves.")
                .decide("resolve-deliverer-duty", "ask-release", "Would you name a price?")
                .decide("decide-deliverer-release", "grant", "")
                .claimToHaveKnownTheCustomer(new Evidence("Invoice 2025-114", before))
                .decide("judge-prior-relationship", "carve-out", "")
                .decide("approve-deviation", "reject", "Thirty months are too long for one small project.")
                .decide("review-draft", "accept", "")
                .decide("sign-agreement", "sign", "")
                .decide("sign-agreement", "sign", "");

        assertThat(end()).isEqualTo(ReferralState.NO_AGREEMENT);
        assertJudgementIsMailed("Prior relationship accepted: ", "The contract will leave that alone.");
        assertThat(dutyDecisions()).containsExactly("RELEASE_ASKED", "RELEASE_REFUSED", "RELEASE_ASKED", "RELEASED");
        assertThat(count("carve_out where referral_id = '" + referral + "'")).isOne();
        assertThat(agreement(AgreementKind.CUSTOMER_PROTECTION)).satisfies(protection -> {
            assertThat(protection.state()).isEqualTo(AgreementState.REJECTED);
            assertThat(((CustomerProtectionTerms) agreements.terms(protection.id())).priorRelationships())
                    .singleElement()
                    .satisfies(prior -> assertThat(prior.partyId()).isEqualTo("polderdata"));
        });
        // By the NDA the customer was not introduced to it: the protection that was rejected would have bound it, and
        // left alone what it did.
        assertThat(interimPromises())
                .singleElement()
                .returns(DELIVERER, Duty::boundPartner)
                .returns(today(), Duty::endsOn);
    }

    @Test
    void aDelivererWhoGoesOnAndKnewTheCustomerIsFreeWhenTheReferralEndsForIt() throws Exception {
        begin(Samples.fresh("already-bound", Samples.binding("polderdata")))
                .decide("resolve-deliverer-duty", "continue", "The duty is about licences only.")
                .claimToHaveKnownTheCustomer(new Evidence("Maintenance contract", today().minusYears(2)))
                .decide("judge-prior-relationship", "end", "There is nothing left to introduce.");

        assertThat(end()).isEqualTo(ReferralState.PRIOR_RELATIONSHIP);
        assertJudgementIsMailed("Prior relationship accepted: ", "Your promise about the customer ends today.");
        assertThat(dutyDecisions()).containsExactly("CONTINUED");
        assertThat(interimPromises())
                .singleElement()
                .returns(DELIVERER, Duty::boundPartner)
                .returns(today(), Duty::endsOn);
        assertThat(agreements.ofSubject(referral.value()))
                .singleElement()
                .satisfies(nda -> assertThat(nda.state()).isEqualTo(AgreementState.IN_FORCE));
    }

    @Test
    void whoIsBoundElsewhereBeforeTheCustomerIsNamedIsAskedAgain() throws Exception {
        begin(Samples.fresh("already-bound", Samples.binding("polderdata")));
        goOnUntil("resolve-deliverer-duty");
        LocalDate afterwards = today().plusYears(2);
        ReferralFile.Customer customer = file.customer();
        assertThat(protections.register(List.of(new NewWindow(
                        "CPA-later-" + referral.value().substring(0, 8),
                        "later-" + referral.value().substring(0, 8),
                        false,
                        new PartnerId("alpenwerk"),
                        DELIVERER,
                        new CustomerIdentity(
                                customer.legalName(), customer.country(), customer.domain(), customer.taxId()),
                        Conduct.SOLICIT,
                        afterwards,
                        afterwards.plusYears(1)))))
                .isInstanceOf(RegistrationResult.Registered.class);
        people.decide(
                "resolve-deliverer-duty",
                "continue",
                "The duty is about " + file.customer().legalName() + ".");
        assertThat(drive())
                .isInstanceOfSatisfying(
                        DriveResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("leave out the customer"));

        people.decide("resolve-deliverer-duty", "continue", "The duty is about licences only.");
        goOnUntil("resolve-deliverer-duty");
        assertNobodyLearntTheName();
        assertThat(history()).anyMatch(line -> line.startsWith("did not name the customer: "));
        people.decide("resolve-deliverer-duty", "stop", "We keep what we promised.");

        assertThat(end()).isEqualTo(ReferralState.BOUND);
        assertThat(dutyDecisions()).containsExactly("CONTINUED");
        assertNobodyLearntTheName();
    }

    @Test
    void anNdaInForceBindsByItsOwnTermsAndNotByThoseDraftedHere() throws Exception {
        AgreementView nda = agreedAlready(terms -> terms.putObject("nonCircumvention")
                .put("monthsAfterTalksFail", 9)
                .put("conduct", "accept"));
        goOnUntil("state-prior-relationship");
        assertThat(agreements.find(referral.value(), AgreementKind.NDA)).isEmpty();
        assertThat(interimPromises())
                .singleElement()
                .returns(nda.number(), Duty::agreement)
                .returns(Conduct.ACCEPT, Duty::conduct)
                .returns(DELIVERER, Duty::boundPartner);

        assertThat(referrals.withdraw(referral, anybodyOfTheIntroducer(), "The project is postponed."))
                .isInstanceOf(DecisionResult.Recorded.class);
        awaitState(ReferralState.WITHDRAWN);
        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(interimPromises()).singleElement().returns(today().plusMonths(9), Duty::endsOn);
    }

    @Test
    void anNdaInForceThatPromisesNothingIsNotEnough() throws Exception {
        AgreementView nda = agreedAlready(terms -> terms.putNull("nonCircumvention"));
        goOnUntil("record-consent");
        assertThat(agreement(AgreementKind.NDA)).satisfies(own -> {
            assertThat(own.state()).isEqualTo(AgreementState.IN_FORCE);
            assertThat(own.number()).isNotEqualTo(nda.number());
        });
        goOnUntil("state-prior-relationship");
        assertThat(interimPromises())
                .singleElement()
                .returns(agreement(AgreementKind.NDA).number(), Duty::agreement);
        assertThat(referrals.withdraw(referral, anybodyOfTheIntroducer(), "The project is postponed."))
                .isInstanceOf(DecisionResult.Recorded.class);
        awaitState(ReferralState.WITHDRAWN);
        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
    }

    /** An NDA for the purpose of another referral, which begins once it is in force between the same partners. */
    private AgreementView agreedAlready(Consumer<ObjectNode> terms) throws Exception {
        AtomicReference<String> purpose = new AtomicReference<>();
        begin(Samples.fresh("one-off-project", sample -> {
                    ObjectNode nda = (ObjectNode) sample.at("/terms/nda");
                    purpose.set(nda.get("purpose").asText());
                    terms.accept(nda);
                }))
                .decide("approve-deviation", "approve", "")
                .decide("record-consent", "refused", "They want no third party.");
        assertThat(end()).isEqualTo(ReferralState.CONSENT_REFUSED);
        AgreementView nda = agreement(AgreementKind.NDA);
        begin(Samples.fresh(
                "one-off-project", sample -> ((ObjectNode) sample.at("/terms/nda")).put("purpose", purpose.get())));
        return nda;
    }

    @Test
    void aPriorRelationshipThatIsNotAcceptedIsCarvedOutOfNothingAndThePromiseStands() throws Exception {
        begin(Samples.fresh("one-off-project"))
                .claimToHaveKnownTheCustomer(new Evidence("Invoice to somebody else", today().minusYears(1)))
                .decide("judge-prior-relationship", "refuse-go-on", "The invoice is to another company.");
        goOnUntil("record-outcome");

        assertThat(count("carve_out where referral_id = '" + referral + "'")).isZero();
        assertThat(((CustomerProtectionTerms) agreements.terms(
                                agreement(AgreementKind.CUSTOMER_PROTECTION).id()))
                        .priorRelationships())
                .isEmpty();
        assertThat(Promised.in(referral.value(), protections, database))
                .filteredOn(duty -> !interimPromises().contains(duty))
                .singleElement()
                .returns(DELIVERER, Duty::boundPartner);
        assertThat(history())
                .contains("did not accept the prior relationship of Polderdata B.V., whose promise stands, and went on:"
                        + " The invoice is to another company.");
        assertJudgementIsMailed("Prior relationship not accepted: ", "your promise about the customer stands.");
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
    }

    @Test
    void aReferralThatEndsOverAPriorRelationshipThatIsNotAcceptedKeepsThePromise() throws Exception {
        begin(Samples.fresh("one-off-project"))
                .claimToHaveKnownTheCustomer(new Evidence("Invoice to somebody else", today().minusYears(1)))
                .decide("judge-prior-relationship", "refuse-end", "We do not believe it.");

        assertThat(end()).isEqualTo(ReferralState.PRIOR_NOT_ACCEPTED);
        assertJudgementIsMailed(
                "Prior relationship not accepted: ",
                "Your promise about the customer stands for as long as the NDA says.");
        assertThat(count("carve_out where referral_id = '" + referral + "'")).isZero();
        assertThatTheInterimPromiseLastsForTheMonthsOfTheNda();
    }

    @Test
    void aWithdrawalInTheMiddleOfSigningWithdrawsTheTermsAndKeepsTheInterimPromise() throws Exception {
        begin(Samples.fresh("one-off-project"))
                .decideAbout("nda", "sign-agreement", "sign", "")
                .decideAbout("nda", "sign-agreement", "sign", "");
        goOnUntil("sign-agreement");
        await("the other terms to be drafted")
                .atMost(Duration.ofSeconds(90))
                .until(() -> agreements.ofSubject(referral.value()).size() == 3);
        assertThat(referrals.withdraw(referral, anybodyOfTheIntroducer(), "The project is postponed."))
                .isInstanceOf(DecisionResult.Recorded.class);

        awaitState(ReferralState.WITHDRAWN);
        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(agreement(AgreementKind.NDA).state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement(AgreementKind.REVENUE_SHARE).state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(agreement(AgreementKind.CUSTOMER_PROTECTION).state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(tasksOf("sign-agreement")).contains("CANCELLED");
        assertThatTheInterimPromiseLastsForTheMonthsOfTheNda();
    }

    private void assertThatTheInterimPromiseLastsForTheMonthsOfTheNda() {
        NdaTerms nda = (NdaTerms) agreements.terms(agreement(AgreementKind.NDA).id());
        int months = Objects.requireNonNull(nda.nonCircumvention()).monthsAfterTalksFail();
        assertThat(interimPromises())
                .singleElement()
                .returns(DELIVERER, Duty::boundPartner)
                .returns(today().plusMonths(months), Duty::endsOn);
        assertThat(history()).contains("kept the interim promise until " + today().plusMonths(months));
    }

    /** Whoever claimed it reads what became of it, each person once; nobody else does, and the mail does not name the customer. */
    private void assertJudgementIsMailed(String title, String says) {
        Map<String, List<String>> judgements = new TreeMap<>();
        await("the mail about the judgement").atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            judgements.clear();
            database.query(
                    "select username, concat(subject, ' ', letter) from notice_mail where once_key = ?",
                    row -> {
                        judgements
                                .computeIfAbsent(row.getString(1), person -> new ArrayList<>())
                                .add(row.getString(2));
                    },
                    "notice:prior-judged:" + referral + ":" + DELIVERER);
            assertThat(judgements).isNotEmpty();
        });
        List<String> concerned = file.partner(DELIVERER.value()).people().stream()
                .filter(person -> person.roles().stream()
                        .anyMatch(role -> Set.of("operations", "legal").contains(role.code())))
                .map(ReferralFile.Person::id)
                .toList();
        assertThat(judgements).containsOnlyKeys(concerned);
        assertThat(judgements.values())
                .allSatisfy(letters -> assertThat(letters)
                        .singleElement()
                        .asString()
                        .satisfies(letter -> {
                            assertThat(letter).contains(title, says, "/referrals/" + referral);
                            assertThat(letter)
                                    .doesNotContain(
                                            file.customer().legalName(),
                                            file.customer().domain());
                        }));
    }

    private void assertNobodyLearntTheName() {
        assertThat(count("disclosure where referral_id = '" + referral + "'")).isZero();
        assertThat(interimPromises()).isEmpty();
        assertThat(history()).noneMatch(line -> line.startsWith("named the customer"));
    }

    private static void protectForThirtyMonths(ObjectNode sample) {
        ((ObjectNode) sample.at("/terms/customerProtection"))
                .putObject("window")
                .put("months", 30);
    }
}
