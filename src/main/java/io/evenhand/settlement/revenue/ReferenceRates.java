package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.columns.UtcColumns;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reference rates of the European Central Bank, which hold for everybody: the host imports them. */
@Service
@Transactional
public class ReferenceRates {
    private final JdbcTemplate database;
    private final Clock clock;

    ReferenceRates(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is here.
     *
     * @param lastDay for which there are rates; absent while there are none
     * @param rates of that day
     */
    public record Standing(@Nullable LocalDate lastDay, int days, List<Rate> rates) {}

    /** @param text units for one euro */
    public record Rate(String currency, String text) {}

    /** The host's steward and its finance. */
    public boolean mayImport(Actor actor) {
        return actor.isSteward() || actor.partnerId().equals(Actor.HOST) && actor.has(Role.FINANCE);
    }

    /** Empty for who may not import. */
    @RepeatedWhenRaced
    public Optional<RateImport.Result> take(Actor actor, RateImport.Read file) {
        return mayImport(actor)
                ? Optional.of(new RateImport(database, clock).take(file, actor.username()))
                : Optional.empty();
    }

    @Transactional(readOnly = true)
    public Standing standing() {
        List<LocalDate> last = database.query(
                "select max(rate_day) as last_day from reference_rate",
                (row, number) -> UtcColumns.day(row, "last_day"));
        LocalDate day = last.isEmpty() ? null : last.getFirst();
        Integer days = database.queryForObject("select count(distinct rate_day) from reference_rate", Integer.class);
        List<Rate> rates = day == null
                ? List.of()
                : database.query(
                        "select currency, rate from reference_rate where rate_day = ? order by currency",
                        (row, number) -> new Rate(row.getString(1), row.getString(2)),
                        day);
        return new Standing(day, days == null ? 0 : days, rates);
    }
}
