package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.agreement.AgreementState;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.money.Money;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.Need;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Screening, the introducer's own duties, and the blind offers: what happens before anybody signs. */
abstract class IntroductionJourneys extends TasklistJourney {
    private static final Need CLEAR = new Need(
            "A ship chandler with three warehouses replaces its inventory system.",
            "Business Central",
            "DACH",
            "50-100",
            "P2M",
            Money.of("48000.00", "EUR"));

    @Test
    void aNeedThatNobodyServesIsScreenedOutOnceThoughItIsAnnouncedTwice() throws Exception {
        begin(Samples.fresh("one-off-project", sample -> need(sample).put("region", "Iberia")));
        assertThat(end()).isEqualTo(ReferralState.SCREENED_OUT);
        assertThat(history()).last().isEqualTo("ended the referral: screened out");

        List<String> before = history();
        engine.newPublishMessageCommand()
                .messageName("referral-registered")
                .correlationKey(referral.value())
                .variables(Map.of("referralId", referral.value()))
                .send()
                .join();
        awaitElement("duplicate-start");
        awaitProcessesToEnd();
        assertThat(history()).isEqualTo(before);
        assertThat(count("process_claim where business_key = '" + referral + "'"))
                .isOne();
    }

    @Test
    void anUnclearNeedComesBackUntilTheIntroducerGivesItUp() throws Exception {
        begin(Samples.fresh("one-off-project", IntroductionJourneys::withoutCompanySize))
                .decide("clarify-need", "resubmit", "")
                .decide("clarify-need", "resubmit", "")
                .decide("clarify-need", "withdraw", "The customer has stopped answering.");

        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(history())
                .containsSubsequence(
                        "submitted the need again",
                        "submitted the need again",
                        "gave the referral up: The customer has stopped answering.");
        assertThat(count(offersOf(referral))).isZero();
    }

    @Test
    void aRestatedNeedIsOfferedAndTheOfferEndsWithTheReferral() throws Exception {
        begin(Samples.fresh("one-off-project", IntroductionJourneys::withoutCompanySize));
        goOnUntil("clarify-need");
        assertThat(referrals.restate(referral, anybodyOf("polderdata"), CLEAR))
                .isInstanceOf(DecisionResult.Refused.class);
        assertThat(referrals.restate(referral, anybodyOfTheIntroducer(), CLEAR))
                .isInstanceOf(DecisionResult.Recorded.class);
        people.decide("clarify-need", "resubmit", "");
        goOnUntil("answer-offer");
        assertThat(referrals.restate(referral, anybodyOfTheIntroducer(), CLEAR))
                .isInstanceOf(DecisionResult.Refused.class);
        assertThat(referrals.withdraw(referral, anybodyOfTheIntroducer(), "The project is postponed."))
                .isInstanceOf(DecisionResult.Recorded.class);

        awaitState(ReferralState.WITHDRAWN);
        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(offers("WITHDRAWN")).isOne();
        assertThat(tasksOf("answer-offer")).containsExactly("CANCELLED");
    }

    @Test
    void aBoundIntroducerIsRefusedReleaseAndGoesOnThoughNobodyTakesTheSeat() throws Exception {
        begin(Samples.fresh(
                        "already-bound",
                        Samples.binding("hansekontor")
                                .andThen(sample -> candidates(sample).add("alpenwerk"))))
                .decide("resolve-introducer-duty", "ask-release", "They may have forgotten.");
        goOnUntil("decide-introducer-release");
        letTimePass(Duration.ofDays(8), "decide-introducer-release");
        people.decide("resolve-introducer-duty", "ask-release", "We ask once more.")
                .decide("decide-introducer-release", "refuse", "We are in talks ourselves.")
                .decide("resolve-introducer-duty", "continue", "The duty is about licences only.");
        goOnUntil("answer-offer");
        letTimePassUntilThereIs(Duration.ofDays(6), offersOf(referral) + " and o.state = 'EXPIRED'");
        people.decide("answer-offer", "decline", "Our hands are full.");

        assertThat(end()).isEqualTo(ReferralState.UNFILLED);
        assertThat(dutyDecisions()).containsExactly("RELEASE_ASKED", "RELEASE_REFUSED", "CONTINUED");
        assertThat(history())
                .filteredOn(line -> line.startsWith("asked for release"))
                .hasSize(2);
        assertThat(offers("EXPIRED")).isOne();
        assertThat(offers("DECLINED")).isOne();
    }

    @Test
    void aReleasedIntroducerFindsADelivererWhoseAdministratorNamesNoSignatory() throws Exception {
        begin(Samples.fresh(
                        "already-bound", Samples.binding("hansekontor").andThen(Samples::addPartnerWithoutSignatory)))
                .decide("resolve-introducer-duty", "ask-release", "They may have forgotten.")
                .decide("decide-introducer-release", "grant", "")
                .decide("answer-offer", "decline", "Our hands are full.")
                .decide("answer-offer", "accept", "")
                .decide("review-draft", "accept", "")
                .decide("name-signatory", "decline", "Our director is on leave.");

        assertThat(end()).isEqualTo(ReferralState.NDA_REFUSED);
        assertThat(dutyDecisions()).containsExactly("RELEASE_ASKED", "RELEASED");
        assertThat(offers("DECLINED")).isOne();
        assertThat(offers("ACCEPTED")).isOne();
        assertThat(agreement(AgreementKind.NDA)).satisfies(nda -> {
            assertThat(nda.state()).isEqualTo(AgreementState.DECLINED);
            assertThat(nda.document()).isNull();
        });
    }

    @Test
    void aBoundIntroducerWhoStopsAsksNobody() throws Exception {
        begin(Samples.fresh("already-bound", Samples.binding("hansekontor")))
                .decide("resolve-introducer-duty", "stop", "We keep what we promised.");

        assertThat(end()).isEqualTo(ReferralState.BOUND);
        assertThat(count(offersOf(referral))).isZero();
    }

    @Test
    void aRefusedDecisionLeavesTheTaskToBeDecidedAgain() throws Exception {
        begin(Samples.fresh("one-off-project")).decide("answer-offer", "decline", "");
        assertThat(drive())
                .isEqualTo(new DriveResult.Refused(
                        "answer-offer",
                        "decline",
                        "Say why you decline: the introducer will read it, and nobody else."));

        people.decideAs("maren.petersen", "answer-offer", "accept", "");
        assertThat(drive())
                .isInstanceOfSatisfying(
                        DriveResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("may not decide this"));
        assertThat(tasksOf("answer-offer")).containsExactly("OPEN");

        people.decide("answer-offer", "decline", "No consultant is free.");
        assertThat(end()).isEqualTo(ReferralState.UNFILLED);
        assertThat(offers("DECLINED")).isOne();
    }

    private static ObjectNode need(ObjectNode sample) {
        return (ObjectNode) sample.get("need");
    }

    private static void withoutCompanySize(ObjectNode sample) {
        need(sample).remove("companySize");
    }

    private static ArrayNode candidates(ObjectNode sample) {
        return (ArrayNode) sample.get("seats").get(0).get("candidates");
    }
}
