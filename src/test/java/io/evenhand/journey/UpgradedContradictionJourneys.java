package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.agreement.AgreementState;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import io.evenhand.workflow.Incidents;
import io.evenhand.workflow.Incidents.OpenIncident;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A duty is found late while the terms are signed in a process from before agreements looked again whether they can take effect. */
abstract class UpgradedContradictionJourneys extends LateDutyJourney {
    @Autowired
    private Incidents incidents;

    @Override
    void processes() {
        beforeTheUpgrade("agreement-not-looking-again");
    }

    @Test
    void nothingTakesEffectAgainstTheDutyAndTheStewardLetsItGoOnOnceItIsCleared() throws Exception {
        upgrade();
        say(Answer.SAME);
        awaitTask("resolve-late-duty", BOUND);
        signEverything();
        OpenIncident stopped = await("the step that needs help")
                .atMost(PATIENCE)
                .until(incidents::open, found -> !found.isEmpty())
                .getFirst();
        assertThat(stopped.elementId()).isEqualTo("put-in-force");
        assertThat(stopped.businessId())
                .isEqualTo(agreement(AgreementKind.CUSTOMER_PROTECTION).id().value());
        assertThat(agreement(AgreementKind.CUSTOMER_PROTECTION).state()).isEqualTo(AgreementState.SEALED);

        assertThat(incidents.retry(stopped.key())).isTrue();
        OpenIncident again = await("it to stop again")
                .atMost(PATIENCE)
                .until(
                        () -> incidents.open().stream()
                                .filter(incident -> incident.key() != stopped.key())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        decide("resolve-late-duty", BOUND, "continue", "The duty is about licences only.");
        awaitElement("gone-on");
        assertThat(incidents.retry(again.key())).isTrue();

        assertThat(end()).isEqualTo(ReferralState.CLOSED);
        assertThat(inForce()).hasSize(3);
        assertThat(incidents.open()).isEmpty();
        assertThatNobodyElseLearnsTowardsWhom();
    }
}
