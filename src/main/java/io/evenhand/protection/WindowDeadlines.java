package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.notice.Deadline;
import io.evenhand.notice.DeadlineSource;
import io.evenhand.notice.Until;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Windows that end in the next two weeks, as deadlines of the people whom nobody asks to decide; who decides has a task for it. */
@Component
class WindowDeadlines implements DeadlineSource {
    private static final String NAME = "window";
    private static final int DAYS_BEFORE = 14;

    private final Windows windows;
    private final WindowNoticeRepository notices;

    WindowDeadlines(Windows windows, WindowNoticeRepository notices) {
        this.windows = windows;
        this.notices = notices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Deadline> of(Actor actor) {
        return OwnWindows.maySpeak(actor)
                ? windows.endingWithin(actor, DAYS_BEFORE).stream()
                        .filter(window -> !isAsked(actor, window))
                        .flatMap(window -> end(window).stream())
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Deadline> find(Actor actor, String id) {
        return of(actor).stream().filter(deadline -> deadline.id().equals(id)).findFirst();
    }

    /** Whoever decided already, and whose renewal may yet fail, has no task any more. */
    private boolean isAsked(Actor actor, WindowLine window) {
        return window.protects()
                && actor.has(Role.OPERATIONS)
                && notices.findByWindowIdAndState(window.id(), WindowNotice.State.OPEN).stream()
                        .anyMatch(notice -> notice.kind() == WindowNoticeKind.ENDING);
    }

    static Optional<Deadline> end(WindowLine window) {
        return Optional.ofNullable(window.endsOn())
                .map(day -> deadline(
                        window,
                        window.id(),
                        window.protects() ? "Protection ends" : "Duty about a customer ends",
                        day));
    }

    static Optional<Deadline> tail(WindowLine window) {
        return Optional.ofNullable(window.tailEndsOn())
                .map(day -> deadline(window, "tail-" + window.id(), "Tail of protection ends", day));
    }

    /** The day from which it passes on or is released. */
    static Optional<Deadline> lifted(WindowLine window) {
        return Optional.ofNullable(window.liftedOn())
                .map(day -> deadline(
                        window,
                        "lifted-" + window.id(),
                        window.state() == WindowState.RELEASED ? "Protection is released" : "Protection passes on",
                        day));
    }

    private static Deadline deadline(WindowLine window, String id, String title, LocalDate day) {
        return new Deadline(
                NAME,
                id,
                title,
                window.agreement(),
                "Protected: " + window.holder() + ". Bound: " + window.bound() + ".",
                window.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
                Until.on(day),
                window.path(),
                window.revision());
    }
}
