package io.evenhand.wording;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.template.LintFinding;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import io.evenhand.wording.ReleaseBook.Release;
import io.evenhand.wording.SubmitResult.NotAllowed;
import io.evenhand.wording.SubmitResult.Refused;
import io.evenhand.wording.SubmitResult.Submitted;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Wording proposed for release, and what was released. The caller makes sure that the reader may see it: see {@link WordingRolesPolicy}. */
@Service
@Transactional
public class Releases {
    private static final int MOST_PROPOSALS = 50;
    private static final int PAGE = 50;

    private final ReleaseBook book;
    private final ProgramReleases program;
    private final WordingProposalRepository proposals;
    private final OpenProposals open;
    private final FindingTable findings;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Releases(
            ReleaseBook book,
            ProgramReleases program,
            WordingProposalRepository proposals,
            OpenProposals open,
            FindingTable findings,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.program = program;
        this.proposals = proposals;
        this.open = open;
        this.findings = findings;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Proposes wording for release; once committed, the lint looks at it and another lawyer is asked. A person's earlier proposal of the
     * same name and language that still waits is taken back by it. Repeated with the same wording by the same person while it waits, it is
     * the same proposal.
     *
     * @param wording every file that it consists of; others are left out
     * @param note what changes and why, at most 2000 characters
     */
    public SubmitResult submit(String name, String language, Wording wording, Actor by, String note) {
        if (!WordingRolesPolicy.mayPropose(by)) {
            return new NotAllowed("Wording is proposed by people with the role legal, or by the host's steward.");
        }
        Optional<String> problem = Submission.problem(name, language, wording, note);
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        Wording kept = Submission.closure(name, language, wording);
        String hash = kept.hash();
        Optional<Release> last = book.last(name, language);
        if (last.filter(release -> release.hash().equals(hash)).isPresent()) {
            return new Refused("This is the wording that is in use; nothing was changed.");
        }
        List<WordingProposal> waiting = proposals.findOf(name, language, OpenProposals.OPEN);
        Optional<WordingProposal> same =
                waiting.stream().filter(other -> other.hash().equals(hash)).findFirst();
        if (same.isPresent()) {
            return same.get().proposedBy().equals(by.username())
                    ? new Submitted(same.get().id())
                    : new Refused("The same wording was proposed already and waits to be decided.");
        }
        Instant now = now();
        open.supersede(
                name,
                language,
                other -> other.proposedBy().equals(by.username()) && other.state() != ProposalState.APPROVED,
                "Its author proposed another version.",
                now);
        WordingProposal proposal = proposals.saveAndFlush(new WordingProposal(
                ProposalId.random(),
                name,
                language,
                hash,
                last.map(Release::number).orElse(0),
                note.strip(),
                by,
                now));
        book.propose(proposal.id(), kept);
        events.publishEvent(new ProposalSubmitted(UUID.randomUUID(), proposal.id()));
        return new Submitted(proposal.id());
    }

    /** Its author takes a proposal back, or the host's steward does, before it is decided. Idempotent. */
    public DecisionResult withdraw(ProposalId id, Actor actor) {
        Optional<WordingProposal> found = proposals.lock(id).filter(proposal -> WordingRolesPolicy.mayRead(actor));
        if (found.isEmpty()) {
            return new DecisionResult.Unknown();
        }
        WordingProposal proposal = found.get();
        if (!proposal.proposedBy().equals(actor.username()) && !actor.isSteward()) {
            return new DecisionResult.NotAllowed("Only who proposed it, or the host's steward, takes it back.");
        }
        if (proposal.state() == ProposalState.WITHDRAWN) {
            return new DecisionResult.Recorded();
        }
        if (proposal.state().isOver() || proposal.state() == ProposalState.APPROVED) {
            return new DecisionResult.Refused(
                    "It is decided already: " + proposal.state().words() + ".");
        }
        proposal.withdraw(actor, now());
        open.tell(proposal);
        return new DecisionResult.Recorded();
    }

    /** The releases of a name and language, the latest first. */
    @Transactional(readOnly = true)
    public List<ReleaseView> of(String name, String language) {
        return views(book.of(name, language));
    }

    /** As {@link #of(String, String)}, fifty on a page. @param page from 0 on */
    @Transactional(readOnly = true)
    public Listed of(String name, String language, int page) {
        List<Release> found = book.of(name, language, PAGE + 1, page * PAGE);
        return new Listed(views(found.subList(0, Math.min(PAGE, found.size()))), found.size() > PAGE);
    }

    /** @param more whether another page follows */
    public record Listed(List<ReleaseView> releases, boolean more) {
        public Listed {
            releases = List.copyOf(releases);
        }
    }

    /** Of every name and language that has any, the release in use. */
    @Transactional(readOnly = true)
    public List<ReleaseView> inUse() {
        return views(book.lasts());
    }

    @Transactional(readOnly = true)
    public Optional<ReleaseView> find(String name, String language, int number) {
        return book.find(name, language, number)
                .map(release -> views(List.of(release)).getFirst());
    }

    /** The release of a version that an agreement names; empty where it was never released here. */
    @Transactional(readOnly = true)
    public Optional<ReleaseView> find(TemplateVersion version) {
        return book.find(version).map(release -> views(List.of(release)).getFirst());
    }

    /** Every file of a release; empty for an unknown one. */
    @Transactional(readOnly = true)
    public Optional<Wording> wording(String name, String language, int number) {
        return book.find(name, language, number).map(book::wording);
    }

    /** Every file of a proposal; empty for an unknown one. */
    @Transactional(readOnly = true)
    public Optional<Wording> wording(ProposalId id) {
        return Optional.of(book.wording(id)).filter(wording -> !wording.files().isEmpty());
    }

    /** Wording of the program or the operator's folder that lawyers have not taken up: one of theirs is in use. */
    @Transactional(readOnly = true)
    public Optional<Wording> offered(String name, String language) {
        return program.offered(name, language, book.last(name, language));
    }

    /** Of which wordings {@link #offered(String, String)} has any, as "nda.en"; in two queries however many there are. */
    @Transactional(readOnly = true)
    public Set<String> offered() {
        return program.offered(book.lasts());
    }

    /** The wording of the program or the operator's folder, whether or not it was released. */
    public Optional<Wording> ofProgram(String name, String language) {
        return program.wording(name, language);
    }

    @Transactional(readOnly = true)
    public Optional<ProposalView> proposal(ProposalId id) {
        return proposals
                .findById(id)
                .map(proposal -> proposalViews(List.of(proposal)).getFirst());
    }

    /** How far some proposals have come, in one query; unknown ones are missing. */
    @Transactional(readOnly = true)
    public Map<ProposalId, ProposalState> states(Collection<ProposalId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : proposals.findAllById(ids).stream()
                        .collect(Collectors.toMap(WordingProposal::id, WordingProposal::state));
    }

    /** Several proposals at once; unknown ones are left out. */
    @Transactional(readOnly = true)
    public List<ProposalView> proposals(Collection<ProposalId> ids) {
        return ids.isEmpty() ? List.of() : proposalViews(proposals.findAllById(ids));
    }

    /** The proposals of a name and language, the latest first, at most fifty. */
    @Transactional(readOnly = true)
    public List<ProposalView> proposals(String name, String language) {
        return proposalViews(proposals.findOf(name, language, Limit.of(MOST_PROPOSALS)));
    }

    /** What waits to be decided, the oldest first, at most fifty. */
    @Transactional(readOnly = true)
    public List<ProposalView> pending() {
        return proposalViews(proposals.findAllIn(OpenProposals.OPEN, Limit.of(MOST_PROPOSALS)));
    }

    private List<ReleaseView> views(List<Release> releases) {
        Map<String, String> names =
                names(releases.stream().flatMap(release -> Stream.of(release.proposedBy(), release.approvedBy())));
        return releases.stream()
                .map(release -> new ReleaseView(
                        release.name(),
                        release.language(),
                        release.number(),
                        release.version(),
                        release.origin(),
                        release.note(),
                        named(names, release.proposedBy()),
                        named(names, release.approvedBy()),
                        release.releasedAt(),
                        release.inForceFrom()))
                .toList();
    }

    private List<ProposalView> proposalViews(List<WordingProposal> some) {
        Map<String, String> names = names(some.stream()
                .flatMap(proposal ->
                        Stream.of(proposal.proposedBy(), proposal.decidedBy().orElse(null))));
        Map<String, List<LintFinding>> found =
                findings.of(some.stream().map(proposal -> proposal.id().value()).toList());
        return some.stream()
                .map(proposal -> new ProposalView(
                        proposal.id(),
                        proposal.name(),
                        proposal.language(),
                        proposal.hash(),
                        proposal.baseNumber(),
                        proposal.note(),
                        named(names, proposal.proposedBy()).orElseThrow(),
                        proposal.proposedBy(),
                        proposal.proposedAt(),
                        proposal.state(),
                        found.getOrDefault(proposal.id().value(), List.of()),
                        named(names, proposal.decidedBy().orElse(null)),
                        proposal.decidedAt(),
                        proposal.reason()))
                .toList();
    }

    private Map<String, String> names(Stream<@Nullable String> usernames) {
        Collection<String> known =
                usernames.flatMap(Stream::ofNullable).distinct().toList();
        return accounts.namesOf(known);
    }

    private static Optional<String> named(Map<String, String> names, @Nullable String username) {
        return Optional.ofNullable(username).map(known -> names.getOrDefault(known, known));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
