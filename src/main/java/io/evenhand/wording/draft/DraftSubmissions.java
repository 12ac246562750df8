package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import io.evenhand.wording.ProposalId;
import io.evenhand.wording.ProposalState;
import io.evenhand.wording.ProposalView;
import io.evenhand.wording.Releases;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Hands drafts in to be released, and takes them back when they were not. A draft goes in only if its lint has no error and a document can be
 * made of every sample: whoever approves it looks at words, not at whether the software bears them.
 */
@Service
public class DraftSubmissions {
    private final WordingDrafts drafts;
    private final DraftChecks checks;
    private final DraftKinds kinds;
    private final DraftVersions versions;
    private final Releases releases;
    private final DraftHandovers handovers;

    DraftSubmissions(
            WordingDrafts drafts,
            DraftChecks checks,
            DraftKinds kinds,
            DraftVersions versions,
            Releases releases,
            DraftHandovers handovers) {
        this.drafts = drafts;
        this.checks = checks;
        this.kinds = kinds;
        this.versions = versions;
        this.releases = releases;
        this.handovers = handovers;
    }

    /**
     * Hands a draft in.
     *
     * @param note what changes and why
     * @param over hash of the wording in use that it is meant to replace, though it began with another; may be blank
     */
    public HandingIn submit(Actor actor, String id, String note, String over) {
        DraftAccess access = drafts.access(actor, id);
        if (access == DraftAccess.FORBIDDEN || access == DraftAccess.READS) {
            return new HandingIn.Forbidden();
        }
        Optional<DraftView> found = drafts.find(actor, id);
        return found.isEmpty() ? new HandingIn.Unknown() : submit(actor, found.get(), note, over);
    }

    private HandingIn submit(Actor actor, DraftView draft, String note, String over) {
        if (!draft.isOpen()) {
            return refused("This draft was handed in or discarded already.");
        }
        if (note.isBlank()) {
            return refused("Say what changes and why: whoever approves it will read it.");
        }
        if (versions.newer(draft).filter(newer -> !newer.hash().equals(over)).isPresent()) {
            return refused("Another version came into use since this draft began. Look at how yours differs from it,"
                    + " and say that yours is meant to replace it.");
        }
        List<String> obstacles = checks.obstacles(actor, draft);
        if (!obstacles.isEmpty()) {
            return new HandingIn.Refused(obstacles);
        }
        Wording whole;
        try {
            whole = Templates.closure(
                    new DraftSource(draft, kinds.templates().source()), draft.name(), draft.language());
        } catch (MalformedTemplate malformed) {
            return refused(String.valueOf(malformed.getMessage()));
        }
        return handovers.handIn(actor, draft, whole, note);
    }

    private static HandingIn refused(String reason) {
        return new HandingIn.Refused(List.of(reason));
    }

    /** What became of a draft that was handed in; empty for one that never was. */
    public Optional<ProposalView> proposal(DraftView draft) {
        return draft.proposalId().flatMap(ProposalId::read).flatMap(releases::proposal);
    }

    /** How far those of these drafts have come that were handed in, by their ids. */
    public Map<String, ProposalState> states(Collection<DraftRow> rows) {
        Map<String, ProposalId> ids = rows.stream()
                .filter(row -> row.proposalId().flatMap(ProposalId::read).isPresent())
                .collect(Collectors.toMap(
                        DraftRow::id,
                        row -> row.proposalId().flatMap(ProposalId::read).orElseThrow()));
        Map<ProposalId, ProposalState> states = releases.states(ids.values());
        return ids.keySet().stream()
                .filter(id -> states.containsKey(Objects.requireNonNull(ids.get(id))))
                .collect(Collectors.toMap(Function.identity(), id -> Objects.requireNonNull(states.get(ids.get(id)))));
    }

    /** Goes on with a draft that was handed in and not released; one that still waits has to be withdrawn first. */
    public DraftChange reopen(Actor actor, String id) {
        Optional<ProposalView> proposal = drafts.find(actor, id).flatMap(this::proposal);
        if (proposal.isPresent() && !proposal.get().state().isOver()) {
            return new DraftChange.Refused("It still waits to be decided. Whoever proposed it can withdraw it.");
        }
        if (proposal.isPresent() && proposal.get().state() == ProposalState.RELEASED) {
            return new DraftChange.Refused("It was released. Open another draft over it.");
        }
        return drafts.reopen(actor, id);
    }
}
