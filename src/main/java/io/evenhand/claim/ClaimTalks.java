package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimDesk.Ending;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.ClaimResult.Unknown;
import io.evenhand.claim.SaidRate.Counting;
import io.evenhand.days.Days;
import io.evenhand.document.ShownFile;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the two sides of a claim say and show to one another, and how they settle it: by what one offers and the other accepts. */
@Service
@Transactional
public class ClaimTalks {
    private final ClaimDesk desk;
    private final ClaimTable claims;
    private final ClaimBook book;
    private final ClaimAmounts amounts;
    private final ClaimSeconds seconds;
    private final ClaimFiling filing;

    ClaimTalks(
            ClaimDesk desk,
            ClaimTable claims,
            ClaimBook book,
            ClaimAmounts amounts,
            ClaimSeconds seconds,
            ClaimFiling filing) {
        this.desk = desk;
        this.claims = claims;
        this.book = book;
        this.amounts = amounts;
        this.seconds = seconds;
        this.filing = filing;
    }

    /**
     * Somebody of a side says something to the other; the steward, who mediates, to both.
     *
     * @param onceKey tells the message from one that is sent twice, at most 36 characters
     */
    public ClaimResult say(Actor actor, ClaimId id, String words, String onceKey) {
        return actor.isSteward()
                ? mediate(actor, id, words, onceKey)
                : desk.act(
                        actor,
                        id,
                        claim -> said(actor, claim, words, onceKey, List.of(claim.otherThan(actor.partnerId()))));
    }

    private ClaimResult mediate(Actor steward, ClaimId id, String words, String onceKey) {
        return claims.lock(id)
                .map(claim -> said(steward, claim, words, onceKey, List.of(claim.claimantId(), claim.respondentId())))
                .orElseGet(Unknown::new);
    }

    private ClaimResult said(Actor actor, Claim claim, String words, String onceKey, List<String> to) {
        if (claim.state().isOver()) {
            return ClaimDesk.gone(actor, claim);
        }
        Optional<ClaimResult> flaw = ClaimDesk.flawOf("words", words, "Write something.");
        if (flaw.isPresent()) {
            return flaw.get();
        }
        String key = "said-" + onceKey.substring(0, Math.min(onceKey.length(), 36));
        if (!desk.isNoted(claim, key)) {
            desk.note(claim, actor, EntryKind.SAID, words.strip(), null, key);
            to.forEach(side -> desk.tell(
                    claim, side, key, "A message about a claim", "Somebody wrote about the claim. Read it there."));
            // Whoever writes after the time for the answer has answered, late; within it, the answer is still asked
            // for.
            if (actor.partnerId().equals(claim.respondentId())
                    && claim.standing().silentAt() != null) {
                return desk.keep(claim, claim.standing().answered(desk.now()));
            }
        }
        return new Recorded(claim.id());
    }

    /**
     * Files something that shows how it was. Idempotent by its content.
     *
     * @param shows what it shows
     */
    public ClaimResult file(Actor actor, ClaimId id, String shows, String fileName, byte[] content) {
        return switch (ShownFile.look(fileName, content)) {
            case ShownFile.Look.Unfit unfit -> desk.act(actor, id, claim -> new Refused("file", unfit.why()));
            case ShownFile.Look.Fit fit ->
                desk.act(actor, id, claim -> filing.filed(actor, claim, shows.strip(), fit.file()));
        };
    }

    /**
     * Offers to settle. The other side decides; until then nothing else is offered.
     *
     * @param offerId a UUID that the caller has made: sent twice, it is one offer
     */
    public ClaimResult offer(Actor actor, ClaimId id, String offerId, SaidOffer said) {
        return desk.act(actor, id, claim -> {
            if (book.offer(id, offerId).isPresent()) {
                return new Recorded(id);
            }
            if (claim.state() != ClaimState.TALKS) {
                return ClaimDesk.gone(actor, claim);
            }
            Optional<ClaimResult> flaw = ClaimDesk.flawOf(
                            "words", said.words(), "Say on what terms you would settle: the other side will read it.")
                    .or(() -> said.flawOfDay(desk.today()));
            return flaw.orElseGet(() -> switch (SaidAmount.of(claim, said.amount(), said.currency())) {
                case SaidAmount.Unsound unsound -> new Refused("amount", unsound.why());
                case SaidAmount.Sound sound -> offered(actor, claim, offerId, said, sound.money());
            });
        });
    }

    private ClaimResult offered(Actor actor, Claim claim, String offerId, SaidOffer said, @Nullable Money amount) {
        LocalDate payableBy = said.day();
        if (amount == null && payableBy != null) {
            return new Refused("payableBy", "Nothing is to be paid: leave the day out, or name an amount.");
        }
        return switch (said.rate().of(amount, amounts.left(claim), desk.today())) {
            case Counting.Not not -> not.why();
            case Counting.As as -> offered(actor, claim, offerId, said, amount, as.conversion());
        };
    }

