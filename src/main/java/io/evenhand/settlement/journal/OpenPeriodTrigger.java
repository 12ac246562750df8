package io.evenhand.settlement.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;
import org.jspecify.annotations.Nullable;

/** Refuses, within H2, a posting to a period that is closed; on MySQL the migration says so itself. Public for H2 alone. */
public final class OpenPeriodTrigger extends TriggerAdapter {
    private static final String CLOSED = "select 1 from journal_book where id = ? and closed_through >= ?";

    @Override
    public void fire(Connection connection, @Nullable ResultSet before, @Nullable ResultSet after) throws SQLException {
        if (after == null) {
            return;
        }
        try (PreparedStatement closed = connection.prepareStatement(CLOSED)) {
            closed.setInt(1, after.getInt("book_id"));
            closed.setObject(2, after.getObject("effective_on"));
            try (ResultSet found = closed.executeQuery()) {
                if (found.next()) {
                    throw new SQLException(
                            "The journal is only added to: the period of this posting is closed.",
                            AppendOnlyTrigger.REFUSED);
                }
            }
        }
    }
}
