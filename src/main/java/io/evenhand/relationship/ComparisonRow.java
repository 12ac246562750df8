package io.evenhand.relationship;

import io.evenhand.columns.UtcColumns;
import io.evenhand.relationship.overlap.ComparedBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A comparison as it is kept.
 *
 * @param endedBy empty while it goes on, and where its time was over
 * @param beginnerName as the files name the inviter; empty where they name nobody, or it is not known
 * @param answererName as the files name the invitee
 */
record ComparisonRow(
        String id,
        String session,
        String inviter,
        String invitee,
        ComparedBy by,
        Instant invitedAt,
        Optional<Instant> acceptedAt,
        Optional<Instant> endedAt,
        Optional<String> endedBy,
        Optional<String> beginnerName,
        Optional<String> answererName) {
    static ComparisonRow of(ResultSet row, int number) throws SQLException {
        return new ComparisonRow(
                row.getString("id"),
                row.getString("session_code"),
                row.getString("inviter_id"),
                row.getString("invitee_id"),
                ComparedBy.of(row.getString("compared_by")).orElseThrow(),
                UtcColumns.requiredInstant(row, "invited_at"),
                Optional.ofNullable(UtcColumns.instant(row, "accepted_at")),
                Optional.ofNullable(UtcColumns.instant(row, "ended_at")),
                Optional.ofNullable(row.getString("ended_by")),
                Optional.ofNullable(row.getString("beginner_name")),
                Optional.ofNullable(row.getString("answerer_name")));
    }

    boolean isWith(String partner) {
        return inviter.equals(partner) || invitee.equals(partner);
    }

    String otherThan(String partner) {
        return inviter.equals(partner) ? invitee : inviter;
    }
}
