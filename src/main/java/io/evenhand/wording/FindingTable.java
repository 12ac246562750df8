package io.evenhand.wording;

import io.evenhand.template.LintFinding;
import io.evenhand.template.LintFinding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the lint said of proposals, in the transaction that is under way. */
@Component
class FindingTable {
    /** Of one proposal; more help nobody. */
    static final int MOST = 200;

    private static final int MOST_TEXT = 2000;

    private final JdbcTemplate database;

    FindingTable(JdbcTemplate database) {
        this.database = database;
    }

    void add(ProposalId id, List<LintFinding> findings) {
        List<Object[]> rows = new ArrayList<>();
        findings.stream()
                .limit(MOST)
                .forEach(finding -> rows.add(new Object[] {
                    id.value(),
                    rows.size(),
                    cut(finding.file(), 100),
                    finding.line(),
                    finding.column(),
                    finding.severity().name(),
                    cut(finding.rule(), 64),
                    cut(finding.problem(), MOST_TEXT),
                    cut(finding.suggestion(), MOST_TEXT)
                }));
        if (!rows.isEmpty()) {
            database.batchUpdate(
                    "insert into wording_finding (proposal_id, position, file_name, line_no, column_no, severity,"
                            + " rule_name, problem, suggestion) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    /** By the ids of their proposals; one without findings is missing. */
    Map<String, List<LintFinding>> of(Collection<String> ids) {
        Map<String, List<LintFinding>> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        database.query(
                "select proposal_id, file_name, line_no, column_no, severity, rule_name, problem, suggestion"
                        + " from wording_finding where proposal_id in ("
                        + String.join(",", Collections.nCopies(ids.size(), "?"))
                        + ") order by proposal_id, position",
                row -> {
                    found.computeIfAbsent(row.getString(1), first -> new ArrayList<>())
                            .add(new LintFinding(
                                    row.getString(2),
                                    row.getInt(3),
                                    row.getInt(4),
                                    Severity.valueOf(row.getString(5)),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8)));
                },
                ids.toArray());
        return found;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
