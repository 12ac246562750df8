package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.access.TwoPeoplePolicy;
import io.evenhand.claim.ClaimDesk.Ending;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.days.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second person of the respondent confirms what the first decided, and it counts as from then on, with both of them named; or does not, and it is
 * back to the first; or lets it lapse, and nothing comes of it: an answer is asked for again while there is time, and was not given once there is none.
 * Until two have decided, the other side sees the claim as it stood before.
 */
@Service
@Transactional
public class ClaimSecondPeople {
    private static final String INSTEAD = "Do not confirm it; then whoever decided first decides anew.";

    private final ClaimDesk desk;
    private final ClaimTable claims;
    private final ClaimBook book;
    private final SecondTable seconds;
    private final ClaimSettings settings;

    ClaimSecondPeople(ClaimDesk desk, ClaimTable claims, ClaimBook book, SecondTable seconds, ClaimSettings settings) {
        this.desk = desk;
        this.claims = claims;
        this.book = book;
        this.seconds = seconds;
        this.settings = settings;
    }

    /** The second person confirms it, or does not. Idempotent by the task. */
    public ClaimResult decide(ClaimId id, long taskKey, Actor actor, String decision, String reason) {
        String key = "second-" + taskKey;
        return desk.decide(actor, id, Claim::respondentId, key, claim -> {
            Optional<ClaimSecond> open = seconds.open(id);
            if (claim.state() != ClaimState.SECOND_ASKED || open.isEmpty()) {
                return ClaimDesk.gone(actor, claim);
            }
            ClaimSecond second = open.get();
            TwoPeoplePolicy people = TwoPeoplePolicy.second(actor, second.user(), second.personId());
            return switch (decision) {
                case "confirm" -> people.fits() ? confirm(claim, second, actor, key) : Refused.of(people.words());
                case "reject" -> reject(claim, second, actor, reason, key);
                default -> ClaimDesk.unknown(decision);
            };
        });
    }

    /** The first may take it back in this way, too. */
    private ClaimResult reject(Claim claim, ClaimSecond second, Actor actor, String reason, String key) {
        Optional<ClaimResult> flaw =
                ClaimDesk.flawOf("reason", reason, "Say why not: whoever decided first will read it.");
        if (flaw.isPresent()) {
            return flaw.get();
        }
        seconds.decided(second, "REFUSED", actor.displayName(), desk.now());
        desk.note(claim, actor, EntryKind.SECOND_REFUSED, reason, null, key);
        desk.tell(
                claim,
                claim.respondentId(),
                key,
                "Not confirmed by the second person",
                "What somebody of your organisation decided was not confirmed, and the claim says why. It is to be decided anew.");
        return desk.keep(claim, claim.standing().as(second.about().before()));
    }

    private ClaimResult confirm(Claim waiting, ClaimSecond second, Actor actor, String key) {
        // The time for the answer was kept by the first of the two.
        Claim claim =
                waiting.with(waiting.standing().as(second.about().before()).answered(second.askedAt()));
        String both = ClaimDesk.shortened(second.name() + " and " + actor.displayName());
        ClaimResult result = switch (second.about()) {
            case ANSWER, ADMISSION ->
                desk.end(
                        claim,
                        desk.admitted(both, second.amount()),
                        () -> note(claim, second, both, EntryKind.ADMITTED, key),
                        INSTEAD);
            case PART -> part(claim, second, both, key);
            case OFFER -> {
                note(claim, second, both, EntryKind.OFFERED, key);
                yield desk.keep(claim, claim.standing().offered(said(second)));
            }
            case SETTLEMENT -> settle(claim, second, both, key);
        };
        if (result instanceof ClaimResult.Recorded) {
            seconds.decided(second, "CONFIRMED", actor.displayName(), desk.now());
        }
        return result;
    }

    private ClaimResult part(Claim claim, ClaimSecond second, String both, String key) {
        Optional<String> beyond = desk.beyond(claim, second.amount());
        if (beyond.isPresent()) {
            return Refused.of(beyond.get() + " " + INSTEAD);
        }
        note(claim, second, both, EntryKind.ADMITTED_IN_PART, key);
        desk.tellOfPart(claim);
        return desk.keep(claim, claim.standing().admittedInPart(said(second)));
    }

