package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.PaymentFileView.Paid;
import io.evenhand.settlement.bank.PaymentFileView.Withdrawal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final int AT_ONCE = 500;

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

    /** Those of a file's payments that stand, by their items. */
    List<String> itemsOf(String id) {
        return database.queryForList(
                "select i.item_id from payment_file_item i left join payment_withdrawal w on w.file_id = i.file_id"
                        + " and w.item_id = i.item_id where i.file_id = ? and w.item_id is null",
                String.class,
                id);
    }

    void withdraw(String id, String itemId, String username, Instant at, String reason) {
        database.update(
                "insert into payment_withdrawal (file_id, item_id, withdrawn_by, withdrawn_at, reason) values (?, ?, ?, ?, ?)",
                id,
                itemId,
                username,
                UtcColumns.of(at),
                reason);
    }

    /** Whether a file has a payment of this item, whether it stands or not. */
    boolean pays(String id, String itemId) {
        return !database.queryForList(
                        "select item_id from payment_file_item where file_id = ? and item_id = ?",
                        String.class,
                        id,
                        itemId)
                .isEmpty();
    }

    /** In how many of the partner's files each of these items was before; items that were in none are missing. */
    Map<String, Integer> timesBefore(String partnerId, Collection<String> itemIds) {
        Map<String, Integer> times = new HashMap<>();
        List<String> all = List.copyOf(itemIds);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Object> values = new ArrayList<>(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            String marks = StatementTable.marks(values);
            values.add(partnerId);
            database.query(
                    "select i.item_id, count(*) as times from payment_file_item i join payment_file f on f.id = i.file_id"
                            + " where i.item_id in (" + marks + ") and f.partner_id = ? group by i.item_id",
                    row -> {
                        times.put(row.getString("item_id"), row.getInt("times"));
                    },
                    values.toArray());
        }
        return times;
    }

    /** The ids by which the bank would report payments of the partner's that were withdrawn, alone or with their file. */
    Set<String> withdrawnIds(String partnerId) {
        return new HashSet<>(database.queryForList(
                "select i.end_to_end_id from payment_file f join payment_file_item i on i.file_id = f.id"
                        + " left join payment_file_withdrawal whole on whole.file_id = f.id"
                        + " left join payment_withdrawal one on one.file_id = i.file_id and one.item_id = i.item_id"
                        + " where f.partner_id = ? and (whole.file_id is not null or one.item_id is not null)",
                String.class,
                partnerId));
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

    /** @return its id */
    Optional<String> findByMessage(String partnerId, String messageId) {
        return database
                .queryForList(
                        "select id from payment_file where partner_id = ? and message_id = ?",
                        String.class,
                        partnerId,
                        messageId)
                .stream()
                .findFirst();
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
                "select i.item_id, i.payee_id, i.end_to_end_id, i.minor_units, w.withdrawn_by, w.withdrawn_at, w.reason"
                        + " from payment_file_item i left join payment_withdrawal w on w.file_id = i.file_id"
                        + " and w.item_id = i.item_id where i.file_id = ? order by i.end_to_end_id",
                (row, number) -> new Paid(
                        row.getString("item_id"),
                        row.getString("payee_id"),
                        row.getString("end_to_end_id"),
                        new Money(row.getLong("minor_units"), currency),
                        withdrawal(row)),
                id);
    }

    private static Optional<Withdrawal> withdrawal(ResultSet row) throws SQLException {
        @Nullable String by = row.getString("withdrawn_by");
        return by == null
                ? Optional.empty()
                : Optional.of(
                        new Withdrawal(by, UtcColumns.requiredInstant(row, "withdrawn_at"), row.getString("reason")));
    }

    private static PaymentFileView view(ResultSet row) throws SQLException {
        return new PaymentFileView(
                row.getString("id"),
                row.getString("message_id"),
                row.getObject("execute_on", LocalDate.class),
                row.getInt("payments"),
                new Money(row.getLong("total_units"), Money.currency(row.getString("currency"))),
                row.getString("sha256"),
                row.getString("made_by"),
                UtcColumns.requiredInstant(row, "made_at"),
                withdrawal(row));
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
