package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.settlement.bank.DetailsView.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Changes of bank details as they are kept. */
@Repository
class BankDetailsTable {
    private static final String IN_EFFECT = "state = 'CONFIRMED' and effective_at <= ?";

    private final JdbcTemplate database;

    BankDetailsTable(JdbcTemplate database) {
        this.database = database;
    }

    /** The database lets one undecided change in for each partner. */
    String ask(Actor actor, BankAccount account, Instant at) {
        String id = UUID.randomUUID().toString();
        database.update(
                "insert into bank_details (id, partner_id, iban, bic, holder, asked_by, asked_person, asked_at, state, open_slot)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', ?)",
                id,
                actor.partnerId(),
                account.iban().value(),
                account.bic(),
                account.holder(),
                actor.username(),
                actor.personId(),
                UtcColumns.of(at),
                actor.partnerId());
        return id;
    }

    /** Holds the change until the transaction ends. */
    Optional<DetailsView> lock(String partnerId, String id) {
        return database
                .query(
                        "select * from bank_details where id = ? and partner_id = ? for update",
                        (row, number) -> view(row),
                        id,
                        partnerId)
                .stream()
                .findFirst();
    }

    void confirm(String id, String username, Instant at, Instant effectiveAt) {
        database.update(
                "update bank_details set state = 'CONFIRMED', decided_by = ?, decided_at = ?, effective_at = ?, open_slot = null"
                        + " where id = ?",
                username,
                UtcColumns.of(at),
                UtcColumns.of(effectiveAt),
                id);
    }

    void end(String id, String username, Instant at, String reason) {
        database.update(
                "update bank_details set state = 'ENDED', ended_by = ?, ended_at = ?, reason = ?, open_slot = null where id = ?",
                username,
                UtcColumns.of(at),
                reason,
                id);
    }

    Optional<BankAccount> current(String partnerId, Instant at) {
        return database
                .query(
                        "select * from bank_details where partner_id = ? and " + IN_EFFECT
                                + " order by effective_at desc, asked_at desc limit 1",
                        (row, number) -> account(row),
                        partnerId,
                        UtcColumns.of(at))
                .stream()
                .findFirst();
    }

    Map<String, BankAccount> current(Set<String> partnerIds, Instant at) {
        if (partnerIds.isEmpty()) {
            return Map.of();
        }
        List<Object> arguments = new ArrayList<>(partnerIds);
        arguments.add(UtcColumns.of(at));
        Map<String, BankAccount> current = new HashMap<>();
        // The latest comes last, and stays.
        database.query(
                "select * from bank_details where partner_id in (" + StatementTable.marks(partnerIds) + ") and "
                        + IN_EFFECT + " order by effective_at, asked_at",
                row -> {
                    current.put(row.getString("partner_id"), account(row));
                },
                arguments.toArray());
        return current;
    }

    boolean isPending(String partnerId, Instant at) {
        Integer found = database.queryForObject(
                "select count(*) from bank_details where partner_id = ? and (state = 'ASKED'"
                        + " or (state = 'CONFIRMED' and effective_at > ?))",
                Integer.class,
                partnerId,
                UtcColumns.of(at));
        return found != null && found > 0;
    }

    List<DetailsView> history(String partnerId) {
        return database.query(
                "select * from bank_details where partner_id = ? order by asked_at desc, id",
                (row, number) -> view(row),
                partnerId);
    }

    Set<Iban> accountsOf(String partnerId, Instant at) {
        return new HashSet<>(database.query(
                "select distinct iban from bank_details where partner_id = ? and " + IN_EFFECT,
                (row, number) -> new Iban(row.getString("iban")),
                partnerId,
                UtcColumns.of(at)));
    }

    Map<String, String> partnersByAccount(Instant at) {
        Map<String, Set<String>> partners = new HashMap<>();
        database.query(
                "select distinct iban, partner_id from bank_details where " + IN_EFFECT,
                row -> {
                    partners.computeIfAbsent(row.getString("iban"), iban -> new HashSet<>())
                            .add(row.getString("partner_id"));
                },
                UtcColumns.of(at));
        Map<String, String> single = new HashMap<>();
        partners.forEach((iban, owners) -> {
            if (owners.size() == 1) {
                single.put(iban, owners.iterator().next());
            }
        });
        return single;
    }

    private static DetailsView view(ResultSet row) throws SQLException {
        return new DetailsView(
                row.getString("id"),
                account(row),
                State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                text(row, "asked_person"),
                UtcColumns.requiredInstant(row, "asked_at"),
                text(row, "decided_by"),
                Optional.ofNullable(UtcColumns.instant(row, "effective_at")),
                text(row, "ended_by"),
                text(row, "reason"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return Optional.ofNullable(text);
    }

    private static BankAccount account(ResultSet row) throws SQLException {
        return new BankAccount(row.getString("holder"), new Iban(row.getString("iban")), row.getString("bic"));
    }
}
