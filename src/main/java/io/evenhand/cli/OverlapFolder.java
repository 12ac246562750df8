package io.evenhand.cli;

import io.evenhand.relationship.commitment.CustomerListFile;
import io.evenhand.relationship.commitment.ListTooLongException;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import io.evenhand.relationship.overlap.OwnPart;
import io.evenhand.table.LineProblem;
import io.evenhand.table.TableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder of one comparison: what is secret, and what was sent and received. Nothing in it is ever written over. */
record OverlapFolder(Path path) {
    static final String SECRET = "secret.json";

    static String fileOf(Step step) {
        return step.code() + ".json";
    }

    boolean isUsed() {
        return Files.exists(path.resolve(SECRET), LinkOption.NOFOLLOW_LINKS)
                || Arrays.stream(Step.values()).anyMatch(this::has);
    }

    boolean has(Step step) {
        return Files.exists(path.resolve(fileOf(step)));
    }

    /** Keeps what is secret and writes what goes with it, all of it or nothing: a full disk must not leave half a comparison. */
    void begin(OwnPart part, OverlapFile... files) throws IOException {
        try {
            for (OverlapFile file : files) {
                write(file);
            }
            keep(part);
        } catch (IOException | MachineFaultException failed) {
            for (OverlapFile file : files) {
                Files.deleteIfExists(path.resolve(fileOf(file.step())));
            }
            throw failed;
        }
    }

    private void keep(OwnPart part) throws IOException {
        Path unfinished = path.resolve("." + SECRET + ".part");
        FileAttribute<?>[] forOwnerOnly =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.deleteIfExists(unfinished);
        try {
            Files.createFile(unfinished, forOwnerOnly);
            Files.write(unfinished, part.write());
            Files.move(unfinished, path.resolve(SECRET), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    void write(OverlapFile file) {
        new OutputFolder(path).write(Map.of(fileOf(file.step()), file.write()));
    }

    /** Null once it was said why there is none. */
    @Nullable
    OwnPart part(PrintWriter err) throws IOException {
        return OwnFiles.read(path.resolve(SECRET), OwnPart.MOST_BYTES, OwnPart::read, err);
    }

    /** Null once it was said why there is none. */
    @Nullable
    OverlapFile read(Step step, PrintWriter err) throws IOException {
        return read(path.resolve(fileOf(step)), err);
    }

    static @Nullable OverlapFile read(Path file, PrintWriter err) throws IOException {
        return OwnFiles.read(file, OverlapFile.MOST_BYTES, OverlapFile::read, err);
    }

    /** Whether another file was taken at this step before: sets are used once, or each use would be one more question. */
    boolean tookAnother(OverlapFile file) throws IOException {
        Path kept = path.resolve(fileOf(file.step()));
        return Files.exists(kept) && !Arrays.equals(Files.readAllBytes(kept), file.write());
    }

    /** The identifiers of a list by which is compared; null once its flaws were named. */
    static @Nullable Set<String> customers(Path list, ComparedBy by, PrintWriter err) throws IOException {
        if (!Files.isRegularFile(list)) {
            err.println(list + ": there is no such file.");
            return null;
        }
        Set<String> customers = new LinkedHashSet<>();
        long[] problems = new long[1];
        long[] without = new long[1];
        long[] further = new long[1];
        try (Progress progress = Progress.onTerminal()) {
            CustomerListFile.read(list, progress::reached, new CustomerListFile.Sink() {
                @Override
                public void rows(List<CustomerListFile.Row> rows) throws IOException {
                    for (CustomerListFile.Row row : rows) {
                        by.in(row.identifiers()).ifPresentOrElse(customers::add, () -> without[0]++);
                        further[0] += by.hasFurther(row.identifiers()) ? 1 : 0;
                    }
                    if (customers.size() > OverlapFile.MOST_CUSTOMERS) {
                        throw new ListTooLongException("The list has more than %,d customers; compare fewer at once."
                                .formatted(OverlapFile.MOST_CUSTOMERS));
                    }
                }

                @Override
                public void problem(LineProblem problem) {
                    problems[0]++;
                    if (problems[0] <= TableFile.MOST_PROBLEMS) {
                        err.println(list + ": " + problem.words());
                    }
                }

                @Override
                public void note(String sentence) {
                    err.println(sentence);
                }
            });
        }
        if (problems[0] > 0) {
            err.println(
                    "%,d %s; nothing was compared.".formatted(problems[0], problems[0] == 1 ? "problem" : "problems"));
            return null;
        }
        if (without[0] > 0) {
            err.println("%,d %s no %s and %s left out."
                    .formatted(
                            without[0],
                            without[0] == 1 ? "row has" : "rows have",
                            by.words(),
                            without[0] == 1 ? "is" : "are"));
        }
        if (further[0] > 0) {
            err.println(
                    "%,d %s letters such as “ü” and %s compared as spelt out, “Müller” like “Mueller”: the other's “Muller” is missed. Domains and tax numbers have one form."
                            .formatted(
                                    further[0],
                                    further[0] == 1 ? "name has" : "names have",
                                    further[0] == 1 ? "is" : "are"));
        }
        return customers;
    }
}
