package io.evenhand.settlement.whatif;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementPlaybooks;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.PartnerChange;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.Deviations;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What its parties may compare about a revenue share, under negotiation or in force, or about a change of one. Nothing is stored. */
@Service
@Transactional(readOnly = true)
public class Forecasts {
    private static final String STANDARD = "standard";
    private static final String NOW = "now";
    private static final String WRITTEN = "written";

    private final Agreements agreements;
    private final Negotiations negotiations;
    private final ChangeViews changes;
    private final Partners partners;
    private final DealValue value;
    private final AgreementPlaybooks playbooks;
    private final Clock clock;

    Forecasts(
            Agreements agreements,
            Negotiations negotiations,
            ChangeViews changes,
            Partners partners,
            DealValue value,
            AgreementPlaybooks playbooks,
            Clock clock) {
        this.agreements = agreements;
        this.negotiations = negotiations;
        this.changes = changes;
        this.partners = partners;
        this.value = value;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /**
     * The drafts of an agreement; empty for an unknown id, a stranger's, and one that shares no revenue or was signed elsewhere: all
     * alike.
     *
     * @param counter what the reader is writing
     */
    public Optional<Drafts> of(Actor actor, String id, Counter counter) {
        return AgreementId.find(id)
                .flatMap(agreements::find)
                .filter(agreement -> agreement.termsVersion() > 0)
                .filter(agreement -> Visibility.of(actor)
                        .covers(agreement.parties().stream()
                                .map(PartnerId::value)
                                .toList()))
                .flatMap(agreement -> drafts(actor, agreement, counter));
    }

    private Optional<Drafts> drafts(Actor actor, AgreementView agreement, Counter counter) {
        boolean inForce = agreement.state() == AgreementState.IN_FORCE && !agreement.isChange();
        List<Draft> drafts = new ArrayList<>(inForce ? holding(agreement) : proposed(agreement));
        if (drafts.isEmpty()) {
            return Optional.empty();
        }
        Draft latest = inForce ? drafts.getFirst() : drafts.getLast();
        List<FieldProblem> problems = new ArrayList<>();
        if (counter.isWritten()) {
            written(agreement, inForce, counter, problems).ifPresent(drafts::add);
        }
        Deviations.undone(latest.terms(), playbooks.of(agreement.id()))
                .filter(RevenueShareTerms.class::isInstance)
                .ifPresent(terms -> drafts.add(new Draft(
                        STANDARD,
                        "The network’s standard",
                        "the latest terms without what departs from it",
                        (RevenueShareTerms) terms)));
        // The last before the standard is what somebody wants; it is compared with what was there before.
        int after = drafts.size() - (drafts.getLast().key().equals(STANDARD) ? 2 : 1);
        String wanted = drafts.get(after).key();
        String before = STANDARD;
        if (wanted.equals(WRITTEN)) {
            before = latest.key();
        } else if (after > 0) {
            before = drafts.get(inForce ? 0 : after - 1).key();
        }
        return Optional.of(new Drafts(
                agreement.id().value(),
                Optional.ofNullable(agreement.changeOf()).orElse(agreement.id()).value(),
                agreement.number(),
                agreement.title(),
                inForce,
                drafts,
                before,
                wanted,
                problems,
                value.estimated(actor, agreement.subject()).orElse(null),
                Days.today(clock),
                past(actor)));
    }

    /** The versions of a negotiation; of a change's, first what it changes. */
    private List<Draft> proposed(AgreementView agreement) {
        List<Negotiations.Version> versions = negotiations.versions(agreement.id());
        Map<PartnerId, String> names = partners.namesOf(versions.stream()
                .map(Negotiations.Version::proposedBy)
                .distinct()
                .toList());
        List<Draft> drafts = new ArrayList<>();
        if (versions.getFirst().terms() instanceof ChangeTerms change) {
            sharing(change.changed().terms())
                    .ifPresent(terms -> drafts.add(new Draft(NOW, "As it is now", "what the change changes", terms)));
        }
        for (Negotiations.Version version : versions) {
            sharing(version.terms())
                    .ifPresent(terms -> drafts.add(new Draft(
                            "v" + version.number(),
                            "Version " + version.number(),
                            "proposed by "
                                    + names.getOrDefault(
                                            version.proposedBy(),
                                            version.proposedBy().value()),
                            terms)));
        }
        return drafts;
    }

    /** What is in force, then what changes under way would make of it. */
    private List<Draft> holding(AgreementView agreement) {
        List<Draft> drafts = new ArrayList<>();
        sharing(changes.latest(agreement.id()))
                .ifPresent(terms -> drafts.add(new Draft(NOW, "As it is now", "with every signed change", terms)));
        for (ChangeView change : changes.of(agreement.id())) {
            if (change.isUnderWay() && !drafts.isEmpty()) {
                sharing(change.terms())
                        .ifPresent(terms -> drafts.add(new Draft(
                                change.id().value(),
                                "As changed by " + change.number(),
                                "from " + change.terms().effectiveOn() + " on, once all have signed",
                                terms)));
            }
        }
        return drafts;
    }

    private Optional<Draft> written(
            AgreementView agreement, boolean inForce, Counter counter, List<FieldProblem> problems) {
        try {
            Terms start = inForce
                    ? changes.with(
                            agreement.id(), new PartnerChange(partner(counter.leaves()), partner(counter.joins())))
                    : agreements.terms(agreement.id());
            return sharing(changed(start, counter.changes()))
                    .map(terms -> new Draft(WRITTEN, "Your proposal", "not sent yet", terms));
        } catch (MalformedTermsException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** Other parties alone are a change, too. */
    private static Terms changed(Terms start, String changes) throws MalformedTermsException {
        return changes.strip().equals("{}") ? start : new TermsChanges(changes).applyTo(start);
    }

    private static @Nullable PartnerId partner(String id) {
        return id.isBlank() ? null : PartnerId.read(id).orElse(null);
    }

    private static Optional<RevenueShareTerms> sharing(Terms terms) {
        Optional<PrincipalTerms> principal = switch (terms) {
            case PrincipalTerms itself -> Optional.of(itself);
            case ChangeTerms change -> change.after();
        };
        return principal.filter(RevenueShareTerms.class::isInstance).map(RevenueShareTerms.class::cast);
    }

    private List<Drafts.Past> past(Actor actor) {
        return PartnerId.read(actor.partnerId()).stream()
                .flatMap(partner -> agreements.inForceOf(partner, AgreementKind.REVENUE_SHARE).stream())
                .map(agreement -> new Drafts.Past(agreement.id().value(), agreement.number()))
                .toList();
    }
}
