package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import io.evenhand.settlement.storage.Sha256;
import io.evenhand.settlement.storage.UtcColumns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Payment files as they are kept: only added to. */
@Repository
class PaymentFileTable {
    private final JdbcTemplate database;

    PaymentFileTable(JdbcTemplate database) {
        this.database = database;
    }

    /** @param payees ids of partners by item */
    void keep(Actor actor, String id, PaymentBatch batch, Map<String, String> payees, byte[] content, Instant at) {
        Money total = batch.payments().stream()
                .map(Payment::amount)
                .reduce(Money::plus)
                .orElseThrow();
        database.update(
                "insert into payment_file (id, partner_id, message_id, execute_on, payments, total_units, currency, sha256, content,"
                        + " made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                actor.partnerId(),
                batch.messageId(),
                batch.executeOn(),
                batch.payments().size(),
                total.minorUnits(),
                total.currency().getCode(),
                Sha256.of(content),
                content,
                actor.username(),
                UtcColumns.of(at));
        database.batchUpdate(
                "insert into payment_file_item (file_id, item_id, payee_id, end_to_end_id, minor_units) values (?, ?, ?, ?, ?)",
                batch.payments().stream()
                        .map(payment -> new Object[] {
                            id,
                            payment.itemId(),
                            payees.getOrDefault(payment.itemId(), ""),
                            payment.endToEndId(),
                            payment.amount().minorUnits()
                        })
                        .toList());
    }

    /** Holds the file until the transaction ends. */
    boolean lock(String partnerId, String id) {
        return !database.queryForList(
                        "select id from payment_file where id = ? and partner_id = ? for update",
                        String.class,
                        id,
                        partnerId)
                .isEmpty();
    }

    boolean isWithdrawn(String id) {
        return !database.queryForList("select file_id from payment_file_withdrawal where file_id = ?", String.class, id)
                .isEmpty();
    }

    void withdraw(String id, String username, Instant at, String reason) {
        database.update(
                "insert into payment_file_withdrawal (file_id, withdrawn_by, withdrawn_at, reason) values (?, ?, ?, ?)",
                id,
                username,
                UtcColumns.of(at),
                reason);
    }

    List<String> itemsOf(String id) {
        return database.queryForList("select item_id from payment_file_item where file_id = ?", String.class, id);
    }

    List<PaymentFileView> list(String partnerId) {
        return database.query(
                "select f.id, f.message_id, f.execute_on, f.payments, f.total_units, f.currency, f.sha256, f.made_by, f.made_at,"
                        + " w.file_id as withdrawn from payment_file f left join payment_file_withdrawal w on w.file_id = f.id"
                        + " where f.partner_id = ? order by f.made_at desc, f.id",
                (row, number) -> new PaymentFileView(
                        row.getString("id"),
                        row.getString("message_id"),
                        row.getObject("execute_on", LocalDate.class),
                        row.getInt("payments"),
                        new Money(row.getLong("total_units"), Money.currency(row.getString("currency"))),
                        row.getString("sha256"),
                        row.getString("made_by"),
                        UtcColumns.requiredInstant(row, "made_at"),
                        row.getString("withdrawn") != null),
                partnerId);
    }

    Optional<byte[]> content(String partnerId, String id) {
        return database
                .query(
                        "select content from payment_file where id = ? and partner_id = ?",
                        (row, number) -> row.getBytes("content"),
                        id,
                        partnerId)
                .stream()
                .findFirst();
    }
}
