package io.evenhand.settlement.payable;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.payable.DamagesClaims.Promise;
import io.evenhand.settlement.payable.PayableView.Side;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.Damages.FixedDamages;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What people read of damages, and of the promises that say what a breach costs. */
@Component
class DamagesReading {
    private static final int SHOWN = 100;
    private static final String CLAUSE = "damages";

    private final DamagesTable claims;
    private final Agreements agreements;
    private final Partners partners;
    private final Accounts accounts;

    DamagesReading(DamagesTable claims, Agreements agreements, Partners partners, Accounts accounts) {
        this.claims = claims;
        this.agreements = agreements;
        this.partners = partners;
        this.accounts = accounts;
    }

    boolean mayRead(Actor actor, DamagesClaim claim) {
        return PayableRolesPolicy.mayRead(actor)
                && (claim.debtorId().equals(actor.partnerId())
                        || claim.creditorId().equals(actor.partnerId()));
    }

    List<DamagesView> list(Actor actor) {
        if (!PayableRolesPolicy.mayRead(actor)) {
            return List.of();
        }
        List<DamagesClaim> found = claims.of(actor.partnerId(), SHOWN);
        Set<PartnerId> ids = new HashSet<>();
        Set<AgreementId> agreementIds = new HashSet<>();
        for (DamagesClaim claim : found) {
            ids.addAll(List.of(new PartnerId(claim.debtorId()), new PartnerId(claim.creditorId())));
            AgreementId.find(claim.agreementId()).ifPresent(agreementIds::add);
        }
        Map<PartnerId, String> names = partners.namesOf(ids);
        Map<AgreementId, AgreementReference> references =
                agreementIds.isEmpty() ? Map.of() : agreements.references(agreementIds);
        Map<String, String> people =
                accounts.namesOf(found.stream().map(DamagesClaim::filedBy).collect(Collectors.toSet()));
        return found.stream()
                .map(claim -> view(
                        actor,
                        claim,
                        names,
                        Optional.ofNullable(references.get(AgreementId.of(claim.agreementId())))
                                .map(AgreementReference::number)
                                .orElse(claim.agreementId()),
                        people.getOrDefault(claim.filedBy(), claim.filedBy())))
                .toList();
    }

    private static DamagesView view(
            Actor actor, DamagesClaim claim, Map<PartnerId, String> names, String number, String filedBy) {
        return new DamagesView(
                claim.id(),
                claim.agreementId(),
                number,
                side(claim.debtorId(), names),
                side(claim.creditorId(), names),
                claim.basis().words(),
                claim.basis().on(),
                claim.amount(),
                claim.arithmetic(),
                claim.reason(),
                DamagesView.State.valueOf(claim.state().name()),
                filedBy,
                claim.filedAt(),
                claim.answer(),
                claim.payableId(),
                claim.state() == DamagesClaim.State.FILED
                        && PayableRolesPolicy.mayChange(actor)
                        && claim.debtorId().equals(actor.partnerId()));
    }

    private static Side side(String id, Map<PartnerId, String> names) {
        return new Side(id, names.getOrDefault(new PartnerId(id), id));
    }

    /** The promises to which the actor's organisation is a party, the newest first; some may say nothing of what a breach costs. */
    List<AgreementReference> promises(Actor actor) {
        return agreements.inForceOf(new PartnerId(actor.partnerId()), AgreementKind.CUSTOMER_PROTECTION).stream()
                .filter(reference -> reference.changedKind() == null)
                .toList();
    }

    /** What one of them says of a breach now: which terms count, the day of the breach says. Empty where it says nothing. */
    Optional<Promise> promise(Actor actor, String agreementId) {
        return promises(actor).stream()
                .filter(reference -> reference.id().value().equals(agreementId))
                .findFirst()
                // What was signed elsewhere has no terms here.
                .filter(reference -> agreements
                        .find(reference.id())
                        .filter(view -> view.termsVersion() > 0)
                        .isPresent())
                .flatMap(reference -> agreements.terms(reference.id()) instanceof CustomerProtectionTerms terms
                                && terms.damages() != null
                        ? Optional.of(promise(reference, terms))
                        : Optional.empty());
    }

    private Promise promise(AgreementReference reference, CustomerProtectionTerms terms) {
        Map<PartnerId, String> names =
                partners.namesOf(terms.boundIds().stream().map(PartnerId::new).toList());
        return new Promise(
                reference.id().value(),
                reference.number(),
                TermsFormat.sentences(terms).stream()
                        .filter(sentence -> sentence.clauseId().equals(CLAUSE))
                        .map(Sentence::text)
                        .collect(Collectors.joining(" ")),
                terms.damages() instanceof FixedDamages,
                terms.boundIds().stream().map(id -> side(id, names)).toList());
    }
}
