package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.money.Share;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.ReferralContinuations;
import io.evenhand.referral.ReferralContinuations.ContinuationResult;
import io.evenhand.referral.ReferralContinuations.NewDeliverer;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralObligations;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.ReferralView;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule.PartyShare;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deliverers that are replaced, join late or leave early: whoever comes in has agreements of its own, and nobody's are touched. */
abstract class ContinuationJourneys extends TasklistJourney {
    private static final String HANSE = "hansekontor";
    private static final String POLDER = "polderdata";
    private static final String ASHDOWN = "ashdown";

    @Autowired
    private ReferralContinuations continuations;

    @Autowired
    private ReferralObligations promises;

    @Autowired
    private Obligations obligations;

    /** A third partner is known to the network, and takes no part in the referral. */
    private void goOnUntilActive() throws InterruptedException {
        begin(Samples.fresh("one-off-project", ContinuationJourneys::addAshdown));
        goOnUntil("record-outcome");
    }

    static void addAshdown(ObjectNode sample) {
        try (InputStream other =
                ContinuationJourneys.class.getResourceAsStream("/samples/referrals/licences-and-services.json")) {
            new ObjectMapper().readTree(other).path("partners").forEach(partner -> {
                if (partner.path("id").asText().equals(ASHDOWN)) {
                    ((ArrayNode) sample.get("partners")).add(partner);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReferralId bringIn(@Nullable PartnerId replaces, @Nullable Share share) {
        ContinuationResult result = continuations.bringIn(
                referral,
                somebodyWith(Role.OPERATIONS, HANSE),
                new NewDeliverer(
                        replaces,
                        "training",
                        "Business Central",
                        List.of(new PartnerId(ASHDOWN)),
                        share,
                        Duration.ofDays(5),
                        "The customer waits."));
        assertThat(result).isInstanceOf(ContinuationResult.Begun.class);
        return ((ContinuationResult.Begun) result).id();
    }

    private void agreeOn(ReferralId continuing) throws InterruptedException {
        people.decide("answer-offer", "accept", "")
                .decide("record-consent", "given", "")
                .decide("state-prior-relationship", "none", "");
        for (int agreement = 0; agreement < 3; agreement++) {
            people.decide("review-draft", "accept", "")
                    .decide("sign-agreement", "sign", "")
                    .decide("sign-agreement", "sign", "");
        }
        driveUntil(continuing, "record-outcome");
    }

    @Test
    void whoeverIsReplacedLeavesOnlyWhenTheNewDeliverersOwnAgreementsBind() throws Exception {
        goOnUntilActive();
        Actor polder = somebodyWith(Role.OPERATIONS, POLDER);
        Actor ashdown = somebodyWith(Role.OPERATIONS, ASHDOWN);
        promises.promise(
                referral,
                polder,
                false,
                ObligationKind.DELIVER,
                new PartnerId(HANSE),
                "Stock data migrated",
                today().plusDays(9));

        ReferralId continuing = bringIn(new PartnerId(POLDER), null);
        assertThat(desk.show(ashdown, referral))
                .as("who comes in does not see the old deal")
                .isEmpty();
        assertThat(left()).isEmpty();
        agreeOn(continuing);

        assertThat(left()).containsExactly(new PartnerId(POLDER));
        assertThat(desk.show(polder, referral))
                .as("who left still sees what it worked")
                .isPresent();
        assertThat(desk.show(polder, continuing))
                .as("and nothing of what follows")
                .isEmpty();
        assertThat(desk.family(somebodyWith(Role.OPERATIONS, HANSE), referral).later())
                .extracting(ReferralView::id)
                .containsExactly(continuing);
        RevenueShareTerms share = (RevenueShareTerms) agreements.terms(agreements
                .find(continuing.value(), AgreementKind.REVENUE_SHARE)
                .orElseThrow()
                .id());
        assertThat(share.rules())
                .allSatisfy(rule -> assertThat(rule.steps())
                        .allSatisfy(step -> assertThat(step.shares())
                                .containsExactly(
                                        new PartyShare(HANSE, Share.parse("15 %")),
                                        new PartyShare(ASHDOWN, Share.parse("85 %")))));
        assertThat(inForce()).as("what was signed before stays signed").hasSize(3);
        assertThat(promise(ObligationKind.REPORT_REVENUE, POLDER).state())
                .as("what was earned before is still to be reported")
                .isEqualTo(ObligationState.OPEN);
        awaitCalledOff(promise(ObligationKind.DELIVER, POLDER).id().value());
        assertThat(continuations.mayLeave(referral, polder)).isFalse();
        endBoth(continuing);
    }

    @Test
    void aDelivererJoinsLateWithItsOwnShareAndAnotherLeavesEarly() throws Exception {
        goOnUntilActive();
        Actor polder = somebodyWith(Role.OPERATIONS, POLDER);
        assertThat(continuations.bringIn(
                        referral,
                        polder,
                        new NewDeliverer(
                                null,
                                "training",
                                "Training",
                                List.of(new PartnerId(ASHDOWN)),
                                Share.parse("1/3"),
                                Duration.ofDays(5),
                                "Why")))
                .isInstanceOf(ContinuationResult.NotAllowed.class);
        ReferralId continuing = bringIn(null, Share.parse("1/3"));
        agreeOn(continuing);
        assertThat(left()).isEmpty();
        RevenueShareTerms share = (RevenueShareTerms) agreements.terms(agreements
                .find(continuing.value(), AgreementKind.REVENUE_SHARE)
                .orElseThrow()
                .id());
        assertThat(share.rules().getFirst().steps().getFirst().shares())
                .containsExactly(
                        new PartyShare(HANSE, Share.parse("2/3")), new PartyShare(ASHDOWN, Share.parse("1/3")));

        assertThat(continuations.leave(referral, polder, " ")).isInstanceOf(DecisionResult.Refused.class);
        assertThat(continuations.leave(referral, polder, "Our team goes elsewhere."))
                .isInstanceOf(DecisionResult.Recorded.class);
        assertThat(continuations.leave(referral, polder, "Again")).isInstanceOf(DecisionResult.Refused.class);
        assertThat(left()).containsExactly(new PartnerId(POLDER));
        assertThat(history()).contains("left the referral for Polderdata B.V.: Our team goes elsewhere.");
        endBoth(continuing);
    }

    private void endBoth(ReferralId continuing) throws InterruptedException {
        people.decide("record-outcome", "won", "").decide("record-outcome", "won", "");
        driveToEnd(continuing);
        assertThat(desk.state(continuing)).isEqualTo(ReferralState.CLOSED);
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
    }

    private void awaitCalledOff(String promise) {
        awaitRows("promise where id = '" + promise + "' and state = 'CALLED_OFF'");
        assertThat(obligations.of(List.of(referral.value()))).isNotEmpty();
    }

    /** Who worked the referral and works it no longer, as the introducer sees it. */
    private List<PartnerId> left() {
        return desk.show(somebodyWith(Role.OPERATIONS, HANSE), referral)
                .orElseThrow()
                .left();
    }
}
