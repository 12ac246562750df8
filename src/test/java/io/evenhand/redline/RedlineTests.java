package io.evenhand.redline;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.redline.Piece.Change;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedlineTests {
    @Test
    void saysWhichWordsWereReplaced() {
        assertThat(Redline.words("pays within 30 days.", "pays within 45 days."))
                .containsExactly(
                        new Piece(Change.KEPT, "pays within "),
                        new Piece(Change.REMOVED, "30"),
                        new Piece(Change.ADDED, "45"),
                        new Piece(Change.KEPT, " days."));
    }

    @Test
    void putsAChangedParagraphInThePlaceOfTheOneItWas() {
        List<Block> blocks = Redline.blocks(
                List.of("One.", "Two.", "Three."), List.of("One.", "Two and a half.", "Three.", "Four."));
        assertThat(blocks).extracting(Block::before).containsExactly(0, 1, 2, -1);
        assertThat(blocks).extracting(Block::after).containsExactly(0, 1, 2, 3);
        assertThat(blocks).extracting(Block::isChanged).containsExactly(false, true, false, true);
    }

    static Stream<List<List<String>>> texts() {
        var random = new Random(6);
        return Stream.generate(() -> List.of(paragraphs(random), paragraphs(random)))
                .limit(300);
    }

    private static List<String> paragraphs(Random random) {
        List<String> words = List.of("a", "share", "of", "30", "%", " ", "\n", "net", "\u00e4", ",", "revenue");
        return Stream.generate(() -> Stream.generate(() -> words.get(random.nextInt(words.size())))
                        .limit(random.nextInt(9))
                        .collect(Collectors.joining()))
                .limit(random.nextInt(6))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void holdsBothTextsToTheCharacter(List<List<String>> texts) {
        List<Block> blocks = Redline.blocks(texts.get(0), texts.get(1));
        assertThat(blocks.stream().filter(block -> block.before() >= 0).map(block -> without(block, Change.ADDED)))
                .isEqualTo(texts.get(0));
        assertThat(blocks.stream().filter(block -> block.after() >= 0).map(block -> without(block, Change.REMOVED)))
                .isEqualTo(texts.get(1));
    }

    private static String without(Block block, Change change) {
        return block.pieces().stream()
                .filter(piece -> piece.change() != change)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
