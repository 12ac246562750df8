package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.evenhand.access.Accounts;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.cli.drive.DriveListener;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.DriveResult.Ended;
import io.evenhand.cli.drive.FileScript;
import io.evenhand.cli.drive.ReferralDriver;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.drive.Script;
import io.evenhand.cli.drive.ScriptedDecision;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.protection.Duty;
import io.evenhand.protection.Protections;
import io.evenhand.referral.HistoryView;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.testing.OnEveryDatabase;
import io.evenhand.workflow.HumanTaskView;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Whole referrals on the real engine, the real database and real keys: every worker is the application's own, and people
 * decide as the shipped samples script it, or otherwise where a test says so.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"evenhand.demo=true", "evenhand.data=target/journeys"})
@CamundaSpringProcessTest
@OnEveryDatabase
class JourneyTests {
    private static final DriveListener SILENT = new DriveListener() {
        @Override
        public void happened(HistoryView line) {}

        @Override
        public void decided(HumanTaskView task, String subject, ScriptedDecision decision, String who) {}
    };

    @Autowired
    private ReferralLoader loader;

    @Autowired
    private ReferralDriver driver;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Archive archive;

    @Autowired
    private Protections protections;

    @Autowired
    private Referrals referrals;

    @Autowired
    private ReferralDesk desk;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    @Autowired
    private CamundaProcessTestContext camunda;

    /** What people decide otherwise than the sample scripts it, by task. */
    private final Map<String, ScriptedDecision> otherwise = new HashMap<>();

    private ReferralId referral;

    @BeforeEach
    void nobodyDecidesOtherwise() {
        otherwise.clear();
    }

    @Test
    void twoPartnersSignAOneOffProject() throws Exception {
        assertThat(drive(Samples.fresh("one-off-project"))).isEqualTo(ReferralState.CLOSED);

        assertThat(inForce())
                .extracting(AgreementView::kind)
                .containsExactlyInAnyOrder(
                        AgreementKind.NDA, AgreementKind.REVENUE_SHARE, AgreementKind.CUSTOMER_PROTECTION);
        assertThat(inForce()).allSatisfy(agreement -> {
            assertThat(agreement.signers()).hasSize(2).allSatisfy(signer -> assertThat(signer.signedAt())
                    .isNotNull());
            assertThat(embeddedTermsHash(agreement)).isEqualTo(agreement.termsHash());
        });
    }

    @Test
    void threePartnersSignLicencesAndServicesAfterACounterProposal() throws Exception {
        assertThat(drive(Samples.fresh("licences-and-services"))).isEqualTo(ReferralState.CLOSED);

        assertThat(inForce()).hasSize(3).allSatisfy(agreement -> assertThat(agreement.signers())
                .hasSize(3));
        assertThat(desk.obligations(referral)).hasSize(2);
    }

    @Test
    void anNdaInForceIsNotSignedAgain() throws Exception {
        assertThat(drive(Samples.fresh("nda-in-force"))).isEqualTo(ReferralState.CLOSED);

        assertThat(inForce())
                .extracting(AgreementView::kind)
                .containsExactlyInAnyOrder(AgreementKind.REVENUE_SHARE, AgreementKind.CUSTOMER_PROTECTION);
    }

    @Test
    void aDeclinedAgreementEndsTheReferralAndKeepsTheInterimPromise() throws Exception {
        assertThat(drive(Samples.fresh("declined"))).isEqualTo(ReferralState.NO_AGREEMENT);

        assertThat(agreements.ofSubject(referral.value()))
                .filteredOn(agreement -> agreement.state() == AgreementState.DECLINED)
                .hasSize(1);
        assertThat(protections.ofReferral(referral.value()))
                .isNotEmpty()
                .extracting(Duty::endsOn)
                .doesNotContainNull();
    }

    @Test
    void aDelivererWhoIsBoundAboutTheCustomerStops() throws Exception {
        assertThat(drive(Samples.fresh("already-bound"))).isEqualTo(ReferralState.BOUND);
    }

    @Test
    void protectionTakesThePlaceOfTheInterimPromise() throws Exception {
        drive(Samples.fresh("one-off-project"));

        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertThat(protections.ofReferral(referral.value()))
                .hasSize(2)
                .anySatisfy(duty -> assertThat(duty.endsOn()).isEqualTo(today))
                .anySatisfy(duty -> assertThat(duty.endsOn()).isAfter(today));
    }

    @Test
    void whatIsSignedIsWhatWasAcceptedLast() throws Exception {
        ReferralFile file = Samples.fresh("licences-and-services");
        drive(file);

        AgreementView share = inForce().stream()
                .filter(agreement -> agreement.kind() == AgreementKind.REVENUE_SHARE)
                .findFirst()
                .orElseThrow();
        assertThat(agreements.terms(share.id())).isInstanceOf(RevenueShareTerms.class);
        assertThat(embeddedTermsHash(share)).isEqualTo(share.termsHash());
    }

