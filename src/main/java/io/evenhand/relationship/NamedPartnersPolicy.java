package io.evenhand.relationship;

import io.evenhand.relationship.overlap.Between;
import io.evenhand.relationship.overlap.OverlapFile;
import java.util.Optional;

/**
 * A file that names whom it is between is taken for these two alone; one that names nobody is left to whoever answers, whose program asks.
 * The partners' names are asked for once, when a comparison begins: its points were made with the names of that day, and a partner that is
 * called otherwise since could make no file that fits to them.
 */
final class NamedPartnersPolicy {
    private NamedPartnersPolicy() {}

    /** Why a comparison of these two may not begin with a file. @param inviter the name of who began @param invitee the name of who answers */
    static Optional<String> flaw(OverlapFile begin, String inviter, String invitee) {
        Between between = begin.between();
        if (between == null
                || Between.isSame(between.beginner(), inviter) && Between.isSame(between.answerer(), invitee)) {
            return Optional.empty();
        }
        return Optional.of(
                "The file is between %s; this comparison is between “%s” and “%s”. Make it anew with these names: --me and --with."
                        .formatted(between.words(), inviter, invitee));
    }

    /** Why a later file does not go with the one that began. */
    static Optional<String> misfit(OverlapFile begin, OverlapFile later) {
        Between begun = begin.between();
        Between named = later.between();
        if (begun == null ? named == null : named != null && begun.isSame(named)) {
            return Optional.empty();
        }
        if (begun == null) {
            return Optional.of(
                    "The file that began this comparison names nobody. End it, and begin one whose file names you both.");
        }
        return Optional.of("The file is between %s; this comparison began between %s. Make it anew with these names."
                .formatted(named == null ? "nobody who is named" : named.words(), begun.words()));
    }
}
