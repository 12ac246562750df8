package io.evenhand.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the text of a clause says word for word in every document: the passages between what is filled in or numbered. */
public final class ClausePassages {
    private static final Pattern FILLED_IN = Pattern.compile("\\{\\{[^}]*}}|\\[]\\(#[^)]*\\)");
    /** What stands on the pages only where something is so. */
    private static final Pattern SECTION =
            Pattern.compile("\\{\\{[#^]\\s*([^}]+?)\\s*}}.*?\\{\\{/\\s*\\1\\s*}}", Pattern.DOTALL);

    private static final Pattern ID = Pattern.compile("\\{#[a-z][a-z0-9-]*}");
    private static final Pattern MARK = Pattern.compile("^\\s*(?:[-*+]|#{1,6}|\\d{1,9}[.)])\\s+");
    /** What is shorter may stand anywhere. */
    private static final int SHORTEST = 12;

    private ClausePassages() {}

    /** @param text of a clause's file, in the Markdown of templates */
    public static List<String> of(String text) {
        List<String> passages = new ArrayList<>();
        var passage = new StringBuilder();
        for (String line : SECTION.matcher(text).replaceAll("{{section}}").split("\n", -1)) {
            boolean begins = MARK.matcher(line).find();
            if (line.isBlank() || begins) {
                add(passages, passage);
            }
            passage.append(' ').append(MARK.matcher(line).replaceFirst(""));
        }
        add(passages, passage);
        return List.copyOf(passages);
    }

    private static void add(List<String> passages, StringBuilder passage) {
        String plain = ID.matcher(passage).replaceAll("").replace("**", "");
        for (String between : FILLED_IN.split(plain)) {
            if (between.strip().length() >= SHORTEST) {
                passages.add(between.strip());
            }
        }
        passage.setLength(0);
    }
}
