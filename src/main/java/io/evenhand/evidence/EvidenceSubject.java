package io.evenhand.evidence;

import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import java.util.List;

/**
 * The agreement that evidence is about, as the room knows it that keeps agreements.
 *
 * @param kind code of its kind
 * @param title what it is, in words
 * @param document as it stands at the end of the way to the signatures
 */
public record EvidenceSubject(
        String agreementId,
        String number,
        String kind,
        String title,
        List<PartnerId> parties,
        DocumentHash document,
        int pages) {
    public EvidenceSubject {
        parties = List.copyOf(parties);
    }
}
