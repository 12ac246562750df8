package io.evenhand.wording.web;

import io.evenhand.wording.Comparison;
import io.evenhand.wording.ProposalView;
import io.evenhand.wording.Versions;
import io.evenhand.wording.Versions.Named;
import java.util.Optional;

/** Two versions side by side. */
record Compared(String before, String after, Comparison comparison) {
    static Compared of(Named before, Named after) {
        return new Compared(before.title(), after.title(), Comparison.of(before.wording(), after.wording()));
    }

    /** A proposal against what it was written over; empty where it would be the first version. */
    static Optional<Compared> proposal(Versions versions, ProposalView proposal) {
        return versions.find(proposal.name(), proposal.language(), Integer.toString(proposal.baseNumber()))
                .flatMap(base -> versions.find(proposal.name(), proposal.language(), Versions.word(proposal.id()))
                        .map(wanted -> of(base, wanted)));
    }
}