    private ClaimResult settle(Claim claim, ClaimSecond second, String both, String key) {
        ClaimOffer offer = book.offer(claim.id(), said(second)).orElseThrow();
        LocalDate payableBy = offer.payableBy();
        if (payableBy != null && payableBy.isBefore(desk.today())) {
            return Refused.of("It was to be paid by %s, which has passed. ".formatted(Days.words(payableBy)) + INSTEAD);
        }
        return desk.end(
                claim,
                new Ending(
                        ClaimState.SETTLED,
                        offer.by() + " and " + both,
                        desk.today(),
                        offer.amount(),
                        offer.conversion(),
                        false),
                () -> note(claim, second, both, EntryKind.OFFER_ACCEPTED, key),
                INSTEAD);
    }

    private void note(Claim claim, ClaimSecond second, String both, EntryKind kind, String key) {
        book.add(claim.id(), desk.now(), claim.respondentId(), both, kind, second.words(), second.amount(), key);
    }

    private static String said(ClaimSecond second) {
        return Objects.requireNonNull(second.saidId(), () -> "Nothing was said with " + second);
    }

    /**
     * Nobody confirmed it in time: nothing comes of it. What was to be an answer leaves the claim unanswered, for the rest of the time or for good;
     * otherwise talks go on. Idempotent.
     */
    public void recordUnconfirmed(ClaimId id) {
        Claim claim = desk.hold(id);
        Optional<ClaimSecond> open = seconds.open(id);
        if (claim.state() != ClaimState.SECOND_ASKED || open.isEmpty()) {
            return;
        }
        ClaimSecond second = open.get();
        seconds.decided(second, "OVERDUE", null, desk.now());
        desk.note(claim, null, EntryKind.SECOND_OVERDUE, "", null, lapsed(second));
        if (second.about().before() != ClaimState.STATED || claim.standing().answeredAt() != null) {
            desk.keep(claim, claim.standing().inTalks());
            tellOfLapse(
                    claim, second, "Nothing comes of it, and talks go on. You can still admit the claim, or settle.");
        } else if (desk.now().isBefore(claim.answerUntil())) {
            desk.keep(claim, claim.standing().as(ClaimState.STATED));
            tellOfLapse(claim, second, "Nothing comes of it, and the claim is to be answered anew.");
        } else {
            tellOfLapse(claim, second, "Nothing comes of it, and the time for your answer is over.");
            desk.silent(claim);
        }
    }

    private void tellOfLapse(Claim claim, ClaimSecond second, String text) {
        desk.tell(claim, claim.respondentId(), lapsed(second), "Nobody confirmed what was decided", text);
    }

    private static String lapsed(ClaimSecond second) {
        return "unconfirmed-" + second.id();
    }

    /** How the process of a claim goes on: "second" where one is asked, "admission", "part", "settlement" or "offer". */
    @Transactional(readOnly = true)
    public String goesOn(ClaimId id) {
        return switch (claims.find(id)
                .orElseThrow(() -> new IllegalStateException("No claim " + id))
                .state()) {
            case SECOND_ASKED -> "second";
            case PART_ADMITTED -> "part";
            // What was confirmed may be taken back, and a decision from outside stated, before its process looks: the
            // task of the offer hears that.
            case OFFERED, TALKS, AWARD_STATED, AWARD_CONTESTED -> "offer";
            case SETTLED -> "settlement";
            // What was withdrawn meanwhile, its process hears at once.
            case ADMITTED, WITHDRAWN -> "admission";
            case STATED, AWARDED -> throw new IllegalStateException("Nothing was decided of claim " + id);
        };
    }

    /**
     * Where what was not confirmed, or lapsed, leaves the claim, and until when an answer is due now.
     *
     * @param backTo "answer", "settlement" or "talks"
     * @param answerBy an ISO 8601 instant
     */
    public record Back(String backTo, String answerBy) {}

    @Transactional(readOnly = true)
    public Back back(ClaimId id) {
        Claim claim = claims.find(id).orElseThrow(() -> new IllegalStateException("No claim " + id));
        ClaimSecond second =
                seconds.last(id).orElseThrow(() -> new IllegalStateException("Nobody was asked about claim " + id));
        Instant again = desk.now()
                .atZone(ZoneOffset.UTC)
                .plus(settings.answerAgainWithin())
                .toInstant();
        Instant by = again.isAfter(claim.answerUntil()) ? again : claim.answerUntil();
        return new Back(backTo(claim, second), by.toString());
    }

    /** The task of a settlement hears whether its offer was taken back meanwhile; what lapsed left none behind. */
    private String backTo(Claim claim, ClaimSecond second) {
        if (claim.state() == ClaimState.STATED) {
            return "answer";
        }
        return second.about() == SecondAbout.SETTLEMENT && !desk.isNoted(claim, lapsed(second))
                ? "settlement"
                : "talks";
    }
}
