package io.evenhand.settlement.revenue;

import io.evenhand.columns.UtcColumns;
import io.evenhand.days.Days;
import io.evenhand.money.ExchangeRate;
import io.evenhand.settlement.revenue.EcbFile.Rate;
import io.evenhand.table.LineProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes reference rates from a file of the European Central Bank, all of them or none, in the transaction that is under way. A rate that a
 * report relies on never changes. Idempotent.
 */
public final class RateImport {
    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate database;
    private final Clock clock;

    public RateImport(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What came of a file. */
    public sealed interface Result {
        /** Nothing was taken. @param problems at least one */
        record Refused(List<LineProblem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /**
         * @param added rates that are new
         * @param corrected rates that the bank has corrected since, and no report relies on
         * @param same rates that were here already
         * @param lastDay of the file
         */
        record Taken(int added, int corrected, int same, LocalDate lastDay) implements Result {}
    }

    /** What was read of a file: before a transaction begins, for that may take long. */
    public static final class Read {
        private final EcbFile.Content content;

        private Read(EcbFile.Content content) {
            this.content = content;
        }
    }

    public static Read read(byte[] file, Clock clock) {
        return new Read(EcbFile.read(file, Days.today(clock)));
    }

    private record Known(ExchangeRate rate, boolean used) {}

    /** @param by the username of who imports */
    public Result take(Read file, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EcbFile.Content content = file.content;
        if (!content.problems().isEmpty()) {
            return new Result.Refused(content.problems());
        }
        Map<String, Known> known = known(content.rates());
        List<Rate> added = new ArrayList<>();
        List<Rate> corrected = new ArrayList<>();
        ProblemList problems = new ProblemList();
        for (Rate rate : content.rates()) {
            Known before = known.get(rate.currency() + rate.day());
            if (before == null) {
                added.add(rate);
            } else if (!before.rate().equals(rate.value()) && before.used()) {
                problems.add(new LineProblem(
                        rate.line(),
                        rate.currency(),
                        rate.text(),
                        "contradicts the rate of %s on which reports rely, %s".formatted(rate.day(), before.rate()),
                        "leave that day out; what was settled by it stays"));
            } else if (!before.rate().equals(rate.value())) {
                corrected.add(rate);
            }
        }
        if (!problems.isEmpty()) {
            return new Result.Refused(problems.all());
        }
        write(added, corrected, by, now);
        LocalDate last = content.rates().stream()
                .map(Rate::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Result.Taken(
                added.size(), corrected.size(), content.rates().size() - added.size() - corrected.size(), last);
    }

    private Map<String, Known> known(List<Rate> rates) {
        Map<String, Known> known = new HashMap<>();
        LocalDate first =
                rates.stream().map(Rate::day).min(LocalDate::compareTo).orElseThrow();
        database.query(
                "select rate_day, currency, rate, used_at from reference_rate where rate_day >= ?",
                row -> {
                    known.put(
                            row.getString("currency") + UtcColumns.requiredDay(row, "rate_day"),
                            new Known(ExchangeRate.parse(row.getString("rate")), row.getObject("used_at") != null));
                },
                first);
        return known;
    }

    private void write(List<Rate> added, List<Rate> corrected, String by, Instant now) {
        database.batchUpdate(
                "insert into reference_rate (rate_day, currency, rate, imported_by, imported_at) values (?, ?, ?, ?, ?)",
                added,
                AT_ONCE,
                (row, rate) -> {
                    row.setObject(1, rate.day());
                    row.setString(2, rate.currency());
                    row.setString(3, rate.text());
                    row.setString(4, by);
                    UtcColumns.set(row, 5, now);
                });
        database.batchUpdate(
                "update reference_rate set rate = ?, imported_by = ?, imported_at = ? where currency = ? and rate_day = ? and used_at is null",
                corrected,
                AT_ONCE,
                (row, rate) -> {
                    row.setString(1, rate.text());
                    row.setString(2, by);
                    UtcColumns.set(row, 3, now);
                    row.setString(4, rate.currency());
                    row.setObject(5, rate.day());
                });
    }
}
