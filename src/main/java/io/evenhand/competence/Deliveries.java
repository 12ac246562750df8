package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.competence.StatementResult.Invalid;
import io.evenhand.competence.StatementResult.NotAllowed;
import io.evenhand.competence.StatementResult.Recorded;
import io.evenhand.competence.StatementResult.Stale;
import io.evenhand.competence.StatementResult.Unknown;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work that was won and is delivered: it runs from the day on which the deal is won until what was promised in it is over or, without
 * promises, until a day that one of the two names. Then whoever introduced it is asked what was delivered, and not before.
 */
@Service
@Transactional
public class Deliveries {
    /** How far ahead somebody can say that work ends. */
    static final int MOST_MONTHS_AHEAD = 60;

    private static final String ENDED_ON = "endedOn";
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAMED = 1000;

    private final ConfirmationRepository confirmations;
    private final Areas areas;
    private final DeliveryPromises promises;
    private final Records records;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            ConfirmationRepository confirmations,
            Areas areas,
            DeliveryPromises promises,
            Records records,
            ApplicationEventPublisher events,
            Clock clock) {
        this.confirmations = confirmations;
        this.areas = areas;
        this.promises = promises;
        this.records = records;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A deal is won: what a partner delivers in it runs from now on. Idempotent by source and partner.
     *
     * @param source the referral's id
     * @param delivery its areas are words of the seat: those that name an area are proposed, the others are shown as they are; done on
     *     the day on which it was won
     */
    @RepeatedWhenRaced
    public void begin(String source, NewConfirmation delivery) {
        String onceKey = "delivery:" + source + ":" + delivery.about();
        if (confirmations.existsByOnceKey(onceKey)) {
            return;
        }
        NewConfirmation cut = cut(delivery);
        Set<String> meant = areas.meaning(cut.areas()).values().stream()
                .map(area -> area.id().value())
                .collect(Collectors.toCollection(TreeSet::new));
        confirmations.saveAndFlush(
                new Confirmation(UUID.randomUUID().toString(), onceKey, source, cut, meant, clock.instant()));
    }

    private static NewConfirmation cut(NewConfirmation delivery) {
        String title = delivery.title();
        List<String> named = delivery.areas();
        while (String.join(", ", named).length() > LONGEST_NAMED) {
            named = named.subList(0, named.size() - 1);
        }
        return new NewConfirmation(
                delivery.kind(),
                delivery.about(),
                delivery.askedOf(),
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
                named,
                delivery.doneOn());
    }

    /** What runs in the whole network, for those who look whether it is over. */
    @Transactional(readOnly = true)
    public List<Running> running() {
        return confirmations.findAllRunning().stream()
                .map(one -> new Running(one.source(), one.about(), one.askedAt(), one.askOn()))
                .toList();
    }

    /** The work is over: whoever introduced it is asked. Idempotent: what does not run is left as it is. */
    public void over(String source, PartnerId about, LocalDate day) {
        confirmations
                .findRunning(source, about)
                .flatMap(one -> confirmations.lock(one.id()))
                .ifPresent(one -> over(one, day));
    }

    private void over(Confirmation one, LocalDate day) {
        if (one.over(day, clock.instant())) {
            events.publishEvent(new ConfirmationAsked(UUID.randomUUID(), one.id()));
        }
    }

    /**
     * The deliverer, or whoever introduced the work, says when it is over. From that day on it is asked for; on a day that has come, at
     * once. What is promised in it and not over goes before such a word. A deliverer's own word makes no room at once: see {@link
     * Workload#DAYS_TO_ANSWER}.
     */
    public StatementResult end(Actor actor, String id, long version, LocalDate day) {
        Optional<Confirmation> found = confirmations.lock(id);
        if (found.isEmpty() || !OnlyWhoIsAskedConfirmsPolicy.maySee(actor, found.get())) {
            return new Unknown();
        }
        Confirmation delivery = found.get();
        if (!OnlyWhoIsAskedConfirmsPolicy.mayEnd(actor, delivery)) {
            return new NotAllowed();
        }
        if (delivery.state() != ConfirmationState.RUNS || !delivery.isVersion(version)) {
            return new Stale();
        }
        boolean introduced = delivery.askedOf().value().equals(actor.partnerId());
        Map<String, String> problems = problems(delivery, introduced, day);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        delivery.endsOn(day, new PartnerId(actor.partnerId()));
        if (!day.isAfter(records.today())) {
            over(delivery, day);
        }
        return new Recorded(id);
    }

    private Map<String, String> problems(Confirmation delivery, boolean introduced, LocalDate day) {
        LocalDate putOffTo = introduced || delivery.putOff() == 0 ? null : delivery.askOn();
        Words checks = new Words()
                .that(!day.isBefore(delivery.doneOn()), ENDED_ON, "Enter " + delivery.doneOn() + " or a later day.")
                .that(
                        !day.isAfter(records.today().plusMonths(MOST_MONTHS_AHEAD)),
                        ENDED_ON,
                        "Enter a day within five years.")
                .that(
                        putOffTo == null || !day.isBefore(putOffTo),
                        ENDED_ON,
                        "Whoever introduced it said that it is not over before " + putOffTo
                                + ": enter that day or a later one.");
        promises.open(delivery.source(), delivery.about())
                .ifPresent(what -> checks.that(
                        false,
                        ENDED_ON,
                        "“" + what
                                + "” is promised and not over. Once it is shown and accepted, or called off, the work"
                                + " ends."));
        return checks.problems();
    }

    /**
     * @param source the referral's id
     * @param since when it was won
     * @param askOn when it is to be over; null where nobody said so
     */
    public record Running(
            String source,
            PartnerId about,
            Instant since,
            @Nullable LocalDate askOn) {}
}
