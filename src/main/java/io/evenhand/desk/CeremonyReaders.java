package io.evenhand.desk;

import io.evenhand.agreement.Agreements;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceEntry;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.referral.ReferralId;
import io.evenhand.terms.AgreementKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who read who the customer is where they were to sign: the evidence of the agreements says it, and nothing says it a second time. An NDA
 * names nobody.
 */
@Component
class CeremonyReaders {
    private final Agreements agreements;
    private final EvidenceBook evidence;

    CeremonyReaders(Agreements agreements, EvidenceBook evidence) {
        this.agreements = agreements;
        this.evidence = evidence;
    }

    /** When each of the people of a referral's parties was first shown a document that names the customer, by the person's id. */
    Map<String, Instant> of(ReferralId referral) {
        List<String> naming = agreements.ofSubject(referral.value()).stream()
                .filter(agreement -> !agreement.kind().equals(AgreementKind.NDA))
                .map(agreement -> agreement.id().value())
                .toList();
        Map<String, Instant> first = new HashMap<>();
        evidence.trails(naming).values().stream()
                .flatMap(trail -> trail.entries().stream())
                .filter(entry -> entry.kind() == EvidenceKind.DOCUMENT_SHOWN)
                .forEach(entry -> Optional.ofNullable(entry.person())
                        .ifPresent(person -> first.merge(person, at(entry), CeremonyReaders::earlier)));
        return first;
    }

    private static Instant at(EvidenceEntry entry) {
        return Instant.parse(entry.at());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
