package io.evenhand.settlement.period;

import io.evenhand.columns.UtcColumns;
import io.evenhand.settlement.period.PeriodPage.Happened;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What happened in the settlement of a period, each thing once, in the transaction that is under way. */
@Component
class EventTable {
    private static final int LONGEST = 2_500;

    private final JdbcTemplate database;
    private final Clock clock;

    EventTable(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The caller holds the settlement.
     *
     * @param onceKey which thing it is: told again, nothing is added
     * @param who null where nobody in person did it
     * @return whether it is new
     */
    boolean note(SettlementId id, String onceKey, @Nullable String who, String what) {
        if (has(id, onceKey)) {
            return false;
        }
        int number = Objects.requireNonNull(database.queryForObject(
                "select count(*) from settlement_event where settlement_id = ?", Integer.class, id.value()));
        database.update(
                "insert into settlement_event (settlement_id, once_key, number, happened_at, who, what) values (?, ?, ?, ?, ?, ?)",
                row -> {
                    row.setString(1, id.value());
                    row.setString(2, onceKey);
                    row.setInt(3, number + 1);
                    UtcColumns.set(row, 4, clock.instant());
                    row.setString(5, who);
                    row.setString(6, what.length() <= LONGEST ? what : what.substring(0, LONGEST));
                });
        return true;
    }

    boolean has(SettlementId id, String onceKey) {
        return !database.queryForList(
                        "select 1 from settlement_event where settlement_id = ? and once_key = ?",
                        Integer.class,
                        id.value(),
                        onceKey)
                .isEmpty();
    }

    /** The oldest first. */
    List<Happened> of(SettlementId id) {
        return database.query(
                "select happened_at, who, what from settlement_event where settlement_id = ? order by number",
                (row, number) -> new Happened(
                        UtcColumns.requiredInstant(row, "happened_at"), row.getString("who"), row.getString("what")),
                id.value());
    }
}
