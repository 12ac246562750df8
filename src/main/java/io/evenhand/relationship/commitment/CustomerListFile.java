package io.evenhand.relationship.commitment;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.table.Cells;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import io.evenhand.table.TableFile;
import io.evenhand.text.FileLetters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A list of customers in CSV or XLSX, read as a stream and in batches, each normalised on all cores. Every flaw is told with its line, and
 * reading goes on.
 */
public final class CustomerListFile {
    private static final int BATCH = 4_096;
    private static final int MOST_NAMED = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Path file;
    private final boolean withEvidence;
    private final FileWatch watch;
    private final Sink sink;
    private final EvidenceFiles evidence;
    private final Map<ListColumn, Integer> places = new EnumMap<>(ListColumn.class);
    private final List<RawRow> batch = new ArrayList<>(BATCH);
    private boolean begun;
    private boolean refused;
    private long publicMail;

    private CustomerListFile(Path file, boolean withEvidence, FileWatch watch, Sink sink) {
        this.file = file;
        this.withEvidence = withEvidence;
        this.watch = watch;
        this.sink = sink;
        Path folder = file.toAbsolutePath().getParent();
        evidence = new EvidenceFiles(folder == null ? file.toAbsolutePath() : folder);
    }

    /** Takes what is read, in the order of the file, on the caller's thread. */
    public interface Sink {
        /** @param rows whose customers are normalised, and whose evidence is known where it was asked for */
        void rows(List<Row> rows) throws IOException;

        void problem(LineProblem problem);

        void note(String sentence);
    }

    /** @param entry null where evidence was not asked for */
    public record Row(
            long line,
            SortedSet<String> identifiers,
            @Nullable Entry entry) {}

    /** @param cells by the order of {@link ListColumn} */
    private record RawRow(long line, List<String> cells) {
        String get(ListColumn column) {
            return cells.get(column.ordinal());
        }
    }

    /** @param publicMail a domain under which everybody has mail, and so is left out; null for none */
    private record Read(
            @Nullable Row row,
            @Nullable LineProblem problem,
            @Nullable String publicMail) {}

    /** Reads a list whose rows name evidence. */
    public static void readWithEvidence(Path file, FileWatch watch, Sink sink) throws IOException {
        new CustomerListFile(file, true, watch, sink).read();
    }

    /** Reads who is on a list, whatever else it says of them. */
    public static void read(Path file, FileWatch watch, Sink sink) throws IOException {
        new CustomerListFile(file, false, watch, sink).read();
    }

    private void read() throws IOException {
        IOException[] failed = new IOException[1];
        TableFile.read(
                file,
                watch,
                problem -> {
                    refused = true;
                    sink.problem(problem);
                },
                sink::note,
                (cells, line) -> {
                    if (!begun) {
                        begun = true;
                        return begin(cells, line);
                    }
                    take(cells, line);
                    try {
                        if (batch.size() == BATCH) {
                            hand();
                        }
                        return true;
                    } catch (IOException e) {
                        failed[0] = e;
                        return false;
                    }
                });
        if (failed[0] != null) {
            throw failed[0];
        }
        hand();
        if (publicMail > MOST_NAMED) {
            sink.note("%,d rows name a domain of public mail, of which the first %d are named."
                    .formatted(publicMail, MOST_NAMED));
        }
        if (!begun && !refused) {
            sink.problem(LineProblem.ofFile("the file is empty", "begin with a line that names the columns"));
        }
    }

