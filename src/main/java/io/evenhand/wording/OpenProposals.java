package io.evenhand.wording;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends proposals that something else has overtaken, within the caller's transaction; their processes hear of it after the commit. */
@Component
class OpenProposals {
    static final Set<ProposalState> OPEN =
            EnumSet.of(ProposalState.SUBMITTED, ProposalState.WAITING, ProposalState.APPROVED);

    private final WordingProposalRepository proposals;
    private final ApplicationEventPublisher events;

    OpenProposals(WordingProposalRepository proposals, ApplicationEventPublisher events) {
        this.proposals = proposals;
        this.events = events;
    }

    /** Ends every open proposal of a name and language: it was written over wording that is no longer the last. */
    void supersede(String name, String language, String why, Instant at) {
        supersede(name, language, proposal -> true, why, at);
    }

    void supersede(String name, String language, Predicate<WordingProposal> which, String why, Instant at) {
        proposals.findOf(name, language, OPEN).stream().filter(which).forEach(proposal -> {
            proposal.supersede(why, at);
            tell(proposal);
        });
    }

    void tell(WordingProposal closed) {
        events.publishEvent(new ProposalClosed(UUID.randomUUID(), closed.id()));
    }
}
