package io.evenhand.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Proves that accounts of people who had left, and which had stayed open under another name, are closed, and no others. */
class LeftBeforeMigrationTests {
    private final DriverManagerDataSource source = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
            "sa",
            "");

    @Test
    void whoHadLeftIsOutUnderEveryName() {
        migrateTo("95");
        JdbcTemplate database = new JdbcTemplate(source);
        database.update("insert into partner values ('n', 0, 'N', 'HRB', 'Ring 1', 'DE', 'n@example.com')");
        person(database, "anna", "'2026-01-05'");
        person(database, "ben", "null");
        account(database, "a.roth", "'anna'");
        account(database, "ben", "'ben'");
        account(database, "admin", "null");

        migrateTo("95.1");

        assertThat(database.queryForList("select username from account where enabled order by username", String.class))
                .containsExactly("admin", "ben");
    }

    private static void person(JdbcTemplate database, String id, String leftOn) {
        database.update("insert into person (id, version, partner_id, name, email, title, position, left_on)"
                + " values ('" + id + "', 0, 'n', 'A', 'a@example.com', 'Director', 0, " + leftOn + ")");
    }

    private static void account(JdbcTemplate database, String username, String person) {
        database.update(
                "insert into account (username, display_name, password_hash, person_id, partner_id, enabled, demo,"
                        + " password_change_due, created_at) values ('" + username + "', 'A', 'x', " + person
                        + ", 'n', true, false, false, '2026-01-01 00:00:00')");
    }

    private void migrateTo(String version) {
        assertThat(Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/migration", "classpath:db/vendor/h2")
                        .target(version)
                        .load()
                        .migrate()
                        .success)
                .isTrue();
    }
}
