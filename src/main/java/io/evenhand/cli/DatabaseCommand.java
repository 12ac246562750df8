package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** A command about wording that looks into the configured database. It starts neither the desk nor an engine, and changes nothing. */
abstract class DatabaseCommand implements Callable<Integer> {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** @return the exit code */
    abstract int look(JdbcTemplate database, PrintWriter out, PrintWriter err)
            throws IOException, MachineFaultException;

    final boolean json() {
        return json;
    }

    static String line(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public final Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        for (String setting : settings) {
            if (!setting.startsWith("--") || !setting.contains("=")) {
                err.printf("\"%s\" is neither an option nor a setting; settings are written --name=value.%n", setting);
                return ExitCode.BAD_INPUT;
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ConfiguredDatabase database = ConfiguredDatabase.open(settings)) {
            return look(new JdbcTemplate(database.source()), out, err);
        } catch (ConfiguredDatabase.MissingException missing) {
            err.println(missing.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (BadSqlGrammarException otherTables) {
            err.println(
                    "There is no released wording in this database: either it is not Evenhand's, or no version of Evenhand that keeps"
                            + " wording has opened it yet.");
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
