package io.evenhand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that a database test runs on the database that the run asks for, on a schema of its own, and that every migration fits it. */
@OnEveryDatabase
@SpringBootTest(
        classes = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class OnEveryDatabaseTests {
    @Autowired
    DataSource dataSource;

    @Test
    void theDatabaseIsTheOneThatTheRunAsksFor() throws SQLException {
        String asked = System.getProperty(TestDatabase.PROPERTY, "h2");
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT))
                    .isEqualTo(asked);
        }
    }

    @Test
    void everyMigrationRanOnAnEmptySchemaOfItsOwn() throws SQLException {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        assertThat(database.queryForList("select success from flyway_schema_history", Boolean.class))
                .isNotEmpty()
                .doesNotContain(false);
        assertThat(database.queryForObject("select count(*) from account", Integer.class))
                .isZero();
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getURL()).contains("evenhand_test_");
        }
    }
}
