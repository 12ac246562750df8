package io.evenhand.settlement.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Lets, within H2, the head of a book go forward and nothing else; on MySQL the migration says so itself. Public for H2 alone. */
public final class ForwardOnlyTrigger extends TriggerAdapter {
    @Override
    public void fire(Connection connection, @Nullable ResultSet before, @Nullable ResultSet after) throws SQLException {
        if (before == null || after == null || !forward(before, after)) {
            throw new SQLException(
                    "The journal is only added to: a book goes forward only.", AppendOnlyTrigger.REFUSED);
        }
    }

    private static boolean forward(ResultSet before, ResultSet after) throws SQLException {
        long was = before.getLong("last_sequence");
        long is = after.getLong("last_sequence");
        return before.getInt("id") == after.getInt("id")
                && Objects.equals(before.getString("agreement_id"), after.getString("agreement_id"))
                && is >= was
                && (is > was || Arrays.equals(before.getBytes("last_hash"), after.getBytes("last_hash")))
                && notEarlier(before.getTimestamp("last_recorded_at"), after.getTimestamp("last_recorded_at"))
                && notEarlier(before.getDate("closed_through"), after.getDate("closed_through"));
    }

    private static boolean notEarlier(java.util.@Nullable Date before, java.util.@Nullable Date after) {
        return before == null || (after != null && after.compareTo(before) >= 0);
    }
}