    @Test
    void aCustomerWhoRefusesConsentIsNotNamed() throws Exception {
        decide("record-consent", "refused", "Asked by telephone; they want no third party.");
        assertThat(drive(Samples.fresh("one-off-project"))).isEqualTo(ReferralState.CONSENT_REFUSED);

        assertThat(protections.ofReferral(referral.value())).isEmpty();
        assertThat(desk.history(referral)).noneMatch(line -> line.what().startsWith("named the customer"));
    }

    @Test
    void aLostDealEndsTheReferral() throws Exception {
        decide("record-outcome", "lost", "The customer stays with its system.");
        assertThat(drive(Samples.fresh("one-off-project"))).isEqualTo(ReferralState.LOST);
    }

    @Test
    void anOfferDeclinedByEverybodyLeavesTheSeatUnfilled() throws Exception {
        decide("answer-offer", "decline", "No consultant is free.");
        assertThat(drive(Samples.fresh("one-off-project"))).isEqualTo(ReferralState.UNFILLED);
    }

    @Test
    void aDecisionWithoutItsReasonIsRefusedAndTheTaskStaysOpen() throws Exception {
        decide("answer-offer", "decline", "");
        DriveResult result = driven(Samples.fresh("one-off-project"));

        assertThat(result).isEqualTo(new DriveResult.Refused(
                "answer-offer", "decline", "Say why you decline: the introducer will read it."));
    }

    @Test
    void aDecisionByTheWrongPersonIsDenied() throws Exception {
        ReferralFile file = Samples.fresh("one-off-project");
        String introducersPerson = file.partner(file.introducer()).people().getFirst().id();
        otherwise.put("answer-offer", ScriptedDecision.of(introducersPerson, "accept", ""));

        assertThat(driven(file)).isInstanceOfSatisfying(DriveResult.Refused.class, refused -> assertThat(
                        refused.reason())
                .contains("may not decide this"));
    }

    @Test
    void aTaskWithoutAScriptStopsTheDriveWithItsName() throws Exception {
        ReferralFile file = Samples.fresh("one-off-project");
        referral = loader.load(file, today());
        DriveResult result = driver.drive(referral, (task, subject) -> Optional.empty(), SILENT);

        assertThat(result).isInstanceOfSatisfying(DriveResult.Unscripted.class, unscripted -> assertThat(
                        unscripted.task())
                .isEqualTo("answer-offer"));
    }

    @Test
    void theIntroducerWithdrawsWhileAnAgreementIsBeingSigned() throws Exception {
        ReferralFile file = Samples.fresh("one-off-project");
        referral = loader.load(file, today());
        FileScript script = new FileScript(file, today());
        driver.drive(
                referral,
                (task, subject) ->
                        task.elementId().equals("sign-agreement") ? Optional.empty() : script.decide(task, subject),
                SILENT);
        var introducer = accounts.actor(
                        file.partner(file.introducer()).people().getFirst().id())
                .orElseThrow();
        referrals.withdraw(referral, introducer, "The customer has postponed the project.");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(desk.state(referral)).isEqualTo(ReferralState.WITHDRAWN));
        assertThat(agreements.ofSubject(referral.value()))
                .extracting(AgreementView::state)
                .containsOnly(AgreementState.WITHDRAWN);
    }

    @Test
    void anOfferNobodyAnswersExpires() throws Exception {
        ReferralFile file = Samples.fresh("one-off-project");
        referral = loader.load(file, today());
        driver.drive(referral, (task, subject) -> Optional.empty(), SILENT);
        camunda.increaseTime(Duration.ofDays(60));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(desk.state(referral)).isEqualTo(ReferralState.UNFILLED));
    }

    private void decide(String task, String decision, String reason) {
        otherwise.put(task, ScriptedDecision.of("", decision, reason));
    }

    private ReferralState drive(ReferralFile file) throws InterruptedException {
        DriveResult result = driven(file);
        assertThat(result).isInstanceOf(Ended.class);
        return ((Ended) result).state();
    }

    private DriveResult driven(ReferralFile file) throws InterruptedException {
        referral = loader.load(file, today());
        return driver.drive(referral, script(file), SILENT);
    }

    private Script script(ReferralFile file) {
        FileScript sample = new FileScript(file, today());
        return (task, subject) -> sample.decide(task, subject).map(scripted -> {
            ScriptedDecision other = otherwise.get(task.elementId());
            if (other == null) {
                return scripted;
            }
            String username = other.username().isEmpty() ? scripted.username() : other.username();
            return ScriptedDecision.of(username, other.decision(), other.reason());
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private List<AgreementView> inForce() {
        return agreements.ofSubject(referral.value()).stream()
                .filter(agreement -> agreement.state() == AgreementState.IN_FORCE)
                .toList();
    }

    private String embeddedTermsHash(AgreementView agreement) throws Exception {
        byte[] pdf = archive.load(new DocumentHash(agreement.document().hash()));
        try (var document = Loader.loadPDF(pdf)) {
            byte[] terms = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("terms.json")
                    .getEmbeddedFile()
                    .toByteArray();
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(terms));
        }
    }
}
