package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of certifying an agreement's document. */
public sealed interface CertifyResult {
    /**
     * The document waits for these signatures.
     *
     * @param signatureIds in the order of their fields
     * @param turns the same, as they are asked for: turn by turn, all of a turn at once
     */
    record Certified(List<String> signatureIds, List<List<String>> turns) implements CertifyResult {
        public Certified {
            signatureIds = List.copyOf(signatureIds);
            turns = turns.stream().map(List::copyOf).toList();
        }

        static Certified of(List<SignatureRequest> requests) {
            return new Certified(
                    requests.stream().map(SignatureRequest::id).toList(),
                    List.copyOf(requests.stream()
                            .collect(Collectors.groupingBy(
                                    SignatureRequest::turn,
                                    TreeMap::new,
                                    Collectors.mapping(SignatureRequest::id, Collectors.toList())))
                            .values()));
        }
    }

    /** Nobody at this party may sign such an agreement, neither alone nor two jointly; nothing was made. */
    record NoSignatory(PartnerId partner) implements CertifyResult {}
}
