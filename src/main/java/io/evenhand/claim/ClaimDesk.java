package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.claim.Claim.End;
import io.evenhand.claim.Claim.Standing;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.ClaimResult.Unknown;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every use case of claims does alike, within its transaction: hold the claim, look who asks, note what happened, and tell of it. */
@Component
class ClaimDesk {
    static final int LONGEST_WORDS = 2_000;

    /** Characters. */
    static final int LONGEST_NAMES = 190;

    private final ClaimTable claims;
    private final ClaimBook book;
    private final ClaimMail mail;
    private final ClaimAmounts amounts;
    private final ClaimTrack track;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClaimDesk(
            ClaimTable claims,
            ClaimBook book,
            ClaimMail mail,
            ClaimAmounts amounts,
            ClaimTrack track,
            ApplicationEventPublisher events,
            Clock clock) {
        this.claims = claims;
        this.book = book;
        this.mail = mail;
        this.amounts = amounts;
        this.track = track;
        this.events = events;
        this.clock = clock;
    }

    /** Holds a claim for somebody of one of its sides who may act in it. */
    ClaimResult act(Actor actor, ClaimId id, Function<Claim, ClaimResult> what) {
        return allowed(actor, claims.lock(id), what);
    }

    /** The same without holding it. */
    ClaimResult look(Actor actor, ClaimId id, Function<Claim, ClaimResult> what) {
        return allowed(actor, claims.find(id), what);
    }

    private static ClaimResult allowed(Actor actor, Optional<Claim> found, Function<Claim, ClaimResult> what) {
        return found.filter(claim -> ClaimRolesPolicy.sees(actor, claim))
                .map(claim -> ClaimRolesPolicy.mayAct(actor, claim) ? what.apply(claim) : new NotAllowed())
                .orElseGet(Unknown::new);
    }

    /**
     * A decision about a task of one side, which may be told twice.
     *
     * @param side whose people decide
     * @param key of this decision
     */
    ClaimResult decide(
            Actor actor, ClaimId id, Function<Claim, String> side, String key, Function<Claim, ClaimResult> what) {
        return act(actor, id, claim -> {
            if (!side.apply(claim).equals(actor.partnerId())) {
                return new NotAllowed();
            }
            return book.isNoted(id, key) ? new Recorded(id) : what.apply(claim);
        });
    }

    Claim hold(ClaimId id) {
        return claims.lock(id).orElseThrow(() -> new IllegalStateException("No claim " + id));
    }

    /** Notes what somebody did; null for the system. */
    void note(
            Claim claim, @Nullable Actor actor, EntryKind kind, String words, @Nullable Money amount, String onceKey) {
        book.add(
                claim.id(),
                now(),
                actor == null ? Actor.HOST : actor.partnerId(),
                actor == null ? "" : actor.displayName(),
                kind,
                words,
                amount,
                onceKey);
    }

    boolean isNoted(Claim claim, String onceKey) {
        return book.isNoted(claim.id(), onceKey);
    }

    /** Where the respondent has been silent, its record says at once that it answered after all. */
    ClaimResult keep(Claim claim, Standing standing) {
        claims.keep(claim.id(), standing);
        if (standing.silentAt() != null && standing.answeredAt() != null) {
            track.answeredLate(claim, standing.answeredAt());
        }
        return new Recorded(claim.id());
    }

    /**
     * How a claim ends.
     *
     * @param by who brought it about; cut to {@link #LONGEST_NAMES}, since two or three may have
     * @param on the day from which anything is owed
     * @param amount null where nothing is
     * @param conversion what it counts as toward the most that the signed terms allow; null where it counts as it is, or toward nothing
     * @param capped whether what the signed terms allow at most binds it
     */
    record Ending(
            ClaimState as,
            String by,
            LocalDate on,
            @Nullable Money amount,
            @Nullable DamagesConversion conversion,
            boolean capped) {
        Ending {
            by = shortened(by);
        }
    }

    /** As long as what is kept of names may be, whoever joined them. */
    static String shortened(String names) {
        return names.length() <= LONGEST_NAMES ? names : names.substring(0, LONGEST_NAMES - 1) + "…";
    }

    Ending admitted(String by, @Nullable Money amount) {
        return new Ending(ClaimState.ADMITTED, by, today(), amount, null, true);
    }

    /**
     * It ends; what follows is done once this is committed. What is owed is set aside from what the signed terms allow at most: where too little is
     * left, it does not end, and nothing was noted.
     *
     * @param noting what is noted and told of it
     * @param instead what to do where too little is left, as a sentence
     */
    ClaimResult end(Claim claim, Ending ending, Runnable noting, String instead) {
        Money amount = ending.amount();
        Optional<String> beyond = amount == null
                ? Optional.empty()
                : amounts.setAside(claim, amount, ending.conversion(), ending.capped());
        if (beyond.isPresent()) {
            return Refused.of(beyond.get() + " " + instead);
        }
        noting.run();
        return keep(claim, claim.standing().over(ending.as(), End.of(now(), ending.by(), ending.on(), amount)));
    }

    /** No answer came in time, which admits nothing and is recorded. The caller holds the claim, and has made sure that it is due. */
    void silent(Claim claim) {
        note(claim, null, EntryKind.SILENT, "", null, "silent");
        keep(claim, claim.standing().unanswered(now()));
        track.silent(claim, now());
        tell(
                claim,
                claim.claimantId(),
                "silent",
                "No answer to your claim",
                "The time for the answer is over. Silence admits nothing; you can talk, offer to settle, or go to court.");
        tell(
                claim,
                claim.respondentId(),
                "silent",
                "The time for your answer is over",
                "Nothing is admitted by it, and that no answer came is on the record. You can still admit the claim, or talk.");
    }

    /** As {@link ClaimAmounts#beyond}. */
    Optional<String> beyond(Claim claim, @Nullable Money amount) {
        return amount == null ? Optional.empty() : amounts.beyond(claim, amount);
    }

    /** The claimant hears that a part is admitted. */
    void tellOfPart(Claim claim) {
        tell(
                claim,
                claim.claimantId(),
                "answered",
                "Claim admitted in part",
                "The other side admits a part. Decide whether that ends it, or whether you go on for the rest.");
    }

    void tell(Claim claim, String to, String key, String subject, String text) {
        mail.tell(claim, to, key, subject, text);
    }

    void publish(Object event) {
        events.publishEvent(event);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** That something waits for a second person is said to its own people only. */
    static ClaimResult gone(Actor actor, Claim claim) {
        return claim.state() == ClaimState.SECOND_ASKED && !actor.partnerId().equals(claim.respondentId())
                ? Refused.of("This cannot be recorded at the moment. Try again later.")
                : Refused.of("This is no longer open: the claim stands at “"
                        + claim.state().words() + "” now.");
    }

    /** Empty where the words will do. @param ask what to say, as a sentence */
    static Optional<ClaimResult> flawOf(String field, String words, String ask) {
        if (words.isBlank()) {
            return Optional.of(new Refused(field, ask));
        }
        return tooLong(field, words);
    }

    /** Where nothing need be said. */
    static Optional<ClaimResult> tooLong(String field, String words) {
        return words.length() > LONGEST_WORDS
                ? Optional.of(new Refused(field, "Say it in at most " + LONGEST_WORDS + " characters."))
                : Optional.empty();
    }

    static ClaimResult unknown(String decision) {
        return Refused.of("“" + decision + "” is not a decision here.");
    }
}
