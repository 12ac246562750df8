package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.evenhand.testing.OnEveryDatabase;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

/** Proves on the real servers that those which we support are let in, and migrated. */
@OnEveryDatabase
@SpringBootTest(
        classes = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, SupportedDatabase.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
class SupportedDatabaseIsAcceptedTests {
    @Autowired
    DataSource dataSource;

    @Test
    void theDatabaseOfThisRunIsAccepted() {
        assertThatCode(() -> {
                    try (Connection connection = dataSource.getConnection()) {
                        SupportedDatabase.require(connection.getMetaData());
                    }
                })
                .doesNotThrowAnyException();
    }
}
