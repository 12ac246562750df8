package io.evenhand.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MySQLContainer;

/** Finds a MySQL: the one that the environment names, else one in Docker, else the machine's own {@code mysqld} on a folder of ours. */
final class MySqlServers {
    private static final String URL = "EVENHAND_TEST_MYSQL_URL";
    private static final String IMAGE = "mysql:8.4";

    private MySqlServers() {}

    static TestDatabase find() {
        String url = System.getenv(URL);
        if (url != null && !url.isBlank()) {
            return new TestDatabase.MySql(
                    url,
                    System.getenv().getOrDefault("EVENHAND_TEST_MYSQL_USER", "root"),
                    System.getenv().getOrDefault("EVENHAND_TEST_MYSQL_PASSWORD", ""));
        }
        if (dockerRuns()) {
            return inDocker();
        }
        return local().orElseGet(() -> new TestDatabase.Missing("no MySQL here: " + URL
                + " is not set, Docker does not run, and there is no mysqld of MySQL on the PATH"));
    }

    private static boolean dockerRuns() {
        // Asking Testcontainers takes seconds and fills the log where there is no Docker, so look for its door first.
        return (Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null)
                && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Testcontainers itself removes the container when this process ends. */
    @SuppressWarnings("resource")
    private static TestDatabase inDocker() {
        MySQLContainer<?> container =
                new MySQLContainer<>(IMAGE).withUsername("root").withPassword("evenhand");
        container.start();
        return new TestDatabase.MySql(container.getJdbcUrl(), "root", "evenhand");
    }

    private static Optional<TestDatabase> local() {
        return Stream.concat(
                        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/mysql/bin"))
                .map(folder -> Path.of(folder, "mysqld"))
                .filter(Files::isExecutable)
                .filter(MySqlServers::isMySql)
                .findFirst()
                .map(MySqlServers::start);
    }

    /** MariaDB calls its server {@code mysqld} as well. */
    private static boolean isMySql(Path mysqld) {
        try {
            Process process = new ProcessBuilder(mysqld.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return !answer.toLowerCase(Locale.ROOT).contains("mariadb") && answer.contains("Ver ");
        } catch (IOException e) {
            return false;
        }
    }

    private static TestDatabase start(Path mysqld) {
        try {
            Path folder = Files.createTempDirectory("evenhand-mysqld");
            int port = freePort();
            String[] common = {
                mysqld.toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + folder.resolve("data"),
                "--log-error=" + folder.resolve("log")
            };
            run(with(common, "--initialize-insecure")).waitFor(2, TimeUnit.MINUTES);
            Process server = run(with(
                    common,
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("s"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--mysqlx=OFF",
                    // Nobody needs the tests' data after a power cut.
                    "--innodb-flush-log-at-trx-commit=0",
                    "--skip-log-bin"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            TestDatabase.MySql mysql = new TestDatabase.MySql("jdbc:mysql://127.0.0.1:" + port + "/mysql", "root", "");
            awaitAnswer(mysql, server);
            return mysql;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting " + mysqld, e);
        }
    }

    private static void awaitAnswer(TestDatabase.MySql mysql, Process server) throws InterruptedException {
        SQLException last = new SQLException("never tried");
        for (int attempt = 0; attempt < 300 && server.isAlive(); attempt++) {
            try (Connection connection = DriverManager.getConnection(mysql.url(), mysql.user(), mysql.password())) {
                return;
            } catch (SQLException e) {
                last = e;
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("the machine's mysqld did not come up", last);
    }

    private static void stop(Process server, Path folder) {
        server.destroy();
        try {
            server.waitFor(10, TimeUnit.SECONDS);
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String[] with(String[] common, String... more) {
        return Stream.concat(Arrays.stream(common), Arrays.stream(more)).toArray(String[]::new);
    }

    private static Process run(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
