package io.evenhand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proves that a name whose letters are looked up reads as if each had been worked out. */
class LatinLettersTests {
    @Test
    void whatIsLookedUpIsWhatIsWorkedOut() {
        Random random = new Random(20261127);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder name = new StringBuilder();
            int length = 1 + random.nextInt(24);
            for (int i = 0; i < length; i++) {
                // Letters of Western and Central Europe, signs and digits among them, and now and then a character of
                // elsewhere.
                name.append(
                        (char) (random.nextInt(40) == 0 ? random.nextInt(0x2100) : ' ' + random.nextInt(0x180 - ' ')));
            }
            boolean spellOut = random.nextBoolean();
            assertThat(LatinLetters.of(name.toString(), spellOut))
                    .as(name.toString())
                    .isEqualTo(LatinLetters.oneByOne(name.toString(), spellOut));
        }
    }

    @Test
    void everyLetterThatIsLookedUpReadsLikeItsNeighbours() {
        for (char c = ' '; c < 0x180; c++) {
            String name = "A" + c + "b " + c;
            assertThat(LatinLetters.of(name, true)).as(name).isEqualTo(LatinLetters.oneByOne(name, true));
            assertThat(LatinLetters.of(name, false)).as(name).isEqualTo(LatinLetters.oneByOne(name, false));
        }
    }
}
