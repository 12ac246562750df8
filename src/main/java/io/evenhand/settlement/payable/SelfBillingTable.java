package io.evenhand.settlement.payable;

import io.evenhand.columns.UtcColumns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who bills in whose name, and the numbers that were given out. */
@Repository
class SelfBillingTable {
    private final JdbcTemplate database;

    SelfBillingTable(JdbcTemplate database) {
        this.database = database;
    }

    /** @param acceptedAt null while it is only offered @param endedAt null while it stands */
    record Row(
            String id,
            String debtorId,
            String creditorId,
            Instant offeredAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt) {}

    /** The database lets one stand between two. */
    void offer(String debtorId, String creditorId, String by, Instant at) {
        database.update(
                "insert into self_billing (id, debtor_id, creditor_id, offered_by, offered_at, open_slot) values (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                debtorId,
                creditorId,
                by,
                UtcColumns.of(at),
                slot(debtorId, creditorId));
    }

    /** The one that stands, held until the transaction ends. */
    Optional<Row> lock(String debtorId, String creditorId) {
        return query("where open_slot = ? for update", slot(debtorId, creditorId)).stream()
                .findFirst();
    }

    void accept(String id, String by, Instant at) {
        database.update(
                "update self_billing set accepted_by = ?, accepted_at = ? where id = ?", by, UtcColumns.of(at), id);
    }

    void end(String id, String by, Instant at) {
        database.update(
                "update self_billing set ended_by = ?, ended_at = ?, open_slot = null where id = ?",
                by,
                UtcColumns.of(at),
                id);
    }

    /** The one that both agreed on and nobody ended. */
    Optional<Row> inForce(String debtorId, String creditorId) {
        return query("where open_slot = ?", slot(debtorId, creditorId)).stream()
                .filter(row -> row.acceptedAt() != null)
                .findFirst();
    }

    List<Row> of(String partnerId) {
        return query("where debtor_id = ? or creditor_id = ? order by offered_at desc, id", partnerId, partnerId);
    }

    List<String> payeesOf(String debtorId) {
        return database.queryForList(
                "select distinct creditor_id from payable where debtor_id = ?", String.class, debtorId);
    }

    /** The next number of the two in a year, from 1 without a gap: whoever asks holds it until the transaction ends. */
    int next(String debtorId, String creditorId, int year) {
        int changed = database.update(
                "update self_billing_number set last_number = last_number + 1 where debtor_id = ? and creditor_id = ? and in_year = ?",
                debtorId,
                creditorId,
                year);
        if (changed == 0) {
            database.update(
                    "insert into self_billing_number (debtor_id, creditor_id, in_year, last_number) values (?, ?, ?, 1)",
                    debtorId,
                    creditorId,
                    year);
            return 1;
        }
        Integer number = database.queryForObject(
                "select last_number from self_billing_number where debtor_id = ? and creditor_id = ? and in_year = ?",
                Integer.class,
                debtorId,
                creditorId,
                year);
        return number == null ? 1 : number;
    }

    private List<Row> query(String where, Object... values) {
        return database.query(
                "select * from self_billing " + where,
                (row, number) -> new Row(
                        row.getString("id"),
                        row.getString("debtor_id"),
                        row.getString("creditor_id"),
                        UtcColumns.requiredInstant(row, "offered_at"),
                        UtcColumns.instant(row, "accepted_at"),
                        UtcColumns.instant(row, "ended_at")),
                values);
    }

    private static String slot(String debtorId, String creditorId) {
        return debtorId + " " + creditorId;
    }
}
