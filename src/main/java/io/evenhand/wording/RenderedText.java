package io.evenhand.wording;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The paragraphs that a reader sees of an agreement's page, from the HTML that our own templates make. */
final class RenderedText {
    private static final Pattern UNSEEN =
            Pattern.compile("(?s)<head>.*?</head>|<style>.*?</style>|<div class=\"footer-[a-z]+\">.*?</div>");
    private static final Pattern ENDS =
            Pattern.compile("</(p|li|h[1-6]|tr|caption|div|dt|dd|ol|ul|table|section)>|<br/?>");
    private static final Pattern CELL = Pattern.compile("</t[hd]>\\s*<t[hd][^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private RenderedText() {}

    static List<String> of(String html) {
        String seen = UNSEEN.matcher(html).replaceAll("");
        String cells = CELL.matcher(seen).replaceAll(": ");
        return Arrays.stream(ENDS.matcher(cells).replaceAll("\u0000").split("\u0000"))
                .map(paragraph -> unescaped(TAG.matcher(paragraph).replaceAll(""))
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&#x60;", "`")
                .replace("&#x3D;", "=")
                .replace("&nbsp;", "\u00a0")
                .replace("&amp;", "&");
    }
}
