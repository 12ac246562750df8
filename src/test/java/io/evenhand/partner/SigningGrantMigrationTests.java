package io.evenhand.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Proves that authority given before periods were kept is carried over, each in its place and without an end. */
class SigningGrantMigrationTests {
    private final DriverManagerDataSource source = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1",
            "sa",
            "");

    @Test
    void authorityOfOldHoldsOnWithoutAnEnd() {
        migrateTo("86");
        JdbcTemplate database = new JdbcTemplate(source);
        database.update("insert into partner values ('n', 0, 'N', 'HRB', 'Ring 1', 'DE', 'n@example.com')");
        for (String person : List.of("anna", "ben")) {
            database.update("insert into person values (?, 0, 'n', 'A', 'a@example.com', 'Director', 0)", person);
            database.update("insert into signing_authority values (?, 'revenue-share'), (?, 'nda')", person, person);
        }

        migrateTo("87");

        assertThat(database.queryForList(
                        "select concat(person_id, ' ', position, ' ', agreement_kind) from signing_grant"
                                + " where valid_from is null and valid_until is null order by person_id, position",
                        String.class))
                .containsExactly("anna 0 nda", "anna 1 revenue-share", "ben 0 nda", "ben 1 revenue-share");
        assertThat(database.queryForObject("select count(*) from person where left_on is null", Integer.class))
                .isEqualTo(2);
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
