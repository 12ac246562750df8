package io.evenhand.relationship;

import io.evenhand.relationship.overlap.Between;
import io.evenhand.relationship.overlap.OverlapFile;
import java.util.Optional;

/** A file that names whom it is between is taken for these two alone; one that names nobody is left to whoever answers, whose program asks. */
final class NamedPartnersPolicy {
    private NamedPartnersPolicy() {}

    /** Why a file is not for these two, as a sentence. @param inviter the name of who began @param invitee the name of who answers */
    static Optional<String> flaw(OverlapFile file, String inviter, String invitee) {
        Between between = file.between();
        if (between == null
                || Between.isSame(between.beginner(), inviter) && Between.isSame(between.answerer(), invitee)) {
            return Optional.empty();
        }
        return Optional.of(
                "The file is between %s; this comparison is between “%s” and “%s”. Make it anew with these names: --me and --with."
                        .formatted(between.words(), inviter, invitee));
    }
}
