package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.access.SpeaksForPartyPolicy;
import io.evenhand.agreement.AgreementChanged.Stage;
import io.evenhand.agreement.ProposeChangeResult.AnotherUnderWay;
import io.evenhand.agreement.ProposeChangeResult.Invalid;
import io.evenhand.agreement.ProposeChangeResult.NotAllowed;
import io.evenhand.agreement.ProposeChangeResult.NotChangeable;
import io.evenhand.agreement.ProposeChangeResult.Proposed;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TerminationTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of agreements that are in force: amended, renewed or ended, from a day on. What a change says is accepted and signed like any
 * agreement; here is how it begins and what follows from it.
 */
@Service
@Transactional
public class Changes {
    private final AgreementRepository agreements;
    private final AgreementChangeRepository changes;
    private final AgreementBook book;
    private final Agreements life;
    private final TermsHistory history;
    private final ChangeDrafts drafts;
    private final DraftWordings wordings;
    private final ApplicationEventPublisher events;
    private final AgreementLanguages languages;
    private final Clock clock;

    Changes(
            AgreementRepository agreements,
            AgreementChangeRepository changes,
            AgreementBook book,
            Agreements life,
            TermsHistory history,
            ChangeDrafts drafts,
            DraftWordings wordings,
            ApplicationEventPublisher events,
            AgreementLanguages languages,
            Clock clock) {
        this.agreements = agreements;
        this.changes = changes;
        this.book = book;
        this.life = life;
        this.history = history;
        this.drafts = drafts;
        this.wordings = wordings;
        this.events = events;
        this.languages = languages;
        this.clock = clock;
    }

    /** Whether an actor may propose changes for its organisation at all. */
    public static boolean mayPropose(Actor actor) {
        return SpeaksForPartyPolicy.maySpeak(actor);
    }

    /**
     * Proposes a change in the name of the actor's organisation, and begins its process after the commit. Not idempotent, but a second
     * one is refused while the first is under way.
     *
     * @param reason for the other parties; not blank
     */
    @RepeatedWhenRaced
    public ProposeChangeResult propose(AgreementId id, ChangeRequest request, Actor actor, String reason) {
        if (!mayPropose(actor)) {
            return new NotAllowed("Changes are proposed by people with the role operations or legal.");
        }
        ProposeChangeResult result = draft(id, request, new PartnerId(actor.partnerId()), actor.username(), reason);
        if (result instanceof Proposed proposed) {
            events.publishEvent(new ChangeProposed(UUID.randomUUID(), proposed.change()));
        }
        return result;
    }

