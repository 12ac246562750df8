package io.evenhand.obligation;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.obligation.ObligationResult.Recorded;
import io.evenhand.obligation.ObligationResult.Refused;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promises from the moment when they are made until they are kept, excused, broken or called off. */
@Service
@Transactional
public class Obligations {
    private final ObligationRepository obligations;
    private final TrackRecordEntries track;
    private final Partners partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Obligations(
            ObligationRepository obligations,
            TrackRecordEntries track,
            Partners partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.obligations = obligations;
        this.track = track;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a promise and, once committed, the process that pursues it. Idempotent by subject and once-key. */
    @RepeatedWhenRaced
    public ObligationId begin(NewObligation promise) {
        return obligations
                .findBySubjectAndOnceKey(promise.subject(), promise.onceKey())
                .map(Obligation::id)
                .orElseGet(() -> {
                    Obligation begun =
                            obligations.save(new Obligation(ObligationId.random(), promise, clock.instant()));
                    if (promise.kind().isPursued()) {
                        events.publishEvent(new ObligationBegun(UUID.randomUUID(), begun.id()));
                    }
                    return begun.id();
                });
    }

    /** What the process needs to know when it begins. */
    @Transactional(readOnly = true)
    public ProcessStart start(ObligationId id) {
        Obligation promise = get(id);
        return new ProcessStart(
                promise.obliged().value(),
                promise.owedTo().value(),
                promise.state() == ObligationState.ASKED,
                promise.answerWithin(),
                promise.acceptWithin(),
                times(promise));
    }

    private static Times times(Obligation promise) {
        return new Times(promise.dueAt().toString(), promise.escalateAt().toString());
    }

    /** The partner that was asked for a promise makes it, or refuses. */
    public ObligationResult answerRequest(ObligationId id, Actor actor, String decision, String reason) {
        Obligation promise = get(id);
        return switch (decision) {
            case "promise" -> {
                promise.promise();
                yield told(promise, actor, "promised: " + promise.what(), "promised");
            }
            case "refuse" -> {
                if (reason.isBlank()) {
                    yield new Refused("Say why you do not promise it: the other partner will read it.");
                }
                promise.because(reason);
                yield told(promise, actor, "did not promise “" + promise.what() + "”: " + reason, "refused");
            }
            default -> unknown(decision);
        };
    }

    /**
     * The obliged partner shows that it is done, or says that it cannot.
     *
     * @param taskKey tells this decision from an earlier one of the same kind
     */
    public ObligationResult keep(ObligationId id, long taskKey, Actor actor, String decision, String reason) {
        Obligation promise = get(id);
        if (reason.isBlank()) {
            return new Refused(
                    decision.equals("done")
                            ? "Say what shows that it is done: what, when, and where it can be seen."
                            : "Say why you cannot: the other partner has to decide how it goes on.");
        }
        return switch (decision) {
            case "done" -> {
                promise.show(reason, clock.instant());
                yield told(
                        promise, actor, "showed that “" + promise.what() + "” is done: " + reason, "shown-" + taskKey);
            }
            case "cannot" -> {
                promise.because(reason);
                promise.putAtIssue();
                yield told(
                        promise, actor, "said that “" + promise.what() + "” cannot be done: " + reason, "c-" + taskKey);
            }
            default -> unknown(decision);
        };
    }

    /** The partner to whom it was promised accepts what was shown, or says what is missing. */
    public ObligationResult accept(ObligationId id, long taskKey, Actor actor, String decision, String reason) {
        Obligation promise = get(id);
        return switch (decision) {
            case "accept" -> told(promise, actor, "accepted “" + promise.what() + "”", "accepted-" + taskKey);
            case "reject" -> {
                if (reason.isBlank()) {
                    yield new Refused("Say what is missing: the other partner has to do it.");
                }
                promise.askAgain(reason, clock.instant());
                yield told(promise, actor, "did not accept “" + promise.what() + "”: " + reason, "rejected-" + taskKey);
            }
            default -> unknown(decision);
        };
    }

    /**
     * The partner to whom it was promised decides about a missed promise.
     *
     * @param dueOn the new day, when more time is given; it lasts until the end of that day
     */
    public ObligationResult settleMissed(
            ObligationId id, long taskKey, Actor actor, String decision, String reason, @Nullable LocalDate dueOn) {
        Obligation promise = get(id);
        if (reason.isBlank()) {
            return new Refused("Say why: it is kept with the promise, and the other partner will read it.");
        }
        return switch (decision) {
            case "extend" -> {
                Optional<Instant> dueAt = Optional.ofNullable(dueOn).map(Days::lastSecondOf);
                if (dueAt.filter(at -> at.isAfter(clock.instant())).isEmpty()) {
                    yield new Refused("Give the new day, today or later, such as 2026-03-31.");
                }
                promise.extend(dueAt.get(), reason, clock.instant());
                yield told(
                        promise,
                        actor,
                        "gave time for “" + promise.what() + "” until " + dueOn + ": " + reason,
                        "extended-" + taskKey);
            }
            case "excuse" -> {
                promise.because(reason);
                yield told(promise, actor, "excused “" + promise.what() + "”: " + reason, "excused-" + taskKey);
            }
            case "hold" -> {
                promise.because(reason);
                yield told(
                        promise, actor, "recorded “" + promise.what() + "” as broken: " + reason, "broken-" + taskKey);
            }
            default -> unknown(decision);
        };
    }

    /** As {@link Days#lastSecondOf}. */
    public static Instant endOf(LocalDate day) {
        return Days.lastSecondOf(day);
    }

    /** What tells a duty that an agreement brings from whatever people promise one another: its kind and to whom it is owed. */
    public static String dutyKey(ObligationKind kind, PartnerId owedTo) {
        return kind.code() + "-" + owedTo;
    }

    /**
     * Something recorded elsewhere shows that a partner did what an agreement obliges it to: those duties are kept by it, in time or late,
     * and nobody has to show or accept anything. Once committed, their processes end. Idempotent: what is over, or was proven, stays.
     *
     * @param evidence what shows it, in words for both partners, at most 2000 characters
     * @param by the person whose doing it was
     */
    @RepeatedWhenRaced
    public void prove(String subject, ObligationKind kind, PartnerId obliged, String evidence, String by, Instant at) {
        for (Obligation promise : obligations.findOf(List.of(subject))) {
            boolean duty = promise.kind() == kind
                    && promise.obliged().equals(obliged)
                    && promise.onceKey().equals(dutyKey(kind, promise.owedTo()));
            if (duty && !promise.state().isOver() && !promise.isShownBy(evidence)) {
                if (at.isAfter(promise.dueAt())) {
                    recordOverdue(promise.id());
                }
                promise.show(evidence, at);
                events.publishEvent(new ObligationProven(UUID.randomUUID(), promise.id()));
                tell(promise, by, "kept “" + promise.what() + "”: " + evidence, "proven");
            }
        }
    }

    /** It is due and not done. Idempotent: the first time counts. */
    public void recordOverdue(ObligationId id) {
        Obligation promise = get(id);
        if (promise.becomeOverdue(clock.instant())) {
            track.overdue(promise, clock.instant());
            tell(promise, null, "noted that “" + promise.what() + "” is overdue for " + obliged(promise), "overdue");
        }
    }

    /** The grace is over: the other partner decides. Idempotent. */
    public void escalate(ObligationId id) {
        Obligation promise = get(id);
        // What was shown meanwhile waits for its process to hear of it.
        if (!promise.state().isOver() && promise.state() != ObligationState.SHOWN) {
            promise.putAtIssue();
            tell(
                    promise,
                    null,
                    "asked " + partners.get(promise.owedTo()).legalName() + " how to go on with “" + promise.what()
                            + "”, missed by " + obliged(promise),
                    "escalated-" + promise.dueAt().toEpochMilli());
        }
    }

    /** The process waits for it again: until when, and when it is missed. */
    @Transactional(readOnly = true)
    public Times reopened(ObligationId id) {
        return times(get(id));
    }

    /** Ends a promise, and puts on the track record what became of it. Idempotent: the first end stands. */
    public void close(ObligationId id, ObligationState end) {
        Obligation promise = get(id);
        if (promise.close(end, clock.instant())) {
            track.closed(promise, clock.instant());
            closingWords(end).ifPresent(words -> tell(promise, null, words + " “" + promise.what() + "”", "closed"));
        }
    }

    private static Optional<String> closingWords(ObligationState end) {
        return switch (end) {
            case UNANSWERED -> Optional.of("counted as kept, for nobody objected in time:");
            case CALLED_OFF -> Optional.of("called off");
            default -> Optional.empty();
        };
    }

    /** Ends a promise that no process pursues, by its once-key; unknown or ended, nothing happens. */
    public void close(String subject, String onceKey, ObligationState end) {
        obligations
                .findBySubjectAndOnceKey(subject, onceKey)
                .filter(promise -> promise.close(end, clock.instant()))
                .ifPresent(promise -> track.closed(promise, clock.instant()));
    }

    /** What was promised in a subject is no longer owed: those promises end at once or, once committed, with their process. */
    public void callOff(String subject, Predicate<ObligationView> which) {
        obligations.findOf(List.of(subject)).stream()
                .filter(promise -> !promise.state().isOver() && which.test(promise.view()))
                .forEach(callOff());
    }

    private Consumer<Obligation> callOff() {
        return promise -> {
            if (promise.kind().isPursued()) {
                events.publishEvent(new ObligationCalledOff(UUID.randomUUID(), promise.id()));
            } else {
                boolean unused = promise.close(ObligationState.CALLED_OFF, clock.instant());
            }
        };
    }

    /** The partner to whom it was promised needs it no longer. */
    public ObligationResult waive(ObligationId id, Actor actor, String reason) {
        Obligation promise = get(id);
        if (!promise.owedTo().value().equals(actor.partnerId())) {
            return new Refused("Only the partner to whom it was promised can call it off.");
        }
        if (promise.state().isOver()) {
            return new Refused("It has ended already: " + promise.state().words() + ".");
        }
        if (reason.isBlank()) {
            return new Refused("Say why: the other partner will read it.");
        }
        promise.because(reason);
        callOff().accept(promise);
        return told(promise, actor, "needs “" + promise.what() + "” no longer: " + reason, "waived");
    }

    /** Promises of some subjects, by due time. The caller has made sure that the reader may see the subjects. */
    @Transactional(readOnly = true)
    public List<ObligationView> of(Collection<String> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : obligations.findOf(subjects).stream().map(Obligation::view).toList();
    }

    /** One promise. @throws IllegalStateException when there is none such */
    @Transactional(readOnly = true)
    public ObligationView view(ObligationId id) {
        return get(id).view();
    }

    /** Several promises at once; unknown ones are left out. */
    @Transactional(readOnly = true)
    public List<ObligationView> views(Collection<ObligationId> ids) {
        return obligations.findAllById(ids).stream().map(Obligation::view).toList();
    }

    /** What a partner owes or is owed and is not over, what presses first. */
    @Transactional(readOnly = true)
    public List<ObligationView> openOf(PartnerId partner, int most) {
        return obligations.findOpenOf(partner, Limit.of(most)).stream()
                .map(Obligation::view)
                .toList();
    }

    /** What a partner is owed and is not over, what presses first. */
    @Transactional(readOnly = true)
    public List<ObligationView> openTo(PartnerId partner, int most) {
        return obligations.findOpenTo(partner, Limit.of(most)).stream()
                .map(Obligation::view)
                .toList();
    }

    /** What a partner was owed, is over, and was late or broken, the newest first. */
    @Transactional(readOnly = true)
    public List<ObligationView> missedTo(PartnerId partner, int most) {
        return obligations.findMissedTo(partner, Limit.of(most)).stream()
                .map(Obligation::view)
                .toList();
    }

    /** How all who ever promised a partner anything kept their word to it. */
    @Transactional(readOnly = true)
    public List<Towards> towards(PartnerId partner) {
        return obligations.countTowards(partner);
    }

    /**
     * @param over how many promises ended of which it counts how
     * @param keptInTime how many of these
     */
    public record Towards(PartnerId obliged, long over, long keptInTime) {}

    /** What a partner has promised of these kinds and not yet shown, what presses first. */
    @Transactional(readOnly = true)
    public List<ObligationView> owedBy(PartnerId partner, Collection<ObligationKind> kinds, int most) {
        return obligations.findOwedBy(partner, kinds, Limit.of(most)).stream()
                .map(Obligation::view)
                .toList();
    }

    private Obligation get(ObligationId id) {
        return obligations.findById(id).orElseThrow(() -> new IllegalStateException("No promise " + id));
    }

    private String obliged(Obligation promise) {
        return partners.get(promise.obliged()).legalName();
    }

    private ObligationResult told(Obligation promise, Actor actor, String what, String onceKey) {
        tell(promise, actor.displayName(), what, onceKey);
        return new Recorded(promise.id());
    }

    private void tell(Obligation promise, @Nullable String actor, String what, String onceKey) {
        // Once in the subject: its own id keeps two promises apart.
        events.publishEvent(new ObligationNews(promise.subject(), actor, what, onceKey + "-" + promise.id()));
    }

    private static ObligationResult unknown(String decision) {
        return new Refused("“" + decision + "” is not a decision here.");
    }

    /**
     * What the process is started with: ids, routing and times.
     *
     * @param asked whether it has yet to be promised
     */
    public record ProcessStart(
            String obligedId, String owedToId, boolean asked, String answerWithin, String acceptWithin, Times times) {}

    /** ISO 8601 instants. */
    public record Times(String dueAt, String escalateAt) {}
}
