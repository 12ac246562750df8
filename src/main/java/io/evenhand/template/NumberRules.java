package io.evenhand.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number stands once: not in digits and in words that differ, and not in a clause where the terms say it. */
final class NumberRules {
    private static final Pattern WORDS_THEN_DIGITS = Pattern.compile("(\\p{L}[\\p{L}-]{1,40}) \\((\\d{1,6})\\)");
    private static final Pattern DIGITS_THEN_WORDS =
            Pattern.compile("(?<!\\d)(\\d{1,6}) \\((\\p{L}[\\p{L}-]{1,40})\\)");
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\p{L}\\d.,])(\\d{1,4}|\\p{L}{3,12})[ \u00a0]"
                    + "(days?|weeks?|months?|years?|per cent|percent|%|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Prozent)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERIOD = Pattern.compile(
            "(\\p{L}{3,20} (?:period|notice|term|limit)) (?:of|is) (\\d{1,4}) (days?|weeks?|months?|years?)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> COMMON = Set.of(
            ("days months years number within after length from with the per least most date over of and any in which what that"
                            + " for how long tage tagen monate monaten jahre jahren anzahl innerhalb binnen dauer nach einer einem")
                    .split(" "));
    private static final Set<String> UNITS =
            Set.of("day", "week", "month", "year", "cent", "%", "tag", "woche", "monat", "jahr", "prozent");
    private static final int NEAR = 60;

    private final Prose prose;
    private final Findings findings;
    private final Map<String, Set<String>> saidIn = new HashMap<>();
    private final Map<String, Set<String>> printedIn = new HashMap<>();
    private final Map<String, Set<String>> sentencesIn = new HashMap<>();
    private final Map<String, String> headings = new HashMap<>();

    NumberRules(Prose prose, TextModel model, Findings findings) {
        this.prose = prose;
        this.findings = findings;
        for (TextModel.Use use : model.uses) {
            if (use.printed() && !use.spot().isSummary()) {
                printedIn
                        .computeIfAbsent(use.spot().clause(), clause -> new HashSet<>())
                        .add(use.path());
            }
        }
        for (TextModel.Sentences place : model.sentences) {
            sentencesIn
                    .computeIfAbsent(place.spot().clause(), clause -> new HashSet<>())
                    .add(place.group());
        }
        for (Prose.Passage passage : prose.passages()) {
            if (passage.heading()) {
                headings.putIfAbsent(passage.spot().clause(), passage.words().toLowerCase(Locale.ROOT));
            }
        }
    }

    void check() {
        Map<String, String> periods = new HashMap<>();
        for (Prose.Passage passage : prose.passages()) {
            if (passage.words().contains("(")) {
                twice(passage, WORDS_THEN_DIGITS, 1, 2);
                twice(passage, DIGITS_THEN_WORDS, 2, 1);
            }
            samePeriod(passage, periods);
            if (passage.isClause()) {
                literal(passage);
            }
        }
    }

    private void twice(Prose.Passage passage, Pattern pattern, int words, int digits) {
        Matcher found = pattern.matcher(passage.words());
        while (found.find()) {
            Optional<Integer> number = NumberWords.value(found.group(words), prose.language());
            if (number.isPresent() && number.get() != Integer.parseInt(found.group(digits))) {
                findings.add(
                        LintRule.NUMBER_TWICE,
                        passage.spot().line(),
                        found.start() + 1,
                        "\"%s\" says two numbers: %d and %s."
                                .formatted(found.group(), number.get(), found.group(digits)),
                        "Write the number once, in digits.");
            }
        }
    }

    private void samePeriod(Prose.Passage passage, Map<String, String> periods) {
        Matcher found = PERIOD.matcher(passage.words());
        while (found.find()) {
            String length = found.group(2) + " "
                    + found.group(3).toLowerCase(Locale.ROOT).replaceFirst("s$", "");
            String before = periods.putIfAbsent(found.group(1).toLowerCase(Locale.ROOT), length);
            if (before != null && !before.equals(length)) {
                findings.add(
                        LintRule.NUMBER_TWICE,
                        passage.spot().line(),
                        found.start() + 1,
                        "The %s is %s here, and %s elsewhere.".formatted(found.group(1), length, before),
                        "Write it once, and refer to that clause.");
            }
        }
    }

    private void literal(Prose.Passage passage) {
        String lower = passage.words().toLowerCase(Locale.ROOT);
        if (UNITS.stream().noneMatch(lower::contains)) {
            return;
        }
        Matcher found = QUANTITY.matcher(passage.words());
        while (found.find()) {
            if (NumberWords.value(found.group(1), prose.language()).isEmpty()) {
                continue;
            }
            String near = passage.words()
                    .substring(
                            Math.max(0, found.start() - NEAR),
                            Math.min(passage.words().length(), found.end() + NEAR))
                    .toLowerCase(Locale.ROOT);
            for (String path : saidIn(passage.spot().clause())) {
                Field field = field(path);
                if (measures(field, found.group(2))
                        && keywords(path, field).stream()
                                .anyMatch(word -> near.contains(word)
                                        && !about(passage.spot().clause()).contains(word))) {
                    findings.add(
                            LintRule.LITERAL_NUMBER,
                            passage.spot().line(),
                            found.start() + 1,
                            "\"%s\" is written out, though the terms have the field \"%s\" for it."
                                    .formatted(found.group(), path),
                            "Print {{%s}}, or say more clearly that it is another number.".formatted(path));
                    break;
                }
            }
        }
    }

    /** What a clause is about as a whole: that it stands near a number says nothing. */
    private String about(String clause) {
        return clause + " " + headings.getOrDefault(clause, "");
    }

    private Set<String> saidIn(String clause) {
        return saidIn.computeIfAbsent(clause, missing -> {
            Set<String> said = new LinkedHashSet<>();
            if (!clause.isEmpty()) {
                said(prose.header().fields(), "", clause, said);
            }
            return said;
        });
    }

    /** The fields that a clause prints, or says by sentences. */
    private void said(Field parent, String path, String clause, Set<String> said) {
        for (Field field : parent.fields().values()) {
            String whole = path + field.name();
            boolean printed = printedIn.getOrDefault(clause, Set.of()).contains(whole);
            boolean inSentence =
                    field.details().sentence().stream().anyMatch(sentencesIn.getOrDefault(clause, Set.of())::contains);
            if (printed || inSentence) {
                said.add(whole);
            }
            said(field, whole + ".", clause, said);
        }
    }

    private Field field(String path) {
        Field field = prose.header().fields();
        for (String name : path.split("\\.")) {
            field = field.fields().getOrDefault(name, Field.group(name));
        }
        return field;
    }

    private static boolean measures(Field field, String unit) {
        String what = unit.toLowerCase(Locale.ROOT);
        boolean share = what.startsWith("p") || what.equals("%");
        return switch (field.type()) {
            case SHARE -> share;
            case DURATION -> !share;
            case NUMBER -> !share && counts(field, what);
            default -> false;
        };
    }

    private static boolean counts(Field field, String unit) {
        String said = (field.name() + " " + field.details().label()).toLowerCase(Locale.ROOT);
        return unit.startsWith("d") || unit.startsWith("t")
                ? said.contains("day") || said.contains("tag")
                : unit.startsWith("m")
                        ? said.contains("month") || said.contains("monat")
                        : said.contains("year") || said.contains("jahr");
    }

    /** Words of at least four letters by which a field is called. */
    private static Set<String> keywords(String path, Field field) {
        Set<String> keywords = new LinkedHashSet<>();
        String name = path.substring(path.lastIndexOf('.') + 1).replaceAll("(\\p{Lu})", " $1");
        for (String word :
                (name + " " + field.details().label()).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.length() >= 4 && !COMMON.contains(word)) {
                keywords.add(word.replaceFirst("(s|en)$", ""));
            }
        }
        return keywords;
    }
}