    private ClaimResult offered(
            Actor actor,
            Claim claim,
            String offerId,
            SaidOffer said,
            @Nullable Money amount,
            @Nullable DamagesConversion conversion) {
        ClaimOffer offer = new ClaimOffer(
                offerId,
                claim.id().value(),
                ClaimOffer.Kind.SETTLEMENT,
                actor.partnerId(),
                amount,
                conversion,
                said.day(),
                said.words().strip(),
                actor.displayName(),
                desk.now());
        Optional<ClaimResult> waits =
                seconds.wait(claim, actor, SecondAbout.OFFER, offerId, offer.words(), amount, "asked-" + offerId);
        if (waits.isPresent()) {
            if (waits.get() instanceof Recorded) {
                book.add(offer);
                desk.publish(new SecondAsked(UUID.randomUUID(), claim.id(), offerId, claim.claimantId()));
            }
            return waits.get();
        }
        book.add(offer);
        desk.note(claim, actor, EntryKind.OFFERED, offer.words(), amount, "offer-" + offerId);
        desk.publish(new OfferMade(UUID.randomUUID(), claim.id(), offerId, claim.otherThan(actor.partnerId())));
        return desk.keep(claim, spoken(actor, claim).standing().offered(offerId));
    }

    /** Whoever offers or accepts has answered. */
    private Claim spoken(Actor actor, Claim claim) {
        return ClaimRolesPolicy.isClaimant(actor, claim)
                ? claim
                : claim.with(claim.standing().answered(desk.now()));
    }

    /** Whoever offered takes it back, as long as it was not decided. Idempotent. */
    public ClaimResult takeBack(Actor actor, ClaimId id, String offerId) {
        return desk.act(actor, id, claim -> {
            Optional<ClaimOffer> offer = book.offer(id, offerId);
            if (offer.isEmpty()) {
                return ClaimDesk.gone(actor, claim);
            }
            if (!offer.get().partnerId().equals(actor.partnerId())) {
                return new NotAllowed();
            }
            String key = "back-" + offerId;
            if (desk.isNoted(claim, key)) {
                return new Recorded(id);
            }
            if (claim.state() != ClaimState.OFFERED
                    || !offerId.equals(claim.standing().offerId())) {
                return ClaimDesk.gone(actor, claim);
            }
            desk.note(claim, actor, EntryKind.OFFER_TAKEN_BACK, "", null, key);
            desk.publish(new OfferTakenBack(UUID.randomUUID(), offerId));
            return desk.keep(claim, claim.standing().inTalks());
        });
    }

    /** The other side accepts what was offered, which ends it, or does not. Idempotent by the task. */
    public ClaimResult decide(ClaimId id, long taskKey, Actor actor, String offerId, String decision, String reason) {
        String key = "settlement-" + taskKey;
        return desk.act(actor, id, claim -> {
            Optional<ClaimOffer> offer = book.offer(id, offerId);
            if (offer.isEmpty() || offer.get().partnerId().equals(actor.partnerId())) {
                return new NotAllowed();
            }
            if (desk.isNoted(claim, key)) {
                return new Recorded(id);
            }
            if (claim.state() != ClaimState.OFFERED
                    || !offerId.equals(claim.standing().offerId())) {
                return ClaimDesk.gone(actor, claim);
            }
            return switch (decision) {
                case "accept" -> accept(claim, actor, offer.get(), reason, key);
                case "reject" -> reject(claim, actor, reason, key);
                default -> ClaimDesk.unknown(decision);
            };
        });
    }

    /** What the signed terms allow at most does not bind what both sides agree on. */
    private ClaimResult accept(Claim claim, Actor actor, ClaimOffer offer, String reason, String key) {
        LocalDate payableBy = offer.payableBy();
        if (payableBy != null && payableBy.isBefore(desk.today())) {
            return Refused.of("It was to be paid by " + Days.words(payableBy)
                    + ", which has passed. Reject it, and settle on a later day.");
        }
        return seconds.wait(claim, actor, SecondAbout.SETTLEMENT, offer.id(), reason, offer.amount(), key)
                .orElseGet(() -> accepted(claim, actor, offer, reason, key));
    }

    private ClaimResult accepted(Claim claim, Actor actor, ClaimOffer offer, String reason, String key) {
        return desk.end(
                spoken(actor, claim),
                new Ending(
                        ClaimState.SETTLED,
                        offer.by() + " and " + actor.displayName(),
                        desk.today(),
                        offer.amount(),
                        offer.conversion(),
                        false),
                () -> desk.note(claim, actor, EntryKind.OFFER_ACCEPTED, reason, offer.amount(), key),
                "");
    }

    private ClaimResult reject(Claim claim, Actor actor, String reason, String key) {
        Optional<ClaimResult> flaw = ClaimDesk.flawOf("reason", reason, "Say why not: the other side will read it.");
        if (flaw.isPresent()) {
            return flaw.get();
        }
        desk.note(claim, actor, EntryKind.OFFER_REJECTED, reason, null, key);
        desk.tell(
                claim,
                claim.otherThan(actor.partnerId()),
                key,
                "Your offer was not accepted",
                "The other side does not settle on what you offered, and says why.");
        return desk.keep(claim, spoken(actor, claim).standing().inTalks());
    }
}
