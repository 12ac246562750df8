package io.evenhand.benchmark;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.CheckProgress;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.JournalAlone;
import io.evenhand.settlement.journal.JournalCheck;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.journal.PostingResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many rows a second the journal takes on MySQL, one for each posting and for each of its four entries, 1,000 postings a transaction. The
 * baseline, in the same run and turn by turn, is bare JDBC batches of the same rows into tables of the same columns and indexes, without
 * keys to look up, hashes, locks, triggers or foreign keys. At the end, how fast the check reads it all.
 *
 * <pre>EVENHAND_TEST_MYSQL_URL=jdbc:mysql://… mvn test-compile spring-boot:test-run -Dstart-class=io.evenhand.benchmark.JournalThroughput</pre>
 */
public final class JournalThroughput {
    private static final int ROUNDS = 10;
    private static final int POSTINGS = Integer.getInteger("benchmark.postings", 200_000);
    private static final int BATCH = 1_000;
    private static final int ROWS_A_POSTING = 5;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final CurrencyUnit EUR = Money.currency("EUR");

    private final Journal journal;
    private final BareJournal bareJournal;
    private final String book = UUID.randomUUID().toString();

    private JournalThroughput(ConfigurableApplicationContext house) {
        this.journal = house.getBean(Journal.class);
        this.bareJournal = BareJournal.in(house);
    }

    public static void main(String[] arguments) {
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
                new JournalThroughput(house).compare(house.getBean(JournalCheck.class));
            } finally {
                house.getBean(JdbcTemplate.class).execute("drop database " + name);
            }
        }
        System.exit(0);
    }

    private void compare(JournalCheck check) {
        List<Double> journals = new ArrayList<>();
        List<Double> bares = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        System.out.printf("%-8s %14s %14s %7s%n", "round", "journal rows/s", "bare rows/s", "ratio");
        for (int round = 0; round <= ROUNDS; round++) {
            int size = round == 0 ? 10 * BATCH : POSTINGS / ROUNDS;
            List<List<PostingRequest>> batches = batches(round, size);
            // Turn about, so that neither always finds the disk as the other left it.
            double bare = round % 2 == 0 ? bare(batches) : 0;
            double real = real(batches);
            bare = round % 2 == 0 ? bare : bare(batches);
            System.out.printf(
                    "%-8s %,14.0f %,14.0f %7.2f%n",
                    round == 0 ? "warm-up" : String.valueOf(round), real, bare, real / bare);
            if (round > 0) {
                journals.add(real);
                bares.add(bare);
                ratios.add(real / bare);
            }
        }
        System.out.printf("%-8s %,14.0f %,14.0f %7.2f%n", "median", median(journals), median(bares), median(ratios));
        long began = System.nanoTime();
        boolean intact = check.check(List.of(), CheckProgress.NONE).stream().allMatch(report -> report.fault() == null);
        System.out.printf(
                "check: %s, %,.0f rows/s%n",
                intact ? "intact" : "BROKEN",
                (POSTINGS + 10.0 * BATCH) * ROWS_A_POSTING * 1e9 / (System.nanoTime() - began));
    }

    private double real(List<List<PostingRequest>> batches) {
        long began = System.nanoTime();
        for (List<PostingRequest> batch : batches) {
            for (PostingResult result : journal.postAll(batch)) {
                if (!(result instanceof PostingResult.Posted)) {
                    throw new IllegalStateException("not posted: " + result);
                }
            }
        }
        return rate(batches, began);
    }

    private double bare(List<List<PostingRequest>> batches) {
        long began = System.nanoTime();
        for (List<PostingRequest> batch : batches) {
            bareJournal.insert(batch);
        }
        return rate(batches, began);
    }

    private static double rate(List<List<PostingRequest>> batches, long began) {
        return batches.stream().mapToLong(List::size).sum() * ROWS_A_POSTING * 1e9 / (System.nanoTime() - began);
    }

    private List<List<PostingRequest>> batches(int round, int size) {
        List<List<PostingRequest>> batches = new ArrayList<>();
        for (int from = 0; from < size; from += BATCH) {
            List<PostingRequest> batch = new ArrayList<>(BATCH);
            for (int i = from; i < from + BATCH; i++) {
                batch.add(request(round, i));
            }
            batches.add(batch);
        }
        return batches;
    }

    /** The biller got revenue for a customer and owes two partners a share of it. */
    private PostingRequest request(int round, int number) {
        long gross = 10_000 + number % 90_000;
        long first = gross * 20 / 100;
        long second = gross * 30 / 100;
        return new PostingRequest(
                "%s-%02d-%06d".formatted(book, round, number),
                DAY.plusDays(round * 30L + number % 30),
                book,
                "Invoice %d of round %d, services".formatted(number, round),
                List.of(
                        entry("contoso", null, AccountKind.REVENUE, gross),
                        entry("contoso", "nordwind", AccountKind.PAYABLE, -first),
                        entry("contoso", "fabrikam", AccountKind.PAYABLE, -second),
                        entry("contoso", null, AccountKind.CLEARING, first + second - gross)));
    }

    private Entry entry(String partner, @Nullable String counterpart, AccountKind kind, long cents) {
        return new Entry(new AccountId(book, partner, counterpart, kind), new Money(cents, EUR));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
