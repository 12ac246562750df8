package io.evenhand.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Until when something is to be done: to the moment, or by the end of a day. */
public sealed interface Until {
    record Moment(Instant at) implements Until {}

    /** The whole day still counts. */
    record Day(LocalDate day) implements Until {}

    static Until at(Instant moment) {
        return new Moment(moment);
    }

    static Until on(LocalDate day) {
        return new Day(day);
    }

    /** The first moment at which it is late, in the zone in which days are counted. */
    default Instant end(ZoneId zone) {
        return switch (this) {
            case Moment moment -> moment.at();
            case Day day -> day.day().plusDays(1).atStartOfDay(zone).toInstant();
        };
    }
}
