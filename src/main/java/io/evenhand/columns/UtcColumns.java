package io.evenhand.columns;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;

/** Times as plain UTC columns, whatever the zone of this machine or of the connection. */
public final class UtcColumns {
    private UtcColumns() {}

    public static void set(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        statement.setTimestamp(index, instant == null ? null : Timestamp.from(instant), utc());
    }

    /** A parameter of a statement of {@link org.springframework.jdbc.core.JdbcOperations}. */
    public static SqlTypeValue of(Instant instant) {
        return (statement, index, type, name) -> set(statement, index, instant);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column, utc());
        return value == null ? null : value.toInstant();
    }

    public static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** Of a column that is never empty. */
    public static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    /** Of a column that is never empty. */
    public static LocalDate requiredDay(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(day(row, column), column);
    }

    private static Calendar utc() {
        return new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    }
}
