package io.evenhand.template;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Opens and closes the parts of a page: the cover, tables, places to sign, annexes. */
final class PageParts {
    private static final Pattern SCHEDULE = Pattern.compile("(.+) \\{#([a-z][a-z0-9-]*)}");
    private static final Pattern TAG = Pattern.compile("(\\{\\{[#^/]?[A-Za-z.-]+}})|\\{");
    private static final Set<String> PARTS = Set.of(
            "cover",
            "key-terms",
            "table",
            "facts",
            "lines",
            "months",
            "chart",
            "sums",
            "note",
            "quiet",
            "together",
            "address",
            "parties",
            "schedule",
            "signatures",
            "signature",
            "signature-box");

    /** Those that a heading row stands above. */
    private static final Set<String> TABLES = Set.of("key-terms", "table", "lines", "months", "chart", "sums");

    /** What something is and what is said of it, without headings. */
    private static final String FACTS = "facts";

    private static final int MAX_COLUMNS = 12;

    private final MarkdownToHtml markdown;
    private final StringBuilder html;
    private final Findings findings;

    /** @param html to which they are written */
    PageParts(MarkdownToHtml markdown, StringBuilder html, Findings findings) {
        this.markdown = markdown;
        this.html = html;
        this.findings = findings;
    }

    /**
     * Opens a part of the page.
     *
     * @param rest of the line
     * @return the columns if it is a table, else none
     */
    List<Column> open(FieldUse fields, Line line, String part, String rest) {
        if (!PARTS.contains(part)) {
            findings.add(
                    LintRule.SYNTAX,
                    line,
                    5,
                    "There is no part \"%s\".".formatted(part),
                    Nearest.suggestion(
                            part, PARTS, "Use one of %s.".formatted(String.join(", ", new TreeSet<>(PARTS)))));
            fields.openPart("note", line);
            return List.of();
        }
        fields.openPart(part, line);
        if (TABLES.contains(part)) {
            return openTable(line, part, rest.split("\\|", -1));
        }
        switch (part) {
            case FACTS -> {
                html.append("<table class=\"facts\"><tbody>\n");
                return Column.all(Stream.of("", ""));
            }
            case "schedule" -> openSchedule(fields, line, rest);
            case "signature-box" -> {
                markdown.leaveClause();
                fields.use(line, "partnerId");
                html.append(SignaturePlaces.BOX);
            }
            default -> {
                markdown.leaveClause();
                html.append("<div class=\"").append(part).append("\">\n");
            }
        }
        return List.of();
    }

    private List<Column> openTable(Line line, String part, String[] words) {
        if (words.length < 3 || words.length > MAX_COLUMNS + 1) {
            findings.add(
                    LintRule.SYNTAX,
                    line,
                    1,
                    "A table has a caption and from 2 to %d column headings.".formatted(MAX_COLUMNS),
                    "Write \"::: %s Key terms | Term | Agreed\".".formatted(part));
        }
        List<Column> columns = Column.all(
                words.length < 3
                        ? Stream.of("", "")
                        : Arrays.stream(words).skip(1).limit(MAX_COLUMNS));
        String caption = plain(words[0]);
        html.append("<table class=\"%s\">%s<thead><tr>"
                .formatted(part, caption.isEmpty() ? "" : "<caption>" + caption + "</caption>"));
        columns.forEach(column -> html.append(column.head(plain(column.heading()))));
        html.append("</tr></thead><tbody>\n");
        return columns;
    }

    /** An annex, whose clauses have numbers of their own. */
    private void openSchedule(FieldUse fields, Line line, String rest) {
        Matcher heading = SCHEDULE.matcher(rest);
        if (!heading.matches()) {
            findings.add(
                    LintRule.SYNTAX,
                    line,
                    1,
                    "A schedule has a heading and an id.",
                    "Write \"::: schedule Prior relationships {#prior}\".");
            html.append("<div class=\"schedule\">\n");
            return;
        }
        fields.anchor(heading.group(2), line, line.text().lastIndexOf('{') + 1);
        html.append("<div class=\"schedule\">\n<h2 id=\"%s\" class=\"annex\">%s</h2>\n"
                .formatted(heading.group(2), plain(heading.group(1))));
        markdown.enterClause();
    }

    /** Closes the part that was opened last. */
    void close(FieldUse fields, Line line, boolean table) {
        if (!fields.closePart()) {
            findings.add(
                    LintRule.CONDITION,
                    line,
                    1,
                    "\":::\" closes nothing that was opened here.",
                    "Take it out, or close the condition first that was opened within.");
        }
        html.append(table ? "</tbody></table>\n" : "</div>\n");
    }

    private static String plain(String text) {
        String escaped = text.strip().replace("&", "&amp;").replace("<", "&lt;");
        // Fields stay; a single brace is none.
        return TAG.matcher(escaped)
                .replaceAll(tag -> tag.group(1) == null ? "" : Matcher.quoteReplacement(tag.group()));
    }
}
