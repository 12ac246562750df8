package io.evenhand.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that people like to read: plain words, sentences that end, and the signs of good typesetting. */
final class StyleRules {
    private static final int MOST_WORDS_OF_SENTENCE = 80;
    private static final int MOST_WORDS_OF_PARAGRAPH = 200;
    private static final Pattern DOUBLE_SPACE = Pattern.compile("\\S( {2,})\\S");
    private static final Pattern STRAIGHT = Pattern.compile("[\"']");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final List<String> PHRASES = new ArrayList<>();
    private static final Map<String, String> PLAIN = new LinkedHashMap<>();

    static {
        PLAIN.put("hereinafter", "leave it out");
        PLAIN.put("hereby", "leave it out");
        PLAIN.put("herein", "\"in this agreement\"");
        PLAIN.put("hereof", "\"of this agreement\"");
        PLAIN.put("hereto", "\"to this agreement\"");
        PLAIN.put("hereunder", "\"under this agreement\"");
        PLAIN.put("heretofore", "\"until now\"");
        PLAIN.put("thereof", "\"of it\"");
        PLAIN.put("therein", "\"in it\"");
        PLAIN.put("thereto", "\"to it\"");
        PLAIN.put("aforesaid", "\"this\"");
        PLAIN.put("aforementioned", "\"this\"");
        PLAIN.put("witnesseth", "leave it out");
        PLAIN.put("whereas", "a clause on why the parties agree");
        PLAIN.put("notwithstanding", "\"even if\" or \"despite\"");
        PLAIN.put("forthwith", "\"at once\"");
        PLAIN.put("pursuant to", "\"under\"");
        PLAIN.put("prior to", "\"before\"");
        PLAIN.put("in the event that", "\"if\"");
        PLAIN.put("provided that", "\"if\" or \"but\"");
        PLAIN.put("shall", "\"must\", \"will\" or the plain present");
        PLAIN.put("hiermit", "leave it out");
        PLAIN.put("vorbenannt", "\"dieser\"");
        PLAIN.put("vorgenannte", "\"dieser\"");
        PLAIN.put("obengenannte", "\"dieser\"");
        PLAIN.put("nachstehend", "\"folgend\"");
        PLAIN.put("diesbezüglich", "\"dazu\"");
        PLAIN.put("gemäß den Bestimmungen", "\"nach\"");
        PLAIN.keySet().stream().filter(words -> words.contains(" ")).forEach(PHRASES::add);
    }

    private final Prose prose;
    private final Findings findings;

    StyleRules(Prose prose, Findings findings) {
        this.prose = prose;
        this.findings = findings;
    }

    void check() {
        for (Prose.Passage passage : prose.passages()) {
            Matcher space = DOUBLE_SPACE.matcher(passage.raw());
            if (space.find()) {
                tell(LintRule.DOUBLE_SPACE, passage, space.start(1), "Two spaces follow one another.", "Take one out.");
            }
            Matcher straight = STRAIGHT.matcher(passage.raw());
            if (straight.find()) {
                tell(
                        LintRule.STRAIGHT_QUOTE,
                        passage,
                        straight.start(),
                        "The mark %s is straight.".formatted(straight.group()),
                        prose.language().equals("de") ? "Write „…“ or ’." : "Write “…” or ’.");
            }
            legalese(passage);
            length(passage);
        }
    }

    private void legalese(Prose.Passage passage) {
        String lower = passage.words().toLowerCase(Locale.ROOT);
        Matcher word = WORD.matcher(lower);
        while (word.find()) {
            if (PLAIN.containsKey(word.group())) {
                legalese(passage, word.start(), word.group());
            }
        }
        for (String phrase : PHRASES) {
            int at = lower.indexOf(phrase);
            if (at >= 0) {
                legalese(passage, at, phrase);
            }
        }
    }

    private void legalese(Prose.Passage passage, int at, String words) {
        tell(
                LintRule.LEGALESE,
                passage,
                at,
                "\"%s\" is a word that only lawyers use.".formatted(words),
                "Better: %s.".formatted(PLAIN.getOrDefault(words, "a plain word")));
    }

    private void length(Prose.Passage passage) {
        int paragraph = words(passage.words());
        if (paragraph > MOST_WORDS_OF_PARAGRAPH) {
            tell(
                    LintRule.LONG_PARAGRAPH,
                    passage,
                    0,
                    "The paragraph has %d words.".formatted(paragraph),
                    "Make several of it, one thought each.");
        }
        for (String sentence : passage.words().split("[.:;?!](?= |$)")) {
            int count = words(sentence);
            if (count > MOST_WORDS_OF_SENTENCE) {
                tell(
                        LintRule.LONG_SENTENCE,
                        passage,
                        0,
                        "A sentence has %d words.".formatted(count),
                        "Make two of it, or a list.");
            }
        }
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    private void tell(LintRule rule, Prose.Passage passage, int at, String problem, String suggestion) {
        findings.add(rule, passage.spot().line(), at + 1, problem, suggestion);
    }
}
