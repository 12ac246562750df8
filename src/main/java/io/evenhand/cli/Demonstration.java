package io.evenhand.cli;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementView;
import io.evenhand.cli.drive.DriveListener;
import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.FileScript;
import io.evenhand.cli.drive.ReferralDriver;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.referralfile.ReferralFileReader;
import io.evenhand.cli.referralfile.ReferralFileResult;
import io.evenhand.cli.settle.Deal;
import io.evenhand.cli.settle.SettlementSample;
import io.evenhand.notice.Summaries;
import io.evenhand.referral.ReferralId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Drives the sample referrals before the visitor's eyes, and leaves their documents beside the data. */
@Component
class Demonstration {
    private static final String ENDED = "referrals";
    private static final String OPEN = "network";
    private static final String STEWARD = "hanna.wirt";
    private static final String LAWYER = "ruth.adler";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final ReferralLoader loader;
    private final ReferralDriver driver;
    private final SettledSamples settled;
    private final GuardedSamples guarded;
    private final RunSummaries summaries;
    private final Summaries mornings;
    private final Accounts accounts;
    private final Clock clock;
    private final Path folder;
    private final Environment environment;

    Demonstration(
            ReferralLoader loader,
            ReferralDriver driver,
            SettledSamples settled,
            GuardedSamples guarded,
            RunSummaries summaries,
            Summaries mornings,
            Accounts accounts,
            Clock clock,
            @Value("${evenhand.data}") Path data,
            Environment environment) {
        this.loader = loader;
        this.driver = driver;
        this.settled = settled;
        this.guarded = guarded;
        this.summaries = summaries;
        this.mornings = mornings;
        this.accounts = accounts;
        this.clock = clock;
        this.folder = data.resolve("demo");
        this.environment = environment;
    }

    /** Takes up where an interrupted demonstration was left; what has ended stays as it is. */
    void show(PrintStream out) throws InterruptedException, IOException {
        show(out, sample -> true);
    }

    /** @param wanted by the names of their files, without the ending, which of the referrals are driven */
    void show(PrintStream out, Predicate<String> wanted) throws InterruptedException, IOException {
        OutputFolder results = OutputFolder.prepare(folder);
        DemonstrationTime time = DemonstrationTime.of(clock, folder);
        List<Resource> ended = new ArrayList<>(
                samples(ENDED).stream().filter(one -> wanted.test(name(one))).toList());
        if (time.isPast()) {
            out.printf("%nOn %s:%n", time.today().format(DAY));
            List<Deal> deals = new ArrayList<>();
            for (Resource sample : List.copyOf(ended)) {
                Optional<SettlementSample> settlement = SettlementSample.of(name(sample));
                if (settlement.isPresent()) {
                    ended.remove(sample);
                    ReferralFile file = read(sample);
                    show(file, time.today(), results, out)
                            .flatMap(agreements -> settled.deal(file, settlement.get(), agreements))
                            .ifPresent(deals::add);
                }
            }
            settled.settle(deals, time, results, out);
            time.end();
            out.printf("%nToday, %s:%n", time.today().format(DAY));
        }
        for (Resource sample : ended) {
            Optional<List<AgreementView>> unused = show(read(sample), time.today(), results, out);
        }
        openReferrals(time.today(), out, wanted);
        Registration unused = accounts.register(NewAccount.demo(STEWARD, "Hanna Wirt", null, Actor.HOST, Role.STEWARD));
        unused = accounts.register(NewAccount.demo(LAWYER, "Ruth Adler", null, Actor.HOST, Role.LEGAL));
        guarded.show(STEWARD, folder.resolve("customers-of-polderdata"), out);
        // Whatever the hour, visitors find in their mail what they would find on any other morning.
        mornings.sendNow();
        Path letters = Path.of(environment.getProperty("evenhand.notice.folder", ""));
        out.printf(
                "%nThe desk is at http://localhost:%s/ — sign in as one of the people above, for example %s,%n"
                        + "or as %s, who looks after the installation, or %s, who approves its wording; password %s%n"
                        + "Each person's mail is there too, under /mail.%n"
                        + "Who signs without an account gets a link and a code by mail: as a file, in %s%n",
                environment.getProperty("local.server.port", "8080"),
                firstPerson(),
                STEWARD,
                LAWYER,
                NewAccount.DEMO_PASSWORD,
                letters.toAbsolutePath().normalize());
    }

    private Optional<List<AgreementView>> show(
            ReferralFile file, LocalDate today, OutputFolder results, PrintStream out) throws InterruptedException {
        out.printf("%n%s  %s%n", file.reference(), file.title());
        DriveResult result = drive(file, today, new DrivePrinter(out, ZoneId.systemDefault()));
        if (result instanceof DriveResult.Ended ended) {
            summaries.write(file, ended, results).print(out);
            return Optional.of(ended.agreements());
        }
        out.println("Stopped: " + standing(file, result));
        return Optional.empty();
    }

    private static String name(Resource sample) {
        return Objects.requireNonNull(sample.getFilename()).replace(".json", "");
    }

    private DriveResult drive(ReferralFile file, LocalDate today, DriveListener listener) throws InterruptedException {
        ReferralId id = loader.load(file, today);
        FileScript script = new FileScript(file, today);
        driver.decided(id, script::skip);
        return driver.drive(id, script, listener);
    }

    /** Referrals in which somebody has to decide next: their scripts end there, so that the visitor can. */
    private void openReferrals(LocalDate today, PrintStream out, Predicate<String> wanted) throws InterruptedException {
        out.printf("%nAnd in the rest of the network, for you to go on with:%n");
        for (Resource sample : samples(OPEN)) {
            if (!wanted.test(name(sample))) {
                continue;
            }
            ReferralFile file = read(sample);
            DriveResult result = drive(file, today, DriveListener.SILENT);
            out.printf("  %s  %-48s %s%n", file.reference(), file.title(), standing(file, result));
        }
    }

    private static String standing(ReferralFile file, DriveResult result) {
        return switch (result) {
            case DriveResult.Unscripted open ->
                "waits for " + file.partner(open.partner()).legalName() + ": "
                        + open.task().replace('-', ' ');
            case DriveResult.Ended ended -> "ended: " + ended.state().words();
            case DriveResult.Refused refused -> refused.task().replace('-', ' ') + " was refused: " + refused.reason();
            case DriveResult.Stuck stuck -> "cannot go on: " + stuck.incident();
        };
    }

    private String firstPerson() {
        return read(samples(ENDED).getFirst())
                .partners()
                .getFirst()
                .people()
                .getFirst()
                .id();
    }

    /** The main story first. */
    private static List<Resource> samples(String folder) {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath:samples/" + folder + "/*.json");
            return Stream.of(found)
                    .sorted(Comparator.comparing(
                                    (Resource sample) -> !"one-off-project.json".equals(sample.getFilename()))
                            .thenComparing(sample -> Objects.requireNonNull(sample.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReferralFile read(Resource sample) {
        try (InputStream stream = sample.getInputStream()) {
            ReferralFileResult result = new ReferralFileReader(clock)
                    .read(Objects.requireNonNull(sample.getFilename()), stream.readAllBytes());
            return switch (result) {
                case ReferralFileResult.Read read -> read.file();
                case ReferralFileResult.Rejected rejected -> throw new IllegalStateException(rejected.message());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
