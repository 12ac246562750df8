package io.evenhand.settlement.bank;

import com.fasterxml.jackson.core.type.TypeReference;
import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import io.evenhand.settlement.storage.UtcColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Matches as they are kept, and what is taken by them. Two matches of one line or item are refused by the key of the claims. */
@Repository
class MatchTable {
    static final String BY_HAND = "by-hand";
    static final String NETTING = "netting";

    private final JdbcTemplate database;

    MatchTable(JdbcTemplate database) {
        this.database = database;
    }

    /** What may be taken once. */
    enum Kind {
        LINE,
        /** Matched, or set off. */
        ITEM,
        /** In a payment file. */
        PAYMENT
    }

    /**
     * A match to keep.
     *
     * @param amounts of lines and items, by their ids
     * @param otherParty with whom items are set off; empty for what lines pay
     * @param dueOn of what is left when items are set off
     */
    record New(Match match, Map<String, Money> amounts, Optional<String> otherParty, Optional<LocalDate> dueOn) {}

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
                made.otherParty.orElse(null),
                match.rule(),
                rulesVersion,
                match.difference().minorUnits(),
                match.difference().currency().getCode(),
                made.dueOn.orElse(null),
                BankChoices.json(match.reasons()),
                actor.username(),
                UtcColumns.of(at)
            });
            match.lineIds().forEach(line -> add(parts, claims, actor, id, Kind.LINE, line, made.amounts));
            match.itemIds().forEach(item -> add(parts, claims, actor, id, Kind.ITEM, item, made.amounts));
        }
        database.batchUpdate(
                "insert into bank_match (id, partner_id, other_party, rule_id, rules_version, difference_units, currency, due_on,"
                        + " reasons, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                heads);
        database.batchUpdate(
                "insert into bank_match_part (match_id, kind, subject_id, minor_units) values (?, ?, ?, ?)", parts);
        claim(claims);
        return ids;
    }

    private static void add(
            List<Object[]> parts,
            List<Object[]> claims,
            Actor actor,
            String match,
            Kind kind,
            String subject,
            Map<String, Money> amounts) {
        Money amount = amounts.getOrDefault(subject, Money.zero(Money.currency("EUR")));
        parts.add(new Object[] {match, kind.name(), subject, amount.minorUnits()});
        claims.add(new Object[] {actor.partnerId(), kind.name(), subject, match});
    }

    /** @param claims partner, kind, subject and holder; one that is taken fails, and all with it */
    void claim(List<Object[]> claims) {
        database.batchUpdate(
                "insert into bank_claim (partner_id, kind, subject_id, holder_id) values (?, ?, ?, ?)", claims);
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

    /** The day on which the money of a match had moved; of what was set off, the day on which it was, in UTC. */
    LocalDate bookedOn(String id) {
        return database.query(
                        "select m.made_at, (select max(l.booked_on) from bank_match_part p join bank_line l on l.id = p.subject_id"
                                + " where p.match_id = m.id and p.kind = 'LINE') as booked_on from bank_match m where m.id = ?",
                        (row, number) -> Optional.ofNullable(row.getObject("booked_on", LocalDate.class))
                                .orElse(LocalDate.ofInstant(
                                        UtcColumns.requiredInstant(row, "made_at"), ZoneOffset.UTC)),
                        id)
                .getFirst();
    }

    /** The latest first. */
    List<MatchView> history(String partnerId, int most) {
        List<MatchView> heads = database.query(
                "select m.*, u.undone_by, u.undone_at, u.reason from bank_match m left join bank_match_undo u on u.match_id = m.id"
                        + " where m.partner_id = ? order by m.made_at desc, m.id limit ?",
                (row, number) -> view(row),
                partnerId,
                most);
        Map<String, List<String>> lines = new HashMap<>();
        Map<String, List<String>> items = new HashMap<>();
        if (!heads.isEmpty()) {
            List<String> ids = heads.stream().map(MatchView::id).toList();
            database.query(
                    "select match_id, kind, subject_id from bank_match_part where match_id in ("
                            + StatementTable.marks(ids) + ") order by subject_id",
                    row -> {
                        (row.getString("kind").equals(Kind.LINE.name()) ? lines : items)
                                .computeIfAbsent(row.getString("match_id"), id -> new ArrayList<>())
                                .add(row.getString("subject_id"));
                    },
                    ids.toArray());
        }
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

    /** What is left of set-off items and is not undone, as open items of the partner. */
    List<OpenItem> leftOfNetting(String partnerId) {
        return database.query(
                "select m.* from bank_match m left join bank_match_undo u on u.match_id = m.id where m.partner_id = ?"
                        + " and m.rule_id = 'netting' and m.difference_units <> 0 and u.match_id is null order by m.made_at, m.id",
                (row, number) -> new NettedItem(
                        row.getString("id"),
                        row.getString("other_party"),
                        new Money(row.getLong("difference_units"), Money.currency(row.getString("currency"))),
                        row.getObject("due_on", LocalDate.class)),
                partnerId);
    }
}
