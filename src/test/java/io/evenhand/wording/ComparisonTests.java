package io.evenhand.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.redline.Piece;
import io.evenhand.redline.Piece.Change;
import io.evenhand.template.Wording;
import io.evenhand.wording.Comparison.Row;
import io.evenhand.wording.Comparison.Run;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proves that two versions stand side by side without loss: what differs in full, what is the same folded, files that are the same named. */
class ComparisonTests {
    private static final List<String> CLAUSES = IntStream.rangeClosed(1, 20)
            .mapToObj(number -> "Clause " + number + " says so.")
            .toList();

    @Test
    void theSameIsTheSame() {
        Wording wording = Wording.of(Map.of("a.en.md", "One.\n\nTwo.", "style.css", "p {}"));
        Comparison same = Comparison.of(wording, wording);
        assertThat(same.isSame()).isTrue();
        assertThat(same.same()).containsExactly("a.en.md", "style.css");
    }

    @Test
    void aChangedParagraphStandsBesideWhatItWas() {
        Comparison changed = Comparison.of(
                Wording.of(Map.of("a.en.md", "One.\n\nThe notice is thirty days.")),
                Wording.of(Map.of("a.en.md", "One.\n\nThe notice is ten days.")));
        assertThat(changed.parts()).hasSize(1);
        assertThat(changed.parts().getFirst().changes()).isEqualTo(1);
        Row row = changed.changedRows().findFirst().orElseThrow();
        assertThat(text(row.before())).isEqualTo("The notice is thirty days.");
        assertThat(text(row.after())).isEqualTo("The notice is ten days.");
        assertThat(row.before()).contains(new Piece(Change.REMOVED, "thirty"));
        assertThat(row.after()).contains(new Piece(Change.ADDED, "ten"));
    }

    @Test
    void whatWasAddedOrLeftOutHasNothingBesideIt() {
        Comparison added = Comparison.of("Text", List.of("One."), List.of("One.", "Two."));
        assertThat(added.changedRows().findFirst().orElseThrow().before()).isEmpty();
        Comparison removed = Comparison.of("Text", List.of("One.", "Two."), List.of("One."));
        assertThat(removed.changedRows().findFirst().orElseThrow().after()).isEmpty();
    }

    @Test
    void whatIsFarFromAChangeIsFoldedAndNothingIsLost() {
        List<String> after = IntStream.range(0, 20)
                .mapToObj(at -> at == 9 ? "Clause 10 says something else." : CLAUSES.get(at))
                .toList();
        Comparison comparison = Comparison.of("Text", CLAUSES, after);
        List<Run> runs = comparison.parts().getFirst().runs();
        assertThat(runs).extracting(Run::folded).containsExactly(true, false, true);
        assertThat(runs).extracting(run -> run.rows().size()).containsExactly(8, 3, 9);
        List<Row> rows = runs.stream().flatMap(run -> run.rows().stream()).toList();
        assertThat(rows).extracting(row -> text(row.before())).containsExactlyElementsOf(CLAUSES);
        assertThat(rows).extracting(row -> text(row.after())).containsExactlyElementsOf(after);
    }

    @Test
    void aFileThatOnlyOneHasIsShownAsAWhole() {
        Comparison comparison = Comparison.of(
                Wording.of(Map.of("a.en.md", "One.")),
                Wording.of(Map.of("a.en.md", "One.", "clauses/b.en.md", "Two.")));
        assertThat(comparison.parts()).extracting(Comparison.Part::title).containsExactly("clauses/b.en.md");
        assertThat(comparison.same()).containsExactly("a.en.md");
    }

    @Test
    void declarationsAreComparedLineByLine() {
        Comparison comparison = Comparison.of(
                Wording.of(Map.of("a.yaml", "name: a\nfields:\n  term: date")),
                Wording.of(Map.of("a.yaml", "name: a\nfields:\n  term: duration")));
        assertThat(comparison.parts().getFirst().changes()).isEqualTo(1);
    }

    @Test
    void aPageIsReadAsItsParagraphsWithoutWhatNobodyReads() {
        assertThat(RenderedText.of("<html><head><title>x</title><style>p { }</style></head><body>"
                        + "<div class=\"footer-left\">nda · 1f3a</div><h1>Non-Disclosure &amp; more</h1>\n"
                        + "<p>One <b>two</b>\n three.</p><table><tr><th>Term</th><td>2 years</td></tr></table>"
                        + "<ol><li>First &lt;b&gt;</li><li>Second</li></ol></body></html>"))
                .containsExactly("Non-Disclosure & more", "One two three.", "Term: 2 years", "First <b>", "Second");
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
