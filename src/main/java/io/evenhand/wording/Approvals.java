package io.evenhand.wording;

import io.evenhand.access.Actor;
import io.evenhand.template.LintFinding;
import io.evenhand.template.LintFinding.Severity;
import io.evenhand.template.TemplateLint;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import io.evenhand.wording.DecisionResult.Recorded;
import io.evenhand.wording.DecisionResult.Refused;
import io.evenhand.wording.DecisionResult.Unknown;
import io.evenhand.wording.ReleaseBook.Release;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way of a proposal to a release: looked at by the lint, decided by another lawyer, released. Each step is idempotent. */
@Service
@Transactional
public class Approvals {
    private static final int MOST_REASON = 2000;

    private final ReleaseBook book;
    private final WordingProposalRepository proposals;
    private final OpenProposals open;
    private final FindingTable findings;
    private final Templates templates;
    private final WordingSettings settings;
    private final Clock clock;

    Approvals(
            ReleaseBook book,
            WordingProposalRepository proposals,
            OpenProposals open,
            FindingTable findings,
            Templates templates,
            WordingSettings settings,
            Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.open = open;
        this.findings = findings;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whose lawyers approve: the id of a partner, or {@link Actor#HOST}. */
    public String lawyersOf() {
        return settings.lawyersOf();
    }

    /**
     * Looks at the wording and keeps what there is to say.
     *
     * @return whether it may go to another lawyer: not with an error
     */
    public boolean lint(ProposalId id) {
        WordingProposal proposal = lock(id);
        if (proposal.state() != ProposalState.SUBMITTED) {
            return proposal.state() == ProposalState.WAITING;
        }
        Wording wording = book.wording(id);
        // Texts of the same kind in other languages are released for themselves; it is held against what they are.
        List<LintFinding> found = TemplateLint.of(
                file -> wording.read(file).or(() -> templates.source().read(file)),
                proposal.name(),
                proposal.language());
        findings.add(id, found);
        if (found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            proposal.refuse(now());
            return false;
        }
        proposal.awaitApproval();
        return true;
    }

    /** Another lawyer approves a proposal, or rejects it with a reason. Repeated by the same person, it is the same decision. */
    public DecisionResult decide(ProposalId id, Actor actor, String decision, String reason) {
        Optional<WordingProposal> found = proposals.lock(id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        WordingProposal proposal = found.get();
        if (!proposal.isAnotherThanProposer(actor)) {
            return new DecisionResult.NotAllowed(
                    "You proposed this wording yourself: it is for another lawyer to decide. You can withdraw it.");
        }
        return switch (decision) {
            case "approve" -> approve(proposal, actor);
            case "reject" -> reject(proposal, actor, reason);
            default -> new Refused("“" + decision + "” is not a decision here.");
        };
    }

    private DecisionResult approve(WordingProposal proposal, Actor actor) {
        if (proposal.isDecidedBy(actor, ProposalState.APPROVED)
                || proposal.isDecidedBy(actor, ProposalState.RELEASED)) {
            return new Recorded();
        }
        if (proposal.state() != ProposalState.WAITING) {
            return over(proposal);
        }
        proposal.approve(actor, now());
        return new Recorded();
    }

    private DecisionResult reject(WordingProposal proposal, Actor actor, String reason) {
        if (reason.isBlank()) {
            return new Refused("Say why: whoever proposed it will read it.");
        }
        if (reason.length() > MOST_REASON) {
            return new Refused("The reason is longer than 2000 characters; say it in fewer.");
        }
        if (proposal.isDecidedBy(actor, ProposalState.REJECTED)) {
            return new Recorded();
        }
        if (proposal.state() != ProposalState.WAITING) {
            return over(proposal);
        }
        proposal.reject(actor, reason, now());
        return new Recorded();
    }

    private static Refused over(WordingProposal proposal) {
        return new Refused(
                "It no longer waits to be decided: " + proposal.state().words() + ".");
    }

    /**
     * Releases what was approved; every other proposal of the same name and language is overtaken by it.
     *
     * @return false where it was itself overtaken before
     */
    public boolean release(ProposalId id) {
        WordingProposalRepository.Line line =
                proposals.findLine(id).orElseThrow(() -> new IllegalStateException("No wording proposal " + id));
        // The line first, then proposals: whoever releases goes this way.
        int last = book.lock(line.name(), line.language());
        WordingProposal proposal = lock(id);
        if (proposal.state() != ProposalState.APPROVED) {
            return proposal.state() == ProposalState.RELEASED;
        }
        Instant now = now();
        if (proposal.baseNumber() != last) {
            // Proposed at the very moment of that release: it would take back what that one changed.
            proposal.supersede(overtakenBy(last), now);
            return false;
        }
        proposal.release();
        Wording wording = book.wording(id);
        book.append(
                new Release(
                        proposal.name(),
                        proposal.language(),
                        last + 1,
                        proposal.hash(),
                        ReleaseOrigin.LAWYER,
                        proposal.note(),
                        id.value(),
                        proposal.proposedBy(),
                        proposal.decidedBy().orElseThrow(),
                        now,
                        now),
                wording);
        open.supersede(
                proposal.name(), proposal.language(), other -> !other.id().equals(id), overtakenBy(last + 1), now);
        return true;
    }

    private static String overtakenBy(int number) {
        return "Version " + number + " was released meanwhile; look at it and propose yours over it.";
    }

    private WordingProposal lock(ProposalId id) {
        return proposals.lock(id).orElseThrow(() -> new IllegalStateException("No wording proposal " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
