package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proves which level evidence shows, that more of it never shows less, and that what is claimed is held against what is shown. */
class ProofTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Evidence CERTIFICATE = new Evidence(EvidenceKind.CERTIFICATE, "MB-800", null, TODAY, null);
    private static final Evidence NAME = new Evidence(EvidenceKind.NAMED_CERTIFICATE, "MB-800", null, TODAY, null);
    private static final Evidence DELIVERY = by("nordwind", EvidenceKind.DELIVERY);
    private static final Evidence REFERENCE = by("nordwind", EvidenceKind.REFERENCE);

    @Test
    void certificatesAloneHoweverManyShowNoDelivery() {
        assertThat(proof(CERTIFICATE).level()).isEqualTo(Level.LEARNING);
        Proof many = Proof.of(Collections.nCopies(50, CERTIFICATE), List.of(), TODAY);
        assertThat(many.points()).isEqualTo(250);
        assertThat(many.level()).isEqualTo(Level.LEARNING);
        assertThat(many.lines())
                .contains("Certificates give 250 together at most, not 10000: they show knowledge, not delivery.");
    }

    @Test
    void namesOfCertificatesThatNobodySawShowNothingHoweverManyThereAre() {
        Proof many = Proof.of(Collections.nCopies(50, NAME), List.of(), TODAY);

        assertThat(many.points()).isEqualTo(80);
        assertThat(many.level()).isNull();
        assertThat(many.lines())
                .contains(
                        "Certificates without their file give 80 together at most, not 4000: a name alone shows nothing.");
    }

    @Test
    void oneConfirmedDeliveryShowsDeliveryAndTwoForDifferentPartnersShowTheLead() {
        assertThat(proof(DELIVERY).level()).isEqualTo(Level.DELIVERS);
        Proof two = proof(DELIVERY, by("litware", EvidenceKind.DELIVERY));
        assertThat(two.level()).isEqualTo(Level.LEADS);
        assertThat(two.confirmers()).isEqualTo(2);
        assertThat(two.words()).isEqualTo("800 points, by the word of 2 partners");
        assertThat(proof(REFERENCE).level()).isEqualTo(Level.LEARNING);
        assertThat(proof(REFERENCE, CERTIFICATE).level()).isEqualTo(Level.DELIVERS);
    }

    @Test
    void oneFriendsWordShowsNoLeadHoweverOftenItIsGiven() {
        Proof friends = proof(DELIVERY, DELIVERY, REFERENCE, CERTIFICATE, CERTIFICATE);

        assertThat(friends.points()).isEqualTo(850);
        assertThat(friends.level()).isEqualTo(Level.DELIVERS);
        assertThat(friends.lines())
                .contains("One partner's word gives 600 together at most, not 1050: others have to bear it out.")
                .last()
                .isEqualTo(
                        "Together 850 points, by the word of one partner: it takes the word of two partners to show more than"
                                + " that a partner delivers this.");
    }

    @Test
    void referencesOfOnePartnerCountAsOneAndAllTogetherShowNoLead() {
        assertThat(proof(REFERENCE, REFERENCE, REFERENCE).points()).isEqualTo(250);
        Proof many = proof(
                REFERENCE,
                by("a", EvidenceKind.REFERENCE),
                by("b", EvidenceKind.REFERENCE),
                by("c", EvidenceKind.REFERENCE),
                CERTIFICATE,
                CERTIFICATE);
        assertThat(many.points()).isEqualTo(650);
        assertThat(many.confirmers()).isEqualTo(4);
        assertThat(many.level()).isEqualTo(Level.DELIVERS);
        assertThat(many.lines())
                .contains("References give 400 together at most, not 1000: of work elsewhere nothing was seen here.");
    }

    @Test
    void aWordThatHasFadedToNothingIsNobodysAnyMore() {
        Evidence old = new Evidence(EvidenceKind.DELIVERY, "Work", new PartnerId("litware"), TODAY.minusYears(6), null);

        assertThat(proof(DELIVERY, old).confirmers()).isEqualTo(1);
    }

    @Test
    void nothingShowsNothing() {
        assertThat(proof()).isEqualTo(Proof.NOTHING);
        assertThat(Proof.NOTHING.level()).isNull();
    }

    @Test
    void whoeverSaysMoreThanIsShownClaimsMore() {
        assertThat(proof(DELIVERY).isLessThan(Level.LEADS)).isTrue();
        assertThat(proof(DELIVERY).isLessThan(Level.DELIVERS)).isFalse();
        assertThat(proof().isLessThan(Level.LEARNING)).isTrue();
        assertThat(proof().isLessThan(Level.NOT_OURS)).isFalse();
        assertThat(proof().isLessThan(null)).isFalse();
    }

    @Test
    void theSumIsExplainedInWords() {
        assertThat(proof(DELIVERY, CERTIFICATE).lines())
                .containsExactly(
                        "MB-800, certificate of 2026-11-27: 200.",
                        "Work, confirmed delivery of 2026-11-27: 400.",
                        "Together 600 points, by the word of one partner: from 300 on it shows that a partner delivers this.");
    }

    @Test
    void moreEvidenceNeverShowsLessAndItsOrderDoesNotMatter() {
        Random random = new Random(42);
        for (int round = 0; round < 10_000; round++) {
            List<Evidence> evidence = ArbitraryEvidence.some(random, TODAY);
            List<LocalDate> releases = ArbitraryEvidence.releases(random, TODAY);
            Proof proof = Proof.of(evidence, releases, TODAY);

            List<Evidence> more = new ArrayList<>(evidence);
            more.add(ArbitraryEvidence.one(random, TODAY));
            Proof better = Proof.of(more, releases, TODAY);
            assertThat(better.points()).isGreaterThanOrEqualTo(proof.points());
            assertThat(better.confirmers()).isGreaterThanOrEqualTo(proof.confirmers());
            assertThat(rank(better)).isGreaterThanOrEqualTo(rank(proof));

            List<Evidence> mixed = new ArrayList<>(evidence);
            Collections.shuffle(mixed, random);
            assertThat(Proof.of(mixed, releases, TODAY).points()).isEqualTo(proof.points());
            assertThat(proof.level())
                    .isEqualTo(Level.shownBy(proof.points(), proof.confirmers()).orElse(null));
        }
    }

    @Test
    void aRecordSupportsOneToBeginWithAndOneForEachConfirmedDeliveryButNoMoreThanThePartnerCanRun() {
        assertThat(new Workload(1, 0, null).isStretched()).isFalse();
        assertThat(new Workload(2, 0, null).isStretched()).isTrue();
        assertThat(new Workload(2, 5, null).hasRoom()).isTrue();
        assertThat(new Workload(2, 5, 2).hasRoom()).isFalse();
        assertThat(new Workload(3, 5, 2).isStretched()).isTrue();
        assertThat(new Workload(3, 1, 9).words())
                .isEqualTo(
                        "Stretched: 3 running, its record supports 2 (one to begin with and 1 confirmed within 24 months; it says"
                                + " it can run 9)");
    }

    private static int rank(Proof proof) {
        return proof.level() == null ? -1 : proof.level().ordinal();
    }

    private static Evidence by(String partner, EvidenceKind kind) {
        return new Evidence(kind, "Work", new PartnerId(partner), TODAY, null);
    }

    private static Proof proof(Evidence... evidence) {
        return Proof.of(List.of(evidence), List.of(), TODAY);
    }
}
