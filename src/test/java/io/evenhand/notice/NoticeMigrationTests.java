package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Proves that what waited before there was mail is told of once there is, and nothing that was done. */
class NoticeMigrationTests {
    private final DriverManagerDataSource source = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
            "sa",
            "");

    @Test
    void whatWaitsWhenMailBeginsIsToldOf() {
        migrateTo("89");
        JdbcTemplate database = new JdbcTemplate(source);
        task(database, 1, "sign-agreement", "signatory", "OPEN");
        task(database, 2, "review-draft", "operations", "OPEN");
        task(database, 3, "review-draft", "operations", "DONE");
        task(database, 4, "review-draft", "operations", "CANCELLED");

        migrateTo("90");

        assertThat(database.queryForList(
                        "select concat(matter_key, ' ', partner_id, ' ', role, ' ', to_sign, ' ', next_look) from notice_matter"
                                + " where since_at = next_at and due_at is not null order by matter_key",
                        String.class))
                .containsExactly("task:1 nordwind signatory TRUE OPENED", "task:2 nordwind operations FALSE OPENED");
    }

    private static void task(JdbcTemplate database, int key, String element, String role, String state) {
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id, subject,"
                        + " partner_id, role, state, created_at, due_at) values (?, 0, 'agreement', 1, ?, 'b', '', 'nordwind', ?, ?,"
                        + " '2026-11-24 10:00:00', '2026-12-24 10:00:00')",
                key,
                element,
                role,
                state);
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
