package io.evenhand.settlement.bank;

import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Matches as they are kept, and what is taken by them. Two matches of one line or item are refused by the key of the claims. */
@Repository
class MatchTable {
    static final String BY_HAND = "by-hand";
    private static final int LONGEST_REFERENCE = 140;

    private final JdbcTemplate database;

    MatchTable(JdbcTemplate database) {
        this.database = database;
    }

    /** What may be taken once. */
    enum Kind {
        LINE,
        /** Matched, or set off. */
        ITEM,
        /** In a proposal to set off, of either side. */
        OFFERED,
        /** In a payment file. */
        PAYMENT
    }

    /**
     * A match to keep.
     *
     * @param amounts of lines, by their ids
     * @param items that are open, by their ids: those of the match among them
     */
    record New(Match match, Map<String, Money> amounts, Map<String, ? extends OpenItem> items) {}

    /** @return the ids of the matches, in order */
    List<String> keep(Actor actor, List<New> matches, long rulesVersion, Instant at) {
        List<String> ids = new ArrayList<>();
        List<Object[]> heads = new ArrayList<>();
        List<Object[]> parts = new ArrayList<>();
        List<Object[]> claims = new ArrayList<>();
        for (New made : matches) {
            Match match = made.match;
            String id = UUID.randomUUID().toString();
            ids.add(id);
            heads.add(new Object[] {
                id,
                actor.partnerId(),
                match.rule(),
                rulesVersion,
                match.difference().minorUnits(),
                match.difference().currency().getCode(),
                BankChoices.json(match.reasons()),
                actor.username(),
                UtcColumns.of(at)
            });
            for (String line : match.lineIds()) {
                long units = required(made.amounts, line).minorUnits();
                parts.add(new Object[] {id, Kind.LINE.name(), line, units, null, null});
                claims.add(new Object[] {actor.partnerId(), Kind.LINE.name(), line, id});
            }
            for (String itemId : match.itemIds()) {
                OpenItem item = required(made.items, itemId);
                long units = item.amount().minorUnits();
                parts.add(new Object[] {id, Kind.ITEM.name(), itemId, units, reference(item), item.partyId()});
                claims.add(new Object[] {actor.partnerId(), Kind.ITEM.name(), itemId, id});
            }
        }
        database.batchUpdate(
                "insert into bank_match (id, partner_id, rule_id, rules_version, difference_units, currency, reasons, made_by, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                heads);
        database.batchUpdate(
                "insert into bank_match_part (match_id, kind, subject_id, minor_units, reference, party_id)"
                        + " values (?, ?, ?, ?, ?, ?)",
                parts);
        claim(claims);
        return ids;
    }

    private static <T> T required(Map<String, T> all, String id) {
        @Nullable T found = all.get(id);
        if (found == null) {
            throw new IllegalStateException("A match is of what is not there: " + id);
        }
        return found;
    }

    static String reference(OpenItem item) {
        String reference = item.reference();
        return reference.substring(0, Math.min(reference.length(), LONGEST_REFERENCE));
    }

    /** @param claims partner, kind, subject and holder; one that is taken fails, and all with it */
    void claim(List<Object[]> claims) {
        database.batchUpdate(
                "insert into bank_claim (partner_id, kind, subject_id, holder_id) values (?, ?, ?, ?)", claims);
    }

    /** Lets go of one thing that this holds. */
    void release(String partnerId, Kind kind, String subjectId, String holderId) {
        database.update(
                "delete from bank_claim where partner_id = ? and kind = ? and subject_id = ? and holder_id = ?",
                partnerId,
                kind.name(),
                subjectId,
                holderId);
    }

    /** What holds something; empty when nothing does. */
    Optional<String> holder(String partnerId, Kind kind, String subjectId) {
        return database
                .queryForList(
                        "select holder_id from bank_claim where partner_id = ? and kind = ? and subject_id = ?",
                        String.class,
                        partnerId,
                        kind.name(),
                        subjectId)
                .stream()
                .findFirst();
    }

    /** Lets go of all that this holds. */
    void release(String holderId) {
        database.update("delete from bank_claim where holder_id = ?", holderId);
    }

    Set<String> claimed(String partnerId, Kind kind) {
        return new HashSet<>(database.queryForList(
                "select subject_id from bank_claim where partner_id = ? and kind = ?",
                String.class,
                partnerId,
                kind.name()));
    }

    /** @param subjects at least one */
    boolean isAnyClaimed(String partnerId, Kind kind, Collection<String> subjects) {
        List<Object> values = new ArrayList<>(List.of(partnerId, kind.name()));
        values.addAll(subjects);
        return !database.queryForList(
                        "select subject_id from bank_claim where partner_id = ? and kind = ? and subject_id in ("
                                + StatementTable.marks(subjects) + ") limit 1",
                        String.class,
                        values.toArray())
                .isEmpty();
    }

    /** Holds the match until the transaction ends. */
    boolean lock(String partnerId, String id) {
        return !database.queryForList(
                        "select id from bank_match where id = ? and partner_id = ? for update",
                        String.class,
                        id,
                        partnerId)
                .isEmpty();
    }

    boolean isUndone(String id) {
        return !database.queryForList("select match_id from bank_match_undo where match_id = ?", String.class, id)
                .isEmpty();
    }

    void undo(String id, String username, Instant at, String reason) {
        database.update(
                "insert into bank_match_undo (match_id, undone_by, undone_at, reason) values (?, ?, ?, ?)",
                id,
                username,
                UtcColumns.of(at),
                reason);
        release(id);
    }

    List<String> itemsOf(String id) {
        return database.queryForList(
                "select subject_id from bank_match_part where match_id = ? and kind = 'ITEM' order by subject_id",
                String.class,
                id);
    }

    /** The day on which the money of a match had moved. */
    LocalDate bookedOn(String id) {
        return Objects.requireNonNull(database.queryForObject(
                "select max(l.booked_on) from bank_match_part p join bank_line l on l.id = p.subject_id"
                        + " where p.match_id = ? and p.kind = 'LINE'",
                LocalDate.class,
                id));
    }

    int count(String partnerId) {
        Integer found = database.queryForObject(
                "select count(*) from bank_match m where m.partner_id = ?", Integer.class, partnerId);
        return found == null ? 0 : found;
    }

    /** The latest first. */
    List<MatchView> history(String partnerId, int from, int most) {
        List<MatchView> heads = database.query(
                "select m.*, u.undone_by, u.undone_at, u.reason from bank_match m left join bank_match_undo u on u.match_id = m.id"
                        + " where m.partner_id = ? order by m.made_at desc, m.id limit ? offset ?",
                (row, number) -> view(row),
                partnerId,
                most,
                from);
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<String, List<MatchView.PaidBy>> lines = new HashMap<>();
        Map<String, List<MatchView.Item>> items = new HashMap<>();
        parts(heads, lines, items);
        return heads.stream()
                .map(head -> new MatchView(
                        head.id(),
                        lines.getOrDefault(head.id(), List.of()),
                        items.getOrDefault(head.id(), List.of()),
                        head.difference(),
                        head.rule(),
                        head.rulesVersion(),
                        head.reasons(),
                        head.madeBy(),
                        head.madeAt(),
                        head.undone()))
                .toList();
    }

    private void parts(
            List<MatchView> heads, Map<String, List<MatchView.PaidBy>> lines, Map<String, List<MatchView.Item>> items) {
        Map<String, CurrencyUnit> currencies = new HashMap<>();
        heads.forEach(head -> currencies.put(head.id(), head.difference().currency()));
        database.query(
                "select p.*, l.booked_on, l.counterparty, l.remittance from bank_match_part p left join bank_line l"
                        + " on p.kind = 'LINE' and l.id = p.subject_id where p.match_id in ("
                        + StatementTable.marks(heads)
                        + ") order by l.booked_on, l.entry_number, p.reference, p.subject_id",
                row -> {
                    String match = row.getString("match_id");
                    String id = row.getString("subject_id");
                    Money amount = new Money(row.getLong("minor_units"), required(currencies, match));
                    if (row.getString("kind").equals(Kind.LINE.name())) {
                        lines.computeIfAbsent(match, one -> new ArrayList<>())
                                .add(new MatchView.PaidBy(
                                        id,
                                        row.getObject("booked_on", LocalDate.class),
                                        amount,
                                        row.getString("counterparty"),
                                        row.getString("remittance")));
                    } else {
                        items.computeIfAbsent(match, one -> new ArrayList<>())
                                .add(new MatchView.Item(id, text(row, "reference"), text(row, "party_id"), amount));
                    }
                },
                heads.stream().map(MatchView::id).toArray());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static MatchView view(ResultSet row) throws SQLException {
        @Nullable String undoneBy = row.getString("undone_by");
        return new MatchView(
                row.getString("id"),
                List.of(),
                List.of(),
                new Money(row.getLong("difference_units"), Money.currency(row.getString("currency"))),
                row.getString("rule_id"),
                row.getLong("rules_version"),
                BankChoices.parse(row.getString("reasons"), new TypeReference<List<String>>() {}),
                row.getString("made_by"),
                UtcColumns.requiredInstant(row, "made_at"),
                undoneBy == null
                        ? Optional.empty()
                        : Optional.of(new MatchView.Undone(
                                undoneBy, UtcColumns.requiredInstant(row, "undone_at"), row.getString("reason"))));
    }
}
