package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.competence.StatementResult.Invalid;
import io.evenhand.competence.StatementResult.NotAllowed;
import io.evenhand.competence.StatementResult.Recorded;
import io.evenhand.competence.StatementResult.Stale;
import io.evenhand.competence.StatementResult.Unknown;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What partners confirm of one another's work. Of a referral that was won, its introducer is asked once the work is over (see
 * {@link Deliveries}); for work elsewhere, a partner asks another for a reference. Only the partner that is asked answers, once, or says
 * that it is not over yet; nobody's silence counts for or against anybody.
 */
@Service
@Transactional
public class Confirmations {
    /** As many as a page shows. */
    public static final int MOST = 100;

    static final int MOST_MONTHS_PUT_OFF = 12;
    private static final int MOST_OPEN_REFERENCES = 20;
    private static final String WORDS = "words";
    private static final String DONE_ON = "doneOn";
    private static final String STILL_TO_COME = "This day is still to come.";
    private static final String TOO_OLD = "Work of more than five years ago shows nothing any more.";

    private final ConfirmationRepository confirmations;
    private final AreaChecks areas;
    private final Partners partners;
    private final ConfirmationViews views;
    private final Records records;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Confirmations(
            ConfirmationRepository confirmations,
            AreaChecks areas,
            Partners partners,
            ConfirmationViews views,
            Records records,
            ApplicationEventPublisher events,
            Clock clock) {
        this.confirmations = confirmations;
        this.areas = areas;
        this.partners = partners;
        this.views = views;
        this.records = records;
        this.events = events;
        this.clock = clock;
    }

    /** A partner asks another to confirm work that it did for it elsewhere. */
    @RepeatedWhenRaced
    public StatementResult askForReference(Actor actor, PartnerId about, String askedOf, NewReference reference) {
        if (!Visibility.of(actor).covers(about.value())) {
            return new Unknown();
        }
        if (!SpeaksForPartnerPolicy.maySpeak(actor, about)) {
            return new NotAllowed();
        }
        Optional<PartnerId> other =
                PartnerId.read(askedOf.strip()).filter(id -> partners.find(id).isPresent());
        Map<String, String> problems = problems(about, other, reference);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        String id = UUID.randomUUID().toString();
        confirmations.saveAndFlush(new Confirmation(
                id,
                "reference:" + id,
                null,
                new NewConfirmation(
                        EvidenceKind.REFERENCE,
                        about,
                        other.orElseThrow(),
                        reference.title(),
                        reference.areas(),
                        reference.doneOn()),
                new TreeSet<>(reference.areas()),
                clock.instant()));
        events.publishEvent(new ConfirmationAsked(UUID.randomUUID(), id));
        return new Recorded(id);
    }

    private Map<String, String> problems(PartnerId about, Optional<PartnerId> other, NewReference reference) {
        LocalDate today = records.today();
        Words checks = new Words()
                .that(other.isPresent(), "askedOf", "Choose the partner for whom you worked.")
                .that(
                        other.filter(about::equals).isEmpty(),
                        "askedOf",
                        "Nobody confirms their own work: choose another partner.")
                .name("title", reference.title())
                .that(!reference.doneOn().isAfter(today), DONE_ON, STILL_TO_COME)
                .that(
                        !reference.doneOn().isBefore(today.minusMonths(EvidenceFadesPolicy.GONE_MONTHS)),
                        DONE_ON,
                        TOO_OLD)
                .that(
                        confirmations.countOpen(about, EvidenceKind.REFERENCE) < MOST_OPEN_REFERENCES,
                        "askedOf",
                        "You wait for " + MOST_OPEN_REFERENCES + " answers: wait for some of them, or ask no longer.");
        areas.problemOfWork(reference.areas()).ifPresent(problem -> checks.that(false, "areas", problem));
        return checks.problems();
    }

    /** As the longer one, on the day that was named when it was asked for. */
    public StatementResult answer(Actor actor, String id, long version, Collection<String> delivered, String words) {
        return answer(actor, id, version, delivered, null, words);
    }

    /**
     * The partner that was asked says what was delivered.
     *
     * @param delivered ids of areas; empty when it does not confirm it
     * @param on the day on which it was done, from which it ages; null for the day that was named when it was asked for
     * @param words why not, or what else is to be said
     */
    public StatementResult answer(
            Actor actor, String id, long version, Collection<String> delivered, @Nullable LocalDate on, String words) {
        // Who did not confirm it may still do so; who did cannot take it back.
        Asked asked = asked(actor, id, version, !delivered.isEmpty());
        if (asked.refusal() != null) {
            return asked.refusal();
        }
        Confirmation confirmation = Objects.requireNonNull(asked.confirmation());
        LocalDate doneOn = on == null ? confirmation.doneOn() : on;
        Words checks = new Words()
                .remark(WORDS, words.strip())
                .that(
                        !delivered.isEmpty() || !words.isBlank(),
                        WORDS,
                        "Say why you do not confirm it: the other partner reads it.");
        if (!delivered.isEmpty()) {
            areas.problemOfWork(delivered).ifPresent(problem -> checks.that(false, "areas", problem));
            checks.that(!doneOn.isAfter(records.today()), DONE_ON, STILL_TO_COME)
                    .that(
                            on == null
                                    || !doneOn.isBefore(records.today().minusMonths(EvidenceFadesPolicy.GONE_MONTHS)),
                            DONE_ON,
                            TOO_OLD);
        }
        if (!checks.problems().isEmpty()) {
            return new Invalid(checks.problems());
        }
        confirmation.answer(new TreeSet<>(delivered), doneOn, words.strip(), actor.username(), clock.instant());
        events.publishEvent(new ConfirmationAnswered(UUID.randomUUID(), id));
        return new Recorded(id);
    }

