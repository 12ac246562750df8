package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimDesk.Ending;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.ClaimResult.Unknown;
import io.evenhand.claim.SaidRate.Counting;
import io.evenhand.days.Days;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.ShownFile;
import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a court or tribunal decided about a claim. One side states it and shows the document. It counts once the other side confirms it, or the
 * host's steward records that the final document was shown; until then it is only stated, and neither silence nor one side's word makes it more.
 */
@Service
@Transactional
public class ClaimAwards {
    private static final int LONGEST_BY = 150;

    private final ClaimDesk desk;
    private final ClaimTable claims;
    private final ClaimBook book;
    private final ClaimAmounts amounts;
    private final Archive archive;

    ClaimAwards(ClaimDesk desk, ClaimTable claims, ClaimBook book, ClaimAmounts amounts, Archive archive) {
        this.desk = desk;
        this.claims = claims;
        this.amounts = amounts;
        this.book = book;
        this.archive = archive;
    }

    /**
     * What somebody states.
     *
     * @param awardId a UUID that the caller has made: sent twice, it is one statement
     * @param by which court or tribunal, and under which number
     * @param on null where it is no day
     * @param amount that the respondent has to pay; blank or zero where the claim was dismissed
     * @param currency in which it was decided, whatever that of the claim is; blank for that of the claim
     * @param rate by which it counts toward the most that the signed terms allow
     * @param beyond whether the decision goes beyond what the signed terms allow at most
     */
    public record Said(
            String awardId,
            String by,
            @Nullable LocalDate on,
            String amount,
            String currency,
            SaidRate rate,
            boolean beyond,
            String fileName,
            byte[] document) {}

    /** One side states what was decided. Idempotent by the statement's id. */
    public ClaimResult state(Actor actor, ClaimId id, Said said) {
        ShownFile.Look look = ShownFile.look(said.fileName(), said.document());
        return desk.act(actor, id, claim -> {
            if (book.award(id, said.awardId()).isPresent()) {
                return new Recorded(id);
            }
            if (claim.state() != ClaimState.TALKS) {
                return ClaimDesk.gone(actor, claim);
            }
            LocalDate on = said.on();
            if (on == null || on.isAfter(desk.today())) {
                return new Refused("on", "Enter the day of the decision, today or earlier.");
            }
            String by = said.by().strip();
            if (by.isEmpty() || by.length() > LONGEST_BY) {
                return new Refused(
                        "by", "Say which court or tribunal, and under which number, in at most 150 characters.");
            }
            return switch (SaidAmount.inAnyCurrency(claim, said.amount(), said.currency())) {
                case SaidAmount.Unsound unsound -> new Refused("amount", unsound.why());
                case SaidAmount.Sound sound ->
                    switch (look) {
                        case ShownFile.Look.Unfit unfit -> new Refused("file", unfit.why());
                        case ShownFile.Look.Fit fit -> stated(actor, claim, said, by, on, sound, fit.file());
                    };
            };
        });
    }

    private ClaimResult stated(
            Actor actor, Claim claim, Said said, String by, LocalDate on, SaidAmount.Sound amount, ShownFile file) {
        if (!file.mediaType().equals("application/pdf")) {
            return new Refused("file", "Choose the decision itself, as PDF.");
        }
        Money money = amount.money();
        return switch (said.rate().of(money, amounts.left(claim), desk.today())) {
            case Counting.Not not -> not.why();
            case Counting.As as -> stated(actor, claim, said, by, on, money, as, file);
        };
    }

    private ClaimResult stated(
            Actor actor,
            Claim claim,
            Said said,
            String by,
            LocalDate on,
            @Nullable Money money,
            Counting.As as,
            ShownFile file) {
        Optional<String> beyond =
                money == null || said.beyond() ? Optional.empty() : amounts.beyond(claim, as.of(money));
        if (beyond.isPresent()) {
            return new Refused(
                    "amount", beyond.get() + " If the decision itself goes beyond that, say so with the amount.");
        }
        DocumentHash document = archive.store(file.content(), file.mediaType(), file.fileName());
        ClaimAward award = new ClaimAward(
                said.awardId(),
                claim.id().value(),
                actor.partnerId(),
                by,
                on,
                money,
                as.conversion(),
                said.beyond(),
                document,
                actor.displayName(),
                desk.now());
        book.add(award);
        desk.note(
                claim,
                actor,
                EntryKind.AWARD_STATED,
                by + ", " + Days.words(on) + (award.amount() == null ? ": the claim is dismissed" : ""),
                award.amount(),
                "award-" + award.id());
        desk.publish(new AwardStated(UUID.randomUUID(), claim.id(), award.id(), claim.otherThan(actor.partnerId())));
        return desk.keep(claim, claim.standing().awardStated(award.id()));
    }

