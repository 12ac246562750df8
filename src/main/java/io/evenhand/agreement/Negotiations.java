package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.template.TemplateVersion;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Approver;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.Deviation;
import io.evenhand.terms.Deviations;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.NoticesByParty;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.SharedClauses;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsDifference;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a draft to terms that every party has accepted. */
@Service
@Transactional
public class Negotiations {
    private final AgreementBook book;
    private final ProposalRepository proposals;
    private final ChangeBasis basis;
    private final AgreementPlaybooks playbooks;
    private final WordingChoices choices;
    private final DraftWordings wordings;
    private final KeptFromParties kept;
    private final Clock clock;

    Negotiations(
            AgreementBook book,
            ProposalRepository proposals,
            ChangeBasis basis,
            AgreementPlaybooks playbooks,
            WordingChoices choices,
            DraftWordings wordings,
            KeptFromParties kept,
            Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.basis = basis;
        this.playbooks = playbooks;
        this.choices = choices;
        this.wordings = wordings;
        this.kept = kept;
        this.clock = clock;
    }

    /** What the approval decision looks at: how far the present terms are from the standard, and how large the deal is. */
    @Transactional(readOnly = true)
    public Assessment assess(AgreementId id) {
        Agreement agreement = book.get(id);
        TermsVersion version = book.currentVersion(agreement);
        List<Deviation> deviations = Deviations.from(AgreementBook.parse(version.terms()), playbooks.of(agreement));
        return new Assessment(
                Deviations.worst(deviations),
                Deviations.approver(deviations),
                agreement.signingKind(),
                agreement.valueBand(),
                version.proposedBy());
    }

    /** A lawyer or administrator of the proposing party lets its deviating terms go out, or does not. */
    @Transactional(readOnly = true)
    public Decided approveDeviation(AgreementId id, Actor actor, String decision, String reason) {
        Agreement agreement = book.get(id);
        TermsVersion present = book.currentVersion(agreement);
        PartnerId proposer = present.proposedBy();
        if (!proposer.value().equals(actor.partnerId())) {
            return Decided.refused("Only " + proposer + " approves its own terms.");
        }
        return switch (decision) {
            case "approve" -> approvable(agreement, present);
            case "reject" ->
                reason.isBlank() ? Decided.refused("Say why the terms must not go out.") : Decided.recorded();
            default -> unknown(decision);
        };
    }

    /** What the playbook lets nobody agree to stays here, even if it came this far before the playbook said so. */
    private Decided approvable(Agreement agreement, TermsVersion present) {
        return Deviations.refused(Deviations.from(AgreementBook.parse(present.terms()), playbooks.of(agreement)))
                .stream()
                .findFirst()
                .map(problem ->
                        Decided.refused("This %s Reject it; %s.".formatted(problem.problem(), problem.remedy())))
                .orElseGet(Decided::recorded);
    }

    static Decided unknown(String decision) {
        return Decided.refused("“" + decision + "” is not a decision here.");
    }

    /** Who drew up the terms that lie on the table. */
    @Transactional(readOnly = true)
    public PartnerId proposedBy(AgreementId id) {
        return book.currentVersion(book.get(id)).proposedBy();
    }

    /** The terms that lie on the table, how they came there, and how far from the standard they are. */
    @Transactional(readOnly = true)
    public OnTheTable onTheTable(AgreementId id) {
        Agreement agreement = book.get(id);
        TermsVersion present = book.currentVersion(agreement);
        Terms terms = AgreementBook.parse(present.terms());
        Playbooks own = playbooks.of(agreement);
        return new OnTheTable(
                terms,
                agreement.termsVersion(),
                present.proposedBy(),
                book.version(agreement, agreement.termsVersion() - 1)
                        .map(before -> TermsChanges.between(AgreementBook.parse(before.terms()), terms))
                        .orElse(List.of()),
                Deviations.from(terms, own),
                own.clauses(),
                Locale.of(agreement.language()),
                choices.taken(agreement));
    }

    /** The clauses of an agreement of which its parties choose among several texts: the names of these, the standard one first, by clause. */
    @Transactional(readOnly = true)
    public Map<String, List<String>> clauses(AgreementId id) {
        return wordings.clauses(book.get(id));
    }

    /**
     * Every version that was ever on the table, the first one first; none for an agreement signed elsewhere. The caller makes sure that the
     * reader may see it.
     *
     * @throws IllegalStateException for an unknown agreement
     */
    @Transactional(readOnly = true)
    public List<Version> versions(AgreementId id) {
        return book.versions(book.get(id)).stream()
                .map(version -> new Version(
                        version.versionNumber(), version.proposedBy(), AgreementBook.parse(version.terms())))
                .toList();
    }

    /**
     * One version that was ever on the table; empty for one that there is not. The caller makes sure that the reader may see it.
     *
     * @throws IllegalStateException for an unknown agreement
     */
    @Transactional(readOnly = true)
    public Optional<Version> version(AgreementId id, int number) {
        return book.version(book.get(id), number)
                .map(version -> new Version(number, version.proposedBy(), AgreementBook.parse(version.terms())));
    }

    /** Those who sign and have not accepted the present terms yet, in signing order; of a notice, nobody but who gives it. */
    @Transactional(readOnly = true)
    public List<PartnerId> awaiting(AgreementId id) {
        Agreement agreement = book.get(id);
        return book.currentTerms(agreement).signatories().stream()
                .map(party -> new PartnerId(party.partnerId()))
                .filter(party -> !book.hasAccepted(agreement, party))
                .toList();
    }

    /**
     * Prepares other terms: the present ones, changed.
     *
     * @param changes a JSON merge patch (RFC 7396) of negotiable fields
     */
    public ProposeResult prepare(AgreementId id, Actor actor, String changes) {
        return prepare(id, actor, changes, "");
    }

