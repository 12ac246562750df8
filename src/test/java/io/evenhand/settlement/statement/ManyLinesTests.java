package io.evenhand.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.template.SampleTerms;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that whatever is made of a statement holds a few of its lines and never all of them: it counts which ones are still held. */
class ManyLinesTests {
    private static final int COUNT = StatementJson.MOST_TOLD / 4;

    private final StatementContent few =
            SampleStatements.of(SampleTerms.revenueShare(2), SampleStatements.usual(), SampleStatements.SEALED);
    private final ManyLines.Watched lines =
            new ManyLines.Watched(few.lines().iterator().next(), COUNT);
    private final StatementContent many = ManyLines.of(few, lines, few.corrections());

    @Test
    void thePageHoldsNoMoreLinesThanItExplains() {
        Map<String, Object> values = StatementPage.of(many);
        assertThat(values).containsKey("shared");
        assertThat(lines.mostHeld()).isBetween(1, LineTables.MOST_EXPLAINED + 1);
    }

    @Test
    void theFilesHoldOneLineAfterTheOther() throws Exception {
        LinesCsv.write(many, OutputStream.nullOutputStream());
        assertThat(lines.mostHeld()).isLessThan(10);
        StatementJson.write(many, kind -> new StatementJson.Listed("", ""), OutputStream.nullOutputStream());
        assertThat(lines.mostHeld()).isLessThan(10);
    }

    @Test
    void whoKeepsAListIsFoundOut() {
        List<Line> list = lines.stream().toList();
        assertThat(list).hasSize(COUNT);
        assertThat(lines.mostHeld()).isEqualTo(COUNT);
    }
}
