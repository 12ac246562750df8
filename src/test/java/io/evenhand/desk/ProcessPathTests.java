package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves, on the shipped diagrams, which events and flows are marked from the steps that are recorded, and which are not. */
class ProcessPathTests {
    private static final BpmnDiagram AGREEMENT = diagram("agreement");
    private static final BpmnDiagram REFERRAL = diagram("referral");

    private final List<Passage> passages = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aSignedAgreementEndsInForceAndNowhereElse() {
        works("assess-deviation", "open-review");
        decides("review-draft");
        works("certify-document", "request-signature");
        decides("sign-agreement");
        works("seal-document", "put-in-force");

        assertThat(way(AGREEMENT))
                .contains(
                        "agreement-called",
                        "review-result-to-certify-document",
                        "collect-signatures",
                        "signature-given",
                        "put-in-force-to-agreement-in-force",
                        "agreement-in-force")
                .doesNotContain(
                        "review-result-to-record-decline",
                        "signature-refused",
                        "signature-declined",
                        "agreement-declined",
                        "signing-overdue",
                        "agreement-expired");
    }

    @Test
    void aRefusedSignatureIsMarkedWhereItWasThrownAndWhereItWasCaught() {
        works("assess-deviation", "open-review");
        decides("review-draft");
        works("certify-document", "request-signature");
        decides("sign-agreement");
        works("record-decline");

        assertThat(way(AGREEMENT))
                .contains(
                        "signature-refused",
                        "signed-to-signature-refused",
                        "signature-declined",
                        "signature-declined-to-record-decline",
                        "agreement-declined")
                .doesNotContain(
                        "collect-signatures",
                        "signature-given",
                        "review-result-to-record-decline",
                        "signing-overdue",
                        "review-overdue",
                        "agreement-in-force");
    }

    @Test
    void anOverdueReviewIsToldFromAnOverdueSignature() {
        works("assess-deviation", "open-review");
        isCancelled("review-draft");
        works("record-expiry");

        assertThat(way(AGREEMENT))
                .contains("review-overdue", "review-overdue-to-record-expiry", "agreement-expired")
                .doesNotContain("review-draft", "signing-overdue", "review-result");

        passages.clear();
        works("assess-deviation", "open-review");
        decides("review-draft");
        works("certify-document", "request-signature");
        isCancelled("sign-agreement");
        works("expire-signing", "record-expiry");

        assertThat(way(AGREEMENT))
                .contains("signing-overdue", "signed-in-time", "signed-in-time-to-record-expiry", "agreement-expired")
                .doesNotContain("review-overdue", "sign-agreement", "collect-signatures", "signature-declined");
    }

    @Test
    void aReminderIsMarkedWhileTheSignatureIsStillOpen() {
        works("assess-deviation", "open-review", "certify-document", "request-signature");
        isOpen("sign-agreement");
        works("remind-signer");

        assertThat(way(AGREEMENT))
                .contains("reminder-due", "signer-reminded", "request-signature-to-sign-agreement")
                .doesNotContain("sign-agreement", "signed", "signature-given", "collect-signatures");
    }

    @Test
    void aMissingSignatoryIsMarkedAlthoughCertifyingWasNeverRecorded() {
        works("assess-deviation", "open-review");
        decides("review-draft");
        isOpen("name-signatory");

        assertThat(way(AGREEMENT))
                .contains("no-signatory", "no-signatory-to-name-signatory")
                .doesNotContain("certify-document", "name-signatory");
    }

    @Test
    void aSeatThatNobodyTakesIsMarkedInsideAndOutside() {
        works("claim-referral", "assess-need", "check-introducer-duty", "open-seats", "offer-to-next-partner");
        isCancelled("answer-offer");
        works("record-offer-expiry", "offer-to-next-partner", "record-unfilled");

        assertThat(way(REFERRAL))
                .contains(
                        "referral-registered",
                        "seat-opened",
                        "offer-overdue",
                        "nobody-left",
                        "seat-unfilled",
                        "referral-unfilled")
                .doesNotContain("answer-offer", "offer-accepted", "seat-filled", "fill-seats");
    }

    @Test
    void theTwoParallelAgreementsMeetBeforeTheReferralIsActive() {
        works("claim-referral", "prepare-revenue-share", "prepare-protection");
        decides("agree-protection");
        decides("agree-revenue-share");
        works("activate-referral");

        assertThat(way(REFERRAL))
                .contains(
                        "revenue-share-agreed-to-terms-join",
                        "protection-agreed-to-terms-join",
                        "terms-agreed",
                        "agree-terms")
                .doesNotContain("talks-failed", "revenue-share-failed", "protection-failed");
    }

    @Test
    void talksFailWhereTheLastAgreementFailed() {
        works("claim-referral", "prepare-revenue-share", "prepare-protection");
        decides("agree-protection");
        decides("agree-revenue-share");
        works("keep-interim-promise", "record-no-agreement");

        assertThat(way(REFERRAL))
                .contains("revenue-share-failed", "talks-failed", "referral-not-agreed")
                .doesNotContain("protection-failed", "terms-agreed", "agree-terms");
    }

    @Test
    void aWithdrawalIsMarkedFromItsMessageToItsEnd() {
        works("claim-referral", "assess-need");
        works("stop-referral");

        assertThat(way(REFERRAL))
                .contains(
                        "referral-withdrawn",
                        "referral-withdrawn-to-stop-referral",
                        "stop-referral",
                        "referral-withdrawn-end");
    }

    @Test
    void aGatewayIsNotPassedBeforeTheStepBehindItIsReached() {
        works("claim-referral");

        assertThat(way(REFERRAL))
                .contains("referral-registered", "claim-referral")
                .doesNotContain("claimed", "duplicate-start", "claimed-to-assess-need");
    }

    private Set<String> way(BpmnDiagram diagram) {
        return ProcessPath.of(diagram, passages);
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private void works(String... steps) {
        for (String step : steps) {
            Instant at = tick();
            passages.add(Passage.done(step, at, at));
        }
    }

    private void decides(String task) {
        passages.add(Passage.done(task, tick(), tick()));
    }

    private void isCancelled(String task) {
        passages.add(Passage.cancelled(task, tick(), tick()));
    }

    private void isOpen(String task) {
        passages.add(Passage.open(task, tick()));
    }

    private static BpmnDiagram diagram(String process) {
        try (InputStream bpmn = ProcessPathTests.class.getResourceAsStream("/bpmn/" + process + ".bpmn")) {
            return BpmnDiagram.of(Objects.requireNonNull(bpmn).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
