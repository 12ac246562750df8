package io.evenhand.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a file with tracked changes holds two texts: the later one when all are accepted, the earlier one when all are rejected. */
class TrackedChangesTests {
    static Stream<Arguments> pairs() {
        List<Terms> all = new ArrayList<>(SampleTerms.full(2));
        all.addAll(SampleTerms.bare(2));
        return all.stream()
                .flatMap(before -> all.stream()
                        .filter(after -> before.kind() == after.kind())
                        .map(after -> Arguments.of(before, after)));
    }

    private static List<String> plain(DraftText text) {
        return text.paragraphs().stream()
                .map(paragraph -> SeenParagraph.plain(paragraph.text()))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void provesBoth(DraftText before, DraftText after, Terms terms) {
        byte[] file = new WordFile(Drafts.stamp(terms))
                .write(Redlined.between(before, after), Drafts.forms(terms), "Contoso & Co");
        List<ReturnedParagraph> read = ReturnedReader.read(file).paragraphs();
        assertThat(SeenParagraph.accepted(read))
                .extracting(SeenParagraph::text)
                .containsExactlyElementsOf(plain(after));
        assertThat(SeenParagraph.rejected(read))
                .extracting(SeenParagraph::text)
                .containsExactlyElementsOf(plain(before));
        assertThat(read)
                .flatExtracting(ReturnedParagraph::stretches)
                .filteredOn(stretch -> stretch.change() != io.evenhand.redline.Piece.Change.KEPT)
                .allMatch(stretch -> stretch.author().equals("Contoso & Co"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void acceptingAllGivesTheLaterTermsAndRejectingAllTheEarlier(Terms before, Terms after) {
        provesBoth(Drafts.text(before), Drafts.text(after), after);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void soItIsForTextsThatWereChangedAnyhow(long seed) {
        Terms terms = SampleTerms.full(2).get((int) (seed % 3));
        DraftText before = Drafts.text(terms);
        var random = new Random(seed);
        List<Part> parts = new ArrayList<>();
        for (Part part : before.parts()) {
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> {
                    parts.add(part);
                    parts.add(new Part.Line(new Paragraph(
                            "new" + parts.size(),
                            Look.SUB_CLAUSE,
                            "",
                            "",
                            List.of(Span.of("Word " + random.nextInt(), true)))));
                }
                case 2 -> parts.add(part instanceof Part.Line line ? shuffled(line.paragraph(), random) : part);
                default -> parts.add(part);
            }
        }
        provesBoth(before, new DraftText(before.title(), "en", before.footer(), parts), terms);
    }

    private static Part shuffled(Paragraph paragraph, Random random) {
        List<String> words = new ArrayList<>(List.of(paragraph.text().split(" ")));
        java.util.Collections.shuffle(words, random);
        return new Part.Line(paragraph.with(
                List.of(Span.of(String.join(" ", words), random.nextBoolean())),
                io.evenhand.redline.Piece.Change.KEPT));
    }
}
