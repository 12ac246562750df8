package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.evenhand.agreement.AgreementState;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import io.evenhand.workflow.HumanTaskView;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * People say that two customers are one when the check of duties has passed and the terms of the referral are being signed: the bound partner
 * resolves it by each of its ways, nothing that stands against the duty takes effect before, and no process stands still over it.
 */
abstract class LateDutyJourneys extends LateDutyJourney {
    @Test
    void nothingTakesEffectAgainstTheDutyUntilTheBoundPartnerGoesOnWithAReason() throws Exception {
        say(Answer.SAME);
        HumanTaskView task = awaitTask("resolve-late-duty", BOUND);
        signEverything();
        await("the protection to wait")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(engine.newElementInstanceSearchRequest()
                                .filter(filter -> filter.elementId("look-again").state(ElementInstanceState.ACTIVE))
                                .send()
                                .join()
                                .items())
                        .isNotEmpty());
        assertThat(agreement(AgreementKind.CUSTOMER_PROTECTION).state()).isEqualTo(AgreementState.SEALED);
        assertThat(desk.state(referral)).isEqualTo(ReferralState.AGREEING);
        assertThat(denied(task, "continue", "")).contains("reason");
        decide("resolve-late-duty", BOUND, "continue", "The duty is about licences only.");
        awaitElement("gone-on");
        later(Duration.ofMinutes(11));

        assertThat(end()).isEqualTo(ReferralState.CLOSED);
        assertThatNobodyElseLearnsTowardsWhom();
    }

    @Test
    void releaseIsAskedForUntilItIsGranted() throws Exception {
        say(Answer.SAME);
        awaitTask("resolve-late-duty", BOUND);
        // Otherwise the time for signing ends the referral before the holder has been silent for long.
        signEverything();
        decide("resolve-late-duty", BOUND, "ask-release", "Would you name a price?");
        decide("decide-late-release", holder, "refuse", "We are in talks ourselves.");
        awaitElement("late-release-refused");
        decide("resolve-late-duty", BOUND, "ask-release", "We ask once more.");
        awaitTask("decide-late-release", holder);
        later(Duration.ofDays(15));
        awaitElement("asked-in-vain");
        decide("resolve-late-duty", BOUND, "ask-release", "And once more.");
        decide("decide-late-release", holder, "grant", "");
        awaitElement("late-release-granted");
        assertThat(dutyDecisions()).containsExactly("RELEASE_ASKED", "RELEASE_REFUSED", "RELEASE_ASKED", "RELEASED");
        assertThatNobodyElseLearnsTowardsWhom();
    }

    @Test
    void theBoundPartnerStopsTheReferral() throws Exception {
        say(Answer.SAME);
        decide("resolve-late-duty", BOUND, "stop", "We keep our word.");
        awaitElement("referral-to-stop");
        awaitState(ReferralState.BOUND);
        assertThat(end()).isEqualTo(ReferralState.BOUND);
        assertThatNobodyElseLearnsTowardsWhom();
    }

    /** What was signed and promised is not called off by one of its parties. */
    @Test
    void whoStopsOnceTheAgreementsBindLeavesAndTheReferralGoesOn() throws Exception {
        goOnUntil("record-outcome");
        long promises = count("promise where subject = '" + referral + "' and state = 'CALLED_OFF'");
        say(Answer.SAME);
        decide("resolve-late-duty", BOUND, "stop", "We keep our word.");
        awaitElement("referral-to-stop");
        await("the seat to be left")
                .atMost(PATIENCE)
                .until(() -> count("seat where referral_id = '" + referral + "' and left_at is not null") == 1);
        assertThat(desk.state(referral)).isEqualTo(ReferralState.ACTIVE);
        assertThat(count("promise where subject = '" + referral + "' and state = 'CALLED_OFF'"))
                .isEqualTo(promises);
    }

    @Test
    void anAnswerThatIsTakenBackLeavesNothingToDecide() throws Exception {
        say(Answer.SAME);
        HumanTaskView task = awaitTask("resolve-late-duty", BOUND);
        say(Answer.ANOTHER);
        awaitElement("not-needed");
        assertThat(humanTasks.open(List.of(task.businessId()))).isEmpty();
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
    }

    @Test
    void aReferralThatEndsOtherwiseLeavesNothingToDecide() throws Exception {
        say(Answer.SAME);
        HumanTaskView task = awaitTask("resolve-late-duty", BOUND);
        assertThat(referrals.withdraw(referral, anybodyOfTheIntroducer(), "The project is postponed."))
                .isInstanceOf(DecisionResult.Recorded.class);
        awaitState(ReferralState.WITHDRAWN);
        assertThat(end()).isEqualTo(ReferralState.WITHDRAWN);
        await("the task to go")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(humanTasks.open(List.of(task.businessId()))).isEmpty());
    }
}
