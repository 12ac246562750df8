package io.evenhand.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database that the settings name, opened by itself: for commands that look at it and need nothing else of the application. */
record ConfiguredDatabase(Connection connection, String templates) implements AutoCloseable {
    /** There is none where the settings point. The message says so to people. */
    static final class MissingException extends Exception {
        MissingException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** An engine starts with any application, before there are beans. */
    private static final List<String> NO_ENGINE =
            List.of("--camunda.client.enabled=false", "--evenhand.engine.enabled=false");

    /** Nothing of the application: only its settings are read. */
    private static final class Nothing {}

    /**
     * Never makes a database where there is none.
     *
     * @param settings written --name=value
     */
    static ConfiguredDatabase open(List<String> settings) throws SQLException, MissingException {
        try (ConfigurableApplicationContext context = context(settings)) {
            return open(context.getEnvironment());
        }
    }

    /** Something that needs the settings, and not always a database. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        int with(Environment environment) throws E;
    }

    /** @param settings written --name=value */
    static <E extends Exception> int inSettings(List<String> settings, Work<E> work) throws E {
        try (ConfigurableApplicationContext context = context(settings)) {
            return work.with(context.getEnvironment());
        }
    }

    private static ConfigurableApplicationContext context(List<String> settings) {
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=off")
                .run(Stream.concat(settings.stream(), NO_ENGINE.stream()).toArray(String[]::new));
    }

    private static ConfiguredDatabase open(Environment environment) throws SQLException, MissingException {
        String url = environment.getRequiredProperty("spring.datasource.url");
        boolean file = url.startsWith("jdbc:h2:file:");
        try {
            Connection connection = DriverManager.getConnection(
                    file && !url.contains("IFEXISTS") ? url + ";IFEXISTS=TRUE" : url,
                    environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", ""));
            try {
                SupportedDatabase.require(connection.getMetaData());
                return new ConfiguredDatabase(connection, environment.getProperty("evenhand.templates", ""));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1) {
                throw new MissingException(
                        "There is no database in the data folder %s; name the folder with %s"
                                .formatted(
                                        Path.of(environment.getRequiredProperty("evenhand.data"))
                                                .toAbsolutePath()
                                                .normalize(),
                                        StartupFailures.OTHER_FOLDER),
                        e);
            }
            throw e;
        }
    }

    DataSource source() {
        return new SingleConnectionDataSource(connection, true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
