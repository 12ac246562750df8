package io.evenhand.settlement.web;

import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.settlement.split.file.ColumnMapping.Days;
import io.evenhand.settlement.split.file.ColumnMapping.Decimals;
import io.evenhand.settlement.split.file.RevenueColumn;
import io.evenhand.table.LineProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A mapping of columns as it is written in a form: "heading.GROSS", "fixed.CURRENCY", "words.KIND" with one "theirs = ours" a line.
 *
 * @param problems what cannot be read of it
 */
record MappingForm(ColumnMapping mapping, List<LineProblem> problems) {
    private static final int LONGEST_WORDS = 4_000;

    static MappingForm of(Map<String, String> fields) {
        List<LineProblem> problems = new ArrayList<>();
        Map<RevenueColumn, String> headings = new EnumMap<>(RevenueColumn.class);
        Map<RevenueColumn, String> fixed = new EnumMap<>(RevenueColumn.class);
        Map<RevenueColumn, Map<String, String>> words = new EnumMap<>(RevenueColumn.class);
        for (RevenueColumn column : RevenueColumn.values()) {
            String heading = fields.getOrDefault("heading." + column.name(), "").strip();
            String always = fields.getOrDefault("fixed." + column.name(), "").strip();
            if (Math.max(heading.length(), always.length()) > ColumnMapping.LONGEST_HEADING) {
                problems.add(problem(column, "is longer than 200 characters", "shorten it"));
            } else if (!heading.isEmpty()) {
                headings.put(column, heading);
            } else if (!always.isEmpty()) {
                fixed.put(column, always);
            }
            if (ColumnMapping.WORDED.contains(column)) {
                words.put(column, words(column, fields.getOrDefault("words." + column.name(), ""), problems));
            }
        }
        return new MappingForm(
                new ColumnMapping(
                        headings,
                        fixed,
                        choice(Days.values(), fields.getOrDefault("days", ""), Days.DAY_FIRST),
                        choice(Decimals.values(), fields.getOrDefault("decimals", ""), Decimals.POINT),
                        words),
                List.copyOf(problems));
    }

    private static Map<String, String> words(RevenueColumn column, String text, List<LineProblem> problems) {
        Map<String, String> words = new TreeMap<>();
        if (text.length() > LONGEST_WORDS) {
            problems.add(problem(column, "has too many words", "keep them within 4,000 characters"));
            return words;
        }
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.lastIndexOf('=');
            if (equals > 0 && equals < line.length() - 1) {
                words.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (!line.isEmpty()) {
                problems.add(new LineProblem(
                        0, column.title(), line, "does not say what the word means", "write: their word = our word"));
            }
        }
        return words;
    }

    private static LineProblem problem(RevenueColumn column, String problem, String remedy) {
        return new LineProblem(0, column.title(), "", problem, remedy);
    }

    private static <E extends Enum<E>> E choice(E[] choices, String name, E otherwise) {
        for (E choice : choices) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        return otherwise;
    }

    /** One "theirs = ours" a line, as the form shows it. */
    static Map<String, String> words(ColumnMapping mapping) {
        return ColumnMapping.WORDED.stream()
                .collect(Collectors.toMap(
                        RevenueColumn::name,
                        column -> new TreeMap<>(mapping.words().getOrDefault(column, Map.of()))
                                .entrySet().stream()
                                        .map(one -> one.getKey() + " = " + one.getValue())
                                        .collect(Collectors.joining("\n"))));
    }
}