    /**
     * Prepares other terms, another wording, or both: nothing of it counts before the party's review names it, and no other is bound before it
     * accepts.
     *
     * @param changes a JSON merge patch (RFC 7396) of negotiable fields; blank for the present terms in another wording
     * @param wording SHA-256 of the wording in use, or of one that the agreement had before; blank for its present one
     */
    public ProposeResult prepare(AgreementId id, Actor actor, String changes, String wording) {
        Agreement agreement = book.get(id);
        PartnerId proposer = new PartnerId(actor.partnerId());
        if (!agreement.parties().contains(proposer)) {
            return new ProposeResult.NotNegotiable("Only a party can propose other terms.");
        }
        if (agreement.state() != AgreementState.NEGOTIATED) {
            return new ProposeResult.NotNegotiable("The terms are no longer open: the agreement is "
                    + agreement.state().words().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        try {
            Terms present = book.currentTerms(agreement);
            Terms changed =
                    changes.isBlank() && !wording.isBlank() ? present : new TermsChanges(changes).applyTo(present);
            if (changed instanceof ChangeTerms change) {
                basis.check(change, agreement.changeOf().orElseThrow());
            }
            Optional<TemplateVersion> wanted = wording.isBlank() ? Optional.empty() : choices.find(agreement, wording);
            Optional<String> unfit = wording.isBlank()
                    ? Optional.empty()
                    : wanted.map(version -> choices.refusal(agreement, version, changed))
                            .orElse(
                                    Optional.of(
                                            "That wording is not in use, nor was this agreement ever written in it. Look at it again."));
            if (unfit.isPresent()) {
                return new ProposeResult.NotNegotiable(unfit.get());
            }
            Playbooks own = playbooks.of(agreement);
            List<FieldProblem> refused = new ArrayList<>(refused(
                    Deviations.from(present, own),
                    changed,
                    wanted.map(version -> playbooks.of(agreement, version)).orElse(own)));
            if (wanted.isEmpty()) {
                refused.addAll(wordings.unworded(agreement, changed));
            }
            refused.addAll(kept.told(agreement.subject(), proposer, TermsChanges.between(present, changed)));
            refused.addAll(NoticesByParty.ofOthers(present, changed, proposer.value()));
            if (!refused.isEmpty()) {
                return new ProposeResult.Invalid(refused);
            }
            String proposalId = UUID.randomUUID().toString();
            proposals.save(new Proposal(
                    proposalId,
                    id,
                    agreement.termsVersion(),
                    proposer,
                    TermsFormat.canonical(changed),
                    wanted,
                    actor.username(),
                    clock.instant()));
            return new ProposeResult.Prepared(proposalId);
        } catch (MalformedTermsException e) {
            return new ProposeResult.Invalid(e.problems());
        }
    }

    /** What nobody may agree to and the present terms do not say already. */
    private static List<FieldProblem> refused(List<Deviation> before, Terms changed, Playbooks standard) {
        return Deviations.refused(Deviations.from(changed, standard).stream()
                .filter(deviation -> !before.contains(deviation))
                .toList());
    }

    /**
     * A party accepts the present terms, proposes others, or declines. Repeated, it says the same.
     *
     * @param proposalId what {@link #prepare} made, when other terms are proposed
     */
    public Decided review(
            AgreementId id,
            PartnerId reviewer,
            Actor actor,
            String decision,
            String reason,
            Optional<String> proposalId) {
        Agreement agreement = book.get(id);
        return switch (decision) {
            case "accept" -> {
                book.accept(agreement, reviewer, actor.username());
                yield Decided.recorded();
            }
            case "decline" -> reason.isBlank() ? Decided.refused("Say why you decline.") : Decided.recorded();
            case "propose" ->
                proposalId
                        .flatMap(proposals::findById)
                        .filter(proposal -> proposal.isFor(id, reviewer))
                        .map(proposal -> take(agreement, proposal, reviewer, actor))
                        .orElseGet(() -> Decided.refused("Prepare your proposal first."));
            default -> unknown(decision);
        };
    }

    private Decided take(Agreement agreement, Proposal proposal, PartnerId proposer, Actor actor) {
        if (proposal.isTaken()) {
            return Decided.recorded();
        }
        if (proposal.baseVersion() != agreement.termsVersion()) {
            return Decided.refused("Your proposal changes terms that have been replaced meanwhile: prepare it again.");
        }
        proposal.take();
        int unused = agreement.supersedeTerms();
        proposal.wording().ifPresent(wording -> choices.take(agreement, wording, proposer, actor.username()));
        book.addVersion(agreement, proposer, AgreementBook.parse(proposal.terms()), actor.username());
        return Decided.recorded();
    }

    /**
     * @param version from 1 on
     * @param changes what differs from the version before; empty in the first
     * @param deviations from the playbook of the kind
     * @param clauses that come in several texts, and what these are called
     * @param language in which the agreement is worded
     * @param wording to which it went over with this version; null for most
     */
    public record OnTheTable(
            Terms terms,
            int version,
            PartnerId proposedBy,
            List<TermsDifference> changes,
            List<Deviation> deviations,
            SharedClauses clauses,
            Locale language,
            AgreementWordings.@Nullable Taken wording) {}

    /** Terms as somebody proposed them. @param number from 1 on */
    public record Version(int number, PartnerId proposedBy, Terms terms) {}

    /**
     * @param deviation the furthest from the playbook; empty if nothing deviates
     * @param approver the strictest over all deviations
     * @param proposedBy whose terms are on the table
     */
    public record Assessment(
            Optional<Deviation.Severity> deviation,
            Approver approver,
            AgreementKind kind,
            String valueBand,
            PartnerId proposedBy) {}
}
