package io.evenhand.testing;

import java.util.Locale;
import java.util.UUID;

/** The database that this run of the tests is on, found once. */
sealed interface TestDatabase {
    /** {@code h2} (the default) or {@code mysql}. */
    String PROPERTY = "evenhand.test.database";

    static TestDatabase chosen() {
        return Holder.CHOSEN;
    }

    /** A URL of a database that nobody else uses. */
    static String freshName() {
        return "evenhand_test_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** In memory, with the same mode as the application's file. */
    record H2() implements TestDatabase {
        String freshUrl() {
            return "jdbc:h2:mem:" + freshName()
                    + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
        }
    }

    /** A real server; {@code url} names any database on it. */
    record MySql(String url, String user, String password) implements TestDatabase {
        String urlOf(String database) {
            int path = url.indexOf('/', "jdbc:mysql://".length());
            int options = url.indexOf('?');
            String server = path < 0 ? (options < 0 ? url : url.substring(0, options)) : url.substring(0, path);
            return server + "/" + database + "?createDatabaseIfNotExist=true&rewriteBatchedStatements=true";
        }
    }

    /** MySQL was asked for, and there is none. */
    record Missing(String reason) implements TestDatabase {}

    final class Holder {
        private static final TestDatabase CHOSEN =
                "mysql".equals(System.getProperty(PROPERTY)) ? MySqlServers.find() : new H2();

        private Holder() {}
    }
}
