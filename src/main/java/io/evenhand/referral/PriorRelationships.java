package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.Protections;
import io.evenhand.relationship.EvidenceDocument;
import io.evenhand.relationship.HandedInDocuments;
import io.evenhand.relationship.Listings;
import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a deliverer knew the customer before: what it shows, what it claims with it, and what the introducer makes of it. Only what the
 * introducer accepts frees a deliverer, and only that is drafted into a contract.
 */
@Service
@Transactional
public class PriorRelationships {
    /** Nobody shows an invoice that is older; contracts take none either. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);

    private final ReferralBook book;
    private final PriorEvidenceRepository evidence;
    private final PriorClaimRepository claims;
    private final FirstHeard firstHeard;
    private final Listings listings;
    private final HandedInDocuments documents;
    private final Protections protections;
    private final History history;
    private final WordsAsTold words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PriorRelationships(
            ReferralBook book,
            PriorEvidenceRepository evidence,
            PriorClaimRepository claims,
            FirstHeard firstHeard,
            Listings listings,
            HandedInDocuments documents,
            Protections protections,
            History history,
            WordsAsTold words,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.evidence = evidence;
        this.claims = claims;
        this.firstHeard = firstHeard;
        this.listings = listings;
        this.documents = documents;
        this.protections = protections;
        this.history = history;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** A deliverer files evidence of having known the customer before; it counts when its claim names it. */
    public FilingResult file(ReferralId id, Actor actor, String title, LocalDate datedOn) {
        return file(id, actor, title, datedOn, new byte[0], null);
    }

    /**
     * The same with a proof that the customer was on a list which its deliverer had committed to before. What it says is kept beside the
     * evidence, whether it speaks for or against it.
     *
     * @param proof empty for none; else {@link #flawOfProof} found nothing in it
     * @param document itself, which whoever judges may read, and which is compared with what the proof names; null where it is not handed in;
     *     else {@link #flawOfDocument} found nothing in it
     */
    public FilingResult file(
            ReferralId id,
            Actor actor,
            String title,
            LocalDate datedOn,
            byte[] proof,
            @Nullable FiledDocument document) {
        if (datedOn.isAfter(today())) {
            return new FilingResult.DayUnusable("Evidence of a prior relationship is not dated in the future.");
        }
        if (datedOn.isBefore(FIRST_DAY)) {
            return new FilingResult.DayUnusable("Give the day that the evidence bears: in 1950 or later.");
        }
        if (title.isBlank() || title.codePoints().anyMatch(Character::isISOControl)) {
            return new FilingResult.TitleUnusable("Say on one line what the evidence is.");
        }
        // Others read it in the history who are not told the customer.
        Optional<String> guessed = BlindWords.guessed(book.get(id).customer(), title);
        if (guessed.isPresent()) {
            return new FilingResult.TitleUnusable(guessed.get()
                    + ". Give its kind and number, without the customer's name: the document itself names it.");
        }
        String evidenceId = UUID.randomUUID().toString();
        PartnerId deliverer = new PartnerId(actor.partnerId());
        evidence.save(new PriorEvidence(evidenceId, id, deliverer, title, datedOn, clock.instant()));
        if (document != null) {
            documents.keep(evidenceId, deliverer.value(), EvidenceDocument.of(document.fileName(), document.content()));
        }
        if (proof.length > 0) {
            listings.keep(
                    evidenceId,
                    deliverer.value(),
                    proof,
                    book.get(id).customer().identity().identifiers(),
                    datedOn,
                    firstHeard.of(id, deliverer).orElse(null),
                    document == null
                            ? null
                            : DocumentHash.of(document.content()).hex());
        }
        return new FilingResult.Filed(evidenceId);
    }

    /** Why a document is not taken, as a sentence; empty for one that can be handed in. */
    public static Optional<String> flawOfDocument(FiledDocument document) {
        return EvidenceDocument.flaw(document.content());
    }

