package io.evenhand.settlement.statement;

import io.evenhand.terms.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences of the signed terms, each with the number by which the arithmetic quotes it: those of a rule together, then the others. */
final class NumberedSentences {
    /** In which order the sentences of a rule are read. */
    private static final List<String> PARTS =
            List.of("base", "months", "preferred", "tiers", "tier", "shares", "cap", "floor");

    private final Map<String, Row> byClause = new LinkedHashMap<>();
    private final Map<String, List<Row>> byRule = new LinkedHashMap<>();
    private final List<Row> others = new ArrayList<>();

    /** @param number quoted as "[3]" */
    record Row(int number, String text) {}

    /** @param rules in the order in which they are shown */
    NumberedSentences(Map<String, Sentence> clauses, List<String> rules) {
        List<String> left = new ArrayList<>(clauses.keySet());
        left.sort(Comparator.comparingInt(NumberedSentences::place).thenComparing(Comparator.naturalOrder()));
        for (String rule : rules) {
            List<Row> rows = new ArrayList<>();
            for (String clause : List.copyOf(left)) {
                if (clause.startsWith("split." + rule + ".")) {
                    rows.add(add(clause, clauses));
                    left.remove(clause);
                }
            }
            byRule.put(rule, rows);
        }
        left.forEach(clause -> others.add(add(clause, clauses)));
    }

    private Row add(String clause, Map<String, Sentence> clauses) {
        Sentence sentence = clauses.get(clause);
        Row row = new Row(byClause.size() + 1, sentence == null ? "" : sentence.text());
        byClause.put(clause, row);
        return row;
    }

    private static int place(String clause) {
        String[] words = clause.split("\\.");
        int place = words.length < 3 ? -1 : PARTS.indexOf(words[2]);
        return place < 0 ? PARTS.size() : place;
    }

    List<Row> ofRule(String rule) {
        return byRule.getOrDefault(rule, List.of());
    }

    List<Row> others() {
        return others;
    }

    /** 3; null for a clause whose sentence is not given. */
    @Nullable
    Integer quote(String clause) {
        Row row = byClause.get(clause);
        return row == null ? null : row.number();
    }
}
