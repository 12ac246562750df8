package io.evenhand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of its own as it was at an earlier version of the program: rows are put in as that version kept them, and then it is migrated. On
 * the database that the run asks for; see {@link OnEveryDatabase}.
 */
public final class EarlierDatabase implements AutoCloseable {
    private final DriverManagerDataSource source;
    private final JdbcTemplate rows;
    private final String vendor;
    private final String name = TestDatabase.freshName();

    /** @param version the last migration that had run */
    public EarlierDatabase(String version) {
        switch (TestDatabase.chosen()) {
            case TestDatabase.MySql mysql -> {
                vendor = "mysql";
                source = new DriverManagerDataSource(mysql.urlOf(name), mysql.user(), mysql.password());
            }
            case TestDatabase.H2 h2 -> {
                vendor = "h2";
                source = new DriverManagerDataSource(h2.freshUrl(), "sa", "");
            }
            case TestDatabase.Missing missing -> throw new IllegalStateException(missing.reason());
        }
        rows = new JdbcTemplate(source);
        migrateTo(version);
    }

    public JdbcTemplate rows() {
        return rows;
    }

    /** To the version of today. */
    public void upgrade() {
        migrateTo("latest");
    }

    private void migrateTo(String version) {
        assertThat(Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
                        .target(version)
                        .load()
                        .migrate()
                        .success)
                .isTrue();
    }

    /** Puts a row in. What must be there and is not said is empty, zero or long ago. */
    public void put(String table, Map<String, Object> said) {
        Map<String, Object> row = new LinkedHashMap<>(said);
        required(table).forEach(row::putIfAbsent);
        List<Object> values = new ArrayList<>(row.values());
        rows.update(
                "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + String.join(
                                ", ", row.keySet().stream().map(column -> "?").toList()) + ")",
                values.toArray());
    }

    private Map<String, Object> required(String table) {
        Map<String, Object> empty = new LinkedHashMap<>();
        rows.query(
                "select column_name, data_type from information_schema.columns where lower(table_name) = ?"
                        + " and lower(table_schema) = ? and is_nullable = 'NO' and column_default is null and "
                        + (vendor.equals("mysql") ? "extra not like '%auto_increment%'" : "is_identity = 'NO'"),
                column -> {
                    empty.put(
                            column.getString(1).toLowerCase(Locale.ROOT),
                            nothing(column.getString(2).toLowerCase(Locale.ROOT)));
                },
                table,
                vendor.equals("mysql") ? name : "public");
        return empty;
    }

    private static Object nothing(String type) {
        if (type.startsWith("timestamp") || type.startsWith("datetime")) {
            return "2026-11-20 10:00:00";
        }
        if (type.equals("date")) {
            return "2026-11-20";
        }
        return type.contains("int") || type.startsWith("bool") || type.startsWith("bit") ? 0 : "";
    }

    @Override
    public void close() {
        if (vendor.equals("mysql")) {
            rows.execute("drop database " + name);
        } else {
            rows.execute("shutdown");
        }
    }
}
