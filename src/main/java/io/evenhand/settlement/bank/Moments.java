package io.evenhand.settlement.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;

/** Moments in columns without a zone, which are in UTC wherever the program runs. */
final class Moments {
    private Moments() {}

    static SqlTypeValue of(Instant moment) {
        return (statement, place, type, name) -> statement.setTimestamp(place, Timestamp.from(moment), utc());
    }

    static Instant read(ResultSet row, String column) throws SQLException {
        return optional(row, column).orElseThrow();
    }

    static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp moment = row.getTimestamp(column, utc());
        return Optional.ofNullable(moment).map(Timestamp::toInstant);
    }

    private static Calendar utc() {
        return new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    }
}
