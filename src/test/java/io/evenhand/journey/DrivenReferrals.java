package io.evenhand.journey;

import io.evenhand.Evenhand;
import io.evenhand.cli.drive.DriveListener;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.FileScript;
import io.evenhand.cli.drive.ReferralDriver;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.drive.ScriptedDecision;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.referral.HistoryView;
import io.evenhand.referral.ReferralId;
import io.evenhand.workflow.HumanTaskView;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The program that {@link KilledProcessTests} kills: drives referrals, taking up each where it was left. */
final class DrivenReferrals {
    static final String READY = "READY";

    private static final int TOGETHER = 6;
    private static final DriveListener SILENT = new DriveListener() {
        @Override
        public void happened(HistoryView line) {}

        @Override
        public void decided(HumanTaskView task, String subject, ScriptedDecision decision, String who) {}
    };

    private DrivenReferrals() {}

    public static void main(String[] arguments) {
        try {
            drive(arguments);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void drive(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(Evenhand.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--evenhand.data=" + arguments[0],
                                "--evenhand.demo=true",
                                "--logging.level.root=error",
                                // A worker that was killed must not keep its jobs for minutes.
                                "--camunda.client.worker.defaults.timeout=PT5S");
                ExecutorService drivers = Executors.newFixedThreadPool(TOGETHER)) {
            System.out.println(READY);
            List<Callable<DriveResult>> referrals = new ArrayList<>();
            int count = Integer.parseInt(arguments[1]);
            for (int number = 1; number <= count; number++) {
                ReferralFile file = Samples.numbered("one-off-project", number, sample -> {});
                ReferralId id = house.getBean(ReferralLoader.class).load(file, today());
                referrals.add(() -> drive(house, file, id));
            }
            for (Future<DriveResult> result : drivers.invokeAll(referrals)) {
                if (!(result.get() instanceof DriveResult.Ended)) {
                    throw new IllegalStateException(String.valueOf(result.get()));
                }
            }
            awaitAllIsTold(house.getBean(JdbcTemplate.class), count);
        }
    }

    /** What was promised in the last referrals begins a moment after they ended. */
    private static void awaitAllIsTold(JdbcTemplate database, int count) throws InterruptedException {
        String untold = "select count(*) from EVENT_PUBLICATION where completion_date is null";
        String claims = "select count(*) from process_claim where process_id = 'obligation'";
        while (number(database, untold) > 0 || number(database, claims) < 2L * count) {
            Thread.sleep(100);
        }
    }

    private static long number(JdbcTemplate database, String query) {
        return Objects.requireNonNull(database.queryForObject(query, Long.class));
    }

    private static DriveResult drive(ConfigurableApplicationContext house, ReferralFile file, ReferralId id)
            throws InterruptedException {
        ReferralDriver driver = house.getBean(ReferralDriver.class);
        FileScript script = new FileScript(file, today());
        driver.decided(id, script::skip);
        return driver.drive(id, script, SILENT);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
