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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What partners confirm of one another's work. Of a referral that ended won, its introducer is asked by the program; for work elsewhere,
 * a partner asks another for a reference. Only the partner that is asked answers, once; nobody's silence counts for or against anybody.
 */
@Service
@Transactional
public class Confirmations {
    /** As many as a page shows. */
    public static final int MOST = 100;

    static final int MOST_AREAS = 20;
    private static final int MOST_OPEN_REFERENCES = 20;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAMED = 1000;

    private final ConfirmationRepository confirmations;
    private final Areas areas;
    private final AreaRepository known;
    private final Partners partners;
    private final ConfirmationViews views;
    private final Records records;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Confirmations(
            ConfirmationRepository confirmations,
            Areas areas,
            AreaRepository known,
            Partners partners,
            ConfirmationViews views,
            Records records,
            ApplicationEventPublisher events,
            Clock clock) {
        this.confirmations = confirmations;
        this.areas = areas;
        this.known = known;
        this.partners = partners;
        this.views = views;
        this.records = records;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks whoever introduced a referral that ended won what was delivered in it. Idempotent by source and partner: what was asked for
     * once is not asked again.
     *
     * @param source the referral's id
     * @param delivery its areas are words of the seat, those that name an area are proposed, the others are shown as they are
     */
    @RepeatedWhenRaced
    public void askForDelivery(String source, NewConfirmation delivery) {
        String onceKey = "delivery:" + source + ":" + delivery.about();
        if (!confirmations.existsByOnceKey(onceKey)) {
            ask(onceKey, cut(delivery));
        }
    }

    private static NewConfirmation cut(NewConfirmation delivery) {
        String title = delivery.title();
        List<String> areas = delivery.areas();
        while (String.join(", ", areas).length() > LONGEST_NAMED) {
            areas = areas.subList(0, areas.size() - 1);
        }
        return new NewConfirmation(
                delivery.kind(),
                delivery.about(),
                delivery.askedOf(),
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
                areas,
                delivery.doneOn());
    }

    private String ask(String onceKey, NewConfirmation asked) {
        Set<String> meant = areas.meaning(asked.areas()).values().stream()
                .map(area -> area.id().value())
                .collect(Collectors.toCollection(TreeSet::new));
        String id = UUID.randomUUID().toString();
        confirmations.saveAndFlush(new Confirmation(id, onceKey, asked, meant, clock.instant()));
        events.publishEvent(new ConfirmationAsked(UUID.randomUUID(), id));
        return id;
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
        String id = ask(
                "reference:" + UUID.randomUUID(),
                new NewConfirmation(
                        EvidenceKind.REFERENCE,
                        about,
                        other.orElseThrow(),
                        reference.title(),
                        reference.areas(),
                        reference.doneOn()));
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
                .that(!reference.doneOn().isAfter(today), "doneOn", "This day is still to come.")
                .that(
                        !reference.doneOn().isBefore(today.minusMonths(EvidenceFadesPolicy.GONE_MONTHS)),
                        "doneOn",
                        "Work of more than five years ago shows nothing any more.")
                .that(
                        confirmations.countOpen(about, EvidenceKind.REFERENCE) < MOST_OPEN_REFERENCES,
                        "askedOf",
                        "You wait for " + MOST_OPEN_REFERENCES + " answers: wait for some of them, or ask no longer.");
        areasProblem(reference.areas()).ifPresent(problem -> checks.that(false, "areas", problem));
        return checks.problems();
    }

    /** Why these are no areas in which work was done; empty when they are. */
    private Optional<String> areasProblem(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Optional.of("Choose at least one area.");
        }
        if (ids.size() > MOST_AREAS) {
            return Optional.of("Choose at most " + MOST_AREAS + " areas: those that were most of the work.");
        }
        List<AreaId> read =
                ids.stream().flatMap(id -> AreaId.read(id).stream()).distinct().toList();
        return read.size() < Set.copyOf(ids).size() || known.findAllById(read).size() < read.size()
                ? Optional.of("An area that you name is not there: choose from the list.")
                : Optional.empty();
    }

    /**
     * The partner that was asked says what was delivered.
     *
     * @param delivered ids of areas; empty when it does not confirm it
     * @param words why not, or what else is to be said
     */
    public StatementResult answer(Actor actor, String id, long version, Collection<String> delivered, String words) {
        Optional<Confirmation> found = confirmations.lock(id);
        if (found.isEmpty() || !OnlyWhoIsAskedConfirmsPolicy.maySee(actor, found.get())) {
            return new Unknown();
        }
        Confirmation confirmation = found.get();
        if (!OnlyWhoIsAskedConfirmsPolicy.mayAnswer(actor, confirmation)) {
            return new NotAllowed();
        }
        if (confirmation.state() != ConfirmationState.ASKED || !confirmation.isVersion(version)) {
            return new Stale();
        }
        Words checks = new Words()
                .remark("words", words.strip())
                .that(
                        !delivered.isEmpty() || !words.isBlank(),
                        "words",
                        "Say why you do not confirm it: the other partner reads it.");
        if (!delivered.isEmpty()) {
            areasProblem(delivered).ifPresent(problem -> checks.that(false, "areas", problem));
        }
        if (!checks.problems().isEmpty()) {
            return new Invalid(checks.problems());
        }
        confirmation.answer(new TreeSet<>(delivered), words.strip(), actor.username(), clock.instant());
        events.publishEvent(new ConfirmationAnswered(UUID.randomUUID(), id));
        return new Recorded(id);
    }

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
                        views.of(actor, confirmations.findAbout(own, Limit.of(MOST)))))
                .orElseGet(() -> new Listing(List.of(), List.of()));
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

    /** @param asked of the actor's partner @param own about the actor's partner */
    public record Listing(List<ConfirmationView> asked, List<ConfirmationView> own) {}
}
