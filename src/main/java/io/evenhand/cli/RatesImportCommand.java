package io.evenhand.cli;

import io.evenhand.settlement.revenue.RateImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

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
final class RatesImportCommand implements Callable<Integer> {
    private static final long MOST_BYTES = 40L << 20;

    @Parameters(index = "0", paramLabel = "FILE", description = "As the bank publishes it.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        for (String setting : settings) {
            if (!setting.startsWith("--") || !setting.contains("=")) {
                err.printf("\"%s\" is neither an option nor a setting; settings are written --name=value.%n", setting);
                return ExitCode.BAD_INPUT;
            }
        }
        byte[] bytes;
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                err.println(file + ": there is no such file, or it is larger than 40 MB.");
                return ExitCode.BAD_INPUT;
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            err.println(file + ": cannot be read: " + StartupFailures.reason(unreadable));
            return ExitCode.BAD_INPUT;
        }
        try (ConfiguredDatabase database = ConfiguredDatabase.open(settings)) {
            return take(database.source(), bytes);
        } catch (ConfiguredDatabase.MissingException missing) {
            err.println(missing.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (BadSqlGrammarException otherTables) {
            err.println(
                    "There are no exchange rates in this database: either it is not Evenhand's, or no version of Evenhand"
                            + " that keeps them has opened it yet.");
            return ExitCode.BAD_INPUT;
        } catch (SQLException e) {
            return Faults.report(new MachineFaultException(
                    StartupFailures.explain(e).orElse("The database does not open: " + StartupFailures.reason(e) + "."),
                    e));
        } catch (RuntimeException e) {
            return Faults.report(e);
        }
    }

    private int take(DataSource source, byte[] bytes) {
        RateImport.Read read = RateImport.read(bytes, Clock.systemUTC());
        RateImport.Result result =
                Objects.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(source))
                        .execute(status -> new RateImport(new JdbcTemplate(source), Clock.systemUTC())
                                .take(read, "command line")));
        return switch (result) {
            case RateImport.Result.Refused refused -> {
                PrintWriter err = spec.commandLine().getErr();
                refused.problems().forEach(problem -> err.println(file + ": " + problem.words()));
                err.println("Nothing was taken.");
                yield ExitCode.REFUSED;
            }
            case RateImport.Result.Taken taken -> {
                spec.commandLine()
                        .getOut()
                        .printf(
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
