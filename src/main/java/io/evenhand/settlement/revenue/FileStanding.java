package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.table.LineProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an uploaded file of revenue lines stands.
 *
 * @param agreement its number
 * @param names how parties are called, by id
 * @param own whether its columns are our own
 * @param mappingVersion by which it is read; absent while there is none, and for our own columns
 * @param mapping that one; or, while there is none, what is proposed
 * @param headings of the file
 * @param findings absent before the check is over
 * @param percent how much is done; absent when nothing goes on
 * @param filing whether what goes on is the filing
 * @param said how the last run ended, where there is something to say
 * @param reportId once it is filed
 */
public record FileStanding(
        String id,
        String agreementId,
        String agreement,
        Map<String, String> names,
        String period,
        String fileName,
        boolean own,
        @Nullable Integer mappingVersion,
        ColumnMapping mapping,
        List<String> headings,
        @Nullable FileFindings findings,
        @Nullable Integer percent,
        boolean filing,
        @Nullable String said,
        @Nullable String reportId) {
    /** Whether somebody has to say first what its columns are. */
    public boolean needsMapping() {
        return !own && mappingVersion == null;
    }

    /** The first lines of a file as a mapping reads them. */
    public record Preview(List<Row> rows, List<LineProblem> problems) {
        public Preview {
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }
    }

    public record Row(long number, RevenueLine line) {}
}
