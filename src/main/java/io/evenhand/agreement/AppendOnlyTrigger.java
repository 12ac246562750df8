package io.evenhand.agreement;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses, within H2, to change or remove what is only added to; on MySQL the migration says so itself. Public for H2 alone. */
public final class AppendOnlyTrigger implements Trigger {
    /** Of errors that a trigger raises. */
    private static final String REFUSED = "45000";

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        table = tableName;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException(
                "Wording once taken is only added to: %s refuses %s."
                        .formatted(table, after == null ? "DELETE" : "UPDATE"),
                REFUSED);
    }
}
