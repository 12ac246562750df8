package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.protection.WindowResult.NotAllowed;
import io.evenhand.protection.WindowResult.Unknown;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A window ends before its time: the protected partner sets the bound one free whenever it likes, altogether or for one referral; the bound
 * one asks for that, or says that something happened which the terms name.
 */
@Service
@Transactional
public class EarlyReleases {
    private static final int LONGEST_REASON = 2000;

    private final OwnWindows own;
    private final OpenNotices notices;
    private final WindowExceptionRepository exceptions;
    private final Protections protections;
    private final WindowHistory history;
    private final WindowMails mails;
    private final ProtectionSettings settings;
    private final Clock clock;

    EarlyReleases(
            OwnWindows own,
            OpenNotices notices,
            WindowExceptionRepository exceptions,
            Protections protections,
            WindowHistory history,
            WindowMails mails,
            ProtectionSettings settings,
            Clock clock) {
        this.own = own;
        this.notices = notices;
        this.exceptions = exceptions;
        this.protections = protections;
        this.history = history;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /** The protected partner sets the bound one free, from today on. */
    @RepeatedWhenRaced
    public WindowResult release(Actor actor, String windowId, String reason) {
        return own.visible(actor, windowId)
                .map(window -> mayAnswer(actor, window)
                        .or(() -> flaw(window, reason))
                        .orElseGet(() -> release(window, Author.of(actor), reason.strip())))
                .orElseGet(Unknown::new);
    }

    WindowResult release(ProtectionWindow window, Author by, String reason) {
        own.hold(window);
        window.release(today());
        history.note(
                window,
                WindowEventKind.RELEASED,
                by,
                "released the bound partner from today on" + until(window),
                reason);
        mails.released(window, reason);
        notices.overtake(window);
        return done();
    }

    /** What is to pass on is no longer for the one side to give away, or not from the other to take: it begins as all agreed. */
    private String until(ProtectionWindow window) {
        return window.successorId()
                .map(own::get)
                .filter(next -> next.startsOn().isAfter(today()))
                .map(next -> "; the window in its place begins on " + Days.words(next.startsOn()) + " as agreed")
                .orElse("");
    }

    /**
     * The protected partner sets the bound one free for one referral about which it was asked before.
     *
     * @param exceptionId the request; another's, or one that was granted, is refused
     */
    @RepeatedWhenRaced
    public WindowResult releaseFor(Actor actor, String windowId, String exceptionId, String reason) {
        Optional<ProtectionWindow> known = own.visible(actor, windowId);
        Optional<WindowException> request = exceptions
                .findById(exceptionId)
                .filter(exception -> exception.windowId().equals(windowId));
        if (known.isEmpty()) {
            return new Unknown();
        }
        ProtectionWindow window = known.get();
        Optional<WindowResult> refusal = mayAnswer(actor, window).or(() -> flaw(window, reason));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (request.isEmpty()) {
            return new Unknown();
        }
        protections.decideRelease(windowId, request.get().referralId(), true, actor.username(), reason.strip());
        return done();
    }

    /**
     * The bound partner asks to be set free.
     *
     * @param event what happened of which the terms say that it ends the promise; null where it only asks
     */
    @RepeatedWhenRaced
    public WindowResult ask(Actor actor, String windowId, @Nullable ReleaseEvent event, String reason) {
        Optional<ProtectionWindow> known = own.visible(actor, windowId);
        if (known.isEmpty()) {
            return new Unknown();
        }
        ProtectionWindow window = known.get();
        if (!OwnWindows.isBound(actor, window) || !OwnWindows.maySpeak(actor)) {
            return new NotAllowed("The bound partner's operations or legal ask for release.");
        }
        Optional<WindowResult> flaw = flaw(window, reason);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        if (event != null && !stateable(window).contains(event)) {
            return refused("The signed terms do not say that this ends the promise.");
        }
        if (notices.isAsked(windowId, WindowNoticeKind.RELEASE_ASKED)) {
            return refused("A request waits for an answer already.");
        }
        WindowNotice unused = notices.open(WindowNotice.ofRelease(
                windowId,
                Author.of(actor),
                event,
                reason.strip(),
                clock.instant().plus(settings.answerWithin()),
                clock.instant()));
        history.note(
                window,
                WindowEventKind.RELEASE_ASKED,
                Author.of(actor),
                event == null ? "asked to be released" : "stated that " + words(event),
                reason.strip());
        return done();
    }

    /** What the bound partner may state: that the other one says so in writing is not for it to say. */
    static List<ReleaseEvent> stateable(ProtectionWindow window) {
        return window.rules().earlyRelease().stream()
                .filter(event -> event != ReleaseEvent.WRITTEN_RELEASE)
                .toList();
    }

    /** As the end of a sentence: "stated that …". */
    static String words(ReleaseEvent event) {
        return switch (event) {
            case WRITTEN_RELEASE -> "the protected partner released it in writing";
            case REFERRAL_LOST -> "the customer gave the work to somebody else altogether";
            case BUSINESS_CEASED -> "the protected partner no longer serves such customers";
        };
    }

    /** The protected partner grants or refuses what was asked. What is ended stays as it is: a repetition is told apart before. */
    WindowResult answer(WindowNotice notice, Actor actor, boolean granted, String reason) {
        ProtectionWindow window = own.get(notice.windowId());
        if (!granted && reason.isBlank()) {
            return refused("Say why you refuse.");
        }
        own.hold(window);
        if (window.isOverOn(today())) {
            return refused("This window binds nobody any more.");
        }
        if (!notice.end(granted ? WindowNotice.State.GRANTED : WindowNotice.State.REFUSED, clock.instant())) {
            return refused("It was decided meanwhile.");
        }
        if (granted) {
            return release(window, Author.of(actor), reason.isBlank() ? "As asked: " + notice.reason() : reason);
        }
        history.note(window, WindowEventKind.RELEASE_REFUSED, Author.of(actor), "refused to release", reason);
        mails.releaseRefused(window, notice, reason);
        return done();
    }

    private static Optional<WindowResult> mayAnswer(Actor actor, ProtectionWindow window) {
        return OwnWindows.protects(actor, window) && OwnWindows.maySpeak(actor)
                ? Optional.empty()
                : Optional.of(new NotAllowed("The protected partner's operations or legal release."));
    }

    private Optional<WindowResult> flaw(ProtectionWindow window, String reason) {
        if (window.isOverOn(today())) {
            return Optional.of(refused("This window binds nobody any more."));
        }
        if (reason.isBlank()) {
            return Optional.of(refused("Say why: it is kept, and the other side reads it."));
        }
        return reason.length() > LONGEST_REASON
                ? Optional.of(refused("Say it in at most %d characters.".formatted(LONGEST_REASON)))
                : Optional.empty();
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
