package io.evenhand.settlement.payable;

import io.evenhand.columns.UtcColumns;
import io.evenhand.settlement.bank.ItemsMatched;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who told of which payment, and what the payee said of it. */
@Repository
class MatchLog {
    private final JdbcTemplate database;

    MatchLog(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * That something is paid, as one side's bank or a setting-off tells.
     *
     * @param confirmBy until when the payee may still say that it did not receive it; null where that was never asked
     * @param confirmedBy username; null where no person did
     * @param contest what the payee says instead; empty while it does not contest it
     */
    record Telling(
            String payableId,
            String matchId,
            String partnerId,
            LocalDate bookedOn,
            boolean setOff,
            Instant toldAt,
            boolean undone,
            @Nullable LocalDate confirmBy,
            Optional<ReceiptKind> confirmedHow,
            @Nullable Instant confirmedAt,
            @Nullable String confirmedBy,
            Optional<Contest> contest) {
        /** Neither undone nor contested. */
        boolean stands() {
            return !undone && contest.isEmpty();
        }

        /** Neither confirmed nor contested by the end of a day before this one. */
        boolean isSilentBefore(LocalDate day) {
            return stands() && confirmedAt == null && confirmBy != null && confirmBy.isBefore(day);
        }
    }

    /** @param by username */
    record Contest(String by, Instant at, String reason) {}

    /** Once for a payable and a match. @return whether it was not known */
    boolean tell(String payableId, ItemsMatched matched, boolean setOff, Instant at) {
        Integer known = database.queryForObject(
                "select count(*) from payable_match where payable_id = ? and match_id = ?",
                Integer.class,
                payableId,
                matched.matchId());
        if (known != null && known > 0) {
            return false;
        }
        database.update(
                "insert into payable_match (payable_id, match_id, partner_id, booked_on, set_off, told_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                payableId,
                matched.matchId(),
                matched.partnerId(),
                matched.bookedOn(),
                setOff,
                UtcColumns.of(at));
        return true;
    }

    /** @return whether it stood until now */
    boolean undo(String payableId, String matchId, Instant at) {
        return database.update(
                        "update payable_match set undone_at = ? where payable_id = ? and match_id = ? and undone_at is null",
                        UtcColumns.of(at),
                        payableId,
                        matchId)
                > 0;
    }

    /** The payee has until the end of this day to say that it did not receive what the payer's bank reports. */
    void ask(String payableId, String debtorId, LocalDate confirmBy) {
        database.update(
                "update payable_match set confirm_by = ? where payable_id = ? and partner_id = ? and undone_at is null"
                        + " and contested_at is null and confirmed_at is null",
                confirmBy,
                payableId,
                debtorId);
    }

    /** @param by username; null where no person did */
    void confirm(String payableId, String debtorId, ReceiptKind how, @Nullable String by, Instant at) {
        database.update(
                "update payable_match set confirmed_at = ?, confirmed_how = ?, confirmed_by = ? where payable_id = ?"
                        + " and partner_id = ? and undone_at is null and contested_at is null and confirmed_at is null",
                UtcColumns.of(at),
                how.name(),
                by,
                payableId,
                debtorId);
    }

    void contest(String payableId, String matchId, String by, Instant at, String reason) {
        database.update(
                "update payable_match set contested_at = ?, contested_by = ?, contest_reason = ? where payable_id = ? and match_id = ?",
                UtcColumns.of(at),
                by,
                reason,
                payableId,
                matchId);
    }

    void takeContestBack(String payableId, String matchId) {
        database.update(
                "update payable_match set contested_at = null, contested_by = null, contest_reason = null where payable_id = ?"
                        + " and match_id = ?",
                payableId,
                matchId);
    }

    /** All that was told of a payable, the latest last. */
    List<Telling> of(String payableId) {
        return of(List.of(payableId)).getOrDefault(payableId, List.of());
    }

    /** By payable, the latest last. */
    Map<String, List<Telling>> of(Collection<String> payableIds) {
        Map<String, List<Telling>> told = new HashMap<>();
        PayableTable.in(
                payableIds,
                (marks, some) -> database.query(
                        "select * from payable_match where payable_id in (" + marks
                                + ") order by payable_id, told_at, match_id",
                        row -> {
                            Telling telling = telling(row);
                            told.computeIfAbsent(telling.payableId(), id -> new ArrayList<>())
                                    .add(telling);
                        },
                        some));
        return told;
    }

    private static Telling telling(ResultSet row) throws SQLException {
        @Nullable String how = row.getString("confirmed_how");
        @Nullable Instant contestedAt = UtcColumns.instant(row, "contested_at");
        return new Telling(
                row.getString("payable_id"),
                row.getString("match_id"),
                row.getString("partner_id"),
                UtcColumns.requiredDay(row, "booked_on"),
                row.getBoolean("set_off"),
                UtcColumns.requiredInstant(row, "told_at"),
                row.getTimestamp("undone_at") != null,
                UtcColumns.day(row, "confirm_by"),
                how == null ? Optional.empty() : Optional.of(ReceiptKind.valueOf(how)),
                UtcColumns.instant(row, "confirmed_at"),
                row.getString("confirmed_by"),
                contestedAt == null
                        ? Optional.empty()
                        : Optional.of(new Contest(
                                row.getString("contested_by"), contestedAt, row.getString("contest_reason"))));
    }

    /** What a match concerned; nothing where it is none that we were told of. */
    List<String> payablesOf(String matchId) {
        return database.queryForList(
                "select payable_id from payable_match where match_id = ? order by payable_id", String.class, matchId);
    }

    /** What was reported, and neither confirmed nor contested by the end of a day before this one. */
    List<String> silentBefore(LocalDate day) {
        return database.queryForList(
                "select distinct m.payable_id from payable_match m join payable p on p.id = m.payable_id where m.confirm_by < ?"
                        + " and m.confirmed_at is null and m.contested_at is null and m.undone_at is null"
                        + " and p.paid_on is not null and p.confirmed = false order by m.payable_id",
                String.class,
                day);
    }
}
