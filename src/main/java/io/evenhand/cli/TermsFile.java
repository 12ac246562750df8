package io.evenhand.cli;

import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files of revenue-share terms, and says what is wrong with one. */
final class TermsFile {
    private static final long MOST_BYTES = 2_000_000;

    private TermsFile() {}

    /** Null once every problem was printed. */
    static @Nullable RevenueShareTerms read(Path file, PrintWriter err) {
        byte[] bytes = bytes(file, err);
        if (bytes == null) {
            return null;
        }
        try {
            Terms terms = TermsFormat.parse(bytes);
            if (terms instanceof RevenueShareTerms share) {
                return share;
            }
            err.println(file + ": these are not revenue-share terms (\"kind\": \"revenue-share\").");
        } catch (MalformedTermsException malformed) {
            print(file, malformed.problems(), err);
        }
        return null;
    }

    /** The bytes of a file that is written by hand; null once it was said why there are none. */
    static byte @Nullable [] bytes(Path file, PrintWriter err) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                err.println(file + ": is larger than such files ever are.");
                return null;
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            err.println(file + ": there is no such file.");
        } catch (IOException unreadable) {
            err.println(file + ": cannot be read: " + StartupFailures.reason(unreadable));
        }
        return null;
    }

    static void print(Path file, List<FieldProblem> problems, PrintWriter err) {
        for (FieldProblem problem : problems) {
            err.println("%s: %s %s; %s".formatted(file, problem.pointer(), problem.problem(), problem.remedy()));
        }
    }
}
