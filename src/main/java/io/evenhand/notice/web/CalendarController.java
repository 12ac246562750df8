package io.evenhand.notice.web;

import io.evenhand.access.Actor;
import io.evenhand.access.Allowance;
import io.evenhand.access.FileAnswer;
import io.evenhand.notice.Calendars;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Deadlines as a calendar file: to download when signed in, and without sign-in at a secret address. */
@Controller
@ConditionalOnWebApplication
class CalendarController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-]{43})\\.ics");
    private static final Duration WHILE = Duration.ofMinutes(15);

    /** Calendar programs ask every few minutes at most, and one person has a handful of them. */
    private static final int READS = 60;

    private static final int WRONG_ADDRESSES = 30;

    private final Calendars calendars;
    private final Allowance reads;
    private final Allowance wrong;

    CalendarController(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.reads = new Allowance(clock, READS, WHILE);
        this.wrong = new Allowance(clock, WRONG_ADDRESSES, WHILE);
    }

    @GetMapping("/deadlines.ics")
    ResponseEntity<String> download(Actor actor) {
        return FileAnswer.toKeep(CALENDAR, "evenhand-deadlines.ics").body(calendars.of(actor));
    }

    /** Whoever asks for wrong addresses is soon told nothing more; whoever has a right one is answered all the same, from wherever. */
    @GetMapping("/calendar/{file}")
    ResponseEntity<String> feed(@PathVariable String file, HttpServletRequest request) {
        Optional<String> calendar =
                Optional.of(FILE.matcher(file)).filter(Matcher::matches).flatMap(token -> calendars.at(token.group(1)));
        boolean admitted = calendar.isPresent() ? reads.take(file) : wrong.take(request.getRemoteAddr());
        if (!admitted) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(WHILE.toSeconds()))
                    .build();
        }
        if (calendar.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String etag = "\"" + DigestUtils.md5DigestAsHex(calendar.get().getBytes(StandardCharsets.UTF_8)) + "\"";
        // Spring answers 304 by itself when the calendar program names this version.
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etag)
                .body(calendar.get());
    }
}
