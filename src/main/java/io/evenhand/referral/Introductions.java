package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonView;
import io.evenhand.protection.Protections;
import io.evenhand.relationship.Listings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's consent, the disclosure of who it is, and whether a deliverer knew it before. */
@Service
@Transactional
public class Introductions {
    private final ReferralBook book;
    private final DisclosureRepository disclosures;
    private final PriorEvidenceRepository evidence;
    private final FirstHeard firstHeard;
    private final Listings listings;
    private final Protections protections;
    private final Partners partners;
    private final History history;
    private final Clock clock;

    Introductions(
            ReferralBook book,
            DisclosureRepository disclosures,
            PriorEvidenceRepository evidence,
            FirstHeard firstHeard,
            Listings listings,
            Protections protections,
            Partners partners,
            History history,
            Clock clock) {
        this.book = book;
        this.disclosures = disclosures;
        this.evidence = evidence;
        this.firstHeard = firstHeard;
        this.listings = listings;
        this.protections = protections;
        this.partners = partners;
        this.history = history;
        this.clock = clock;
    }

    /** The introducer records whether the customer agrees to be named. */
    public DecisionResult recordConsent(ReferralId id, Actor actor, String decision, String reason) {
        switch (decision) {
            case "given" -> {
                Referral referral = book.get(id);
                referral.consented(clock.instant());
                referral.reach(ReferralState.CONSENTED, clock.instant());
                history.tell(id, actor.displayName(), "recorded the customer's consent", "consent");
                return DecisionResult.recorded();
            }
            case "refused" -> {
                if (reason.isBlank()) {
                    return DecisionResult.refused("Say how and when the customer refused.");
                }
                history.tell(id, actor.displayName(), "recorded that the customer refuses consent", "consent");
                return DecisionResult.recorded();
            }
            default -> {
                return Referrals.unknownDecision(decision);
            }
        }
    }

    /**
     * Names the customer to the operations people of the deliverers, and binds them by the interim promise of the NDA.
     * Logged to each person; idempotent.
     */
    public void disclose(ReferralId id) {
        Referral referral = book.get(id);
        for (PartnerId deliverer : book.deliverersOf(id)) {
            for (PersonView person : partners.peopleOf(deliverer)) {
                String personId = person.id().value();
                if (!disclosures.existsByReferralAndPersonId(id, personId)) {
                    disclosures.save(new Disclosure(
                            UUID.randomUUID().toString(), id, personId, deliverer.value(), clock.instant()));
                }
            }
            history.tell(
                    id,
                    History.SYSTEM,
                    "named the customer to "
                            + String.join(
                                    ", ",
                                    partners.peopleOf(deliverer).stream()
                                            .map(PersonView::name)
                                            .toList())
                            + " of " + book.nameOf(deliverer),
                    "disclosed-" + deliverer);
        }
        referral.disclosed(clock.instant());
        referral.reach(ReferralState.DISCLOSED, clock.instant());
    }

    /**
     * A deliverer files evidence of having known the customer before; it counts when its statement names it.
     *
     * @return the evidence's id
     */
    public String fileEvidence(ReferralId id, Actor actor, String title, LocalDate datedOn) {
        return fileEvidence(id, actor, title, datedOn, new byte[0]);
    }

    /**
     * The same with a proof that the customer was on a list which its deliverer had committed to before. What it says is kept beside the
     * evidence, whether it speaks for or against it.
     *
     * @param proof empty for none; else {@link #flawOfProof} found nothing in it
     */
    public String fileEvidence(ReferralId id, Actor actor, String title, LocalDate datedOn, byte[] proof) {
        String evidenceId = UUID.randomUUID().toString();
        PartnerId deliverer = new PartnerId(actor.partnerId());
        evidence.save(new PriorEvidence(evidenceId, id, deliverer, title, datedOn, clock.instant()));
        if (proof.length > 0) {
            listings.keep(
                    evidenceId,
                    deliverer.value(),
                    proof,
                    book.get(id).customer().identity().identifiers(),
                    datedOn,
                    firstHeard.of(id, deliverer).orElse(null));
        }
        return evidenceId;
    }

    /** Why a file is no proof, as a sentence; empty for one that can be handed in. */
    public static Optional<String> flawOfProof(byte[] proof) {
        return Listings.flaw(proof);
    }

    /** A deliverer states whether it knew the customer before. */
    public DecisionResult statePrior(
            ReferralId id, PartnerId deliverer, Actor actor, String decision, Optional<String> evidenceId) {
        switch (decision) {
            case "none" -> {
                history.tell(
                        id,
                        actor.displayName(),
                        "stated that " + book.nameOf(deliverer) + " did not know the customer",
                        "prior-" + deliverer);
                return DecisionResult.recorded();
            }
            case "claim" -> {
                Optional<PriorEvidence> filed =
                        evidenceId.flatMap(evidence::findById).filter(found -> found.isFor(id, deliverer));
                if (filed.isEmpty()) {
                    return DecisionResult.refused("File your evidence first: an invoice or contract with its date.");
                }
                LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                if (filed.get().datedOn().isAfter(today)) {
                    return DecisionResult.refused("Evidence of a prior relationship is not dated in the future.");
                }
                history.tell(
                        id,
                        actor.displayName(),
                        "claimed that " + book.nameOf(deliverer) + " knew the customer before: "
                                + filed.get().title() + ", " + filed.get().datedOn(),
                        "prior-" + deliverer);
                return DecisionResult.recorded();
            }
            default -> {
                return Referrals.unknownDecision(decision);
            }
        }
    }

    /** The introducer carves the prior relationship out, or ends the referral for it. */
    public DecisionResult judgePrior(ReferralId id, PartnerId deliverer, Actor actor, String decision, String reason) {
        switch (decision) {
            case "carve-out" ->
                history.tell(
                        id,
                        actor.displayName(),
                        "accepted the prior relationship of " + book.nameOf(deliverer) + " as a carve-out",
                        "judged-" + deliverer);
            case "end" -> {
                if (reason.isBlank()) {
                    return DecisionResult.refused("Say why the referral ends.");
                }
                history.tell(
                        id,
                        actor.displayName(),
                        "ended the referral for the prior relationship of " + book.nameOf(deliverer) + ": " + reason,
                        "judged-" + deliverer);
                // Whoever knew the customer before was not introduced to it, and so never bound about it.
                boolean unused = protections.endInterim(
                        id.value(), deliverer, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            }
            default -> {
                return Referrals.unknownDecision(decision);
            }
        }
        return DecisionResult.recorded();
    }

    /** Records that the protection to come leaves the deliverer's prior relationship alone. Idempotent. */
    public void carveOut(ReferralId id, PartnerId deliverer) {
        PriorEvidence filed = newestEvidence(id, deliverer)
                .orElseThrow(() -> new IllegalStateException("No evidence of " + deliverer + " in referral " + id));
        protections.carveOut(id.value(), deliverer, filed.title() + ", " + filed.datedOn());
    }

    Optional<PriorEvidence> newestEvidence(ReferralId id, PartnerId deliverer) {
        return evidence.findByReferralOrderByFiledAtDesc(id).stream()
                .filter(found -> found.isFor(id, deliverer))
                .findFirst();
    }
}
