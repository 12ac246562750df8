package io.evenhand.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proves which level evidence shows, that more of it never shows less, and that what is claimed is held against what is shown. */
class ProofTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Evidence CERTIFICATE = new Evidence(EvidenceKind.CERTIFICATE, "MB-800", TODAY, null);
    private static final Evidence DELIVERY = new Evidence(EvidenceKind.DELIVERY, "Work", TODAY, null);
    private static final Evidence REFERENCE = new Evidence(EvidenceKind.REFERENCE, "Work", TODAY, null);

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
    void oneConfirmedDeliveryShowsDeliveryAndTwoShowTheLead() {
        assertThat(proof(DELIVERY).level()).isEqualTo(Level.DELIVERS);
        assertThat(proof(DELIVERY, DELIVERY).level()).isEqualTo(Level.LEADS);
        assertThat(proof(REFERENCE).level()).isEqualTo(Level.LEARNING);
        assertThat(proof(REFERENCE, CERTIFICATE).level()).isEqualTo(Level.DELIVERS);
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
                        "Together 600 points: from 300 on it shows that a partner delivers this.");
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
            assertThat(Proof.of(more, releases, TODAY).points()).isGreaterThanOrEqualTo(proof.points());

            List<Evidence> mixed = new ArrayList<>(evidence);
            Collections.shuffle(mixed, random);
            assertThat(Proof.of(mixed, releases, TODAY).points()).isEqualTo(proof.points());
            assertThat(proof.level()).isEqualTo(Level.shownBy(proof.points()).orElse(null));
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

    private static Proof proof(Evidence... evidence) {
        return Proof.of(List.of(evidence), List.of(), TODAY);
    }
}
