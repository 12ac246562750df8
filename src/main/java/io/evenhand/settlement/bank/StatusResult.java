package io.evenhand.settlement.bank;

import java.util.List;

/** What came of a status report that a bank sent for a payment file. */
public sealed interface StatusResult {
    /**
     * It was read, and what the bank rejected is withdrawn.
     *
     * @param fileId of the payment file
     * @param withdrawn how many payments can be paid again; zero when the bank rejected none that was not withdrawn before
     * @param kept sentences on what could not be withdrawn
     */
    record Taken(String fileId, int withdrawn, List<String> kept) implements StatusResult {
        public Taken {
            kept = List.copyOf(kept);
        }
    }

    /** Nothing of it is taken. @param problem a sentence that says what to do */
    record Flawed(String problem) implements StatusResult {}

    record NotAllowed() implements StatusResult {}
}
