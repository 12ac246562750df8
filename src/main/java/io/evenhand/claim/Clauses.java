package io.evenhand.claim;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** The numbered clauses of an agreement, as its pages head them. */
final class Clauses {
    private static final Pattern HEADING = Pattern.compile(
            "<h2[^>]* class=\"clause\"[^>]*><span class=\"n\">([0-9]+)\\.</span> (.*?)</h2>", Pattern.DOTALL);
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    private Clauses() {}

    /** "4. The promise", in their order. @param html of the whole agreement */
    static List<String> of(String html) {
        return HEADING.matcher(html)
                .results()
                .map(heading -> heading.group(1) + ". "
                        + HtmlUtils.htmlUnescape(
                                        MARKUP.matcher(heading.group(2)).replaceAll(""))
                                .strip())
                .toList();
    }
}
