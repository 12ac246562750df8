package io.evenhand.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Somebody's own machine: what {@code relationships} says there, with no server behind it. */
public final class OwnMachine {
    private OwnMachine() {}

    /** @return the exit code, a blank, and what was printed */
    public static String run(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter printer = new PrintWriter(said, true);
        int code = new CommandLine(new RelationshipsCommand())
                .setOut(printer)
                .setErr(printer)
                .execute(words);
        return code + " " + said;
    }
}
