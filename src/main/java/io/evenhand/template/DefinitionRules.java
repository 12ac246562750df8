package io.evenhand.template;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with a meaning of their own have one, are used, and are written as they were defined. */
final class DefinitionRules {
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}’'-]*|§|[.:;?!]");
    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}\\p{Ll}[\\p{L}-]*");
    private static final Pattern ABBREVIATION = Pattern.compile("(?<![\\p{L}\\d-])\\p{Lu}{2,6}(?![\\p{L}\\d-])");
    private static final Set<String> KNOWN_ABBREVIATIONS = Set.of(
            "EU", "EEA", "UK", "US", "USA", "UN", "EUR", "USD", "GBP", "CHF", "PDF", "ISO", "SHA", "JSON", "UTC", "EWR",
            "BGB", "HGB", "AG", "SE", "KG", "CISG", "II", "III", "IV", "VI", "VII", "VIII");
    private static final Set<String> SMALL = Set.of("of", "and", "the", "for", "on");
    private static final Set<String> PROPER = Set.of(
            "united",
            "european",
            "international",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "english",
            "german",
            "regulation",
            "directive",
            "convention");
    private static final Set<String> LEGAL = Set.of(
            "agreement",
            "party",
            "parties",
            "partner",
            "customer",
            "client",
            "information",
            "date",
            "term",
            "services",
            "products",
            "fee",
            "fees",
            "commission",
            "territory",
            "effective",
            "confidential",
            "purpose",
            "recipient",
            "discloser",
            "schedule",
            "clause",
            "affiliate",
            "affiliates",
            "revenue",
            "deliverables");

    /** After so many, nobody reads on. */
    private static final int MOST_TOLD = 100;

    private final Prose prose;
    private final Findings findings;

    DefinitionRules(Prose prose, Findings findings) {
        this.prose = prose;
        this.findings = findings;
    }

    void check() {
        unused();
        if (prose.language().equals("en")) {
            capitalised();
        }
        differently();
        abbreviations();
    }

    private void unused() {
        for (Prose.Definition definition : prose.definitions().values()) {
            if (!prose.uses(definition)) {
                findings.add(
                        LintRule.UNUSED_DEFINITION,
                        definition.spot().line(),
                        definition.spot().column(),
                        "\"%s\" is defined, but never used.".formatted(definition.term()),
                        "Take the definition out, or use the word.");
            }
        }
    }

    /** In English, a capital letter within a sentence says that a word is defined, or is a name. */
    private void capitalised() {
        Set<String> small = new HashSet<>();
        for (Prose.Passage passage : prose.passages()) {
            Matcher word = WORD.matcher(passage.words());
            while (word.find()) {
                if (Character.isLowerCase(word.group().charAt(0))) {
                    small.add(word.group());
                }
            }
        }
        Map<String, String> defined = new LinkedHashMap<>();
        prose.definitions().keySet().forEach(term -> defined.put(term.toLowerCase(Locale.ROOT), term));
        Set<String> told = new HashSet<>();
        for (Prose.Passage passage : prose.passages()) {
            if (passage.isClause()) {
                phrases(passage).forEach((phrase, at) -> tell(passage, phrase, at, small, defined, told));
            }
        }
    }

    private void tell(
            Prose.Passage passage,
            String phrase,
            int at,
            Set<String> small,
            Map<String, String> defined,
            Set<String> told) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (told.size() > MOST_TOLD || told.contains(lower)) {
            return;
        }
        String[] words = lower.split(" ");
        for (String word : words) {
            if (PROPER.contains(word)) {
                return;
            }
        }
        boolean exact = prose.definitions().keySet().stream()
                .anyMatch(term -> Character.isUpperCase(term.charAt(0))
                        && prose.form(term).matcher(phrase).find());
        boolean termLike = Arrays.stream(words)
                .anyMatch(word -> LEGAL.contains(word)
                        || small.contains(word)
                        || word.endsWith("s") && small.contains(word.substring(0, word.length() - 1)));
        if (exact || !termLike || !told.add(lower)) {
            return;
        }
        String term = defined.getOrDefault(lower, defined.get(lower.replaceFirst("s$", "")));
        if (term != null) {
            findings.add(
                    LintRule.INCONSISTENT_TERM,
                    passage.spot().line(),
                    at + 1,
                    "\"%s\" is defined as \"%s\".".formatted(phrase, term),
                    "Write it as it is defined.");
        } else {
            findings.add(
                    LintRule.UNDEFINED_TERM,
                    passage.spot().line(),
                    at + 1,
                    "\"%s\" is written as if it were defined, but is not.".formatted(phrase),
                    Nearest.suggestion(
                            lower, defined.values(), "Define it in the clause {#definitions}, or write it small."));
        }
    }

    /** Capitalised words that begin no sentence, with where they stand. */
    private static Map<String, Integer> phrases(Prose.Passage passage) {
        Map<String, Integer> phrases = new LinkedHashMap<>();
        Matcher word = WORD.matcher(passage.words());
        boolean begins = true;
        var phrase = new StringBuilder();
        var joint = new StringBuilder();
        int start = 0;
        while (word.find()) {
            String text = word.group();
            boolean capital = CAPITALISED.matcher(text).matches();
            if (capital && !begins) {
                start = phrase.isEmpty() ? word.start() : start;
                phrase.append(phrase.isEmpty() ? "" : " ").append(joint).append(text);
                joint.setLength(0);
            } else if (!phrase.isEmpty() && SMALL.contains(text)) {
                joint.append(text).append(' ');
            } else if (!phrase.isEmpty()) {
                phrases.putIfAbsent(phrase.toString(), start);
                phrase.setLength(0);
                joint.setLength(0);
            }
            begins = text.length() == 1 && !Character.isLetter(text.charAt(0));
        }
        if (!phrase.isEmpty()) {
            phrases.putIfAbsent(phrase.toString(), start);
        }
        return phrases;
    }

    /** A term that was defined with capitals, and is written small; German writes nouns large anyway. */
    private void differently() {
        for (Prose.Definition definition : prose.definitions().values()) {
            String term = definition.term();
            boolean capitals = Arrays.stream(term.split(" ")).allMatch(w -> Character.isUpperCase(w.charAt(0)));
            if (!capitals || !prose.language().equals("en")) {
                continue;
            }
            Pattern small =
                    Pattern.compile("(?<!\\p{L})" + Pattern.quote(term.toLowerCase(Locale.ROOT)) + "s?(?!\\p{L})");
            for (Prose.Passage passage : prose.passages()) {
                Matcher found = small.matcher(passage.words());
                if (passage.isClause() && found.find()) {
                    findings.add(
                            LintRule.INCONSISTENT_TERM,
                            passage.spot().line(),
                            1,
                            "\"%s\" is defined as \"%s\".".formatted(found.group(), term),
                            "Write it as it is defined.");
                    break;
                }
            }
        }
    }

    private void abbreviations() {
        Set<String> told = new HashSet<>();
        for (Prose.Passage passage : prose.passages()) {
            Matcher found = ABBREVIATION.matcher(passage.words());
            while (found.find()) {
                String abbreviation = found.group();
                if (told.size() <= MOST_TOLD
                        && !told.contains(abbreviation)
                        && !KNOWN_ABBREVIATIONS.contains(abbreviation)
                        && !isWrittenOut(abbreviation)
                        && told.add(abbreviation)) {
                    findings.add(
                            LintRule.UNDEFINED_ABBREVIATION,
                            passage.spot().line(),
                            found.start() + 1,
                            "\"%s\" is never written out.".formatted(abbreviation),
                            "Write it out where it first stands: \"… (%s)\".".formatted(abbreviation));
                }
            }
        }
    }

    private boolean isWrittenOut(String abbreviation) {
        return prose.definitions().containsKey(abbreviation)
                || prose.passages().stream()
                        .anyMatch(passage -> passage.words().contains("(" + abbreviation + ")")
                                || passage.words().contains(abbreviation + " ("));
    }
}
