package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Proves that a fault of the machine is found before the application starts, and is told in one sentence with a way out. */
@Execution(ExecutionMode.CONCURRENT)
class StartupFailuresTests {
    @TempDir
    Path folder;

    @Test
    void aPortInUseIsNamedWithAnotherToChoose() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> check(folder, Map.of("server.port", other.getLocalPort())))
                    .hasMessage(
                            "Port %d is in use by another program; stop that one, or choose another port: --server.port=%d."
                                    .formatted(other.getLocalPort(), other.getLocalPort() + 1));
        }
    }

    @Test
    void aFreePortAndAnEmptyFolderAreFine() {
        Path fresh = folder.resolve("not/there/yet");
        check(fresh, Map.of());
        assertThat(fresh.resolve("database")).isDirectoryContaining("glob:**.mv.db");
    }

    @Test
    void aDatabaseLockedByAnotherProcessIsExplained() throws Exception {
        Process other = lockInAnotherProcess();
        try {
            assertThatThrownBy(() -> check(folder, Map.of()))
                    .isInstanceOf(MachineFaultException.class)
                    .hasMessageStartingWith("The data folder is in use by another Evenhand; stop that one");
        } finally {
            other.destroy();
            other.waitFor();
        }
    }

    @Test
    void aDamagedDatabaseIsExplained() throws IOException {
        Path file = folder.resolve("database/evenhand.mv.db");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[8192]);

        assertThatThrownBy(() -> check(folder, Map.of()))
                .hasMessageStartingWith("The database in the data folder is damaged;");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsExplained() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> StartupChecks.requireFolder(file.resolve("data")))
                .isInstanceOf(MachineFaultException.class)
                .hasMessageStartingWith("The data folder " + file.resolve("data") + " cannot be written to (")
                .hasMessageEndingWith("choose another folder: --evenhand.data=FOLDER.");
    }

    @Test
    void aFolderWithoutTheRightToWriteIsExplained() {
        Path readOnly = folder.resolve("read-only");
        assertThat(readOnly.toFile().mkdir() && readOnly.toFile().setWritable(false))
                .isTrue();
        assumeThat(Files.isWritable(readOnly))
                .as("this user may write anywhere")
                .isFalse();

        assertThatThrownBy(() -> StartupChecks.requireFolder(readOnly)).hasMessageContaining("(permission denied)");
    }

    @Test
    void aFullDiskAndForbiddenFilesAreExplainedHoweverDeep() {
        assertThat(StartupFailures.explain(wrapped(new IOException("No space left on device"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("The disk is full;"));
        assertThat(StartupFailures.explain(wrapped(new AccessDeniedException("/data/keys/ca.p12"))))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).startsWith("The file /data/keys/ca.p12 cannot be opened"));
    }

    @Test
    void aServerThatIsAwayOrRefusesThePasswordIsExplained() {
        assertThat(StartupFailures.explain(wrapped(new SQLException("Communications link failure", "08S01", 0))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("does not answer"));
        assertThat(StartupFailures.explain(wrapped(new SQLException("Access denied for user", "28000", 1045))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("refuses the user or password"));
    }

    @Test
    void aBugIsNotExplainedAway() {
        assertThat(StartupFailures.explain(wrapped(new IllegalStateException("no bean"))))
                .isEmpty();
        assertThat(StartupFailures.explain(wrapped(new SQLException("syntax", "42000", 42_000))))
                .isEmpty();
    }

    private static Throwable wrapped(Throwable cause) {
        return new IllegalStateException("bean", new RuntimeException("factory", cause));
    }

    private void check(Path data, Map<String, Object> more) {
        try (ConfigurableApplicationContext context = new GenericApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("more", more));
            context.getEnvironment()
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "settings",
                            Map.of(
                                    "evenhand.data", data.toString(),
                                    "server.port", 0,
                                    "spring.datasource.url", url(data))));
            new StartupChecks(true).initialize(context);
        }
    }

    private static String url(Path data) {
        return "jdbc:h2:file:" + data.resolve("database/evenhand") + ";MODE=MySQL";
    }

    private Process lockInAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        url(folder))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // It says one byte once it holds the database; its end, if it could not, is -1.
        assertThat(process.getInputStream().read()).isEqualTo('!');
        return process;
    }

    /** Opens a database and keeps it until killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection connection = DriverManager.getConnection(arguments[0], "sa", "")) {
                System.out.print(connection.isValid(1) ? "!" : "?");
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }
}
