package io.evenhand.wording;

import java.util.Optional;

/** What became of wording that somebody wants released. */
public sealed interface SubmitResult {
    /** It is kept, and another lawyer will be asked. */
    record Submitted(ProposalId id) implements SubmitResult {}

    /** Not with this role. @param reason in a sentence for the person */
    record NotAllowed(String reason) implements SubmitResult {}

    /** It cannot be proposed as it is. @param reason in a sentence for the person */
    record Refused(String reason) implements SubmitResult {}

    /** Why nothing was submitted, in a sentence; empty where it was. */
    default Optional<String> problem() {
        return switch (this) {
            case Submitted ignored -> Optional.empty();
            case NotAllowed notAllowed -> Optional.of(notAllowed.reason());
            case Refused refused -> Optional.of(refused.reason());
        };
    }
}