    /**
     * The partner that was asked says that the work is not over: it runs on, and is asked for again.
     *
     * @param again the day from which it is asked for again
     * @param words what is missing
     */
    public StatementResult notYet(Actor actor, String id, long version, LocalDate again, String words) {
        Asked asked = asked(actor, id, version, false);
        if (asked.refusal() != null) {
            return asked.refusal();
        }
        Confirmation confirmation = Objects.requireNonNull(asked.confirmation());
        LocalDate today = records.today();
        Words checks = new Words()
                .that(
                        OnlyWhoIsAskedConfirmsPolicy.mayPutOff(actor, confirmation),
                        "again",
                        confirmation.kind() == EvidenceKind.DELIVERY
                                ? "You have said “not yet” " + OnlyWhoIsAskedConfirmsPolicy.MOST_PUT_OFF
                                        + " times: confirm what was delivered, or say that you do not confirm it."
                                : "A reference is for work that is done: say that you do not confirm it, and why.")
                .that(again.isAfter(today), "again", "Enter a day to come, on which you are asked again.")
                .that(
                        !again.isAfter(today.plusMonths(MOST_MONTHS_PUT_OFF)),
                        "again",
                        "Enter a day within " + MOST_MONTHS_PUT_OFF + " months.")
                .that(!words.isBlank(), WORDS, "Say what is missing: the other partner reads it.")
                .remark(WORDS, words.strip());
        if (!checks.problems().isEmpty()) {
            return new Invalid(checks.problems());
        }
        confirmation.notYet(again, words.strip(), actor.username(), clock.instant());
        events.publishEvent(new ConfirmationAnswered(UUID.randomUUID(), id));
        return new Recorded(id);
    }

    /** What waits for the actor's answer, locked; or why there is nothing to answer. @param afterAll whether a “no” can be answered anew */
    private Asked asked(Actor actor, String id, long version, boolean afterAll) {
        Optional<Confirmation> found = confirmations.lock(id);
        if (found.isEmpty() || !OnlyWhoIsAskedConfirmsPolicy.maySee(actor, found.get())) {
            return new Asked(null, new Unknown());
        }
        Confirmation confirmation = found.get();
        if (!OnlyWhoIsAskedConfirmsPolicy.mayAnswer(actor, confirmation)) {
            return new Asked(null, new NotAllowed());
        }
        boolean open = confirmation.state() == ConfirmationState.ASKED
                || afterAll && confirmation.state() == ConfirmationState.NOT_CONFIRMED;
        return open && confirmation.isVersion(version) ? new Asked(confirmation, null) : new Asked(null, new Stale());
    }

    /** One of the two is null. */
    private record Asked(
            @Nullable Confirmation confirmation, @Nullable StatementResult refusal) {}

    /** Whoever asked for a reference asks no longer. */
    public StatementResult withdraw(Actor actor, String id, long version) {
        Optional<Confirmation> found = confirmations.lock(id);
        if (found.isEmpty() || !OnlyWhoIsAskedConfirmsPolicy.maySee(actor, found.get())) {
            return new Unknown();
        }
        Confirmation confirmation = found.get();
        if (!OnlyWhoIsAskedConfirmsPolicy.mayWithdraw(actor, confirmation)) {
            return new NotAllowed();
        }
        if (confirmation.state() != ConfirmationState.ASKED || !confirmation.isVersion(version)) {
            return new Stale();
        }
        confirmation.withdraw(clock.instant());
        return new Recorded(id);
    }

    /** One confirmation, for its two partners and the steward; empty for an unknown id and for a stranger's alike. */
    @Transactional(readOnly = true)
    public Optional<ConfirmationView> show(Actor actor, String id) {
        return confirmations
                .findById(id)
                .filter(found -> OnlyWhoIsAskedConfirmsPolicy.maySee(actor, found))
                .map(found -> views.of(actor, List.of(found)).getFirst());
    }

    /** What the actor's partner is asked, and what it asks of others, the newest first; at most {@value #MOST} of each. */
    @Transactional(readOnly = true)
    public Listing list(Actor actor) {
        return PartnerId.read(actor.partnerId())
                .map(own -> new Listing(
                        views.of(actor, confirmations.findAskedOf(own, Limit.of(MOST))),
                        views.of(actor, confirmations.findAbout(own, Limit.of(MOST))),
                        views.of(actor, confirmations.findRunning(own, Limit.of(MOST)))))
                .orElseGet(() -> new Listing(List.of(), List.of(), List.of()));
    }

    /** How many answers others wait for. */
    @Transactional(readOnly = true)
    public long waiting(Actor actor) {
        return PartnerId.read(actor.partnerId())
                .map(confirmations::countWaiting)
                .orElse(0L);
    }

    /** What is told of a confirmation by mail, to both partners. @throws IllegalStateException when there is none such */
    @Transactional(readOnly = true)
    public ConfirmationView get(String id) {
        Confirmation found =
                confirmations.findById(id).orElseThrow(() -> new IllegalStateException("No confirmation " + id));
        return views.of(null, List.of(found)).getFirst();
    }

    /**
     * @param asked of the actor's partner
     * @param own about the actor's partner
     * @param running what is won and delivered now, by the actor's partner or for it
     */
    public record Listing(List<ConfirmationView> asked, List<ConfirmationView> own, List<ConfirmationView> running) {}
}
