package io.evenhand.desk;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.desk.AgreementPage.Evidence;
import io.evenhand.desk.AgreementPage.Happened;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceDocuments;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.evidence.EvidenceTrail;
import io.evenhand.evidence.EvidenceWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How agreements came to be signed, as their page shows it. Addresses are not on the page: they are in the evidence itself, which is made
 * for the parties and is theirs alone.
 */
@Component
class SigningEvidence {
    private final Agreements agreements;
    private final EvidenceBook book;
    private final EvidenceDocuments documents;

    SigningEvidence(Agreements agreements, EvidenceBook book, EvidenceDocuments documents) {
        this.agreements = agreements;
        this.book = book;
        this.documents = documents;
    }

    /** Of those of which anything was recorded, in the order given: with three queries, however many there are. */
    List<Evidence> of(List<AgreementId> ids) {
        Map<String, EvidenceTrail> trails =
                book.trails(ids.stream().map(AgreementId::value).toList());
        Map<AgreementId, AgreementReference> known = trails.isEmpty() ? Map.of() : agreements.references(ids);
        Map<String, EvidenceRecord> made = documents.find(trails.keySet());
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .filter(agreement -> trails.containsKey(agreement.id().value()))
                .map(agreement -> evidence(
                        agreement,
                        Optional.ofNullable(trails.get(agreement.id().value())).orElseThrow(),
                        Optional.ofNullable(made.get(agreement.id().value()))))
                .toList();
    }

    private static Evidence evidence(AgreementReference agreement, EvidenceTrail trail, Optional<EvidenceRecord> made) {
        return new Evidence(
                agreement.title(),
                agreement.number(),
                trail.end().map(end -> end.kind().words()).orElse(""),
                trail.entries().stream()
                        .map(entry ->
                                new Happened(entry.moment(), EvidenceWords.who(entry), EvidenceWords.didOpenly(entry)))
                        .toList(),
                made.map(record -> record.pdf().hex()).orElse(null),
                made.map(record -> record.file().hex()).orElse(null),
                EvidenceDocuments.fileName(agreement.number()));
    }
}
