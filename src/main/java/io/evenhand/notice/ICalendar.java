package io.evenhand.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes deadlines as RFC 5545 wants it: moments in UTC, days as days, long lines folded between characters. */
final class ICalendar {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE_BYTES = 75;

    private final NoticeProperties properties;

    ICalendar(NoticeProperties properties) {
        this.properties = properties;
    }

    /** Those without a due time have no place in a calendar. */
    String write(List<Deadline> deadlines) {
        StringBuilder file = new StringBuilder();
        line(file, "BEGIN:VCALENDAR");
        line(file, "VERSION:2.0");
        line(file, "PRODID:-//Evenhand//Deadlines//EN");
        line(file, "CALSCALE:GREGORIAN");
        line(file, "NAME:Evenhand");
        line(file, "X-WR-CALNAME:Evenhand");
        line(file, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        line(file, "X-PUBLISHED-TTL:PT1H");
        for (Deadline deadline : deadlines) {
            if (deadline.until() != null) {
                event(file, deadline, deadline.until());
            }
        }
        line(file, "END:VCALENDAR");
        return file.toString();
    }

    private void event(StringBuilder file, Deadline deadline, Until until) {
        line(file, "BEGIN:VEVENT");
        line(file, "UID:" + escaped(deadline.source() + "-" + deadline.id() + "@" + properties.host()));
        // When it was last changed rather than when the file was written: a file that says the same is the same.
        line(file, "DTSTAMP:" + moment(deadline.since()));
        line(file, "SEQUENCE:" + deadline.revision());
        switch (until) {
            case Until.Moment moment -> line(file, "DTSTART:" + moment(moment.at()));
            case Until.Day day -> {
                line(file, "DTSTART;VALUE=DATE:" + day(day.day()));
                line(file, "DTEND;VALUE=DATE:" + day(day.day().plusDays(1)));
            }
        }
        line(file, "SUMMARY:" + escaped(summary(deadline)));
        line(file, "DESCRIPTION:" + escaped(description(deadline)));
        line(file, "URL:" + properties.link(deadline.path()));
        line(file, "TRANSP:TRANSPARENT");
        line(file, "END:VEVENT");
    }

    private static String summary(Deadline deadline) {
        return "Due: " + deadline.title() + (deadline.about().isBlank() ? "" : " – " + deadline.about());
    }

    private String description(Deadline deadline) {
        return (deadline.explanation().isBlank() ? "" : deadline.explanation() + "\n\n")
                + properties.link(deadline.path());
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** Text as a value: whatever people typed begins no line and no parameter of its own. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\\\");
                case ';' -> escaped.append("\\;");
                case ',' -> escaped.append("\\,");
                case '\n', '\r' -> escaped.append("\\n");
                default -> {
                    if (!Character.isISOControl(character)) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static void line(StringBuilder file, String content) {
        int bytes = 0;
        for (int at = 0; at < content.length(); ) {
            int character = content.codePointAt(at);
            int width = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + width > LONGEST_LINE_BYTES) {
                file.append("\r\n ");
                bytes = 1;
            }
            file.appendCodePoint(character);
            bytes += width;
            at += Character.charCount(character);
        }
        file.append("\r\n");
    }
}
