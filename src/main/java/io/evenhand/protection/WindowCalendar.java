package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.notice.Calendars;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The days of windows as a file for calendar programs. No entry names the customer. */
@Service
@Transactional(readOnly = true)
public class WindowCalendar {
    private final Windows windows;
    private final Calendars calendars;

    WindowCalendar(Windows windows, Calendars calendars) {
        this.windows = windows;
        this.calendars = calendars;
    }

    /** The last days of the windows that the actor may see, of their tails, and of those that pass on or were released. */
    public String file(Actor actor) {
        return calendars.of(windows.dated(actor).stream()
                .flatMap(window -> window.liftedOn() == null
                        ? Stream.of(WindowDeadlines.end(window), WindowDeadlines.tail(window))
                        : Stream.of(WindowDeadlines.lifted(window)))
                .flatMap(Optional::stream)
                .toList());
    }
}
