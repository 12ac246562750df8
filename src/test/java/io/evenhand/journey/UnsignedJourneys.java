package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.AgreementView.Signer;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.Signings;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import io.evenhand.workflow.HumanTaskView;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agreements that somebody declines to accept or to sign, or forgets to. */
abstract class UnsignedJourneys extends TasklistJourney {
    @Autowired
    private Signings signings;

    @Autowired
    private AgreementDocuments documents;

    @Test
    void aDeclinedRevenueShareEndsTheReferralAndKeepsTheInterimPromise() throws Exception {
        begin(Samples.fresh("declined"));
        assertThat(end()).isEqualTo(ReferralState.NO_AGREEMENT);

        assertThat(agreement(AgreementKind.REVENUE_SHARE).state()).isEqualTo(AgreementState.DECLINED);
        assertThat(interimPromises())
                .singleElement()
                .satisfies(promise -> assertThat(promise.endsOn()).isAfter(today()));
    }

    @Test
    void anNdaThatNobodyReviewsExpires() throws Exception {
        begin(Samples.fresh("one-off-project"));
        goOnUntil("review-draft");
        letTimePass(Duration.ofDays(11), "review-draft");

        assertThat(end()).isEqualTo(ReferralState.NDA_REFUSED);
        assertThat(agreement(AgreementKind.NDA)).satisfies(nda -> {
            assertThat(nda.state()).isEqualTo(AgreementState.EXPIRED);
            assertThat(nda.document()).isNull();
        });
        assertThat(tasksOf("review-draft")).containsExactly("CANCELLED");
    }

    @Test
    void anNdaThatOnePartyDoesNotSignInTimeExpires() throws Exception {
        begin(Samples.fresh("one-off-project")).decide("sign-agreement", "sign", "");
        goOnUntil("sign-agreement");
        letTimePass(Duration.ofDays(15), "sign-agreement");

        assertThat(end()).isEqualTo(ReferralState.NDA_REFUSED);
        AgreementView nda = agreement(AgreementKind.NDA);
        assertThat(nda.state()).isEqualTo(AgreementState.EXPIRED);
        assertThat(nda.signers())
                .extracting(Signer::signedAt)
                .satisfiesExactly(
                        introducer -> assertThat(introducer).isNotNull(),
                        deliverer -> assertThat(deliverer).isNull());
        assertThat(tasksOf("sign-agreement")).containsExactly("DONE", "CANCELLED");
    }

    @Test
    void anNdaWhoseLastSignatureTheProcessHeardOfTooLateIsSealed() throws Exception {
        begin(Samples.fresh("declined")).decide("sign-agreement", "sign", "");
        goOnUntil("sign-agreement");
        HumanTaskView last = openTasks().stream()
                .filter(task -> task.elementId().equals("sign-agreement"))
                .findFirst()
                .orElseThrow();
        // What is signed is kept before the task is done, and the time may end in between.
        assertThat(documents.sign(last.subject(), somebodyWith(Role.SIGNATORY, last.partnerId()), "sign", ""))
                .isEqualTo(Decided.recorded());
        letTimePass(Duration.ofDays(15), "sign-agreement");

        assertThat(end()).isEqualTo(ReferralState.NO_AGREEMENT);
        assertThat(agreement(AgreementKind.NDA).state()).isEqualTo(AgreementState.IN_FORCE);
    }

    @Test
    void anNdaThatAPartyWithdrawsWhileItIsSignedBindsNobody() throws Exception {
        begin(Samples.fresh("one-off-project")).decide("sign-agreement", "sign", "");
        goOnUntil("sign-agreement");
        AgreementId nda = agreement(AgreementKind.NDA).id();
        assertThat(signings.withdraw(
                        nda, somebodyWith(Role.OPERATIONS, file.introducer()), "The customer found somebody else."))
                .isEqualTo(Decided.recorded());
        await("the process to hear of it")
                .atMost(Duration.ofSeconds(90))
                .until(() -> tasksOf("sign-agreement").contains("CANCELLED"));

        assertThat(end()).isEqualTo(ReferralState.NDA_REFUSED);
        assertThat(agreement(AgreementKind.NDA).state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(tasksOf("sign-agreement")).containsExactly("DONE", "CANCELLED");
        assertThat(database.queryForList(
                        "select state from signature_request where agreement_id = ? order by position",
                        String.class,
                        nda.value()))
                .containsExactly("SIGNED", "OVER");
    }

    @Test
    void aNamedSignatoryDeclinesAfterTheIntroducerWasRemindedTwice() throws Exception {
        AtomicReference<String> partner = new AtomicReference<>();
        begin(Samples.fresh("one-off-project", sample -> {
            sample.withArray("/seats/0/candidates").removeAll();
            partner.set(Samples.addPartnerWithoutSignatory(sample));
        }));
        people.decide("answer-offer", "accept", "")
                .decide("review-draft", "accept", "")
                .nameSignatory(partner.get() + ".director");
        goOnUntil("sign-agreement");
        String remindedOf = "signature_request where agreement_id = '"
                + agreement(AgreementKind.NDA).id() + "' and reminders = ";
        letTimePassUntilThereIs(Duration.ofDays(3).plusMinutes(1), remindedOf + 1);
        letTimePassUntilThereIs(Duration.ofDays(3).plusMinutes(1), remindedOf + 2);
        people.decide("sign-agreement", "sign", "")
                .decide("sign-agreement", "decline", "The clause on staff is missing.");

        assertThat(end()).isEqualTo(ReferralState.NDA_REFUSED);
        assertThat(agreement(AgreementKind.NDA)).satisfies(nda -> {
            assertThat(nda.state()).isEqualTo(AgreementState.DECLINED);
            assertThat(nda.document()).isNotNull();
        });
        assertThat(database.queryForList(
                        "select decline_reason from signature_request where state = 'DECLINED' and agreement_id = ?",
                        String.class,
                        agreement(AgreementKind.NDA).id().value()))
                .containsExactly("The clause on staff is missing.");
    }
}
