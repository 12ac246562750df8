package io.evenhand.settlement.period;

import io.evenhand.columns.UtcColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Objections against drafts, and demands of audits, in the transaction that is under way. */
@Component
class ObjectionTable {
    private final JdbcTemplate database;

    ObjectionTable(JdbcTemplate database) {
        this.database = database;
    }

    /** @param lineId null for the statement as a whole */
    record Objection(
            String id,
            SettlementId settlement,
            int version,
            @Nullable String lineId,
            String partnerId,
            String raisedBy,
            Instant raisedAt,
            String reason,
            ObjectionState state,
            @Nullable String answer,
            @Nullable String answeredBy) {}

    record Demanded(String partnerId, String by, Instant at, String reason) {}

    void add(
            Settlement settlement,
            @Nullable String lineId,
            String partnerId,
            String raisedBy,
            String reason,
            Instant at) {
        database.update(
                "insert into settlement_objection (id, settlement_id, number, version, line_id, partner_id, raised_by_name,"
                        + " raised_at, reason, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')",
                row -> {
                    row.setString(1, UUID.randomUUID().toString());
                    row.setString(2, settlement.id().value());
                    row.setInt(3, of(settlement.id()).size() + 1);
                    row.setInt(4, settlement.draftVersion());
                    row.setString(5, lineId);
                    row.setString(6, partnerId);
                    row.setString(7, raisedBy);
                    UtcColumns.set(row, 8, at);
                    row.setString(9, reason);
                });
    }

    /** The oldest first. */
    List<Objection> of(SettlementId id) {
        return database.query(
                "select * from settlement_objection where settlement_id = ? order by number",
                (row, number) -> objection(row),
                id.value());
    }

    List<Objection> open(SettlementId id) {
        return of(id).stream()
                .filter(objection -> objection.state() == ObjectionState.OPEN)
                .toList();
    }

    Optional<Objection> find(String id) {
        return database
                .query("select * from settlement_objection where id = ?", (row, number) -> objection(row), id)
                .stream()
                .findFirst();
    }

    void withdraw(String id) {
        database.update("update settlement_objection set state = 'WITHDRAWN' where id = ?", id);
    }

    void answer(String id, ObjectionState state, String answer, String by, Instant at) {
        database.update(
                "update settlement_objection set state = ?, answer = ?, answered_by_name = ?, answered_at = ? where id = ?",
                row -> {
                    row.setString(1, state.name());
                    row.setString(2, answer);
                    row.setString(3, by);
                    UtcColumns.set(row, 4, at);
                    row.setString(5, id);
                });
    }

    /** @return false when the partner demanded it before */
    boolean demand(SettlementId id, String partnerId, String by, String name, String reason, Instant at) {
        if (demands(id).stream().anyMatch(demand -> demand.partnerId().equals(partnerId))) {
            return false;
        }
        database.update(
                "insert into settlement_audit (settlement_id, partner_id, demanded_by, demanded_by_name, demanded_at, reason)"
                        + " values (?, ?, ?, ?, ?, ?)",
                row -> {
                    row.setString(1, id.value());
                    row.setString(2, partnerId);
                    row.setString(3, by);
                    row.setString(4, name);
                    UtcColumns.set(row, 5, at);
                    row.setString(6, reason);
                });
        return true;
    }

    List<Demanded> demands(SettlementId id) {
        return database.query(
                "select * from settlement_audit where settlement_id = ? order by demanded_at",
                (row, number) -> new Demanded(
                        row.getString("partner_id"),
                        row.getString("demanded_by_name"),
                        UtcColumns.requiredInstant(row, "demanded_at"),
                        row.getString("reason")),
                id.value());
    }

    private static Objection objection(ResultSet row) throws SQLException {
        return new Objection(
                row.getString("id"),
                SettlementId.of(row.getString("settlement_id")),
                row.getInt("version"),
                row.getString("line_id"),
                row.getString("partner_id"),
                row.getString("raised_by_name"),
                UtcColumns.requiredInstant(row, "raised_at"),
                row.getString("reason"),
                ObjectionState.valueOf(row.getString("state")),
                row.getString("answer"),
                row.getString("answered_by_name"));
    }
}
