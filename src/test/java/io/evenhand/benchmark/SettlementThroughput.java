package io.evenhand.benchmark;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.JournalAlone;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.journal.PostingResult;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.split.file.LineFile;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many rows a second of the journal come of revenue lines on MySQL: read from a file, shared by signed terms of three parties with
 * tiers and caps, explained, and posted, 1,000 postings a transaction. The baseline, in the same run and a thousand postings in turn, is
 * bare JDBC batches of the same rows. Ten, a hundred and a thousand times a thousand lines, each into a book of its own.
 *
 * <pre>EVENHAND_TEST_MYSQL_URL=jdbc:mysql://… mvn test-compile spring-boot:test-run \
 *     -Dstart-class=io.evenhand.benchmark.SettlementThroughput -Dspring-boot.run.jvmArguments=-Xmx512m</pre>
 */
public final class SettlementThroughput {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int BATCH = 1_000;
    private static final int BATCHES_IN_TURN = 10;

    private final Journal journal;
    private final BareJournal bareJournal;
    private final RevenueShareTerms terms;

    private SettlementThroughput(ConfigurableApplicationContext house) throws MalformedTermsException {
        this.journal = house.getBean(Journal.class);
        this.bareJournal = BareJournal.in(house);
        this.terms = (RevenueShareTerms) TermsFormat.parse(RevenueSample.TERMS.getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) throws IOException, MalformedTermsException {
        // The tests' own engine is on the class path, too, and not wanted here.
        System.setProperty("evenhand.test.camunda", "own");
        String server = Objects.requireNonNull(System.getenv("EVENHAND_TEST_MYSQL_URL"), "EVENHAND_TEST_MYSQL_URL");
        String name = "evenhand_benchmark_" + UUID.randomUUID().toString().substring(0, 8);
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(JournalAlone.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + server.replaceFirst("/[^/?]*\\?", "/" + name + "?"),
                        "--spring.datasource.username=root",
                        "--spring.datasource.password="
                                + System.getenv().getOrDefault("EVENHAND_TEST_MYSQL_PASSWORD", ""),
                        "--logging.level.root=warn")) {
            try {
                new SettlementThroughput(house).compare();
            } finally {
                house.getBean(JdbcTemplate.class).execute("drop database " + name);
            }
        }
        System.exit(0);
    }

    private void compare() throws IOException {
        Path folder = Files.createTempDirectory("evenhand-benchmark-");
        System.out.printf(
                Locale.ROOT,
                "heap %d MB%n%-10s %12s %12s %12s %12s %7s %12s %12s%n",
                Runtime.getRuntime().maxMemory() >> 20,
                "lines",
                "rows",
                "share, s",
                "post, s",
                "bare, s",
                "ratio",
                "rows/s",
                "bare rows/s");
        for (int size : SIZES) {
            // The first warms up, too: it is measured when it comes again.
            if (size == SIZES[0]) {
                measure(folder, size);
            }
            measure(folder, size).print();
        }
        Files.delete(folder);
    }

    private Run measure(Path folder, int size) throws IOException {
        Path file = RevenueSample.write(folder.resolve(size + ".csv"), size);
        try (LineFile memory = new LineFile();
                InputStream stream = Files.newInputStream(file)) {
            Run run = new Run(Splitter.of(terms, TermsFormat.hash(terms), memory, true), size);
            RevenueFile.read(stream, null, run);
            run.turn();
            return run;
        } finally {
            Files.delete(file);
        }
    }

    private final class Run implements RevenueFile.Sink {
        private final String book = UUID.randomUUID().toString();
        private final Splitter splitter;
        private final int lines;
        private final List<PostingRequest> waiting = new ArrayList<>();
        private long rows;
        private long began = System.nanoTime();
        private long sharing;
        private long posting;
        private long bare;

        private Run(Splitter splitter, int lines) {
            this.splitter = splitter;
            this.lines = lines;
        }

        @Override
        public void line(long number, RevenueLine line) {
            if (splitter.apply(line) instanceof SplitResult.Shared shared) {
                add(line, line.id(), shared.split().parts());
                for (Correction correction : shared.corrections()) {
                    add(line, line.id() + "/" + correction.clauseId(), correction.parts());
                }
            }
            if (waiting.size() >= BATCH * BATCHES_IN_TURN) {
                turn();
            }
        }

        @Override
        public void problem(LineProblem problem) {
            throw new IllegalStateException(problem.words());
        }

        private void add(RevenueLine line, String key, List<Part> parts) {
            List<Entry> entries = new ArrayList<>();
            String biller = terms.roles().billerId();
            for (Part part : parts) {
                String party = part.partyId();
                Money amount = part.amount();
                if (!party.equals(biller) && amount.minorUnits() != 0) {
                    entries.add(new Entry(new AccountId(book, party, biller, AccountKind.RECEIVABLE), amount));
                    entries.add(new Entry(new AccountId(book, party, biller, AccountKind.REVENUE_SHARE), amount)
                            .reversed());
                    entries.add(new Entry(new AccountId(book, biller, party, AccountKind.REVENUE_SHARE), amount));
                    entries.add(new Entry(new AccountId(book, biller, party, AccountKind.PAYABLE), amount).reversed());
                }
            }
            if (!entries.isEmpty()) {
                waiting.add(new PostingRequest(
                        book + "/" + key, line.countedOn(), book, "Share of line " + line.id(), null, entries));
            }
        }

        /** Posts what was shared meanwhile, and inserts the same rows bare. */
        private void turn() {
            long shared = System.nanoTime();
            sharing += shared - began;
            for (int from = 0; from < waiting.size(); from += BATCH) {
                for (PostingResult result : journal.postAll(batch(from))) {
                    if (!(result instanceof PostingResult.Posted)) {
                        throw new IllegalStateException("not posted: " + result);
                    }
                }
            }
            long posted = System.nanoTime();
            posting += posted - shared;
            for (int from = 0; from < waiting.size(); from += BATCH) {
                bareJournal.insert(batch(from));
            }
            bare += System.nanoTime() - posted;
            waiting.forEach(request -> rows += 1 + request.entries().size());
            waiting.clear();
            began = System.nanoTime();
        }

        private List<PostingRequest> batch(int from) {
            return waiting.subList(from, Math.min(from + BATCH, waiting.size()));
        }

        private void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%-10d %12d %12.1f %12.1f %12.1f %7.2f %12.0f %12.0f%n",
                    lines,
                    rows,
                    sharing / 1e9,
                    posting / 1e9,
                    bare / 1e9,
                    (double) bare / (sharing + posting),
                    rows * 1e9 / (sharing + posting),
                    rows * 1e9 / bare);
        }
    }
}