    private boolean begin(Cells cells, long line) {
        boolean sound = true;
        for (int i = 0; i < cells.count(); i++) {
            String heading = cells.text(i);
            var column = ListColumn.of(heading);
            if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
                sink.problem(new LineProblem(line, heading, "", "names a column twice", "take one of them out"));
                sound = false;
            }
        }
        for (ListColumn column : ListColumn.values()) {
            if (column.isRequired() && (withEvidence || !column.isOfEvidence()) && !places.containsKey(column)) {
                sink.problem(new LineProblem(
                        line,
                        column.title(),
                        "",
                        "is no column of this file",
                        "add it (" + column.help() + "); the columns are " + String.join(", ", ListColumn.titles())));
                sound = false;
            }
        }
        return sound;
    }

    private void take(Cells cells, long line) {
        String[] texts = new String[ListColumn.values().length];
        Arrays.fill(texts, "");
        for (Map.Entry<ListColumn, Integer> one : places.entrySet()) {
            int place = one.getValue();
            if (place >= cells.count() || !withEvidence && one.getKey().isOfEvidence()) {
                continue;
            }
            String text = cells.text(place);
            String flaw = cells.flaw(place);
            if (!flaw.isEmpty()) {
                sink.problem(
                        new LineProblem(line, one.getKey().title(), "", flaw, cells.remedy(place), cells.where(place)));
                return;
            }
            if (text.indexOf(FileLetters.UNREADABLE) >= 0) {
                sink.problem(new LineProblem(
                        line,
                        one.getKey().title(),
                        text,
                        "is not in the letters of the file",
                        "save the list as “CSV UTF-8” and try again; nothing is guessed, for it would match nobody"));
                return;
            }
            texts[one.getKey().ordinal()] = text;
        }
        if (Arrays.stream(texts).anyMatch(text -> !text.isEmpty())) {
            batch.add(new RawRow(line, List.of(texts)));
        }
    }

    private void hand() throws IOException {
        Read[] read = new Read[batch.size()];
        IntStream.range(0, read.length).parallel().forEach(i -> read[i] = read(batch.get(i)));
        batch.clear();
        List<Row> rows = new ArrayList<>(read.length);
        for (Read one : read) {
            if (one.problem() != null) {
                sink.problem(one.problem());
            } else if (one.row() != null) {
                rows.add(one.row());
                if (one.publicMail() != null) {
                    leftOut(one.row().line(), one.publicMail());
                }
            }
        }
        if (!rows.isEmpty()) {
            sink.rows(rows);
        }
    }

    private void leftOut(long line, String domain) {
        publicMail++;
        if (publicMail <= MOST_NAMED) {
            sink.note(
                    "line %d, %s \"%s\": everybody may have mail there, so it is no customer's own and is left out; the row counts by its name and tax number"
                            .formatted(line, ListColumn.DOMAIN.title(), domain));
        }
    }

    private Read read(RawRow row) {
        try {
            SortedSet<String> identifiers = identifiers(row);
            return new Read(
                    new Row(row.line(), identifiers, withEvidence ? entry(row, identifiers) : null),
                    null,
                    DomainColumn.leftOut(row.get(ListColumn.DOMAIN), identifiers));
        } catch (FlawException flaw) {
            return new Read(
                    null,
                    new LineProblem(
                            row.line(),
                            flaw.column.title(),
                            row.get(flaw.column),
                            String.valueOf(flaw.getMessage()),
                            flaw.remedy),
                    null);
        }
    }

    private static SortedSet<String> identifiers(RawRow row) throws FlawException {
        String country = row.get(ListColumn.COUNTRY).toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            throw new FlawException(
                    ListColumn.COUNTRY,
                    country.isEmpty() ? "is missing" : "is no country",
                    "write two letters such as DE, by ISO 3166");
        }
        if (row.get(ListColumn.NAME).isEmpty()) {
            throw new FlawException(ListColumn.NAME, "is missing", "write the customer's legal name");
        }
        try {
            SortedSet<String> identifiers = new CustomerIdentity(
                            row.get(ListColumn.NAME),
                            country,
                            orNull(row.get(ListColumn.DOMAIN)),
                            orNull(row.get(ListColumn.TAX_ID)))
                    .identifiers();
            return identifiers;
        } catch (IllegalArgumentException unusable) {
            throw new FlawException(
                    ListColumn.NAME,
                    "cannot be used (" + unusable.getMessage() + ")",
                    "write the customer's legal name");
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private Entry entry(RawRow row, SortedSet<String> identifiers) throws FlawException {
        try {
            return new Entry(
                    List.copyOf(identifiers),
                    evidence.digest(row.get(ListColumn.EVIDENCE)),
                    EvidenceFiles.day(row.get(ListColumn.EVIDENCE_DATE)));
        } catch (IllegalArgumentException unusable) {
            throw new FlawException(ListColumn.NAME, "cannot be committed", String.valueOf(unusable.getMessage()));
        }
    }

    /** What is wrong with a row, on its way to its line. */
    static final class FlawException extends Exception {
        private final ListColumn column;
        private final String remedy;

        FlawException(ListColumn column, String problem, String remedy) {
            super(problem, null, false, false);
            this.column = column;
            this.remedy = remedy;
        }
    }
}
