package io.evenhand.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Lets, within H2, evidence grow and nothing else; on MySQL the migration says so itself. Public for H2 alone. */
public final class ForwardOnlyTrigger extends TriggerAdapter {
    @Override
    public void fire(Connection connection, @Nullable ResultSet before, @Nullable ResultSet after) throws SQLException {
        if (before == null || after == null || !forward(before, after)) {
            throw new SQLException("Evidence is only added to: it goes forward only.", AppendOnlyTrigger.REFUSED);
        }
    }

    private static boolean forward(ResultSet before, ResultSet after) throws SQLException {
        int was = before.getInt("last_sequence");
        int is = after.getInt("last_sequence");
        return Objects.equals(before.getString("agreement_id"), after.getString("agreement_id"))
                && is >= was
                && (is > was || Objects.equals(before.getString("last_hash"), after.getString("last_hash")));
    }
}
