package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Option;

/** A command about released wording. It changes nothing. */
abstract class WordingCommand extends DatabaseCommand {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    /**
     * @param templates the folder of the operator's own wording; blank for none
     * @return the exit code
     */
    abstract int look(JdbcTemplate database, String templates, PrintWriter out, PrintWriter err)
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
    final int run(ConfiguredDatabase database, PrintWriter out, PrintWriter err)
            throws IOException, MachineFaultException {
        return look(new JdbcTemplate(database.source()), database.templates(), out, err);
    }

    @Override
    final String missing() {
        return "There is no released wording in this database: either it is not Evenhand's, or no version of Evenhand that keeps"
                + " wording has opened it yet.";
    }
}
