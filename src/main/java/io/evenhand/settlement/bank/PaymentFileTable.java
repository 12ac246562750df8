package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.PaymentFileView.Paid;
import io.evenhand.settlement.bank.PaymentFileView.Withdrawal;
import io.evenhand.settlement.storage.UtcColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Payment files as they are kept: only added to. */
@Repository
class PaymentFileTable {
    private static final String VIEW =
            "select f.id, f.message_id, f.execute_on, f.payments, f.total_units, f.currency, f.sha256, f.made_by, f.made_at,"
                    + " w.withdrawn_by, w.withdrawn_at, w.reason from payment_file f"
                    + " left join payment_file_withdrawal w on w.file_id = f.id";

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

    List<PaymentFileView> list(String partnerId, int from, int most) {
        return database.query(
                VIEW + " where f.partner_id = ? order by f.made_at desc, f.id limit ? offset ?",
                (row, number) -> view(row),
                partnerId,
                most,
                from);
    }

    int count(String partnerId) {
        Integer files = database.queryForObject(
                "select count(*) from payment_file where partner_id = ?", Integer.class, partnerId);
        return files == null ? 0 : files;
    }

    Optional<PaymentFileView> find(String partnerId, String id) {
        return database
                .query(VIEW + " where f.id = ? and f.partner_id = ?", (row, number) -> view(row), id, partnerId)
                .stream()
                .findFirst();
    }

    /** @param currency of the file */
    List<Paid> payments(String id, CurrencyUnit currency) {
        return database.query(
                "select item_id, payee_id, end_to_end_id, minor_units from payment_file_item where file_id = ?"
                        + " order by end_to_end_id",
                (row, number) -> new Paid(
                        row.getString("item_id"),
                        row.getString("payee_id"),
                        row.getString("end_to_end_id"),
                        new Money(row.getLong("minor_units"), currency)),
                id);
    }

    private static PaymentFileView view(ResultSet row) throws SQLException {
        @Nullable String withdrawnBy = row.getString("withdrawn_by");
        return new PaymentFileView(
                row.getString("id"),
                row.getString("message_id"),
                row.getObject("execute_on", LocalDate.class),
                row.getInt("payments"),
                new Money(row.getLong("total_units"), Money.currency(row.getString("currency"))),
                row.getString("sha256"),
                row.getString("made_by"),
                UtcColumns.requiredInstant(row, "made_at"),
                withdrawnBy == null
                        ? Optional.empty()
                        : Optional.of(new Withdrawal(
                                withdrawnBy,
                                UtcColumns.requiredInstant(row, "withdrawn_at"),
                                row.getString("reason"))));
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
