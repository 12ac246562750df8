package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.Evenhand;
import io.evenhand.cli.drive.DriveListener;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.DriveResult.Ended;
import io.evenhand.cli.drive.DriveResult.Unscripted;
import io.evenhand.cli.drive.ReferralDriver;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.drive.ScriptedDecision.Evidence;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.workflow.EarlierProcesses;
import io.evenhand.workflow.Incidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that a house on its own engine and database, which is stopped, stands still for weeks, and starts again with the processes of
 * today on the same folder, goes on where it was: what began before goes on as it began, its times are over when they are, and what
 * begins now begins as of today.
 */
@Execution(ExecutionMode.CONCURRENT)
class UpgradedHouseTests {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FIRST_NUMBER = 7_001;

    @TempDir
    private Path data;

    private final List<Worked> before = new ArrayList<>();

    /** A referral and the people who work it, whichever house is open. */
    private record Worked(ReferralId id, People people) {}

    @Test
    void whatBeganBeforeTheUpgradeEndsAfterIt() throws Exception {
        try (ConfigurableApplicationContext house =
                start("--evenhand.bpmn=" + earlier(), "--evenhand.engine.behind=P20D")) {
            for (String task : List.of("sign-agreement", "record-consent", "judge-prior-relationship")) {
                before.add(waiting(house, FIRST_NUMBER + before.size(), task));
            }
        }
        try (ConfigurableApplicationContext house = start()) {
            Worked today = begin(house, FIRST_NUMBER + before.size());
            assertEnds(house, before.getFirst(), ReferralState.NDA_REFUSED);
            for (Worked one : List.of(before.get(1), before.get(2), today)) {
                assertEnds(house, one, ReferralState.CLOSED);
            }
            JdbcTemplate rows = house.getBean(JdbcTemplate.class);
            await("all to be told")
                    .atMost(PATIENCE)
                    .until(() -> count(rows, "EVENT_PUBLICATION where completion_date is null") == 0);
            assertThat(house.getBean(Incidents.class).open()).isEmpty();
            assertEachThingWasDoneOnce(rows);
            assertThat(diagrams(rows, today)).hasSize(1);
            assertThat(before)
                    .allSatisfy(one -> assertThat(diagrams(rows, one))
                            .hasSize(1)
                            .doesNotContainAnyElementsOf(diagrams(rows, today)));
        }
    }

    private static void assertEachThingWasDoneOnce(JdbcTemplate rows) {
        assertThat(count(rows, "referral")).isEqualTo(4);
        assertThat(count(rows, "process_claim where process_id = 'referral'")).isEqualTo(4);
        assertThat(count(rows, "agreement where state = 'IN_FORCE'")).isEqualTo(3 * 3);
        assertThat(count(rows, "agreement where state = 'EXPIRED'")).isOne();
        assertThat(count(rows, "agreement")).isEqualTo(3 * 3 + 1);
        assertThat(count(rows, "signature_request where state = 'SIGNED'")).isEqualTo(2 * 3 * 3 + 1);
        assertThat(count(rows, "signature_request")).isEqualTo(2 * (3 * 3 + 1));
        assertThat(count(rows, "archived_document where file_name like '%customer-protection%'"))
                .as("certified, signed by one, by both, sealed, and its evidence twice")
                .isEqualTo(3 * 6);
        assertThat(count(rows, "carve_out where evidence_id is not null")).isOne();
        assertThat(count(rows, "protection_window where not interim and ends_on is not null"))
                .isEqualTo(3);
        assertThat(count(rows, "human_task where process_id in ('referral', 'agreement') and state = 'OPEN'"))
                .isZero();
    }

    private Path earlier() throws IOException {
        Path folder = Files.createDirectory(data.resolve("bpmn"));
        Map<String, byte[]> files = EarlierProcesses.files(
                "referral-bound-once",
                "agreement-signed-one-by-one",
                "window-notice-asked-side-by-side",
                "obligation-not-proven");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    private ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(Evenhand.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--evenhand.data=" + data.resolve("house"),
                                        "--evenhand.demo=true",
                                        // The tests' own engine is on the class path, too; here the house starts its
                                        // own.
                                        "--evenhand.test.camunda=own",
                                        "--evenhand.changes.first-look=P1D",
                                        "--evenhand.protection.first-look=P1D",
                                        "--evenhand.settlement.first-look=P1D",
                                        "--evenhand.deliveries.first-look=P1D",
                                        "--evenhand.relationships.first-look=P1D",
                                        "--logging.level.io.evenhand=warn"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Worked begin(ConfigurableApplicationContext house, int number) {
        LocalDate today = LocalDate.ofInstant(house.getBean(Clock.class).instant(), ZoneOffset.UTC);
        ReferralFile file = Samples.numbered("one-off-project", number, sample -> {});
        return new Worked(house.getBean(ReferralLoader.class).load(file, today), new People(file, today));
    }

    private static Worked waiting(ConfigurableApplicationContext house, int number, String task)
            throws InterruptedException {
        Worked one = begin(house, number);
        if (task.equals("sign-agreement")) {
            one.people().decide(task, "sign", "");
        }
        if (task.equals("judge-prior-relationship")) {
            one.people().claimToHaveKnownTheCustomer(new Evidence("Invoice 4711", LocalDate.of(2025, 3, 4)));
        }
        one.people().waitBefore(task);
        assertThat(drive(house, one))
                .isInstanceOfSatisfying(
                        Unscripted.class,
                        unscripted -> assertThat(unscripted.task()).isEqualTo(task));
        one.people().waitNoLonger();
        if (task.equals("judge-prior-relationship")) {
            one.people().decide(task, "carve-out", "");
        }
        return one;
    }

    private static void assertEnds(ConfigurableApplicationContext house, Worked one, ReferralState state)
            throws InterruptedException {
        assertThat(drive(house, one))
                .isInstanceOfSatisfying(
                        Ended.class, ended -> assertThat(ended.state()).isEqualTo(state));
    }

    private static DriveResult drive(ConfigurableApplicationContext house, Worked one) throws InterruptedException {
        return house.getBean(ReferralDriver.class).drive(one.id(), one.people(), DriveListener.SILENT);
    }

    /** On which diagrams the referral's process took its steps. */
    private static List<String> diagrams(JdbcTemplate rows, Worked one) {
        return rows.queryForList(
                "select distinct diagram_hash from process_step where process_id = 'referral' and business_id = ?",
                String.class,
                one.id().value());
    }

    private static long count(JdbcTemplate rows, String what) {
        return Objects.requireNonNull(rows.queryForObject("select count(*) from " + what, Long.class));
    }
}
