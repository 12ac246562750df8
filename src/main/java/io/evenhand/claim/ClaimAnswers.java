package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.money.Money;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How claims are answered: admitted in whole or in part, disputed, or not at all, which admits nothing and is recorded. */
@Service
@Transactional
public class ClaimAnswers {
    private static final String INSTEAD = "Admit no more than that, or settle: both sides may agree on any amount.";

    private final ClaimDesk desk;
    private final ClaimBook book;
    private final ClaimAmounts amounts;
    private final ClaimSeconds seconds;

    ClaimAnswers(ClaimDesk desk, ClaimBook book, ClaimAmounts amounts, ClaimSeconds seconds) {
        this.desk = desk;
        this.book = book;
        this.amounts = amounts;
        this.seconds = seconds;
    }

    /**
     * Prepares an admission in part, which the answer then names. Idempotent by its id.
     *
     * @param admissionId a UUID that the caller has made
     * @param words what is admitted, and why not more
     */
    public ClaimResult prepare(
            Actor actor, ClaimId id, String admissionId, String amount, String currency, String words) {
        return desk.act(actor, id, claim -> {
            if (ClaimRolesPolicy.isClaimant(actor, claim)) {
                return new NotAllowed();
            }
            if (claim.state() != ClaimState.STATED) {
                return ClaimDesk.gone(actor, claim);
            }
            if (book.offer(id, admissionId).isPresent()) {
                return new Recorded(id);
            }
            Optional<ClaimResult> flaw = ClaimDesk.flawOf(
                    "reason", words, "Say what you admit, and why not more: the other side will read it.");
            return flaw.orElseGet(() -> prepared(actor, claim, admissionId, amount, currency, words.strip()));
        });
    }

    /** Whether the actor's organisation is asked now whether it admits the claim. */
    @Transactional(readOnly = true)
    ClaimResult asked(Actor actor, ClaimId id) {
        return desk.look(actor, id, claim -> {
            if (ClaimRolesPolicy.isClaimant(actor, claim)) {
                return new NotAllowed();
            }
            return claim.state() == ClaimState.STATED ? new Recorded(id) : ClaimDesk.gone(actor, claim);
        });
    }

    private ClaimResult prepared(
            Actor actor, Claim claim, String admissionId, String amount, String currency, String words) {
        Money claimed = claim.claimed();
        if (claimed == null) {
            return new Refused("amount", "No payment is claimed: admit the claim, or dispute it with reasons.");
        }
        return switch (SaidAmount.of(claim, amount, currency)) {
            case SaidAmount.Unsound unsound -> new Refused("amount", unsound.why());
            case SaidAmount.Sound sound -> {
                Money money = sound.money();
                if (money == null || money.minorUnits() >= claimed.minorUnits()) {
                    yield new Refused(
                            "amount", "Name a part: above zero, and below the " + claimed.format() + " claimed.");
                }
                Optional<String> beyond = amounts.beyond(claim, money);
                if (beyond.isPresent()) {
                    yield new Refused("amount", beyond.get() + " " + INSTEAD);
                }
                book.add(new ClaimOffer(
                        admissionId,
                        claim.id().value(),
                        ClaimOffer.Kind.ADMISSION,
                        actor.partnerId(),
                        money,
                        null,
                        null,
                        words,
                        actor.displayName(),
                        desk.now()));
                yield new Recorded(claim.id());
            }
        };
    }

    /**
     * The respondent answers. Idempotent by the task.
     *
     * @param admissionId what is admitted in part; empty for another answer
     */
    public ClaimResult answer(
            ClaimId id, long taskKey, Actor actor, String decision, String reason, String admissionId) {
        String key = "answer-" + taskKey;
        return desk.decide(actor, id, Claim::respondentId, key, claim -> {
            if (claim.state() != ClaimState.STATED) {
                return ClaimDesk.gone(actor, claim);
            }
            Claim answered = claim.with(claim.standing().answered(desk.now()));
            return switch (decision) {
                case "admit" ->
                    waits(claim, actor, SecondAbout.ANSWER, reason, key)
                            .orElseGet(() -> admit(answered, actor, reason, key));
                case "admit-part" -> admitInPart(claim, actor, admissionId, key);
                case "dispute" -> dispute(answered, actor, reason, key);
                default -> ClaimDesk.unknown(decision);
            };
        });
    }

    /** What cannot be admitted waits for nobody. */
    private Optional<ClaimResult> waits(Claim claim, Actor actor, SecondAbout about, String reason, String key) {
        return desk.beyond(claim, claim.claimed()).isPresent()
                ? Optional.empty()
                : seconds.wait(claim, actor, about, null, reason, claim.claimed(), key);
    }

    private ClaimResult admit(Claim claim, Actor actor, String reason, String key) {
        return desk.end(
                claim,
                desk.admitted(actor.displayName(), claim.claimed()),
                () -> desk.note(claim, actor, EntryKind.ADMITTED, reason, claim.claimed(), key),
                INSTEAD);
    }

