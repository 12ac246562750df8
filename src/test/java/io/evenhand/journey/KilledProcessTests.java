package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Proves that nothing acknowledged is lost, and nothing done twice, wherever the program is killed: a child process drives
 * referrals and is killed by the system every few seconds, then started again on the same folder. Twelve
 * referrals are more than are done by the last kill; further ones would only go on undisturbed after it.
 */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class KilledProcessTests {
    private static final boolean UNATTENDED = "true".equals(System.getenv("CI"));
    private static final int REFERRALS = 12;
    private static final int KILLS = UNATTENDED ? 3 : 2;
    private static final int SOONEST_KILL_MS = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @TempDir
    private Path data;

    @Test
    void referralsEndWithExactlyTheirDocumentsThoughTheProgramIsKilledAgainAndAgain() throws Exception {
        Random random = new Random(20_261_124);
        for (int kill = 0; kill < KILLS; kill++) {
            Process house = start();
            awaitReady(house);
            boolean ended = house.waitFor(SOONEST_KILL_MS + random.nextInt(4_000), TimeUnit.MILLISECONDS);
            assertThat(ended).as("the program ended before it could be killed").isFalse();
            assertThat(house.destroyForcibly().waitFor())
                    .as("killed, not closed")
                    .isEqualTo(137);
        }
        Process house = start();
        awaitReady(house);
        assertThat(house.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(house.exitValue()).isZero();

        try (Connection database = DriverManager.getConnection(
                "jdbc:h2:file:" + data.toAbsolutePath() + "/database/evenhand;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                        + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "sa",
                "")) {
            long count = REFERRALS;
            assertThat(count(database, "referral where state = 'CLOSED'")).isEqualTo(count);
            assertThat(count(database, "referral")).isEqualTo(count);
            assertThat(count(database, "agreement where state = 'IN_FORCE'")).isEqualTo(3 * count);
            assertThat(count(database, "agreement")).isEqualTo(3 * count);
            assertThat(count(database, "signature_request where state = 'SIGNED'"))
                    .isEqualTo(2 * 3 * count);
            assertThat(count(database, "signature_request")).isEqualTo(2 * 3 * count);
            // Certified, signed by one, signed by both, sealed, and its evidence as PDF and JSON: six documents an
            // agreement, and not one more.
            assertThat(count(database, "archived_document"))
                    .as("%s", documents(database))
                    .isEqualTo(6 * 3 * count);
            assertThat(count(database, "process_claim where process_id = 'referral'"))
                    .isEqualTo(count);
            // To answer the offer, to hand over, to report: and a process each for the last two.
            assertThat(count(database, "promise")).isEqualTo(3 * count);
            assertThat(count(database, "process_claim where process_id = 'obligation'"))
                    .isEqualTo(2 * count);
            assertThat(count(database, "event_publication where completion_date is null"))
                    .isZero();
        }
    }

    /** How many documents there are of each kind of file, in an order in which they were stored. */
    private static Map<String, Integer> documents(Connection database) throws SQLException {
        Map<String, Integer> documents = new TreeMap<>();
        try (ResultSet stored = database.createStatement().executeQuery("select file_name from archived_document")) {
            while (stored.next()) {
                documents.merge(stored.getString(1).replaceAll("[0-9]{3,}", "N"), 1, Integer::sum);
            }
        }
        return documents;
    }

    private static long count(Connection database, String rows) throws SQLException {
        try (ResultSet result = database.createStatement().executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getLong(1);
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                // The tests' own engine is on the class path, too; here the application starts its own.
                "-Devenhand.test.camunda=own",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DrivenReferrals.class.getName(),
                data.toString(),
                Integer.toString(REFERRALS)));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What the program says until it is ready is shown only when it fails. */
    private static void awaitReady(Process house) throws IOException {
        BufferedReader output = house.inputReader();
        StringBuilder said = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.equals(DrivenReferrals.READY)) {
            said.append(line).append('\n');
            line = output.readLine();
        }
        assertThat(line).as(said.toString()).isEqualTo(DrivenReferrals.READY);
        Thread.ofVirtual().start(() -> output.lines().forEach(further -> System.out.println("child: " + further)));
    }
}
