package io.evenhand.settlement.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.settlement.split.Deal;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.RevenueShareTerms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Proves that nobody makes a page work on without an end: by lines, by problems, or by time. */
class UploadedLinesTests {
    private static final String HEAD = "id,kind,revenue,occurrence,deal,counted_on,currency,gross\n";
    private static final TimeLimit ENOUGH = TimeLimit.of(Duration.ofMinutes(1));

    @Test
    void noMoreLinesAreReadThanCanBeTried() {
        assertThat(read(rows(UploadedLines.MOST_LINES), ENOUGH).lines()).hasSize(UploadedLines.MOST_LINES);
        UploadedLines refused = read(rows(UploadedLines.MOST_LINES + 1), ENOUGH);
        assertThat(refused.lines()).isEmpty();
        assertThat(words(refused))
                .containsExactly("has more than the 20,000 lines that can be tried at once; try fewer");
    }

    @Test
    void ofVeryManyProblemsTheFirstAreNamedAndTheOthersCounted() {
        UploadedLines refused = read("x,sale,services,one-off,D1,soon,EUR,1\n".repeat(300), ENOUGH);
        assertThat(refused.problems()).hasSize(RevenueFile.MOST_PROBLEMS + 1);
        assertThat(words(refused).getFirst()).startsWith("has 100 problems more than are listed here");
    }

    @Test
    void aFileThatTakesLongerToReadThanSomebodyWaitsIsRefused() {
        AtomicLong clock = new AtomicLong();
        TimeLimit limit = TimeLimit.of(Duration.ofSeconds(5), clock::get);
        clock.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(words(read(rows(200_000), limit)))
                .containsExactly(
                        "takes longer to read than can be waited for here; try fewer lines, or save them as CSV");
    }

    @Test
    void draftsThatTakeLongerThanSomebodyWaitsAreGivenUp() {
        RevenueShareTerms terms =
                Deal.between("ann", "bob").recurring(null).share("20%", "80%").terms();
        var lines = read(rows(100), ENOUGH).lines();
        AtomicLong clock = new AtomicLong();
        TimeLimit limit = TimeLimit.of(Duration.ofMillis(50), () -> clock.addAndGet(1_000_000));
        assertThatThrownBy(() -> Comparison.of(terms, terms, lines, null, limit))
                .isInstanceOf(TimeLimit.TooLongException.class);
        assertThat(clock.get()).isLessThan(Duration.ofMillis(60).toNanos());
    }

    private static UploadedLines read(String rows, TimeLimit limit) {
        return UploadedLines.read((HEAD + rows).getBytes(StandardCharsets.UTF_8), limit);
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(i).append(",sale,services,one-off,D1,2026-03-31,EUR,1.00\n");
        }
        return rows.toString();
    }

    private static List<String> words(UploadedLines lines) {
        return lines.problems().stream().map(LineProblem::words).toList();
    }
}
