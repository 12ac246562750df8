package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.DAY;
import static io.evenhand.settlement.journal.TestPostings.agreement;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.journal.PostingResult.Posted;
import io.evenhand.testing.OnEveryDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that 64 threads that post to a few books at once, singly and in batches over several books, with keys that others use, too, and
 * with a period that is closed under their hands, leave every book balanced, gap-free and in its chain, and each key posted once. Somebody
 * who adds up all accounts meanwhile always finds zero.
 */
@OnEveryDatabase
@SpringBootTest(
        classes = JournalAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "camunda.client.enabled=false")
class ManyThreadsTests {
    private static final int THREADS = 64;
    private static final int ROUNDS = 6;
    private static final int BOOKS = 4;
    private static final int KEYS = 600;
    private static final LocalDate OPEN = DAY.plusDays(1);

    @Autowired
    Journal journal;

    @Autowired
    JournalCheck check;

    @Autowired
    JdbcTemplate database;

    private final Map<String, PostingId> posted = new ConcurrentHashMap<>();

    @Test
    void allAccountsTotalZeroAndEveryKeyIsPostedOnceUnder64Threads() throws Exception {
        List<String> books = new ArrayList<>();
        for (int i = 0; i < BOOKS; i++) {
            books.add(agreement());
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong looks = new AtomicLong();
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            SplittableRandom random = new SplittableRandom(thread);
            work.add(() -> post(books, random));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
            Future<?> watching = threads.submit(() -> {
                while (!over.get()) {
                    assertThat(total(books)).isZero();
                    looks.incrementAndGet();
                }
            });
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            over.set(true);
            watching.get();
        }
        assertThat(looks).hasPositiveValue();
        assertThat(total(books)).isZero();
        List<BookReport> reports = check.check(List.of(), CheckProgress.NONE).stream()
                .filter(report -> books.contains(report.agreementId()))
                .toList();
        assertThat(reports).allMatch(report -> report.fault() == null).hasSize(BOOKS);
        assertThat(reports.stream().mapToLong(BookReport::postings).sum()).isEqualTo(posted.size());
        Map<String, PostingId> found = new HashMap<>();
        books.forEach(book -> journal.postings(book, 0, 10_000)
                .forEach(posting -> found.put(posting.request().key(), posting.id())));
        assertThat(found).isEqualTo(posted);
    }

    private Void post(List<String> books, SplittableRandom random) {
        for (int round = 0; round < ROUNDS; round++) {
            Set<Integer> keys = new HashSet<>();
            for (int i = random.nextInt(2) == 0 ? 1 : random.nextInt(2, 20); i > 0; i--) {
                keys.add(random.nextInt(KEYS));
            }
            List<PostingRequest> requests =
                    keys.stream().map(key -> request(books, key)).toList();
            List<PostingResult> results =
                    requests.size() == 1 ? List.of(journal.post(requests.getFirst())) : journal.postAll(requests);
            for (int i = 0; i < results.size(); i++) {
                note(requests.get(i), results.get(i));
            }
            if (random.nextInt(20) == 0) {
                ClosingResult unused = journal.closePeriod(books.get(random.nextInt(BOOKS)), DAY);
            }
        }
        return null;
    }

    private void note(PostingRequest request, PostingResult result) {
        switch (result) {
            case Posted done ->
                assertThat(posted.put(request.key(), done.id()))
                        .as(request.key())
                        .isNull();
            case PostingResult.AlreadyPosted before ->
                assertThat(before.id().agreementId()).isEqualTo(request.agreementId());
            case PostingResult.ClosedPeriod closed ->
                assertThat(request.effectiveOn()).isEqualTo(DAY);
            default -> throw new AssertionError(result);
        }
    }

    /** The same key is always the same fact, whoever tells it. */
    private static PostingRequest request(List<String> books, int key) {
        String book = books.get(key % BOOKS);
        return TestPostings.share(book, book + "-" + key, key % 3 == 0 ? DAY : OPEN, 1 + key);
    }

    private long total(List<String> books) {
        Long total = database.queryForObject(
                "select coalesce(sum(e.minor_units), 0) from journal_entry e join journal_book b on b.id = e.book_id"
                        + " where b.agreement_id in (?, ?, ?, ?)",
                Long.class,
                books.toArray());
        return total == null ? 0 : total;
    }
}
