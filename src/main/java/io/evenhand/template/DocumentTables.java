package io.evenhand.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finishes the tables of a document once it is known how many columns they have: a note is as wide as its table, and of a table of lines each
 * stays together with its notes. A value cannot forge what is looked for: in values, angle brackets are escaped.
 */
final class DocumentTables {
    private static final Pattern TABLE = Pattern.compile("<table class=\"([a-z-]+)\">.*?</table>", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile("<thead>.*?</thead>", Pattern.DOTALL);
    private static final Pattern EMPTY = Pattern.compile("<tbody>\\s*</tbody>");
    private static final String LINES = "lines";

    private DocumentTables() {}

    static String finish(String html) {
        return TABLE.matcher(html).replaceAll(table -> Matcher.quoteReplacement(finish(table.group(1), table.group())));
    }

    private static String finish(String kind, String table) {
        Matcher head = HEAD.matcher(table);
        int columns = head.find() ? head.group().split("<th scope=\"col\"", -1).length - 1 : 2;
        String finished = table.replace("colspan=\"all\"", "colspan=\"" + columns + "\"");
        if (!kind.equals(LINES)) {
            return finished;
        }
        String grouped = finished.replace(
                        "<tr><th scope=\"row\"", "</tbody><tbody class=\"line\"><tr><th scope=\"row\"")
                .replace("<tr class=\"total\">", "</tbody><tbody><tr class=\"total\">");
        return EMPTY.matcher(grouped).replaceAll("");
    }
}