    /**
     * As {@link #propose}, for a process that calls the process of changes itself: nothing is begun here.
     *
     * @param username who is recorded as having proposed it
     */
    @RepeatedWhenRaced
    public ProposeChangeResult draft(
            AgreementId id, ChangeRequest request, PartnerId proposer, String username, String reason) {
        Agreement agreement = book.get(id);
        Optional<ProposeChangeResult> refusal = refusal(agreement, request, proposer, reason);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            ChangeTerms terms = drafts.draft(agreement, request, proposer);
            return keep(agreement, terms, request instanceof ChangeRequest.GiveNotice, proposer, username, reason);
        } catch (MalformedTermsException e) {
            return new Invalid(e.problems());
        }
    }

    private Optional<ProposeChangeResult> refusal(
            Agreement agreement, ChangeRequest request, PartnerId proposer, String reason) {
        if (agreement.isChange()) {
            return Optional.of(new NotChangeable("This document changes an agreement: propose a change of that one."));
        }
        if (agreement.termsVersion() == 0) {
            return Optional.of(new NotChangeable(
                    "This agreement was signed elsewhere, and its terms are not here: change it where it was signed."));
        }
        if (agreement.state() != AgreementState.IN_FORCE) {
            return Optional.of(new NotChangeable("Only an agreement that is in force can be changed."));
        }
        if (agreement.endsOn().filter(today()::isAfter).isPresent()) {
            return Optional.of(new NotChangeable(
                    "This agreement ended on " + agreement.endsOn().get() + ": draft a new one."));
        }
        if (!agreement.parties().contains(proposer)) {
            return Optional.of(new NotAllowed("Only a party can propose a change."));
        }
        if (reason.isBlank()) {
            return Optional.of(new NotChangeable("Say why: the other parties read it."));
        }
        return changes.findByOpenFor(AgreementChange.place(agreement.id(), request instanceof ChangeRequest.GiveNotice))
                .map(open -> new AnotherUnderWay(open.id(), book.get(open.id()).number()));
    }

    private Proposed keep(
            Agreement agreement,
            ChangeTerms terms,
            boolean notice,
            PartnerId proposer,
            String username,
            String reason) {
        AgreementId id = AgreementId.random();
        Instant now = clock.instant();
        int number = changes.findByAgreementIdOrderByChangeNumber(agreement.id().value())
                        .size()
                + 1;
        // At once, so that whoever is late hears it here and not at the commit.
        changes.saveAndFlush(
                new AgreementChange(id, agreement.id(), number, notice, proposer, username, reason.strip(), now));
        Agreement change = agreements.save(Agreement.changing(
                id,
                agreement,
                number,
                terms,
                wordings.ofDraft(terms.kind(), languages.ofChange(terms.kind(), agreement.language())),
                now));
        book.addVersion(change, proposer, terms, username);
        events.publishEvent(new ChangeDrafted(id, change.subject(), username));
        return new Proposed(id);
    }

    /** The proposer takes a change back. Possible until the document goes out to be signed; idempotent. */
    public Decided withdraw(AgreementId change, Actor actor) {
        AgreementChange known = change(change);
        if (!mayPropose(actor) || !known.proposedBy().value().equals(actor.partnerId())) {
            return Decided.refused("Only who proposed a change can take it back.");
        }
        // Held from here on: it may be certified and go out to be signed at this moment.
        Agreement document = book.lock(change);
        if (document.state() == AgreementState.WITHDRAWN) {
            return Decided.recorded();
        }
        if (document.state() != AgreementState.NEGOTIATED) {
            return Decided.refused("It can no longer be taken back: it is "
                    + document.state().words().toLowerCase(java.util.Locale.ROOT)
                    + ". Whoever does not want it any more declines to sign.");
        }
        AgreementState unused = life.end(document, AgreementState.WITHDRAWN, "");
        events.publishEvent(new ChangeWithdrawn(UUID.randomUUID(), change));
        return Decided.recorded();
    }

    /**
     * All have signed: from now on the change is part of the agreement's history, and when its day has come, it takes effect. Idempotent;
     * to be called again on that day.
     */
    public Effect takeEffect(AgreementId change) {
        AgreementChange known = change(change);
        Agreement document = book.get(change);
        if (document.state() != AgreementState.IN_FORCE) {
            throw new IllegalStateException("Change " + document.number() + " is not signed and sealed");
        }
        ChangeTerms terms = (ChangeTerms) book.currentTerms(document);
        Agreement agreement = book.get(known.agreement());
        if (known.sign(terms.effectiveOn(), clock.instant())) {
            changes.flush();
            agreement.lastsUntil(history.lastDay(agreement).orElse(null));
            tell(agreement, document, Stage.SIGNED);
        }
        if (!today().isBefore(terms.effectiveOn()) && known.takeEffect(clock.instant())) {
            takeEffect(agreement, document, terms);
        }
        return new Effect(known.isNotice(), known.isNotice() ? others(terms) : List.of());
    }

    private void takeEffect(Agreement agreement, Agreement document, ChangeTerms terms) {
        boolean endedBefore = !(terms instanceof TerminationTerms)
                && history.terminatedOn(agreement.id())
                        .filter(terms.effectiveOn()::isAfter)
                        .isPresent();
        if (endedBefore) {
            return;
        }
        if (terms instanceof AmendmentTerms amendment) {
            agreement.amended(
                    amendment.amended().parties().stream()
                            .map(party -> new PartnerId(party.partnerId()))
                            .toList(),
                    TermsHistory.purposeOf(amendment.amended()));
        }
        tell(agreement, document, Stage.IN_EFFECT);
    }

    private void tell(Agreement agreement, Agreement document, Stage stage) {
        events.publishEvent(
                new AgreementChanged(agreement.id(), document.id(), agreement.kind(), agreement.subject(), stage));
    }

    private static List<PartnerId> others(ChangeTerms terms) {
        return terms.parties().stream()
                .filter(party -> !terms.signatories().contains(party))
                .map(party -> new PartnerId(party.partnerId()))
                .toList();
    }

    /** A party says that it has read the notice of another, or that it contests it; the notice stands in any case. */
    @Transactional(readOnly = true)
    public Decided acknowledge(AgreementId change, PartnerId partner, Actor actor, String decision, String reason) {
        if (!partner.value().equals(actor.partnerId())) {
            return Decided.refused("Only " + partner + " acknowledges its own copy.");
        }
        return switch (decision) {
            case "acknowledge" -> Decided.recorded();
            case "contest" ->
                reason.isBlank() ? Decided.refused("Say why you contest the notice.") : Decided.recorded();
            default -> Negotiations.unknown(decision);
        };
    }

    /** The signed changes whose day has come and that have not taken effect yet. */
    @Transactional(readOnly = true)
    public List<AgreementId> due() {
        return changes.findDue(today()).stream().map(AgreementId::of).toList();
    }

    private AgreementChange change(AgreementId id) {
        return changes.findById(id.value()).orElseThrow(() -> new IllegalStateException("No change " + id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * @param givenAlone whether one party gave notice alone
     * @param others who are told and acknowledge it; nobody where all signed
     */
    public record Effect(boolean givenAlone, List<PartnerId> others) {
        public Effect {
            others = List.copyOf(others);
        }
    }
}