    private ClaimResult admitInPart(Claim claim, Actor actor, String admissionId, String key) {
        Optional<ClaimOffer> admission =
                book.offer(claim.id(), admissionId).filter(offer -> offer.kind() == ClaimOffer.Kind.ADMISSION);
        if (admission.isEmpty()) {
            return Refused.of("Say on the claim’s page how much you admit.");
        }
        ClaimOffer said = admission.get();
        Optional<String> beyond = amounts.beyond(claim, Objects.requireNonNull(said.amount()));
        if (beyond.isPresent()) {
            return Refused.of(beyond.get() + " Say on the claim’s page how much of it you admit.");
        }
        return seconds.wait(claim, actor, SecondAbout.PART, said.id(), said.words(), said.amount(), key)
                .orElseGet(() -> admittedInPart(claim.with(claim.standing().answered(desk.now())), actor, said, key));
    }

    private ClaimResult admittedInPart(Claim claim, Actor actor, ClaimOffer said, String key) {
        desk.note(claim, actor, EntryKind.ADMITTED_IN_PART, said.words(), said.amount(), key);
        desk.tellOfPart(claim);
        return desk.keep(claim, claim.standing().admittedInPart(said.id()));
    }

    private ClaimResult dispute(Claim claim, Actor actor, String reason, String key) {
        Optional<ClaimResult> flaw =
                ClaimDesk.flawOf("reason", reason, "Say what you see otherwise: the other side will read it.");
        if (flaw.isPresent()) {
            return flaw.get();
        }
        desk.note(claim, actor, EntryKind.DISPUTED, reason, null, key);
        desk.tell(
                claim,
                claim.claimantId(),
                "answered",
                "Claim disputed",
                "The other side disputes the claim, and says why. You can talk, offer to settle, or go to court.");
        return desk.keep(claim, claim.standing().inTalks());
    }

    /** The claimant takes what was admitted in part as the end, or goes on for the rest. Idempotent by the task. */
    public ClaimResult judgeAdmission(ClaimId id, long taskKey, Actor actor, String decision, String reason) {
        String key = "admission-" + taskKey;
        return desk.decide(actor, id, Claim::claimantId, key, claim -> {
            if (claim.state() != ClaimState.PART_ADMITTED) {
                return ClaimDesk.gone(actor, claim);
            }
            return switch (decision) {
                case "accept" -> takeAdmission(claim, actor, reason, key, () -> {});
                case "reject" -> {
                    Optional<ClaimResult> flaw = ClaimDesk.flawOf(
                            "reason", reason, "Say why it is not enough: the other side will read it.");
                    if (flaw.isPresent()) {
                        yield flaw.get();
                    }
                    desk.note(claim, actor, EntryKind.ADMISSION_NOT_ENOUGH, reason, null, key);
                    desk.tell(
                            claim,
                            claim.respondentId(),
                            "not-enough",
                            "They go on for the rest",
                            "What your organisation admitted is not enough for the other side, which says why.");
                    yield desk.keep(claim, claim.standing().inTalks());
                }
                default -> ClaimDesk.unknown(decision);
            };
        });
    }

    private ClaimResult takeAdmission(Claim claim, Actor actor, String reason, String key, Runnable also) {
        String admission = claim.standing().admissionId();
        ClaimOffer said = book.offer(claim.id(), admission == null ? "" : admission)
                .orElseThrow(() -> new IllegalStateException("Nothing was admitted of claim " + claim.id()));
        return desk.end(
                claim,
                desk.admitted(said.by(), said.amount()),
                () -> {
                    desk.note(claim, actor, EntryKind.ADMISSION_TAKEN, reason, said.amount(), key);
                    also.run();
                },
                "Other claims came first. Go on in talks: both sides may settle on any amount.");
    }

    /** The time for the answer is over. Nothing is admitted by it. Idempotent; whoever answered in time was in time. */
    public void recordSilence(ClaimId id) {
        Claim claim = desk.hold(id);
        if (claim.state() != ClaimState.STATED) {
            return;
        }
        desk.silent(claim);
    }

    /** The respondent admits in talks what is claimed, or the claimant takes what was admitted before. */
    public ClaimResult admitInTalks(Actor actor, ClaimId id, String reason) {
        return desk.act(actor, id, claim -> {
            if (claim.state() != ClaimState.TALKS) {
                return ClaimDesk.gone(actor, claim);
            }
            Optional<ClaimResult> flaw = ClaimDesk.tooLong("reason", reason);
            if (flaw.isPresent()) {
                return flaw.get();
            }
            if (ClaimRolesPolicy.isClaimant(actor, claim)) {
                if (claim.standing().admissionId() == null) {
                    return Refused.of("Nothing was admitted so far.");
                }
                return takeAdmission(claim, actor, reason.strip(), "admission-taken", () -> talksOver(id));
            }
            Optional<ClaimResult> waits =
                    waits(claim, actor, SecondAbout.ADMISSION, reason, "asked-" + UUID.randomUUID());
            if (waits.isPresent()) {
                if (waits.get() instanceof Recorded) {
                    desk.publish(new SecondAsked(UUID.randomUUID(), id, null, claim.claimantId()));
                }
                return waits.get();
            }
            Claim answered = claim.with(claim.standing().answered(desk.now()));
            return desk.end(
                    answered,
                    desk.admitted(actor.displayName(), claim.claimed()),
                    () -> {
                        desk.note(answered, actor, EntryKind.ADMITTED, reason.strip(), claim.claimed(), "admitted");
                        talksOver(id);
                    },
                    "Offer to settle instead: both sides may agree on any amount.");
        });
    }

    private void talksOver(ClaimId id) {
        desk.publish(new AdmittedInTalks(UUID.randomUUID(), id));
    }
}
