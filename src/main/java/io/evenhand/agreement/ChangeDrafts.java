package io.evenhand.agreement;

import io.evenhand.agreement.ChangeRequest.Amend;
import io.evenhand.agreement.ChangeRequest.End;
import io.evenhand.agreement.ChangeRequest.GiveNotice;
import io.evenhand.agreement.ChangeRequest.Renew;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.ChangedAgreement;
import io.evenhand.terms.Deviations;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.InvalidTermsException;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PartyChange;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.TerminationTerms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsParty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what somebody wants to change into the terms of a change, or into what is wrong with it. */
@Component
class ChangeDrafts {
    private static final String NOTHING = "{}";

    private final AgreementRepository agreements;
    private final TermsHistory history;
    private final ChangeBasis basis;
    private final Partners partners;
    private final Playbooks playbooks;
    private final DraftWordings wordings;
    private final Clock clock;

    ChangeDrafts(
            AgreementRepository agreements,
            TermsHistory history,
            ChangeBasis basis,
            Partners partners,
            Playbooks playbooks,
            DraftWordings wordings,
            Clock clock) {
        this.agreements = agreements;
        this.history = history;
        this.basis = basis;
        this.partners = partners;
        this.playbooks = playbooks;
        this.wordings = wordings;
        this.clock = clock;
    }

    /** @throws MalformedTermsException with every problem found */
    ChangeTerms draft(Agreement agreement, ChangeRequest request, PartnerId proposer) throws MalformedTermsException {
        PrincipalTerms latest = history.latest(agreement);
        ChangedAgreement changed = ChangedAgreement.of(agreement.number(), latest);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            ChangeTerms terms = switch (request) {
                case Amend amend -> {
                    PrincipalTerms others = with(latest, amend.parties());
                    requireConfidence(others, amend.parties().joins(), today);
                    yield new AmendmentTerms(amend.effectiveOn(), changed, changed(others, amend.changes()));
                }
                case Renew renew ->
                    new RenewalTerms(
                            today.isBefore(latest.effectiveOn()) ? latest.effectiveOn() : today,
                            changed,
                            renew.until());
                case End end -> new TerminationTerms(changed, end.lastDay(), new TerminationTerms.MutualGround());
                case GiveNotice notice ->
                    new TerminationTerms(
                            changed, notice.lastDay(), new TerminationTerms.NoticeGround(proposer.value(), today));
            };
            basis.check(terms, agreement.id());
            List<FieldProblem> refusals = new ArrayList<>(Deviations.refused(Deviations.from(terms, playbooks)));
            refusals.addAll(wordings.unworded(terms, agreement.language()));
            if (!refusals.isEmpty()) {
                throw new MalformedTermsException(refusals);
            }
            return terms;
        } catch (InvalidTermsException refused) {
            throw new MalformedTermsException(refused.problems());
        }
    }

    /**
     * The terms once the parties are as wanted.
     *
     * @throws MalformedTermsException when they cannot be
     */
    PrincipalTerms with(PrincipalTerms terms, PartnerChange change) throws MalformedTermsException {
        PartnerId leaves = change.leaves();
        return new PartyChange(leaves == null ? null : leaves.value(), joining(change.joins())).applyTo(terms);
    }

    /**
     * Who joins reads about the customer before it signs, so it must have promised confidence to all others before. Joining the
     * non-disclosure agreement itself needs no such promise: it names no customer.
     */
    private void requireConfidence(PrincipalTerms terms, @Nullable PartnerId joins, LocalDate today)
            throws MalformedTermsException {
        if (joins == null || terms.kind().equals(AgreementKind.NDA)) {
            return;
        }
        List<PartnerId> parties = terms.parties().stream()
                .map(party -> new PartnerId(party.partnerId()))
                .toList();
        boolean promised = agreements.findOf(joins, AgreementKind.NDA, AgreementState.IN_FORCE).stream()
                .anyMatch(nda -> nda.isInForceOn(today) && nda.parties().containsAll(parties));
        if (!promised) {
            throw new MalformedTermsException(List.of(new FieldProblem(
                    "/parties",
                    "would take in a partner without a non-disclosure agreement with all others",
                    "let it join that agreement first")));
        }
    }

    private @Nullable TermsParty joining(@Nullable PartnerId joins) throws MalformedTermsException {
        if (joins == null) {
            return null;
        }
        Optional<PartnerView> partner = partners.find(joins);
        if (partner.isEmpty()) {
            throw new MalformedTermsException(List.of(
                    new FieldProblem("/parties", "cannot take in “" + joins + "”", "name a partner of the network")));
        }
        return partner.get().party();
    }

    private static PrincipalTerms changed(PrincipalTerms terms, String changes) throws MalformedTermsException {
        return changes.isBlank() || changes.equals(NOTHING)
                ? terms
                : (PrincipalTerms) new TermsChanges(changes).applyTo(terms);
    }
}
