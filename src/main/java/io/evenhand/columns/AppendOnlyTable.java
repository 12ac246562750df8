package io.evenhand.columns;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Refuses, within H2, to change or remove a row; on MySQL the migration says so itself. Each room has its own, for H2 knows it by name. */
public abstract class AppendOnlyTable implements Trigger {
    /** The state of errors that a trigger raises. */
    public static final String REFUSED = "45000";

    private final String what;
    private final String instead;
    private String table = "";

    /**
     * @param what is only added to
     * @param instead what to do, as a sentence; may be empty
     */
    protected AppendOnlyTable(String what, String instead) {
        this.what = what;
        this.instead = instead;
    }

    @Override
    public final void init(
            Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        table = tableName;
    }

    @Override
    public final void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
            throws SQLException {
        String refusal =
                "%s is only added to: %s refuses %s.".formatted(what, table, after == null ? "DELETE" : "UPDATE");
        throw new SQLException(instead.isEmpty() ? refusal : refusal + " " + instead, REFUSED);
    }
}
