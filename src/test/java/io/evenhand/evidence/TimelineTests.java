package io.evenhand.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that the picture of who did what shows nobody's doing under the initials of another. */
class TimelineTests {
    @Test
    void eachOfAFewHasTheirOwnColumn() {
        assertThat(new Timeline(signedBy(7)).columns())
                .extracting(Timeline.Lane::initials)
                .containsExactly("EH", "PA", "PB", "PC", "PD", "PE", "PF", "PG");
    }

    @Test
    void whoComesAfterTheLastColumnSharesOneThatIsNobodys() {
        Timeline timeline = new Timeline(signedBy(9));
        assertThat(timeline.columns())
                .extracting(Timeline.Lane::initials)
                .containsExactly("EH", "PA", "PB", "PC", "PD", "PE", "PF", "+");
        assertThat(timeline.lanes()).hasSize(10);
        assertThat(timeline.rows().subList(6, 9))
                .allMatch(row -> row.cells().getLast().marked());
    }

    private static List<EvidenceEntry> signedBy(int people) {
        List<EvidenceEntry> entries = new ArrayList<>();
        String former = EvidenceEntry.beginning("agreement");
        for (int i = 0; i < people; i++) {
            String person = "P " + (char) ('A' + i);
            EvidenceEntry entry = EvidenceEntry.following(
                    former,
                    i + 1,
                    EvidenceEntry.written(Instant.parse("2026-11-27T09:00:00Z").plusSeconds(i)),
                    new Happening(
                            person, EvidenceKind.SIGNED, "agreement", "s-" + i, person, person, "Nordlicht", Map.of()));
            entries.add(entry);
            former = entry.hash();
        }
        return entries;
    }
}
