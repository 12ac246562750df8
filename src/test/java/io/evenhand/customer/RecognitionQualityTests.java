package io.evenhand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Measures how well names alone tell companies apart, on pairs that were not looked at when the rules were made. Automatic recognition has to be
 * right; resemblance only asks a question, so it has to miss little and not ask about everybody.
 */
class RecognitionQualityTests {
    private record Pair(boolean same, String one, String other, String source) {
        boolean heldOut() {
            CRC32 crc = new CRC32();
            crc.update((one + "|" + other).getBytes(StandardCharsets.UTF_8));
            return (crc.getValue() & 1) == 1;
        }

        boolean automatic() {
            return identity(one).identifiers().stream().anyMatch(identity(other).identifiers()::contains);
        }

        /** By the way on which customers are found: first a common key, then a reason. */
        boolean asked() {
            CustomerTraits first = CustomerTraits.of(identity(one));
            CustomerTraits second = CustomerTraits.of(identity(other));
            return automatic()
                    || first.keys().stream().anyMatch(second.sought()::contains)
                            && !first.likenessTo(second).isEmpty();
        }

        private static CustomerIdentity identity(String name) {
            return new CustomerIdentity(name, "US", null, null);
        }
    }

    /** Counts of pairs, and what follows from them in thousandths. */
    private record Score(int truePositives, int falsePositives, int falseNegatives) {
        static Score of(List<Pair> pairs, java.util.function.Predicate<Pair> found) {
            int right = 0;
            int wrong = 0;
            int missed = 0;
            for (Pair pair : pairs) {
                boolean is = found.test(pair);
                right += is && pair.same() ? 1 : 0;
                wrong += is && !pair.same() ? 1 : 0;
                missed += !is && pair.same() ? 1 : 0;
            }
            return new Score(right, wrong, missed);
        }

        int precision() {
            return 1000 * truePositives / Math.max(1, truePositives + falsePositives);
        }

        int recall() {
            return 1000 * truePositives / Math.max(1, truePositives + falseNegatives);
        }
    }

    @Test
    void namesTellCompaniesApart() throws Exception {
        List<Pair> pairs = pairs();
        List<Pair> heldOut = pairs.stream().filter(Pair::heldOut).toList();
        List<Pair> others = pairs.stream().filter(pair -> !pair.heldOut()).toList();
        assertThat(pairs).hasSizeGreaterThan(600);
        assertThat(heldOut).hasSizeGreaterThan(300);
        Score automatic = Score.of(heldOut, Pair::automatic);
        Score asked = Score.of(heldOut, Pair::asked);
        print("held out", heldOut);
        print("adjusted on", others);
        others.stream()
                .filter(pair -> pair.asked() != pair.same())
                .forEach(pair -> System.out.println("adjusted on, wrong: " + pair));

        assertThat(automatic.precision()).as("automatic precision").isGreaterThanOrEqualTo(985);
        assertThat(automatic.recall()).as("automatic recall").isGreaterThanOrEqualTo(700);
        assertThat(asked.recall()).as("recall of questions").isGreaterThanOrEqualTo(870);
        assertThat(asked.precision()).as("precision of questions").isGreaterThanOrEqualTo(960);
    }

    private static void print(String which, List<Pair> pairs) {
        row(which + ", automatic", pairs, Score.of(pairs, Pair::automatic));
        row(which + ", automatic or asked", pairs, Score.of(pairs, Pair::asked));
        TreeMap<String, List<Pair>> bySource = new TreeMap<>();
        pairs.forEach(pair -> bySource.computeIfAbsent(pair.source(), source -> new ArrayList<>())
                .add(pair));
        bySource.forEach(
                (source, some) -> row("  " + source + ", automatic or asked", some, Score.of(some, Pair::asked)));
    }

    private static void row(String which, List<Pair> pairs, Score score) {
        System.out.printf(
                Locale.ROOT,
                "| %-40s | %d pairs, %d same | precision %d.%d %% | recall %d.%d %% |%n",
                which,
                pairs.size(),
                pairs.stream().filter(Pair::same).count(),
                score.precision() / 10,
                score.precision() % 10,
                score.recall() / 10,
                score.recall() % 10);
    }

    private static List<Pair> pairs() throws Exception {
        try (InputStream in = RecognitionQualityTests.class.getResourceAsStream("name-pairs.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" \\| ", 4))
                    .map(parts -> new Pair(parts[0].equals("same"), parts[1], parts[2], parts[3]))
                    .toList();
        }
    }
}
