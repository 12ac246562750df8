package io.evenhand.cli;

import io.evenhand.settlement.journal.BookReport;
import io.evenhand.settlement.journal.CheckProgress;
import io.evenhand.settlement.journal.JournalCheck;
import io.evenhand.settlement.journal.KeptHash;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the journal in the configured database. Starts neither the desk nor an engine, and changes nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks that no posting is missing or changed, that all balance, and that no closed period was touched. Settings follow as"
                    + " --name=value, as with 'serve'.",
            "Exit code: 0 intact, 1 broken, 2 no journal there or an unreadable file, 3 the database does not answer or is in use."
        })
final class JournalCheckCommand extends DatabaseCommand {
    @Option(names = "--json", description = "Print one JSON object a line, one for each agreement's book.")
    private boolean json;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description =
                    "What an earlier check printed with --json and somebody kept elsewhere: proves that nothing up"
                            + " to then was written again.")
    private @Nullable Path against;

    private List<KeptHash> kept = List.of();

    @Override
    boolean readInput(PrintWriter err) {
        try {
            kept = against == null ? List.of() : JournalReports.read(against);
            return true;
        } catch (IOException unreadable) {
            err.println(unreadable.getMessage());
            return false;
        }
    }

    @Override
    int run(ConfiguredDatabase database, PrintWriter out, PrintWriter err) {
        return print(check(new JournalCheck(new JdbcTemplate(database.source())), kept), out);
    }

    @Override
    String missing() {
        return "There is no journal in this database: either it is not Evenhand's, or no version of Evenhand that keeps a journal has opened it yet.";
    }

    private static List<BookReport> check(JournalCheck check, List<KeptHash> kept) {
        if (!Terminal.isThere()) {
            return check.check(kept, CheckProgress.NONE);
        }
        try (CheckBar bar = new CheckBar()) {
            return check.check(kept, bar);
        }
    }

    private int print(List<BookReport> reports, PrintWriter out) {
        if (json) {
            reports.forEach(report -> out.println(JournalReports.line(report)));
        } else {
            reports.forEach(report -> printFault(out, report));
            long broken =
                    reports.stream().filter(report -> report.fault() != null).count();
            long postings = reports.stream().mapToLong(BookReport::postings).sum();
            out.println(broken == 0 ? "INTACT" : "NOT INTACT");
            out.printf(
                    "  %,d %s in order in the books of %,d %s%s%n",
                    postings,
                    postings == 1 ? "posting" : "postings",
                    reports.size(),
                    reports.size() == 1 ? "agreement" : "agreements",
                    broken == 0 ? "" : "; broken: %,d".formatted(broken));
        }
        return reports.stream().allMatch(report -> report.fault() == null) ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static void printFault(PrintWriter out, BookReport report) {
        BookReport.Fault fault = report.fault();
        if (fault != null) {
            String place = fault.sequence() == 0 ? "as a whole" : "posting " + fault.sequence();
            out.printf("BROKEN  agreement %s, %s: %s%n", report.agreementId(), place, fault.what());
        }
    }
}
