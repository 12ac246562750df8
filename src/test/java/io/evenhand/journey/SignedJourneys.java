package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.agreement.AgreementView;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.protection.Duty;
import io.evenhand.protection.Promised;
import io.evenhand.referral.ReferralState;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Referrals whose terms are signed by all, and how they end. */
abstract class SignedJourneys extends TasklistJourney {
    @Autowired
    private Archive archive;

    @Test
    void twoPartnersSignAOneOffProjectAndProtectionTakesThePlaceOfTheInterimPromise() throws Exception {
        begin(Samples.fresh("one-off-project"));
        assertThat(end()).isEqualTo(ReferralState.CLOSED);

        assertThat(inForce())
                .extracting(AgreementView::kind)
                .containsExactlyInAnyOrder(
                        AgreementKind.NDA, AgreementKind.REVENUE_SHARE, AgreementKind.CUSTOMER_PROTECTION);
        assertThat(inForce()).allSatisfy(agreement -> {
            assertThat(agreement.signers())
                    .hasSize(2)
                    .allSatisfy(signer -> assertThat(signer.signedAt()).isNotNull());
            assertThat(embeddedTermsHash(agreement)).isEqualTo(agreement.termsHash());
        });
        assertThat(interimPromises()).singleElement().returns(today(), Duty::endsOn);
        assertThat(Promised.in(referral.value(), protections, database))
                .hasSize(2)
                .anySatisfy(duty -> assertThat(duty.endsOn()).isAfter(today()));
    }

    @Test
    void threePartnersSignWhatWasAcceptedLastAndLoseTheCustomer() throws Exception {
        begin(Samples.fresh("licences-and-services"))
                .decide("record-outcome", "lost", "The customer stays with its system.");
        assertThat(end()).isEqualTo(ReferralState.LOST);

        assertThat(inForce())
                .hasSize(3)
                .allSatisfy(agreement -> assertThat(agreement.signers()).hasSize(3));
        AgreementView share = agreement(AgreementKind.REVENUE_SHARE);
        assertThat(((RevenueShareTerms) agreements.terms(share.id())).payment().daysAfterClearedFunds())
                .isEqualTo(14);
        assertThat(embeddedTermsHash(share)).isEqualTo(share.termsHash());
        // To bring each deliverer and the customer together, and to report to each: called off with the deal.
        assertThat(desk.obligations(referral))
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(promise.kind().isPursued()).isTrue());
        assertThat(history()).contains("reported the deal as lost: The customer stays with its system.");
    }

    @Test
    void anNdaInForceIsNotSignedAgainAndAnOutcomeNobodyReportsLapses() throws Exception {
        begin(Samples.fresh("nda-in-force"));
        goOnUntil("state-prior-relationship");
        letTimePass(Duration.ofDays(11), "state-prior-relationship");
        goOnUntil("record-outcome");
        letTimePass(Duration.ofDays(366), "record-outcome");

        assertThat(end()).isEqualTo(ReferralState.LOOKBACK_OVER);
        assertThat(inForce())
                .extracting(AgreementView::kind)
                .containsExactlyInAnyOrder(AgreementKind.REVENUE_SHARE, AgreementKind.CUSTOMER_PROTECTION);
        assertThat(tasksOf("state-prior-relationship")).containsExactly("CANCELLED");
        assertThat(tasksOf("record-outcome")).containsExactly("CANCELLED");
    }

    private String embeddedTermsHash(AgreementView agreement) throws Exception {
        String document = Objects.requireNonNull(agreement.document()).hash();
        try (var pdf = Loader.loadPDF(archive.load(new DocumentHash(document)))) {
            byte[] terms = pdf.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("terms.json")
                    .getEmbeddedFile()
                    .toByteArray();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(terms));
        }
    }
}
