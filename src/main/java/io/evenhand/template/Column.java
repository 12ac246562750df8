package io.evenhand.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A column of a table, as its heading declares it: <code>Gross &gt;</code> is set right, as amounts are, and <code>{{#parties}}{{name}}{{/parties}}</code>
 * is a column for each entry, under which each row has a cell for each.
 *
 * @param heading what is read above it
 * @param repeated whether there is one for each entry of a list
 */
record Column(String heading, boolean amounts, boolean repeated) {
    private static final Pattern AMOUNTS = Pattern.compile("(.*\\S)\\s*>");
    private static final Pattern REPEATED =
            Pattern.compile("(\\{\\{#([A-Za-z][A-Za-z0-9.-]*)}})(.*)(\\{\\{/\\2}})", Pattern.DOTALL);

    static Column of(String written) {
        String text = written.strip();
        Matcher amounts = AMOUNTS.matcher(text);
        String heading = amounts.matches() ? amounts.group(1) : text;
        return new Column(heading, amounts.matches(), REPEATED.matcher(heading).matches());
    }

    static List<Column> all(Stream<String> written) {
        return written.map(Column::of).toList();
    }

    String head(String plainHeading) {
        return cell(plainHeading, "th scope=\"col\"", "th");
    }

    /** A cell under it. @param first whether it names its row */
    String cell(String html, boolean first) {
        return first ? cell(html, "th scope=\"row\"", "th") : cell(html, "td", "td");
    }

    /** Whether a cell is repeated where the column is, and not where it is not. */
    boolean takes(String html) {
        return !repeated || REPEATED.matcher(html).matches();
    }

    private String cell(String html, String open, String close) {
        Matcher each = REPEATED.matcher(html);
        boolean one = !repeated || !each.matches();
        String marked = amounts ? open + " class=\"amount\"" : open;
        return one
                ? "<" + marked + ">" + html + "</" + close + ">"
                : each.group(1) + "<" + marked + ">" + each.group(3) + "</" + close + ">" + each.group(4);
    }
}
