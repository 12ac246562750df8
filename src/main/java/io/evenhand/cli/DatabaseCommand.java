package io.evenhand.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.BadSqlGrammarException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command that works on the configured database. It starts neither the desk nor an engine. */
abstract class DatabaseCommand implements Callable<Integer> {
    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Reads what the command line names, before the database is opened.
     *
     * @return false where it cannot be read, and was said why
     */
    boolean readInput(PrintWriter err) {
        return true;
    }

    /** @return the exit code */
    abstract int run(ConfiguredDatabase database, PrintWriter out, PrintWriter err)
            throws IOException, MachineFaultException;

    /** What to say of a database without the tables that this looks into. */
    abstract String missing();

    @Override
    public final Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        for (String setting : settings) {
            if (!setting.startsWith("--") || !setting.contains("=")) {
                err.printf("\"%s\" is neither an option nor a setting; settings are written --name=value.%n", setting);
                return ExitCode.BAD_INPUT;
            }
        }
        if (!readInput(err)) {
            return ExitCode.BAD_INPUT;
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ConfiguredDatabase database = ConfiguredDatabase.open(settings)) {
            return run(database, out, err);
        } catch (ConfiguredDatabase.MissingException missing) {
            err.println(missing.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (BadSqlGrammarException otherTables) {
            err.println(missing());
            return ExitCode.BAD_INPUT;
        } catch (SQLException e) {
            return Faults.report(new MachineFaultException(
                    StartupFailures.explain(e).orElse("The database does not open: " + StartupFailures.reason(e) + "."),
                    e));
        } catch (IOException e) {
            err.println("The file cannot be written: " + StartupFailures.reason(e));
            return ExitCode.MACHINE;
        } catch (RuntimeException e) {
            return Faults.report(e);
        } finally {
            out.flush();
        }
    }
}