    /** Why a file is no proof, as a sentence; empty for one that can be handed in. */
    public static Optional<String> flawOfProof(byte[] proof) {
        return Listings.flaw(proof);
    }

    /** A deliverer states whether it knew the customer before. */
    public DecisionResult state(
            ReferralId id, PartnerId deliverer, Actor actor, String decision, Optional<String> evidenceId) {
        return switch (decision) {
            case "none" -> {
                history.tell(
                        id,
                        actor.displayName(),
                        "stated that " + book.nameOf(deliverer) + " did not know the customer",
                        "prior-" + deliverer);
                yield DecisionResult.recorded();
            }
            case "claim" -> claim(id, deliverer, actor, evidenceId);
            default -> Referrals.unknownDecision(decision);
        };
    }

    private DecisionResult claim(ReferralId id, PartnerId deliverer, Actor actor, Optional<String> evidenceId) {
        Optional<PriorEvidence> filed =
                evidenceId.flatMap(evidence::findById).filter(found -> found.isFor(id, deliverer));
        if (filed.isEmpty()) {
            return DecisionResult.refused("File your evidence first: an invoice or contract with its date.");
        }
        Optional<PriorClaim> before = claims.findByReferralAndPartner(id, deliverer);
        if (before.isPresent()) {
            // A repeated job says the same again.
            return before.get().evidenceId().equals(filed.get().id())
                    ? DecisionResult.recorded()
                    : DecisionResult.refused("Your organisation has claimed it already, with other evidence.");
        }
        claims.save(new PriorClaim(
                UUID.randomUUID().toString(), id, deliverer, filed.get().id(), actor.displayName(), clock.instant()));
        history.tell(
                id,
                actor.displayName(),
                "claimed that " + book.nameOf(deliverer) + " knew the customer before: "
                        + filed.get().title() + ", " + filed.get().datedOn(),
                "prior-" + deliverer);
        return DecisionResult.recorded();
    }

