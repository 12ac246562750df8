package io.evenhand.claim;

import io.evenhand.columns.UtcColumns;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What waits for a second person, and from which amounts on partners want one. */
@Repository
class SecondTable {
    private final JdbcTemplate database;

    SecondTable(JdbcTemplate database) {
        this.database = database;
    }

    /** What a partner decided, the newest first. */
    List<SecondRule> rules(String partnerId) {
        return database.query(
                "select * from claim_second_rule where partner_id = ? order by position desc",
                (row, number) -> new SecondRule(
                        ClaimTable.money(row, "minor_units", "currency"),
                        row.getString("set_by"),
                        UtcColumns.requiredInstant(row, "set_at")),
                partnerId);
    }

    /** The database lets one of two at the same moment be the next. */
    void add(String partnerId, SecondRule rule) {
        database.update(
                "insert into claim_second_rule (partner_id, position, minor_units, currency, set_by, set_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                partnerId,
                rules(partnerId).size() + 1,
                ClaimTable.minorUnits(rule.from()),
                ClaimTable.currency(rule.from()),
                rule.by(),
                UtcColumns.of(rule.at()));
    }

    /** The process of this claim can ask. */
    void asks(ClaimId claim) {
        database.update("update claim set asks_second = true where id = ?", claim.value());
    }

    boolean isAsking(ClaimId claim) {
        return Boolean.TRUE.equals(
                database.queryForObject("select asks_second from claim where id = ?", Boolean.class, claim.value()));
    }

    void add(ClaimSecond second) {
        database.update(
                "insert into claim_second (id, claim_id, about, said_id, words, minor_units, currency, first_user, first_person,"
                        + " first_name, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                second.id(),
                second.claim().value(),
                second.about().name(),
                second.saidId(),
                second.words(),
                second.amount().minorUnits(),
                second.amount().currency().getCode(),
                second.user(),
                second.personId(),
                second.name(),
                UtcColumns.of(second.askedAt()));
    }

    /** @param outcome "CONFIRMED", "REFUSED" or "OVERDUE" @param by null where nobody decided */
    void decided(ClaimSecond second, String outcome, @Nullable String by, Instant at) {
        database.update(
                "update claim_second set outcome = ?, second_name = ?, decided_at = ? where id = ?",
                outcome,
                by,
                UtcColumns.of(at),
                second.id());
    }

    /** What waits; empty where nothing does. */
    Optional<ClaimSecond> open(ClaimId claim) {
        return query("where claim_id = ? and outcome is null", claim.value()).stream()
                .findFirst();
    }

    /** What was asked last, whatever came of it. */
    Optional<ClaimSecond> last(ClaimId claim) {
        return query("where claim_id = ? order by asked_at desc, id", claim.value()).stream()
                .findFirst();
    }

    /** The same of several claims, by their ids. */
    Map<String, ClaimSecond> last(Collection<String> claimIds) {
        Map<String, ClaimSecond> last = new HashMap<>();
        if (!claimIds.isEmpty()) {
            query(
                            "where claim_id in (" + String.join(", ", Collections.nCopies(claimIds.size(), "?"))
                                    + ") order by asked_at, id desc",
                            claimIds.toArray())
                    .forEach(second -> last.put(second.claim().value(), second));
        }
        return last;
    }

    private List<ClaimSecond> query(String where, Object... values) {
        return database.query(
                "select * from claim_second " + where,
                (row, number) -> new ClaimSecond(
                        row.getString("id"),
                        ClaimId.of(row.getString("claim_id")),
                        SecondAbout.valueOf(row.getString("about")),
                        row.getString("said_id"),
                        row.getString("words"),
                        Objects.requireNonNull(ClaimTable.money(row, "minor_units", "currency")),
                        row.getString("first_user"),
                        row.getString("first_person"),
                        row.getString("first_name"),
                        UtcColumns.requiredInstant(row, "asked_at")),
                values);
    }
}
