package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import org.junit.jupiter.api.Test;

/** Proves which databases are let in, by what their drivers say of them. */
class SupportedDatabaseTests {
    @Test
    void mariaDbIsRefusedAlsoBehindTheDriverOfMySql() {
        assertThatThrownBy(() -> SupportedDatabase.require(says("MySQL", "11.4.2-MariaDB-ubu2404", 11, 4)))
                .isInstanceOf(UnsupportedDatabaseException.class)
                .hasMessage(
                        "The database is MariaDB (11.4.2-MariaDB-ubu2404), which differs from MySQL in JSON and in fractions"
                                + " of seconds, so that data would be lost; use MySQL 8.4 or newer.");
        assertThatThrownBy(() -> SupportedDatabase.require(says("MariaDB", "10.11.6", 10, 11)))
                .isInstanceOf(UnsupportedDatabaseException.class);
    }

    @Test
    void mySqlIsTakenFromItsFirstSupportedVersionOn() {
        assertThatCode(() -> SupportedDatabase.require(says("MySQL", "8.4.0", 8, 4)))
                .doesNotThrowAnyException();
        assertThatCode(() -> SupportedDatabase.require(says("MySQL", "9.7.0", 9, 7)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SupportedDatabase.require(says("MySQL", "8.0.46", 8, 0)))
                .hasMessageContaining("MySQL 8.0.46")
                .hasMessageEndingWith("use MySQL 8.4 or newer.");
        assertThatThrownBy(() -> SupportedDatabase.require(says("MySQL", "5.7.44", 5, 7)))
                .isInstanceOf(UnsupportedDatabaseException.class);
    }

    @Test
    void theEmbeddedDatabaseIsTakenAndOthersAreNot() {
        assertThatCode(() -> SupportedDatabase.require(says("H2", "2.3.232", 2, 3)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SupportedDatabase.require(says("PostgreSQL", "17.2", 17, 2)))
                .hasMessageContaining("PostgreSQL 17.2");
    }

    private static DatabaseMetaData says(String product, String version, int major, int minor) {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                SupportedDatabaseTests.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getDatabaseProductName" -> product;
                    case "getDatabaseProductVersion" -> version;
                    case "getDatabaseMajorVersion" -> major;
                    case "getDatabaseMinorVersion" -> minor;
                    default -> throw new AssertionError(method.getName());
                });
    }
}
