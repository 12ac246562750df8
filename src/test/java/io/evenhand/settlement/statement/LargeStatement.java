package io.evenhand.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.evenhand.document.Archive;
import io.evenhand.document.PdfRenderer;
import io.evenhand.signing.TestKeys;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Templates;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a statement of many lines takes to be set and sealed, wherever its lines come from, and in how much memory. Run it with a small
 * -Xmx; the number of lines is {@code -Devenhand.benchmark.lines}, a million unless said otherwise.
 */
@Tag("long")
class LargeStatement {
    private static final PrintStream OUT = System.out;

    @Test
    void aStatementOfManyLinesIsSealedInASmallHeap(@TempDir Path data) {
        int lines = Integer.getInteger("evenhand.benchmark.lines", 1_000_000);
        Clock clock = Clock.systemUTC();
        StatementDocuments statements = new StatementDocuments(
                new Templates(""),
                new PdfRenderer(Duration.ofSeconds(60)),
                TestKeys.signing(data.resolve("keys"), clock),
                mock(Archive.class),
                clock);
        StatementContent few = SampleStatements.of(
                SampleTerms.tieredRevenueShare(3), SampleStatements.usual(), SampleStatements.SEALED);
        long start = System.nanoTime();
        byte[] document = statements.sealed(ManyLines.of(few, lines, lines / 10));
        OUT.printf(
                Locale.ROOT,
                "%,d lines sealed in %.1f s in a document of %,d bytes; heap at most %d MB%n",
                lines,
                (System.nanoTime() - start) / 1e9,
                document.length,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(document).startsWith('%', 'P', 'D', 'F');
    }
}
