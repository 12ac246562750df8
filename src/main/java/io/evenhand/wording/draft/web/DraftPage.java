package io.evenhand.wording.draft.web;

import io.evenhand.template.LintFinding;
import io.evenhand.wording.draft.DraftAccess;
import io.evenhand.wording.draft.DraftView;
import io.evenhand.wording.draft.Sample;
import java.util.List;

/**
 * The editor's page.
 *
 * @param title of what is worded
 * @param file that is shown
 * @param line that is shown, from 1 on; 0 for none
 * @param sample the id of the chosen one
 * @param agreement whose terms are set instead of a sample's; empty for none
 */
record DraftPage(
        DraftView draft,
        String title,
        String language,
        DraftAccess access,
        DraftView.File file,
        int line,
        List<Tab> tabs,
        List<Clause> clauses,
        List<LintFinding> findings,
        List<FieldChoice> fields,
        List<Sample> samples,
        String sample,
        String agreement) {
    /** @param flaws how many findings the file has */
    record Tab(String file, String title, boolean current, boolean changed, long flaws) {}

    /** A heading in the text. */
    record Clause(int line, String title) {}

    /** Whether this person changes texts here now. */
    public boolean writes() {
        return access == DraftAccess.WRITES && draft.isOpen();
    }

    public String base() {
        return "/wording/drafts/" + draft.id();
    }

    public long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == LintFinding.Severity.ERROR)
                .count();
    }

    /** How many lines the text has, for whoever sees it without scripts. */
    public int rows() {
        return (int) Math.min(60, file.text().lines().count() + 4);
    }
}
