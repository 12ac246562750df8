package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimDesk.Ending;
import io.evenhand.claim.ClaimResult.Known;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.document.Archive;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims that an agreement was not kept: stated, and withdrawn. How they are answered, talked about and decided from outside are use cases of their
 * own. Nobody's word alone makes another owe, and silence admits nothing.
 */
@Service
@Transactional
public class Claims {
    private final ClaimDesk desk;
    private final ClaimTable claims;
    private final Archive archive;
    private final SecondTable seconds;
    private final ClaimSettings settings;

    Claims(ClaimDesk desk, ClaimTable claims, Archive archive, SecondTable seconds, ClaimSettings settings) {
        this.desk = desk;
        this.claims = claims;
        this.archive = archive;
        this.seconds = seconds;
        this.settings = settings;
    }

    /** The claim of the same content that stands already. */
    @Transactional(readOnly = true)
    Optional<ClaimId> known(String onceKey) {
        return claims.findByContent(onceKey).map(Claim::id);
    }

    /** Keeps a new claim with its letter and, once committed, begins its process. Idempotent by content: the same again is {@link Known}. */
    @RepeatedWhenRaced
    ClaimResult state(Actor actor, Claim claim, byte[] letter, String fileName) {
        Optional<ClaimId> before = known(claim.onceKey());
        if (before.isPresent()) {
            return new Known(before.get());
        }
        archive.store(letter, "application/pdf", fileName);
        claims.add(claim);
        desk.note(claim, actor, EntryKind.STATED, "", claim.claimed(), "stated");
        desk.publish(new ClaimStated(UUID.randomUUID(), claim.id()));
        return new Recorded(claim.id());
    }

    /**
     * What the process needs to know when it begins: ids and times.
     *
     * @param asksSecond whether it can ask a second person; one that began before that was possible goes on as it was
     */
    public ProcessStart start(ClaimId id, boolean asksSecond) {
        if (asksSecond) {
            seconds.asks(id);
        }
        Claim claim = claims.find(id).orElseThrow(() -> new IllegalStateException("No claim " + id));
        return new ProcessStart(
                claim.claimantId(),
                claim.respondentId(),
                Actor.HOST,
                claim.answerUntil().toString(),
                settings.awardAnswerWithin().toString(),
                settings.secondWithin().toString());
    }

    /**
     * @param stewardId the organisation whose steward may record that a decision is final
     * @param answerBy an ISO 8601 instant
     * @param awardAnswerWithin an ISO 8601 duration
     * @param secondWithin an ISO 8601 duration
     */
    public record ProcessStart(
            String claimantId,
            String respondentId,
            String stewardId,
            String answerBy,
            String awardAnswerWithin,
            String secondWithin) {}

    /** The claimant gives it up. Idempotent. */
    public ClaimResult withdraw(Actor actor, ClaimId id, String reason) {
        return desk.act(actor, id, claim -> {
            if (!ClaimRolesPolicy.isClaimant(actor, claim)) {
                return new NotAllowed();
            }
            if (claim.state() == ClaimState.WITHDRAWN) {
                return new Recorded(id);
            }
            if (claim.state().isOver()) {
                return ClaimDesk.gone(actor, claim);
            }
            Optional<ClaimResult> flaw =
                    ClaimDesk.flawOf("reason", reason, "Say why you withdraw it: the other side will read it.");
            if (flaw.isPresent()) {
                return flaw.get();
            }
            return desk.end(
                    claim,
                    new Ending(ClaimState.WITHDRAWN, actor.displayName(), desk.today(), null, null, false),
                    () -> {
                        desk.note(claim, actor, EntryKind.WITHDRAWN, reason.strip(), null, "withdrawn");
                        claims.forgetContent(id);
                        desk.publish(new ClaimWithdrawn(UUID.randomUUID(), id));
                    },
                    "");
        });
    }
}
