package io.evenhand.cli;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets Evenhand start only on a database that its tests run on. MariaDB calls itself MySQL to MySQL's own driver, starts well, and then
 * loses microseconds and fails on JSON: it is better refused before the first table is made.
 */
@Configuration(proxyBeanMethods = false)
class SupportedDatabase {
    private static final int MYSQL_MAJOR = 8;
    private static final int MYSQL_MINOR = 4;
    private static final int BINARY_LOG_WANTS_SUPER = 1419;
    private static final String PROBE = "evenhand_may_create_triggers";

    /** Flyway changes the database first of all, so this is the last moment to refuse it. */
    @Bean
    FlywayMigrationStrategy onSupportedDatabasesOnly() {
        return flyway -> {
            require(flyway.getConfiguration().getDataSource());
            requireTriggers(flyway.getConfiguration().getDataSource());
            flyway.migrate();
        };
    }

    private static void require(DataSource database) {
        try (Connection connection = database.getConnection()) {
            require(connection.getMetaData());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer.", e);
        }
    }

    /** @throws UnsupportedDatabaseException saying what the database is and what to use instead */
    static void require(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        String version = database.getDatabaseProductVersion();
        if ((product + " " + version).toLowerCase(Locale.ROOT).contains("mariadb")) {
            throw new UnsupportedDatabaseException(
                    "The database is MariaDB (" + version
                            + "), which differs from MySQL in JSON and in fractions of seconds, so that data would be lost; use MySQL 8.4 or newer.");
        }
        switch (product) {
            case "H2" -> {}
            case "MySQL" -> {
                int major = database.getDatabaseMajorVersion();
                if (major < MYSQL_MAJOR || (major == MYSQL_MAJOR && database.getDatabaseMinorVersion() < MYSQL_MINOR)) {
                    throw new UnsupportedDatabaseException("The database is MySQL " + version
                            + ", which its makers no longer mend; use MySQL 8.4 or newer.");
                }
            }
            default ->
                throw new UnsupportedDatabaseException("The database is " + product + " " + version
                        + ", on which Evenhand was never tested; use MySQL 8.4 or newer.");
        }
    }

    /**
     * The journal is guarded by triggers. A server with a binary log, which is the default, lets only few users create them; found during the
     * migration, that would leave it half done.
     */
    private static void requireTriggers(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("MySQL")) {
                requireTriggers(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer.", e);
        }
    }

    /** @throws UnsupportedDatabaseException saying what to set or to grant */
    static void requireTriggers(Connection mysql) throws SQLException {
        try (Statement statement = mysql.createStatement()) {
            if (statement
                    .executeQuery("select 1 from information_schema.tables where table_schema = database()"
                            + " and table_name = 'journal_book'")
                    .next()) {
                return;
            }
            statement.execute("create table " + PROBE + " (id int)");
            try {
                statement.execute(
                        "create trigger " + PROBE + " before insert on " + PROBE + " for each row set new.id = new.id");
            } catch (SQLException refused) {
                throw triggersRefused(refused);
            } finally {
                statement.execute("drop table " + PROBE);
            }
        }
    }

    private static UnsupportedDatabaseException triggersRefused(SQLException refused) {
        return new UnsupportedDatabaseException(
                refused.getErrorCode() == BINARY_LOG_WANTS_SUPER
                        ? "This MySQL writes a binary log and lets the user of spring.datasource.username create no triggers, by which the journal is kept unchanged; let its administrator run: SET PERSIST log_bin_trust_function_creators = 1"
                        : "The user of spring.datasource.username may create no triggers, by which the journal is kept unchanged ("
                                + refused.getMessage()
                                + "); let the administrator of MySQL grant it TRIGGER on this database.");
    }
}
