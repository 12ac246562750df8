package io.evenhand.redline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proves that what two people changed in different places comes together whole, and that nothing is guessed where they met. */
class LineMergeTests {
    private static final List<String> BASE = List.of("a", "b", "c", "d", "e");

    @Test
    void changesInDifferentPlacesComeTogether() {
        assertThat(LineMerge.of(BASE, List.of("A", "b", "c", "d", "e"), List.of("a", "b", "c", "e", "f")))
                .contains(List.of("A", "b", "c", "e", "f"));
    }

    @Test
    void changesOfTheSameOrNeighbouringLinesDoNot() {
        assertThat(LineMerge.of(BASE, List.of("A", "b", "c", "d", "e"), List.of("1", "b", "c", "d", "e")))
                .isEmpty();
        assertThat(LineMerge.of(BASE, List.of("A", "b", "c", "d", "e"), List.of("a", "B", "c", "d", "e")))
                .isEmpty();
    }

    @Test
    void theSameChangeByBothIsMadeOnce() {
        List<String> changed = List.of("a", "b", "new", "c", "d", "e");
        assertThat(LineMerge.of(BASE, changed, changed)).contains(changed);
    }

    @Test
    void whoeverAloneChangedSomethingGetsExactlyThat() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            List<String> changed = new ArrayList<>(BASE);
            for (int j = 0; j < 3; j++) {
                int at = random.nextInt(changed.size());
                if (random.nextBoolean()) {
                    changed.add(at, "x" + j);
                } else {
                    changed.set(at, "y" + j);
                }
            }
            assertThat(LineMerge.of(BASE, changed, BASE)).contains(changed);
            assertThat(LineMerge.of(BASE, BASE, changed)).contains(changed);
        }
    }
}
