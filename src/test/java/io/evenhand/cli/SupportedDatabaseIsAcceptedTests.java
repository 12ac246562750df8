package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.evenhand.testing.OnEveryDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

    @Test
    void aUserOfMySqlWhoMayCreateNoTriggersIsRefusedBeforeAnythingIsChanged() throws SQLException {
        try (Connection administrator = dataSource.getConnection();
                Statement statement = administrator.createStatement()) {
            assumeThat(administrator.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
            String database = administrator.getCatalog() + "_plain";
            statement.execute("create database " + database);
            statement.execute("create user if not exists evenhand_plain identified by 'plain'");
            statement.execute("grant select, insert, create, drop, references on " + database + ".* to evenhand_plain");
            String url = administrator.getMetaData().getURL().replace(administrator.getCatalog() + "?", database + "?");
            try (Connection plain = DriverManager.getConnection(url, "evenhand_plain", "plain")) {
                assertThatThrownBy(() -> SupportedDatabase.requireTriggers(plain))
                        .isInstanceOf(UnsupportedDatabaseException.class)
                        .hasMessageContaining("may create no triggers")
                        .hasMessageContaining("grant it TRIGGER on this database");
                assertThat(plain.createStatement().executeQuery("show tables").next())
                        .isFalse();
            } finally {
                statement.execute("drop database " + database);
                statement.execute("drop user evenhand_plain");
            }
        }
    }
}
