package io.evenhand.relationship;

import java.time.Instant;
import java.util.List;

/**
 * A published commitment as the network sees it.
 *
 * @param partner the name of whose list it is
 * @param own whether it is the reader's
 * @param outside whether a timestamp authority outside of this installation says the time, too
 * @param countersigned names of organisations, in the order of signing
 * @param countersignable whether the reader may countersign it and has not
 */
public record CommitmentView(
        String id,
        String partner,
        boolean own,
        int count,
        Instant receivedAt,
        boolean outside,
        List<String> countersigned,
        boolean countersignable) {
    public CommitmentView {
        countersigned = List.copyOf(countersigned);
    }
}
