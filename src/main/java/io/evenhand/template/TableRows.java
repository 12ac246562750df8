package io.evenhand.template;

import java.util.List;
import java.util.function.Function;
import org.commonmark.node.BulletList;
import org.commonmark.node.Node;

/**
 * Rows of a table, from lists whose items hold cells between bars: a row begins with a hyphen, a row of sums with a plus sign, and with an
 * asterisk a note on the row before it, as wide as the table.
 */
final class TableRows {
    private static final String SUM = "+";
    private static final String NOTE = "*";

    private final List<Column> columns;
    private final MarkdownToHtml.ProblemAt problem;
    private final Function<Node, String> inline;
    private final StringBuilder rows = new StringBuilder();

    /** @param inline the HTML of what stands within a paragraph */
    TableRows(List<Column> columns, MarkdownToHtml.ProblemAt problem, Function<Node, String> inline) {
        this.columns = columns;
        this.problem = problem;
        this.inline = inline;
    }

    String of(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof BulletList list) {
                for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                    row(item, list.getMarker());
                }
            } else {
                problem.at(
                        MarkdownToHtml.lineOf(node),
                        LintRule.SYNTAX,
                        "A table holds nothing but rows.",
                        "Write each row as \"- Purpose | {{purpose}}\".");
            }
        }
        return rows.toString();
    }

    private void row(Node item, String marker) {
        String content = item.getFirstChild() == null ? "" : inline.apply(item.getFirstChild());
        if (item.getFirstChild() != null && item.getFirstChild().getNext() != null) {
            wrong(item, "A row of a table is one line.", "Put a blank line between no two parts of it.");
        } else if (marker.equals(NOTE)) {
            rows.append("<tr class=\"steps\"><td colspan=\"all\">")
                    .append(content.strip())
                    .append("</td></tr>\n");
        } else {
            // The bars are the author's: values are set in later.
            cells(item, content.split("\\|", -1), marker.equals(SUM));
        }
    }

    private void cells(Node item, String[] cells, boolean sum) {
        if (cells.length != columns.size()) {
            wrong(
                    item,
                    "A row of this table has %d cells, not %d.".formatted(cells.length, columns.size()),
                    "Put one bar | between two cells.");
            return;
        }
        rows.append(sum ? "<tr class=\"total\">" : "<tr>");
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            if (!columns.get(i).takes(cell)) {
                wrong(
                        item,
                        "The heading of column %d is repeated, but the cell under it is not.".formatted(i + 1),
                        "Write a repeated part in the cell, too: {{#parts}}{{amount}}{{/parts}}.");
            }
            rows.append(columns.get(i).cell(cell, i == 0));
        }
        rows.append("</tr>\n");
    }

    private void wrong(Node item, String what, String suggestion) {
        problem.at(MarkdownToHtml.lineOf(item), LintRule.SYNTAX, what, suggestion);
    }
}
