package io.evenhand.template;

import io.evenhand.terms.SentenceTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text as people read them, with where they stand and which of them are defined. */
final class Prose {
    static final String DEFINITIONS = "definitions";
    private static final int MOST_DEFINITIONS = 150;
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*{}]{1,80})\\*\\*");
    private static final Pattern TAG = Pattern.compile("\\{\\{[^{}]{1,120}}}");
    private static final Pattern MARKS = Pattern.compile("\\[]\\(#[a-z0-9-]+\\)|(?<!\\{)\\{(?:-|#[a-z0-9-]+)}|\\*\\*");

    /** A word that is given a meaning. */
    record Definition(String term, Spot spot) {}

    /**
     * One line.
     *
     * @param words without fields, ids and references; a field leaves "§", which no text contains by chance
     */
    record Passage(String raw, String words, Spot spot, boolean heading) {
        /** Whether it is a clause that says something, and not a heading or what sums up. */
        boolean isClause() {
            return !heading
                    && !spot.isSummary()
                    && !spot.isWithin("table")
                    && !spot.isWithin("signatures")
                    && !spot.isWithin("note");
        }
    }

    private final TemplateHeader header;
    private final List<Passage> passages = new ArrayList<>();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final List<String> sentences;
    private final Map<String, Pattern> forms = new HashMap<>();

    Prose(TemplateHeader header, TextModel model) {
        this.header = header;
        this.sentences = SentenceTexts.of(header.name(), header.language());
        for (TextModel.Prose line : model.prose) {
            String words =
                    MARKS.matcher(TAG.matcher(line.text()).replaceAll("§")).replaceAll("");
            passages.add(
                    new Passage(line.text(), words, line.spot(), line.text().startsWith("#")));
            define(line);
        }
    }

    private void define(TextModel.Prose line) {
        Spot spot = line.spot();
        if (spot.isSummary() || spot.isWithin("note") || spot.isWithin("signatures") || spot.isWithin("table")) {
            return;
        }
        Matcher bold = BOLD.matcher(line.text());
        while (bold.find() && definitions.size() < MOST_DEFINITIONS) {
            String term = bold.group(1).strip();
            definitions.putIfAbsent(
                    term,
                    new Definition(
                            term,
                            new Spot(spot.line(), bold.start() + 3, spot.conditions(), spot.parts(), spot.clause())));
        }
    }

    TemplateHeader header() {
        return header;
    }

    String language() {
        return header.language();
    }

    List<Passage> passages() {
        return passages;
    }

    /** Words in bold, by themselves. */
    Map<String, Definition> definitions() {
        return definitions;
    }

    /** Whether a term occurs anywhere but where it is defined, in whatever form its language gives it. */
    boolean uses(Definition definition) {
        Pattern form = form(definition.term());
        for (Passage passage : passages) {
            String words = passage.words();
            if (passage.spot().line() == definition.spot().line()) {
                // Where it is defined, it is there once.
                words = form.matcher(words).replaceFirst("");
            }
            if (form.matcher(words).find()) {
                return true;
            }
        }
        return sentences.stream().anyMatch(sentence -> form.matcher(sentence).find());
    }

    /** Finds a term with whatever endings its words take. */
    Pattern form(String term) {
        return forms.computeIfAbsent(term, this::made);
    }

    private Pattern made(String term) {
        var form = new StringBuilder("(?<!\\p{L})");
        String[] words = term.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            form.append(i == 0 ? "" : "\\s+")
                    .append(Pattern.quote(stem(words[i])))
                    .append("\\p{L}{0,4}");
        }
        return Pattern.compile(form + "(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private String stem(String word) {
        String ending = language().equals("de") ? "(en|er|es|em|e|n|s)$" : "(es|s|y)$";
        return word.length() > 4 ? word.replaceFirst(ending, "") : word;
    }
}
