package io.evenhand.relationship;

import java.time.Instant;
import java.util.List;

/**
 * A published commitment as the network sees it.
 *
 * @param partner the name of whose list it is
 * @param own whether it is the reader's
 * @param root 64 hexadecimal digits; whoever has it can check what is opened of the list, and learns nothing of it
 * @param outside whether a timestamp authority outside of this installation says the time, too
 * @param countersigned names of organisations that signed to have seen it, in the order of signing
 * @param noted names of those that said so without a signature, as was possible once
 * @param countersignable whether the reader may countersign it and has not
 */
public record CommitmentView(
        String id,
        String partner,
        boolean own,
        String root,
        int count,
        Instant receivedAt,
        boolean outside,
        List<String> countersigned,
        List<String> noted,
        boolean countersignable) {
    private static final int GROUP = 16;

    public CommitmentView {
        countersigned = List.copyOf(countersigned);
        noted = List.copyOf(noted);
    }

    /** The root in groups, as people compare it. */
    public List<String> rootInGroups() {
        return root.length() != 4 * GROUP
                ? List.of(root)
                : List.of(
                        root.substring(0, GROUP),
                        root.substring(GROUP, 2 * GROUP),
                        root.substring(2 * GROUP, 3 * GROUP),
                        root.substring(3 * GROUP));
    }
}
