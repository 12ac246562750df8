package io.evenhand.agreement;

import io.evenhand.document.DocumentHash;
import io.evenhand.evidence.EvidenceDocuments;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.evidence.EvidenceSubject;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Has the evidence of agreements made into documents, once the way to their signatures is over. Slow: never within a transaction. */
@Service
public class AgreementEvidence {
    private final Agreements agreements;
    private final EvidenceDocuments documents;

    AgreementEvidence(Agreements agreements, EvidenceDocuments documents) {
        this.agreements = agreements;
        this.documents = documents;
    }

    /** Idempotent: see {@link EvidenceDocuments#make}. Nothing for an unknown agreement, or one that never had a document. */
    public Optional<EvidenceRecord> make(AgreementId id) {
        return agreements
                .find(id)
                .flatMap(agreement -> Optional.ofNullable(agreement.document())
                        .flatMap(document -> documents.make(subject(agreement, document))));
    }

    private static EvidenceSubject subject(AgreementView agreement, AgreementView.Document document) {
        return new EvidenceSubject(
                agreement.id().value(),
                agreement.number(),
                agreement.kind().code(),
                agreement.title(),
                agreement.parties(),
                new DocumentHash(document.hash()),
                document.pages());
    }
}
