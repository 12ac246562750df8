package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A duty that is found after the duties of a referral were checked, because people said later that two customers are one. The bound partner decides
 * what becomes of it: it stops the referral, asks for release, or goes on with a reason. It is reversible while it is open: an answer that is taken
 * back leaves nothing to decide. Whoever is no party to the duty never hears between whom it is.
 */
@Service
@Transactional
public class LateDuties {
    private static final int LONGEST_REASON = 2000;

    private final ProtectionWindowRepository windows;
    private final LookalikeAnswers answers;
    private final ContraryDuties contrary;
    private final Protections protections;
    private final OpenNotices notices;
    private final WindowHistory history;
    private final ApplicationEventPublisher events;
    private final JdbcClient database;
    private final Clock clock;

    LateDuties(
            ProtectionWindowRepository windows,
            LookalikeAnswers answers,
            ContraryDuties contrary,
            Protections protections,
            OpenNotices notices,
            WindowHistory history,
            ApplicationEventPublisher events,
            JdbcClient database,
            Clock clock) {
        this.windows = windows;
        this.answers = answers;
        this.contrary = contrary;
        this.protections = protections;
        this.notices = notices;
        this.history = history;
        this.events = events;
        this.database = database;
        this.clock = clock;
    }

    private record Question(String id, String windowId, String referralId) {}

    @EventListener
    void on(LookalikeAnswered event) {
        look(questions("id", event.lookalike()));
    }

    /** A window has taken the place of another: what was open about that one is open about this. */
    void look(ProtectionWindow next) {
        look(questions("window_id", next.id()));
    }

    private void look(List<Question> questions) {
        Map<String, List<LookalikeAnswers.Said>> said =
                answers.of(questions.stream().map(Question::id).toList());
        for (Question question : questions) {
            ProtectionWindow window = windows.findById(question.windowId()).orElseThrow();
            boolean same = LookalikeAnswers.standing(Objects.requireNonNull(said.get(question.id())))
                    == LookalikeView.Standing.SAME;
            if (!same) {
                notices.settled(window, question.referralId());
            } else if (contrary.stands(window, question.referralId(), today())) {
                events.publishEvent(new SameCustomerStands(window.id(), question.referralId(), window.boundPartner()));
            }
        }
    }

    private List<Question> questions(String column, String value) {
        return database.sql("select id, window_id, referral_id from lookalike where " + column + " = ? order by id")
                .param(value)
                .query((row, number) ->
                        new Question(row.getString("id"), row.getString("window_id"), row.getString("referral_id")))
                .list();
    }

    /** The referral has ended: nothing is left to decide about it. */
    public void over(String referralId) {
        notices.over(referralId);
    }

    /** The bound partner is asked. Called by whoever knows that the referral goes on. Nothing is asked twice. */
    public void open(String windowId, String referralId) {
        ProtectionWindow window = windows.findById(windowId).orElseThrow();
        if (notices.ofReferral(window, referralId).isEmpty()) {
            ask(window, referralId);
        }
    }

    private void ask(ProtectionWindow window, String referralId) {
        WindowNotice unused = notices.open(WindowNotice.ofDuty(
                window.id(), referralId, notices.timesOfReferral(window, referralId) + 1, clock.instant()));
    }

    /** The bound partner decides. The caller tells a repetition apart. */
    WindowResult resolve(WindowNotice notice, Actor actor, String decision, String reason) {
        ProtectionWindow window = windows.findById(notice.windowId()).orElseThrow();
        Optional<WindowResult> flaw = flaw(notice, window.boundPartner(), actor, reason);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        String referral = notice.referralId();
        String why = reason.strip();
        switch (decision) {
            case "continue" -> {
                boolean unused = notice.end(WindowNotice.State.GRANTED, clock.instant());
                protections.goOn(window.id(), referral, actor.username(), why);
            }
            case "ask-release" -> protections.askForRelease(window.id(), referral, actor.username(), why);
            case "stop" -> {
                boolean unused = notice.end(WindowNotice.State.GRANTED, clock.instant());
                history.note(
                        window,
                        WindowEventKind.DUTY_FOUND,
                        Author.of(actor),
                        "stopped a referral for the sake of it",
                        null);
                events.publishEvent(
                        new ReferralStops(window.id(), referral, window.boundPartner(), actor.displayName(), why));
            }
            default -> {
                return refused("“" + decision + "” is not a decision here.");
            }
        }
        return done();
    }

    /** The protected partner releases for this referral, or does not: then the bound one is asked again. */
    WindowResult decideRelease(WindowNotice notice, Actor actor, boolean granted, String reason) {
        ProtectionWindow window = windows.findById(notice.windowId()).orElseThrow();
        Optional<WindowResult> flaw = flaw(notice, window.protectedPartner(), actor, granted ? "granted" : reason);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        boolean unused = notice.end(granted ? WindowNotice.State.GRANTED : WindowNotice.State.REFUSED, clock.instant());
        protections.decideRelease(window.id(), notice.referralId(), granted, actor.username(), reason.strip());
        if (!granted) {
            ask(window, notice.referralId());
        }
        return done();
    }

    /** The protected partner did not answer in time: the bound one is asked again. */
    void lapse(ProtectionWindow window, WindowNotice notice) {
        ask(window, notice.referralId());
    }

    private static Optional<WindowResult> flaw(WindowNotice notice, PartnerId decider, Actor actor, String reason) {
        if (!notice.isOpen()) {
            return Optional.of(refused("It was decided meanwhile."));
        }
        if (!decider.value().equals(actor.partnerId())) {
            return Optional.of(new WindowResult.NotAllowed("Another side of the window decides this."));
        }
        if (reason.isBlank()) {
            return Optional.of(refused("Give a reason: it is kept with the duty."));
        }
        return reason.length() > LONGEST_REASON
                ? Optional.of(refused("Say it in at most %d characters.".formatted(LONGEST_REASON)))
                : Optional.empty();
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
