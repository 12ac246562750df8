package io.evenhand.settlement.payable;

import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.storage.UtcColumns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who told of which payment. */
@Repository
class MatchLog {
    private final JdbcTemplate database;

    MatchLog(JdbcTemplate database) {
        this.database = database;
    }

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

    boolean isAnyStanding(String payableId) {
        Integer standing = database.queryForObject(
                "select count(*) from payable_match where payable_id = ? and undone_at is null",
                Integer.class,
                payableId);
        return standing != null && standing > 0;
    }

    /** What a match concerned; nothing where it is none that we were told of. */
    List<String> payablesOf(String matchId) {
        return database.queryForList(
                "select payable_id from payable_match where match_id = ? order by payable_id", String.class, matchId);
    }

    /** What a setting-off concerned that stands; nothing where there is none of that id. */
    List<String> setOff(String setOffId) {
        return database.queryForList(
                "select payable_id from payable_match where match_id = ? and set_off = true and undone_at is null order by payable_id",
                String.class,
                setOffId);
    }

    /** A posting by which what a setting-off left was paid. */
    record LeftPaid(String agreementId, long posting) {}

    Optional<LeftPaid> leftPaid(String setOffId) {
        return database
                .query(
                        "select agreement_id, posting_no from payable_left where set_off_id = ? and undone_at is null",
                        (row, number) -> new LeftPaid(row.getString("agreement_id"), row.getLong("posting_no")),
                        setOffId)
                .stream()
                .findFirst();
    }

    void tellLeft(String setOffId, String matchId, LeftPaid paid, Instant at) {
        database.update(
                "insert into payable_left (set_off_id, match_id, agreement_id, posting_no, told_at) values (?, ?, ?, ?, ?)",
                setOffId,
                matchId,
                paid.agreementId(),
                paid.posting(),
                UtcColumns.of(at));
    }

    /** @return what was posted for it; empty when nothing stood */
    Optional<LeftPaid> undoLeft(String matchId, Instant at) {
        Optional<LeftPaid> standing = database
                .query(
                        "select agreement_id, posting_no from payable_left where match_id = ? and undone_at is null",
                        (row, number) -> new LeftPaid(row.getString("agreement_id"), row.getLong("posting_no")),
                        matchId)
                .stream()
                .findFirst();
        database.update(
                "update payable_left set undone_at = ? where match_id = ? and undone_at is null",
                UtcColumns.of(at),
                matchId);
        return standing;
    }
}
