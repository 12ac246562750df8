package io.evenhand.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.digest.Sha256;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.evidence.EvidenceFile.Outcome;
import io.evenhand.evidence.EvidenceFile.Stage;
import io.evenhand.evidence.EvidenceFile.Step;
import io.evenhand.signing.DocumentRenewed;
import io.evenhand.signing.Signing;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifier;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that the documents of the evidence say what was recorded and are sealed, once for what was recorded. */
@WithoutEngine
class EvidenceDocumentsTests {
    @Autowired
    EvidenceDocuments documents;

    @Autowired
    Archive archive;

    @Autowired
    Signing signing;

    @Autowired
    JdbcTemplate database;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AutowireCapableBeanFactory beans;

    private final SignedBySome signed = new SignedBySome();

    @BeforeEach
    void withBeans() {
        beans.autowireBean(signed);
    }

    @Test
    void aSealedAgreementHasEvidenceThatSaysWhoDidWhat() throws Exception {
        EvidenceRecord made = documents.make(signed.sealed(5)).orElseThrow();
        EvidenceFile file = EvidenceFile.read(archive.load(made.file()));

        assertThat(file.faults()).isEmpty();
        assertThat(file.isCanonically(archive.load(made.file()))).isTrue();
        assertThat(file.agreement().outcome()).isEqualTo(Outcome.SEALED);
        assertThat(file.document().sha256()).isEqualTo(Sha256.of(signed.document()));
        assertThat(file.document().stages())
                .extracting(Stage::step)
                .containsExactly(
                        Step.CERTIFIED,
                        Step.SIGNED,
                        Step.SIGNED,
                        Step.SIGNED,
                        Step.SIGNED,
                        Step.SIGNED,
                        Step.SEALED,
                        Step.TIMESTAMPED);
        assertThat(file.document().stages().getLast().sha256())
                .isEqualTo(file.document().sha256());
        assertThat(file.signers()).hasSize(5).allSatisfy(signer -> {
            assertThat(signer.record().consent()).isEqualTo(SignedBySome.CONSENT);
            assertThat(signer.record().known()).contains("one-time code");
            assertThat(signer.record().sentTo()).contains("…@");
            assertThat(signer.record().address()).startsWith("2001:db8");
            EvidenceFile.Proof proof = Objects.requireNonNull(signer.proof());
            assertThat(proof.holder()).isEqualTo(signer.record().name());
            assertThat(proof.at()).isNotNull();
            assertThat(proof.sha256()).hasSize(64);
        });
        // What one was shown is what the one before left.
        assertThat(file.signers().get(1).record().shown())
                .isEqualTo(file.signers().get(0).record().result());
        assertThat(verified(made).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void whatEndedUnsignedHasEvidenceToo() throws Exception {
        EvidenceRecord made = documents
                .make(signed.declined("The liability cap is \u202Emissing 😀."))
                .orElseThrow();
        EvidenceFile file = EvidenceFile.read(archive.load(made.file()));
        assertThat(file.faults()).isEmpty();
        assertThat(file.agreement().outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(file.signers())
                .singleElement()
                .satisfies(signer -> assertThat(signer.record().name()).isEqualTo("Anna Berg"));
        assertThat(verified(made).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void evidenceIsMadeOnceHoweverOftenAndByHowManyItIsAskedFor() throws Exception {
        EvidenceSubject subject = signed.sealed(1);
        long before = archived();
        List<EvidenceRecord> made =
                AtTheSameTime.call(() -> documents.make(subject).orElseThrow());
        assertThat(made).containsOnly(documents.find(subject.agreementId()).orElseThrow());
        assertThat(documents.make(subject)).contains(made.getFirst());
        assertThat(archived() - before).as("one file and one document").isEqualTo(2);
    }

    private long archived() {
        return Objects.requireNonNull(database.queryForObject("select count(*) from archived_document", Long.class));
    }

    @Test
    void beforeTheEndThereIsNoDocument() {
        assertThat(documents.make(signed.begun())).isEmpty();
        assertThat(documents.find(signed.agreement)).isEmpty();
    }

    @Test
    void whatIsRecordedLaterIsInAnotherDocumentAndTheFirstStays() {
        EvidenceSubject subject = signed.sealed(1);
        EvidenceRecord first = documents.make(subject).orElseThrow();
        signed.answered("Where is my copy?");
        EvidenceRecord second = documents.make(subject).orElseThrow();
        assertThat(second.entries()).isEqualTo(first.entries() + 1);
        assertThat(archive.find(first.pdf())).isPresent();
        assertThat(documents.find(subject.agreementId())).contains(second);
    }

    @Test
    void nothingIsSealedOfEvidenceThatIsNotAsItWasRecorded() {
        EvidenceSubject subject = signed.sealed(1);
        database.update(
                "update evidence_head set last_sequence = last_sequence + 1, last_hash = ? where agreement_id = ?",
                Sha256.of("an entry that was taken out"),
                subject.agreementId());
        assertThatThrownBy(() -> documents.make(subject))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not as it was recorded, so nothing is sealed of it");
        assertThat(documents.find(subject.agreementId())).isEmpty();
    }

    @Test
    void evidenceThatIsMadeAfterTheTimestampWasRenewedIsAboutWhatWasSealed() throws Exception {
        EvidenceSubject subject = signed.sealed(1);
        byte[] renewed = signing.renew(signed.document());
        EvidenceRecord made = documents
                .make(new EvidenceSubject(
                        subject.agreementId(),
                        subject.number(),
                        subject.kind(),
                        subject.title(),
                        subject.parties(),
                        archive.store(renewed, "application/pdf", "nda.pdf"),
                        1))
                .orElseThrow();
        EvidenceFile file = EvidenceFile.read(archive.load(made.file()));
        assertThat(file.document().sha256()).isEqualTo(Sha256.of(signed.document()));
        assertThat(file.faults()).isEmpty();
    }

    @Test
    void evidenceIsHandedOutWithItsNewestTimestamp() {
        EvidenceSubject subject = signed.sealed(1);
        EvidenceRecord made = documents.make(subject).orElseThrow();
        DocumentHash former = made.pdf();
        for (int i = 0; i < 2; i++) {
            DocumentHash next =
                    archive.store(signing.renew(archive.load(former)), "application/pdf", "nda.evidence.pdf");
            events.publishEvent(new DocumentRenewed(UUID.randomUUID().toString(), former, next));
            assertThat(documents.find(subject.agreementId()).orElseThrow().pdf())
                    .isEqualTo(next);
            former = next;
        }
        assertThat(documents.find(subject.agreementId()).orElseThrow().file()).isEqualTo(made.file());
    }

    private VerificationReport verified(EvidenceRecord made) {
        return new Verifier(Clock.systemUTC())
                .verify("evidence.pdf", archive.load(made.pdf()), new TrustAnchors(Set.of(signing.trustAnchor())));
    }
}
