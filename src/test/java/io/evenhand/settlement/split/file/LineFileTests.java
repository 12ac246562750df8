package io.evenhand.settlement.split.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.split.LineMemory;
import io.evenhand.settlement.split.LineMemory.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proves that the memory in files remembers exactly what the one on the heap does. */
class LineFileTests {
    @Test
    void itRemembersWhatTheHeapRemembers() {
        Random random = new Random(20261126);
        LineMemory heap = LineMemory.onHeap();
        try (LineFile file = new LineFile()) {
            for (int i = 0; i < 300_000; i++) {
                Kind kind = Kind.values()[random.nextInt(3)];
                String name = "L" + random.nextInt(100_000);
                assertThat(file.find(kind, name)).isEqualTo(heap.find(kind, name));
                if (random.nextBoolean()) {
                    long[] numbers = random.longs(random.nextInt(30))
                            .map(number -> number >> random.nextInt(64))
                            .toArray();
                    heap.keep(kind, name, numbers);
                    file.keep(kind, name, numbers);
                }
            }
        }
    }
}
