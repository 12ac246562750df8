package io.evenhand.cli;

import io.evenhand.settlement.revenue.RateImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the reference rates of the European Central Bank into the configured database. Starts neither the desk nor an engine. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes euro reference rates from a file of the European Central Bank: eurofxref-hist.csv or one of its XML files."
                    + " All of them or none; a rate that a report relies on never changes. Settings follow as --name=value, as with 'serve'.",
            "Exit code: 0 done, 1 it contradicts rates that reports rely on or is not such a file, 2 no such file or database,"
                    + " 3 the database does not answer or is in use."
        })
final class RatesImportCommand extends DatabaseCommand {
    private static final long MOST_BYTES = 40L << 20;

    @Parameters(index = "0", paramLabel = "FILE", description = "As the bank publishes it.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    private byte[] bytes = {};

    @Override
    boolean readInput(PrintWriter err) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                err.println(file + ": there is no such file, or it is larger than 40 MB.");
                return false;
            }
            bytes = Files.readAllBytes(file);
            return true;
        } catch (IOException unreadable) {
            err.println(file + ": cannot be read: " + StartupFailures.reason(unreadable));
            return false;
        }
    }

    @Override
    String missing() {
        return "There are no exchange rates in this database: either it is not Evenhand's, or no version of Evenhand"
                + " that keeps them has opened it yet.";
    }

    @Override
    int run(ConfiguredDatabase database, PrintWriter out, PrintWriter err) {
        DataSource source = database.source();
        RateImport.Read read = RateImport.read(bytes, Clock.systemUTC());
        RateImport.Result result =
                Objects.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(source))
                        .execute(status -> new RateImport(new JdbcTemplate(source), Clock.systemUTC())
                                .take(read, "command line")));
        return switch (result) {
            case RateImport.Result.Refused refused -> {
                refused.problems().forEach(problem -> err.println(file + ": " + problem.words()));
                err.println("Nothing was taken.");
                yield ExitCode.REFUSED;
            }
            case RateImport.Result.Taken taken -> {
                out.printf(
                        Locale.ROOT,
                        "Rates up to %s: %,d new, %,d corrected, %,d here already.%n",
                        taken.lastDay(),
                        taken.added(),
                        taken.corrected(),
                        taken.same());
                yield ExitCode.DONE;
            }
        };
    }
}
