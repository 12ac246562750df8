package io.evenhand.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Looks at the machine before the application starts: the folder, the disk, the database, the port. Found here, a fault is one sentence;
 * found later, it is a page of log from a library, so this comes before the embedded engine starts. {@link StartupFailures} explains what only shows later.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final long SMALLEST_FREE_BYTES = 64L * 1024 * 1024;

    private final boolean server;

    /** @param server whether the port will be needed */
    StartupChecks(boolean server) {
        this.server = server;
    }

    /** @throws MachineFaultException with a sentence for people */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        requireFolder(Path.of(environment.getRequiredProperty("evenhand.data")));
        if (server) {
            requireFreePort(environment);
        }
        Connection database = open(environment);
        // Kept open until the application has its own connections: an H2 file would be closed and opened again in
        // between.
        context.addApplicationListener(new Release(database));
    }

    static void requireFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", null));
            FileStore disk = Files.getFileStore(folder);
            if (disk.getUsableSpace() < SMALLEST_FREE_BYTES) {
                throw new MachineFaultException("The disk of the data folder " + shown(folder) + " has only "
                        + disk.getUsableSpace() / (1024 * 1024)
                        + " MB left; free some space, or choose another folder: "
                        + StartupFailures.OTHER_FOLDER);
            }
        } catch (IOException e) {
            throw new MachineFaultException(
                    "The data folder " + shown(folder) + " cannot be written to (" + StartupFailures.reason(e)
                            + "); give this user the right to, or choose another folder: "
                            + StartupFailures.OTHER_FOLDER,
                    e);
        }
    }

    private static void requireFreePort(Environment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        String address = environment.getProperty("server.address", "127.0.0.1");
        if (port <= 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new MachineFaultException(
                    "This machine knows no address \"" + address + "\"; correct the setting server.address.", e);
        } catch (IOException e) {
            throw new MachineFaultException(StartupFailures.portInUse(port), e);
        }
    }

    private static Connection open(Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url");
        try {
            Connection connection = DriverManager.getConnection(
                    url,
                    environment.getProperty("spring.datasource.username", url.startsWith("jdbc:h2:") ? "sa" : ""),
                    environment.getProperty("spring.datasource.password", ""));
            try {
                SupportedDatabase.require(connection.getMetaData());
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new MachineFaultException(
                    StartupFailures.explain(e).orElse("The database does not open: " + StartupFailures.reason(e) + "."),
                    e);
        }
    }

    private static void close(Connection database) {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path shown(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /** A class, not a lambda: only so can the event's type be told, and not every event be delivered here. */
    private record Release(Connection database) implements ApplicationListener<ApplicationReadyEvent> {
        @Override
        public void onApplicationEvent(ApplicationReadyEvent ready) {
            close(database);
        }
    }
}
