package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Nettings as they are kept: what was proposed never changes, only what became of it. */
@Repository
class NettingTable {
    private static final String ALL = "select n.* from netting n where ";

    private final JdbcTemplate database;

    NettingTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * As the proposer sees it.
     *
     * @param decidedBy null where nobody decided
     * @param effectiveOn the day on which it was set off; null before
     * @param undo null while nobody asks for it
     */
    record Row(
            String id,
            String proposerId,
            String otherId,
            Money owedToProposer,
            Money owedByProposer,
            LocalDate dueOn,
            NettingState state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            String reason,
            @Nullable LocalDate effectiveOn,
            @Nullable Undo undo) {
        boolean concerns(String partnerId) {
            return proposerId.equals(partnerId) || otherId.equals(partnerId);
        }

        String counterpartOf(String partnerId) {
            return proposerId.equals(partnerId) ? otherId : proposerId;
        }
    }

    /** Who asks to undo it, and why. */
    record Undo(String partnerId, String by, Instant at, String reason) {}

    /** @param units as the proposer sees them */
    record Item(String id, String reference, LocalDate dueOn, long units) {}

    /** @return its id */
    String add(Actor actor, Netting netting, Instant at) {
        String id = UUID.randomUUID().toString();
        database.update(
                "insert into netting (id, proposer_id, other_id, currency, owed_to_proposer, owed_by_proposer, due_on, state,"
                        + " proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                actor.partnerId(),
                netting.partyId(),
                netting.left().currency().getCode(),
                netting.owedToUs().minorUnits(),
                netting.owedByUs().minorUnits(),
                netting.dueOn(),
                NettingState.PROPOSED.name(),
                actor.username(),
                UtcColumns.of(at));
        database.batchUpdate(
                "insert into netting_item (netting_id, item_id, minor_units, reference, due_on) values (?, ?, ?, ?, ?)",
                netting.items().stream()
                        .map(item -> new Object[] {
                            id, item.id(), item.amount().minorUnits(), MatchTable.reference(item), item.dueOn()
                        })
                        .toList());
        return id;
    }

    Optional<Row> find(String id) {
        return database.query(ALL + "n.id = ?", (row, number) -> row(row), id).stream()
                .findFirst();
    }

    /** Holds it until the transaction ends; its items are held before. */
    Row lock(String id) {
        return database.query(ALL + "n.id = ? for update", (row, number) -> row(row), id).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No netting " + id));
    }

    List<Item> items(String id) {
        return items(List.of(id)).getOrDefault(id, List.of());
    }

    /** By netting, what was due first at the head. */
    Map<String, List<Item>> items(Collection<String> ids) {
        Map<String, List<Item>> items = new HashMap<>();
        if (!ids.isEmpty()) {
            database.query(
                    "select * from netting_item where netting_id in (" + StatementTable.marks(ids)
                            + ") order by netting_id, due_on, item_id",
                    row -> {
                        items.computeIfAbsent(row.getString("netting_id"), one -> new ArrayList<>())
                                .add(new Item(
                                        row.getString("item_id"),
                                        row.getString("reference"),
                                        UtcColumns.requiredDay(row, "due_on"),
                                        row.getLong("minor_units")));
                    },
                    ids.toArray());
        }
        return items;
    }

    /** Those that are proposed and have one of these items, in the order of their ids. */
    List<String> proposedWith(Collection<String> itemIds) {
        List<Object> values = new ArrayList<>(itemIds);
        values.add(NettingState.PROPOSED.name());
        return itemIds.isEmpty()
                ? List.of()
                : database.queryForList(
                        "select distinct n.id from netting_item i join netting n on n.id = i.netting_id where i.item_id in ("
                                + StatementTable.marks(itemIds) + ") and n.state = ? order by n.id",
                        String.class,
                        values.toArray());
    }

    void decide(String id, NettingState state, @Nullable String by, Instant at, String reason) {
        database.update(
                "update netting set state = ?, decided_by = ?, decided_at = ?, reason = ? where id = ?",
                state.name(),
                by,
                UtcColumns.of(at),
                reason,
                id);
    }

    void effective(String id, LocalDate day) {
        database.update("update netting set effective_on = ? where id = ?", day, id);
    }

    void askToUndo(String id, Actor actor, Instant at, String reason) {
        database.update(
                "update netting set undo_partner_id = ?, undo_asked_by = ?, undo_asked_at = ?, undo_reason = ? where id = ?",
                actor.partnerId(),
                actor.username(),
                UtcColumns.of(at),
                reason,
                id);
    }

    void keep(String id) {
        database.update(
                "update netting set undo_partner_id = null, undo_asked_by = null, undo_asked_at = null, undo_reason = null"
                        + " where id = ?",
                id);
    }

    void undone(String id, String by, Instant at) {
        database.update(
                "update netting set state = ?, undo_answered_by = ?, undo_answered_at = ? where id = ?",
                NettingState.UNDONE.name(),
                by,
                UtcColumns.of(at),
                id);
    }

    int count(String partnerId) {
        return number("select count(*) from netting where proposer_id = ? or other_id = ?", partnerId, partnerId);
    }

    /** Proposals of others, and questions of others whether to undo one. */
    int waitingFor(String partnerId) {
        return number(
                "select count(*) from netting where (other_id = ? and state = 'PROPOSED') or ((proposer_id = ? or other_id = ?)"
                        + " and state = 'ACCEPTED' and undo_partner_id <> ?)",
                partnerId,
                partnerId,
                partnerId,
                partnerId);
    }

    private int number(String query, Object... values) {
        Integer found = database.queryForObject(query, Integer.class, values);
        return found == null ? 0 : found;
    }

    /** What is proposed first, then the latest first. */
    List<Row> list(String partnerId, int from, int most) {
        return database.query(
                ALL + "n.proposer_id = ? or n.other_id = ? order by case when n.state = 'PROPOSED' then 0 else 1 end,"
                        + " n.proposed_at desc, n.id limit ? offset ?",
                (row, number) -> row(row),
                partnerId,
                partnerId,
                most,
                from);
    }

    private static Row row(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Row(
                row.getString("id"),
                row.getString("proposer_id"),
                row.getString("other_id"),
                new Money(row.getLong("owed_to_proposer"), Money.currency(currency)),
                new Money(row.getLong("owed_by_proposer"), Money.currency(currency)),
                UtcColumns.requiredDay(row, "due_on"),
                NettingState.valueOf(row.getString("state")),
                row.getString("proposed_by"),
                UtcColumns.requiredInstant(row, "proposed_at"),
                row.getString("decided_by"),
                UtcColumns.instant(row, "decided_at"),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                UtcColumns.day(row, "effective_on"),
                undo(row));
    }

    private static @Nullable Undo undo(ResultSet row) throws SQLException {
        @Nullable String partner = row.getString("undo_partner_id");
        return partner == null
                ? null
                : new Undo(
                        partner,
                        row.getString("undo_asked_by"),
                        UtcColumns.requiredInstant(row, "undo_asked_at"),
                        row.getString("undo_reason"));
    }
}