    /** The other side confirms what was stated, which ends the claim, or contests it. Idempotent by the task. */
    public ClaimResult answer(ClaimId id, long taskKey, Actor actor, String awardId, String decision, String reason) {
        String key = "award-answer-" + taskKey;
        return desk.act(actor, id, claim -> {
            ClaimAward award = award(claim, awardId);
            if (award.partnerId().equals(actor.partnerId())) {
                return new NotAllowed();
            }
            if (desk.isNoted(claim, key)) {
                return new Recorded(id);
            }
            if (!counts(claim, awardId, ClaimState.AWARD_STATED)) {
                return ClaimDesk.gone(actor, claim);
            }
            return switch (decision) {
                case "confirm" ->
                    awarded(
                            claim,
                            award,
                            () -> desk.note(claim, actor, EntryKind.AWARD_CONFIRMED, reason, award.amount(), key));
                case "contest" -> {
                    Optional<ClaimResult> flaw = ClaimDesk.flawOf(
                            "reason", reason, "Say why you do not confirm it: the other side will read it.");
                    if (flaw.isPresent()) {
                        yield flaw.get();
                    }
                    desk.note(claim, actor, EntryKind.AWARD_CONTESTED, reason, null, key);
                    desk.tell(
                            claim,
                            award.partnerId(),
                            key,
                            "The decision is contested",
                            "The other side does not confirm what you stated. It counts once it does, or once the steward has seen the final document.");
                    yield desk.keep(claim, claim.standing().awardContested());
                }
                default -> ClaimDesk.unknown(decision);
            };
        });
    }

    /** Nobody answered what was stated: it stays so. Idempotent. */
    public void recordUnanswered(ClaimId id, String awardId) {
        Claim claim = desk.hold(id);
        if (counts(claim, awardId, ClaimState.AWARD_STATED)) {
            desk.note(claim, null, EntryKind.AWARD_UNANSWERED, "", null, "award-silent-" + awardId);
            desk.keep(claim, claim.standing().awardContested());
        }
    }

    /** The other side confirms after all what it contested, or let pass. */
    public ClaimResult confirmAfterAll(Actor actor, ClaimId id) {
        return desk.act(actor, id, claim -> {
            String awardId = claim.standing().awardId();
            if (claim.state() != ClaimState.AWARD_CONTESTED || awardId == null) {
                return ClaimDesk.gone(actor, claim);
            }
            ClaimAward award = award(claim, awardId);
            if (award.partnerId().equals(actor.partnerId())) {
                return new NotAllowed();
            }
            return awarded(claim, award, () -> {
                desk.note(claim, actor, EntryKind.AWARD_CONFIRMED, "", award.amount(), "award-confirmed-" + awardId);
                desk.publish(new AwardConfirmed(UUID.randomUUID(), awardId));
            });
        });
    }

    /** Whoever stated a decision that was not confirmed does so no longer: talks go on. */
    public ClaimResult takeBack(Actor actor, ClaimId id) {
        return desk.act(actor, id, claim -> {
            String awardId = claim.standing().awardId();
            if (claim.state() != ClaimState.AWARD_CONTESTED || awardId == null) {
                return ClaimDesk.gone(actor, claim);
            }
            if (!award(claim, awardId).partnerId().equals(actor.partnerId())) {
                return new NotAllowed();
            }
            desk.note(claim, actor, EntryKind.AWARD_TAKEN_BACK, "", null, "award-back-" + awardId);
            desk.publish(new AwardTakenBack(UUID.randomUUID(), awardId));
            return desk.keep(claim, claim.standing().inTalks());
        });
    }

    /**
     * The host's steward was shown the final decision, or was not. The steward decides nothing about the claim: only whether the document is what
     * one side says it is. Idempotent by the task.
     */
    public ClaimResult record(ClaimId id, long taskKey, Actor steward, String awardId, String decision, String reason) {
        if (!steward.isSteward()) {
            return new NotAllowed();
        }
        String key = "award-seen-" + taskKey;
        Optional<Claim> held = claims.lock(id);
        if (held.isEmpty()) {
            return new Unknown();
        }
        Claim claim = held.get();
        if (desk.isNoted(claim, key)) {
            return new Recorded(id);
        }
        if (!counts(claim, awardId, ClaimState.AWARD_CONTESTED)) {
            return ClaimDesk.gone(steward, claim);
        }
        ClaimAward award = award(claim, awardId);
        return switch (decision) {
            case "seen" ->
                awarded(
                        claim,
                        award,
                        () -> desk.note(claim, steward, EntryKind.AWARD_SEEN, reason, award.amount(), key));
            case "reject" -> {
                Optional<ClaimResult> flaw =
                        ClaimDesk.flawOf("reason", reason, "Say what is missing: both sides will read it.");
                if (flaw.isPresent()) {
                    yield flaw.get();
                }
                desk.note(claim, steward, EntryKind.AWARD_NOT_FINAL, reason, null, key);
                desk.tell(
                        claim,
                        award.partnerId(),
                        key,
                        "No final decision was shown",
                        "The steward was not shown a final decision, and says what is missing. Talks go on.");
                yield desk.keep(claim, claim.standing().inTalks());
            }
            default -> ClaimDesk.unknown(decision);
        };
    }

    private ClaimResult awarded(Claim claim, ClaimAward award, Runnable noting) {
        return desk.end(
                claim,
                new Ending(
                        ClaimState.AWARDED,
                        award.awardedBy(),
                        award.awardedOn(),
                        award.amount(),
                        award.conversion(),
                        !award.beyond()),
                noting,
                "If the decision itself goes beyond that, whoever stated it takes it back and states it again so.");
    }

    private ClaimAward award(Claim claim, String awardId) {
        return book.award(claim.id(), awardId)
                .orElseThrow(() -> new IllegalStateException("No decision " + awardId + " of claim " + claim.id()));
    }

    private static boolean counts(Claim claim, String awardId, ClaimState state) {
        return claim.state() == state && awardId.equals(claim.standing().awardId());
    }
}
