package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.columns.UtcColumns;
import io.evenhand.relationship.ComparisonView.Sent;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Comparisons and their sets in the database. Decides nothing; its callers begin the transactions. */
@Component
class ComparisonTable {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int AT_ONCE = 200;

    private final JdbcOperations database;
    private final Clock clock;

    ComparisonTable(JdbcOperations database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Sees to it that two partners have a row to be locked. By itself, outside of any transaction. */
    void meet(String one, String other) {
        if (pair("", one, other).isPresent()) {
            return;
        }
        try {
            int unused = database.update(
                    "INSERT INTO relationship_pair (first_id, second_id) VALUES (?, ?)",
                    lesser(one, other),
                    greater(one, other));
        } catch (DuplicateKeyException meanwhile) {
            // That is as good.
        }
    }

    /** Holds the two until the caller's transaction ends: nobody else begins a comparison between them meanwhile. */
    void hold(String one, String other) {
        if (pair(" FOR UPDATE", one, other).isEmpty()) {
            throw new IllegalStateException("The row that two partners are locked by is missing");
        }
    }

    private Optional<String> pair(String how, String one, String other) {
        return database
                .queryForList(
                        "SELECT first_id FROM relationship_pair WHERE first_id = ? AND second_id = ?" + how,
                        String.class,
                        lesser(one, other),
                        greater(one, other))
                .stream()
                .findFirst();
    }

    private static String lesser(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String greater(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** How many the two have begun within thirty days, in either direction, whatever became of them. */
    int lately(String one, String other) {
        List<Integer> counted = database.queryForList(
                "SELECT COUNT(*) FROM relationship_comparison WHERE invited_at > ? AND (inviter_id = ? AND invitee_id = ?"
                        + " OR inviter_id = ? AND invitee_id = ?)",
                Integer.class,
                UtcColumns.of(clock.instant().minus(MONTH)),
                one,
                other,
                other,
                one);
        return counted.getFirst();
    }

    /** @throws DuplicateKeyException when the session was used before */
    void add(String id, Actor inviter, String invitee, OverlapFile begin) {
        int unused = database.update(
                "INSERT INTO relationship_comparison (id, session_code, inviter_id, invitee_id, compared_by, invited_at,"
                        + " invited_by, beginner_name, answerer_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                begin.session(),
                inviter.partnerId(),
                invitee,
                begin.by().code(),
                UtcColumns.of(now()),
                inviter.username(),
                begin.between() == null ? null : begin.between().beginner(),
                begin.between() == null ? null : begin.between().answerer());
    }

    void accept(Actor actor, String id) {
        int unused = database.update(
                "UPDATE relationship_comparison SET accepted_at = ?, accepted_by = ? WHERE id = ?",
                UtcColumns.of(now()),
                actor.username(),
                id);
    }

    /** What was sent goes; that its points were used stays. @param by null where nobody ended it, and its time was over */
    void end(String id, @Nullable String by) {
        int ended = database.update(
                "UPDATE relationship_comparison SET ended_at = ?, ended_by = ? WHERE id = ?",
                UtcColumns.of(now()),
                by,
                id);
        int emptied = database.update("UPDATE relationship_set SET content = NULL WHERE comparison_id = ?", id);
    }

    Optional<ComparisonRow> find(String id) {
        return database.query("SELECT * FROM relationship_comparison WHERE id = ?", ComparisonRow::of, id).stream()
                .findFirst();
    }

    Optional<ComparisonRow> lock(String id) {
        return database
                .query("SELECT * FROM relationship_comparison WHERE id = ? FOR UPDATE", ComparisonRow::of, id)
                .stream()
                .findFirst();
    }

    /** Some of those that go on although nothing has happened in them since a moment, the oldest first. */
    List<String> silentSince(Instant moment) {
        return database.queryForList(
                "SELECT c.id FROM relationship_comparison c WHERE c.ended_at IS NULL AND c.invited_at < ?"
                        + " AND (c.accepted_at IS NULL OR c.accepted_at < ?) AND NOT EXISTS (SELECT s.step FROM"
                        + " relationship_set s WHERE s.comparison_id = c.id AND s.sent_at >= ?) ORDER BY c.invited_at LIMIT "
                        + AT_ONCE,
                String.class,
                UtcColumns.of(moment),
                UtcColumns.of(moment),
                UtcColumns.of(moment));
    }

    /** Those in which a partner takes part, the latest first. */
    List<ComparisonRow> of(String partner) {
        return database.query(
                "SELECT * FROM relationship_comparison WHERE inviter_id = ? OR invitee_id = ? ORDER BY invited_at DESC, id",
                ComparisonRow::of,
                partner,
                partner);
    }

    /** Those of them that go on. */
    List<ComparisonRow> goingOnOf(String partner) {
        return database.query(
                "SELECT * FROM relationship_comparison WHERE ended_at IS NULL AND (inviter_id = ? OR invitee_id = ?)"
                        + " ORDER BY invited_at, id",
                ComparisonRow::of,
                partner,
                partner);
    }

    /** @throws DuplicateKeyException when the points were used before */
    void keep(Actor actor, String id, OverlapFile file) {
        int unused = database.update(
                "INSERT INTO relationship_set (comparison_id, step, points_hash, own_count, both_count, content, sent_at,"
                        + " sent_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                file.step().code(),
                file.pointsHash(),
                file.own().size(),
                file.both().size(),
                new String(file.write(), StandardCharsets.UTF_8),
                UtcColumns.of(now()),
                actor.username());
    }

    boolean isUsed(OverlapFile file) {
        return !database.queryForList(
                        "SELECT step FROM relationship_set WHERE points_hash = ?", String.class, file.pointsHash())
                .isEmpty();
    }

    /** What was sent of each, in the order of steps. One query for all. */
    Map<String, List<Sent>> sent(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Sent>> sent = new HashMap<>();
        database.query(
                "SELECT comparison_id, step, own_count, both_count, sent_at FROM relationship_set WHERE comparison_id IN ("
                        + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")",
                set -> {
                    int own = set.getInt("own_count");
                    sent.computeIfAbsent(set.getString("comparison_id"), id -> new ArrayList<>())
                            .add(new Sent(
                                    Step.of(set.getString("step")).orElseThrow(),
                                    own > 0 ? own : set.getInt("both_count"),
                                    UtcColumns.requiredInstant(set, "sent_at")));
                },
                ids.toArray());
        sent.values().forEach(one -> one.sort(Comparator.comparing(Sent::step)));
        return sent;
    }

    Optional<byte[]> content(String id, Step step) {
        return database
                .queryForList(
                        "SELECT content FROM relationship_set WHERE comparison_id = ? AND step = ? AND content IS NOT NULL",
                        String.class,
                        id,
                        step.code())
                .stream()
                .findFirst()
                .map(content -> content.getBytes(StandardCharsets.UTF_8));
    }

    /** A file that was sent; empty once the comparison ended. */
    Optional<OverlapFile> kept(String id, Step step) {
        return content(id, step).map(content -> {
            try {
                return OverlapFile.readKept(content);
            } catch (UnreadableFileException e) {
                throw new IllegalStateException("A set of comparison " + id + " cannot be read any more", e);
            }
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
