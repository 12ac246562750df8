package io.evenhand.cli;

import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.ListTooLongException;
import io.evenhand.relationship.commitment.UnreadableFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the small files that these commands exchange, and says what is wrong with one by its name. */
final class OwnFiles {
    private OwnFiles() {}

    interface Reader<T> {
        T read(byte[] bytes) throws UnreadableFileException;
    }

    /** Null once it was said why there is none. */
    static <T> @Nullable T read(Path file, Reader<T> reader, PrintWriter err) throws IOException {
        return read(file, CommitmentFormat.MOST_BYTES, reader, err);
    }

    /** @param most longer ones are refused unread */
    static <T> @Nullable T read(Path file, long most, Reader<T> reader, PrintWriter err) throws IOException {
        if (!Files.isRegularFile(file)) {
            err.println(file + ": there is no such file.");
            return null;
        }
        if (Files.size(file) > most) {
            err.println("%s: is larger than any such file (%,d bytes at most).".formatted(file, most));
            return null;
        }
        try {
            return reader.read(Files.readAllBytes(file));
        } catch (UnreadableFileException unreadable) {
            err.println(file + ": " + unreadable.getMessage());
            return null;
        }
    }

    static int fault(Exception e, PrintWriter err) {
        if (e instanceof ListTooLongException tooLong) {
            err.println(tooLong.getMessage());
            return ExitCode.BAD_INPUT;
        }
        err.println("The files cannot be read or written: " + StartupFailures.reason(e));
        return ExitCode.MACHINE;
    }
}
