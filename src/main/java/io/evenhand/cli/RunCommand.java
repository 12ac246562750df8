package io.evenhand.cli;

import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.FileScript;
import io.evenhand.cli.drive.ReferralDriver;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.referralfile.ReferralFileReader;
import io.evenhand.cli.referralfile.ReferralFileResult;
import io.evenhand.referral.ReferralId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Drives one referral end to end in a store of its own, following the decisions scripted in its file. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Drives one referral to its signed documents, following the decisions scripted in the file.")
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvenhandCommand parent;

    @Parameters(index = "0", paramLabel = "REFERRAL.json", description = "The referral; see 'schema referral'.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the documents go.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        ReferralFileResult result = new ReferralFileReader(clock).read(file);
        return switch (result) {
            case ReferralFileResult.Rejected rejected -> {
                System.err.println(rejected.message());
                yield ExitCode.BAD_INPUT;
            }
            case ReferralFileResult.Read read -> run(read.file());
        };
    }

    private int run(ReferralFile referral) throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("evenhand-run-");
        try {
            OutputFolder results = OutputFolder.prepare(out);
            System.out.printf("%s  %s%n", referral.reference(), referral.title());
            try (ConfigurableApplicationContext context = start(store)) {
                return drive(context, referral, results);
            }
        } catch (RuntimeException e) {
            return Faults.report(e);
        } finally {
            FileSystemUtils.deleteRecursively(store);
        }
    }

    private ConfigurableApplicationContext start(Path store) {
        return new SpringApplicationBuilder(parent.application())
                .web(WebApplicationType.NONE)
                .initializers(new StartupChecks(false))
                .logStartupInfo(false)
                .run(
                        "--evenhand.data=" + store,
                        // A private store: its people are the file's, and nobody signs in.
                        "--evenhand.demo=true",
                        // Nor does anybody read mail here.
                        "--evenhand.notice.every=PT24H",
                        "--logging.level.root=error");
    }

    private int drive(ConfigurableApplicationContext context, ReferralFile referral, OutputFolder results)
            throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC);
        ReferralId id = context.getBean(ReferralLoader.class).load(referral, today);
        DriveResult result = context.getBean(ReferralDriver.class)
                .drive(id, new FileScript(referral, today), new DrivePrinter(System.out, ZoneId.systemDefault()));
        return switch (result) {
            case DriveResult.Ended ended -> {
                RunSummary summary =
                        context.getBean(RunSummaries.class).writeWithEvidence(id, referral, ended, results);
                summary.print(System.out);
                yield ended.state().isRefusal() ? ExitCode.REFUSED : ExitCode.DONE;
            }
            case DriveResult.Unscripted task ->
                stop(
                        System.err,
                        ExitCode.BAD_INPUT,
                        "The script has no decision for the task '%s' of %s (%s)%s. Add an entry with \"task\": \"%s\"."
                                .formatted(
                                        task.task(), task.partner(), task.role(), about(task.subject()), task.task()));
            case DriveResult.Refused refused ->
                stop(
                        System.err,
                        ExitCode.REFUSED,
                        "The decision '%s' of the task '%s' was refused: %s"
                                .formatted(refused.decision(), refused.task(), refused.reason()));
            case DriveResult.Stuck stuck ->
                stop(System.err, ExitCode.MACHINE, "The process cannot go on: " + stuck.incident());
        };
    }

    private static String about(@Nullable String subject) {
        return subject == null || subject.isEmpty() ? "" : ", about " + subject;
    }

    private static int stop(PrintStream err, int code, String message) {
        err.println(message);
        return code;
    }
}