    /**
     * The introducer accepts the relationship, and carves it out or ends the referral for it; or does not accept it, and goes on or ends the
     * referral while the deliverer's promise stands. Idempotent; the first verdict stands.
     */
    public DecisionResult judge(ReferralId id, PartnerId deliverer, Actor actor, String decision, String reason) {
        Optional<PriorVerdict> verdict = verdict(decision);
        if (verdict.isEmpty()) {
            return Referrals.unknownDecision(decision);
        }
        if (reason.isBlank() && verdict.get() != PriorVerdict.CARVED_OUT) {
            return DecisionResult.refused(
                    verdict.get().isAccepted()
                            ? "Say why the referral ends."
                            : "Say why you do not accept it: they will read it.");
        }
        Optional<PriorClaim> claim = claims.findByReferralAndPartner(id, deliverer);
        if (claim.isEmpty()) {
            return DecisionResult.refused(book.nameOf(deliverer) + " has claimed no prior relationship.");
        }
        boolean first = claim.get().verdict().isEmpty();
        if (!claim.get().judge(verdict.get(), reason, actor.displayName(), clock.instant())) {
            return DecisionResult.refused("It has been judged already: "
                    + claim.get().verdict().orElseThrow().words().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        String because = reason.isBlank() ? "" : ": " + reason.strip();
        history.tell(
                id, actor.displayName(), told(verdict.get(), book.nameOf(deliverer)) + because, "judged-" + deliverer);
        if (verdict.get() == PriorVerdict.ENDED) {
            // Whoever knew the customer before was not introduced to it, and so never bound about it.
            boolean unused = protections.endInterim(id.value(), deliverer, today());
        }
        if (first) {
            events.publishEvent(new PriorRelationshipJudged(UUID.randomUUID(), id, deliverer, verdict.get()));
        }
        return DecisionResult.recorded();
    }

    private static Optional<PriorVerdict> verdict(String decision) {
        return switch (decision) {
            case "carve-out" -> Optional.of(PriorVerdict.CARVED_OUT);
            case "end" -> Optional.of(PriorVerdict.ENDED);
            case "refuse-go-on" -> Optional.of(PriorVerdict.NOT_ACCEPTED);
            case "refuse-end" -> Optional.of(PriorVerdict.NOT_ACCEPTED_ENDED);
            default -> Optional.empty();
        };
    }

    private static String told(PriorVerdict verdict, String deliverer) {
        return switch (verdict) {
            case CARVED_OUT -> "accepted the prior relationship of " + deliverer + " as a carve-out";
            case ENDED -> "accepted the prior relationship of " + deliverer + " and ended the referral for it";
            case NOT_ACCEPTED ->
                "did not accept the prior relationship of " + deliverer + ", whose promise stands, and went on";
            case NOT_ACCEPTED_ENDED ->
                "did not accept the prior relationship of " + deliverer
                        + ", whose promise stands, and ended the referral";
        };
    }

    /**
     * Records that the protection to come leaves the deliverer's accepted prior relationship alone. The interim promise ends for it: by the NDA a
     * customer is not introduced to whoever knew it before, and only about introduced ones is anything promised. Idempotent.
     */
    public void carveOut(ReferralId id, PartnerId deliverer) {
        PriorClaim claim = claims.findByReferralAndPartner(id, deliverer)
                .filter(found -> found.verdict().equals(Optional.of(PriorVerdict.CARVED_OUT)))
                .orElseThrow(() -> new IllegalStateException(
                        "No prior relationship of " + deliverer + " was accepted in referral " + id));
        PriorEvidence judged = named(claim.evidenceId());
        protections.carveOut(id.value(), deliverer, judged.id(), judged.title() + ", " + judged.datedOn());
        boolean unused = protections.endInterim(id.value(), deliverer, today());
    }

    private PriorEvidence named(String evidenceId) {
        return evidence.findById(evidenceId).orElseThrow(() -> new IllegalStateException("No evidence " + evidenceId));
    }

    /** What contracts say of earlier work: of those who deliver now, what was accepted, as the evidence that was judged says it. */
    List<PriorRelationship> accepted(ReferralId id) {
        List<PartnerId> deliverers = book.deliverersOf(id);
        return protections.carvedOut(id.value()).stream()
                .filter(carved -> deliverers.contains(carved.partner()))
                .sorted(Comparator.comparingInt(carved -> deliverers.indexOf(carved.partner())))
                .map(carved -> {
                    PriorEvidence judged = named(carved.evidenceId());
                    return new PriorRelationship(carved.partner().value(), judged.title(), judged.datedOn());
                })
                .toList();
    }

    /** The claims of a referral that the actor's organisation made or judges, oldest first. The caller has made sure of the referral. */
    @Transactional(readOnly = true)
    public List<ClaimedPrior> of(ReferralId id, Actor actor) {
        Referral referral = book.get(id);
        boolean introducer = referral.introducer().value().equals(actor.partnerId());
        List<PriorClaim> own = claims.findByReferralOrderByClaimedAtAscIdAsc(id).stream()
                .filter(claim -> introducer
                        || actor.isSteward()
                        || claim.partner().value().equals(actor.partnerId()))
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        UnaryOperator<String> read = words.to(actor, referral);
        return own.stream()
                .map(claim -> {
                    PriorEvidence named = named(claim.evidenceId());
                    return new ClaimedPrior(
                            claim.partner(),
                            read.apply(named.title()),
                            named.datedOn(),
                            claim.verdict().orElse(null),
                            claim.reason().map(read).orElse(null),
                            claim.judgedBy().orElse(null));
                })
                .toList();
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    /**
     * @param evidence what it is
     * @param datedOn the day that the evidence itself bears
     * @param verdict null until it is judged
     * @param reason null where none was given
     * @param judgedBy by name
     */
    public record ClaimedPrior(
            PartnerId deliverer,
            String evidence,
            LocalDate datedOn,
            @Nullable PriorVerdict verdict,
            @Nullable String reason,
            @Nullable String judgedBy) {}
}
