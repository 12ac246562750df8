package io.evenhand.cli;

import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.Between;
import io.evenhand.relationship.overlap.OverlapRefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One step of a comparison: what goes wrong is said alike in all of them. */
abstract class OverlapStep implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    abstract int go(PrintWriter out, PrintWriter err)
            throws IOException, UnreadableFileException, OverlapRefusedException;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            int code = go(out, err);
            out.flush();
            return code;
        } catch (OverlapRefusedException refused) {
            err.println(refused.getMessage());
            return ExitCode.REFUSED;
        } catch (UnreadableFileException unreadable) {
            err.println(unreadable.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (IOException e) {
            return OwnFiles.fault(e, err);
        } catch (MachineFaultException fault) {
            err.println(fault.getMessage());
            return ExitCode.MACHINE;
        }
    }

    /** Null once it was said why not. */
    static @Nullable Between between(String beginner, String answerer, PrintWriter err) {
        try {
            return new Between(beginner, answerer);
        } catch (IllegalArgumentException wrong) {
            err.println("--me, --with: " + wrong.getMessage());
            return null;
        }
    }

    static String customers(int count) {
        return count == 1 ? "one customer" : "%,d customers".formatted(count);
    }
}
