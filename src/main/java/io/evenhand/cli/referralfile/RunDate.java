package io.evenhand.cli.referralfile;

import io.evenhand.terms.json.Quoting;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;

/** A day, fixed or counted from the start of the run, so that a sample never grows old. */
public sealed interface RunDate {
    /** The day, for a run that starts on another. */
    LocalDate on(LocalDate start);

    /** "2027-03-31". */
    record FixedDate(LocalDate date) implements RunDate {
        @Override
        public LocalDate on(LocalDate start) {
            return date;
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** "-P90D" is ninety days before the start of the run, "P2Y" two years after it. */
    record RelativeDate(Period fromStart) implements RunDate {
        @Override
        public LocalDate on(LocalDate start) {
            return start.plus(fromStart);
        }

        @Override
        public String toString() {
            return fromStart.isNegative() ? "-" + fromStart.negated() : fromStart.toString();
        }
    }

    /** @throws IllegalArgumentException saying how to write it; also of a day more than a hundred years away */
    static RunDate parse(String text) {
        try {
            if (!text.contains("P")) {
                return new FixedDate(LocalDate.parse(text));
            }
            Period period = Period.parse(text);
            if (Math.abs(period.toTotalMonths()) + Math.abs((long) period.getDays()) / 28 <= 1200) {
                return new RelativeDate(period);
            }
        } catch (DateTimeException wrong) {
            // Answered below, like a day that is absurdly far away.
        }
        throw new IllegalArgumentException(
                "is %s, not a day; write \"2027-03-31\", or a time from the start of the run such as \"-P90D\" or \"P2Y\""
                        .formatted(Quoting.quoted(text)));
    }
}
