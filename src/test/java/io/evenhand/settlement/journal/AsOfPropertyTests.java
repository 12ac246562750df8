package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.DAY;
import static io.evenhand.settlement.journal.TestPostings.agreement;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.PostingResult.ClosedPeriod;
import io.evenhand.settlement.journal.PostingResult.Posted;
import io.evenhand.testing.MovableClock;
import io.evenhand.testing.OnEveryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/**
 * Proves over generated histories that the journal answers any pair of day and instant as a plain list of postings would, that everything
 * balances at all of them, that an answer about the past stays, and that telling everything again changes nothing. Histories hold several
 * currencies and accounts, corrections, closings, refused postings, days in any order and a clock that is sometimes set back.
 */
@OnEveryDatabase
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "camunda.client.enabled=false")
@ContextConfiguration(classes = AsOfPropertyTests.WithClock.class)
class AsOfPropertyTests {
    private static final long SEED = 20_261_126;
    private static final int HISTORIES = 6;
    private static final int STEPS = 60;
    private static final int QUESTIONS = 120;
    private static final Instant BEGUN = Instant.parse("2026-01-05T09:00:00Z");

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Autowired
    Journal journal;

    @Autowired
    MovableClock clock;

    /** What the model knows of a posting. */
    private record Fact(PostingRequest request, Instant recordedAt) {}

    private Instant asked = BEGUN;

    @BeforeEach
    void anEarlyMorning() {
        clock.set(BEGUN);
    }

    @Test
    void anyDayAndInstantIsAnsweredAsAListOfPostingsWouldAnswer() {
        for (int history = 0; history < HISTORIES; history++) {
            String book = agreement();
            List<Fact> facts = new ArrayList<>();
            List<PostingRequest> told = new ArrayList<>();
            Map<AsOf, List<Balance>> earlier = new HashMap<>();
            for (int step = 0; step < STEPS; step++) {
                tell(book, facts, told);
                if (step % 10 == 9) {
                    AsOf past = new AsOf(day(), clock.instant());
                    earlier.put(past, journal.balances(book, past));
                    clock.move(Duration.ofMillis(1));
                    asked = clock.instant();
                }
            }
            for (int i = 0; i < QUESTIONS; i++) {
                compare(book, facts, new AsOf(day(), instant()));
            }
            earlier.forEach(
                    (past, answer) -> assertThat(journal.balances(book, past)).isEqualTo(answer));
            tellAgain(book, facts, told);
        }
    }

    private void tell(String book, List<Fact> facts, List<PostingRequest> told) {
        // Mostly forward; now and then back, but not to before somebody asked: that no book could know.
        clock.move(Duration.ofNanos(random.nextLong(-2_000_000_000L, 20_000_000_000L)));
        if (clock.instant().isBefore(asked)) {
            clock.set(asked);
        }
        if (random.nextInt(15) == 0) {
            ClosingResult unused = journal.closePeriod(book, DAY.plusDays(random.nextInt(-40, 10)));
        }
        List<PostingRequest> requests = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            requests.add(request(book, book + "-" + told.size() + "-" + i, facts.size()));
        }
        List<PostingResult> results = journal.postAll(requests);
        for (int i = 0; i < results.size(); i++) {
            switch (results.get(i)) {
                case Posted posted -> {
                    assertThat(posted.id().sequence()).isEqualTo(facts.size() + 1);
                    facts.add(new Fact(requests.get(i), posted.recordedAt()));
                    told.add(requests.get(i));
                }
                case ClosedPeriod closed -> assertThat(closed.effectiveOn()).isBeforeOrEqualTo(closed.closedThrough());
                default -> throw new AssertionError(results.get(i));
            }
        }
    }

    /** Every request told again, at once and one by one, is known, and nothing changes. */
    private void tellAgain(String book, List<Fact> facts, List<PostingRequest> told) {
        AsOf now = new AsOf(LocalDate.of(2099, 1, 1), Instant.parse("2099-01-01T00:00:00Z"));
        List<Balance> before = journal.balances(book, now);
        assertThat(journal.postAll(told)).allMatch(PostingResult.AlreadyPosted.class::isInstance);
        assertThat(journal.post(told.get(random.nextInt(told.size())))).isInstanceOf(PostingResult.AlreadyPosted.class);
        assertThat(journal.balances(book, now)).isEqualTo(before);
        assertThat(journal.postings(book, 0, 1_000))
                .extracting(RecordedPosting::request)
                .containsExactlyElementsOf(facts.stream().map(Fact::request).toList());
    }

    private void compare(String book, List<Fact> facts, AsOf asOf) {
        Map<AccountId, TreeMap<CurrencyUnit, Money>> expected = new HashMap<>();
        for (Fact fact : facts) {
            if (!fact.recordedAt().isAfter(asOf.knownAt())
                    && !fact.request().effectiveOn().isAfter(asOf.effectiveOn())) {
                fact.request()
                        .entries()
                        .forEach(entry -> expected.computeIfAbsent(entry.account(), account -> new TreeMap<>())
                                .merge(entry.amount().currency(), entry.amount(), Money::plus));
            }
        }
        List<Balance> answer = journal.balances(book, asOf);
        assertThat(answer)
                .as("%s", asOf)
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(one -> new Balance(one.getKey(), one.getValue()))
                        .toList());
        Map<CurrencyUnit, Money> total = new HashMap<>();
        answer.forEach(balance ->
                balance.amounts().values().forEach(amount -> total.merge(amount.currency(), amount, Money::plus)));
        assertThat(total.values()).allMatch(amount -> amount.minorUnits() == 0);
        for (Balance one : answer) {
            assertThat(journal.balance(one.account(), asOf)).isEqualTo(one);
        }
    }

    private PostingRequest request(String book, String key, int posted) {
        List<Entry> entries = new ArrayList<>();
        for (String currency : random.nextInt(3) == 0 ? List.of("EUR", "JPY") : List.of("EUR")) {
            long left = 0;
            for (int i = random.nextInt(3); i >= 0; i--) {
                long amount = random.nextLong(1, 1_000_000) * (random.nextBoolean() ? 1 : -1);
                entries.add(new Entry(account(book), new Money(amount, Money.currency(currency))));
                left -= amount;
            }
            if (left == 0) {
                entries.add(new Entry(account(book), new Money(1, Money.currency(currency))));
                left = -1;
            }
            entries.add(new Entry(account(book), new Money(left, Money.currency(currency))));
        }
        @Nullable
        PostingId corrects =
                posted > 0 && random.nextInt(4) == 0 ? new PostingId(book, 1 + random.nextInt(posted)) : null;
        return new PostingRequest(key, day(), book, "Generated", corrects, entries);
    }

    private AccountId account(String book) {
        AccountKind kind = AccountKind.values()[random.nextInt(4)];
        return random.nextInt(4) == 0
                ? new AccountId(book, "nordwind", AccountKind.BANK)
                : new AccountId(book, random.nextBoolean() ? "nordwind" : "fabrikam", "contoso", kind);
    }

    private LocalDate day() {
        return DAY.plusDays(random.nextInt(-50, 50));
    }

    private Instant instant() {
        return BEGUN.plus(Duration.ofMillis(random.nextLong(-1_000, STEPS * 10_000L)));
    }

    @Import(JournalAlone.class)
    static class WithClock {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(BEGUN);
        }
    }
}
