package io.evenhand.settlement.statement;

import static io.evenhand.settlement.statement.StatementPage.fields;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.statement.StatementContent.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of a statement as tables: one by one with every step in words, or, where they are many, as totals of a rule and a month. */
final class LineTables {
    /** So many lines and corrections are explained one by one; a longer statement is read by its totals, and line by line in the file. */
    static final int MOST_EXPLAINED = 200;

    private final StatementContent content;
    private final LineTotals totals;
    private final List<Correction> corrections = new ArrayList<>();
    private final List<String> rules;
    private final NumberedSentences sentences;
    private final Explanation explanation;

    LineTables(StatementContent content) {
        this.content = content;
        this.totals = new LineTotals(content.parties(), MOST_EXPLAINED);
        content.lines().forEach(totals::add);
        LinkedHashSet<String> all = new LinkedHashSet<>(totals.rules());
        for (Correction correction : content.corrections()) {
            all.add(correction.ruleId());
            if (corrections.size() < MOST_EXPLAINED) {
                corrections.add(correction);
            }
        }
        this.rules = List.copyOf(all);
        this.sentences = new NumberedSentences(content.clauses(), rules);
        this.explanation = content.explanation();
    }

    List<Map<String, Object>> otherSentences() {
        return sentences(sentences.others());
    }

    private static List<Map<String, Object>> sentences(List<NumberedSentences.Row> rows) {
        return rows.stream()
                .map(row -> fields("number", row.number(), "wording", row.text()))
                .toList();
    }

    boolean isExplained() {
        return content.lines().count() <= MOST_EXPLAINED;
    }

    List<Map<String, Object>> rules() {
        return rules.stream().map(this::rule).toList();
    }

    List<Map<String, Object>> notShared() {
        return totals.notShared().stream()
                .map(line -> fields(
                        "id", line.reported().id(),
                        "day", line.reported().countedOn().toString(),
                        "what", explanation.what(line.reported()),
                        "gross", line.reported().gross(),
                        "why", explanation.of(Objects.requireNonNull(line.notShared()))))
                .toList();
    }

    int notSharedBeyond() {
        return totals.notSharedCount() - totals.notShared().size();
    }

    List<Map<String, Object>> corrections() {
        return corrections.stream()
                .map(correction -> fields(
                        "rule", correction.ruleId(),
                        "period", correction.period().toString(),
                        "why", Wording.choice(correction.reason()),
                        "parts", parts(correction.parts()),
                        "steps", steps(correction.derivation())))
                .toList();
    }

    private Map<String, Object> rule(String ruleId) {
        LineTotals.OfRule own = totals.ofRule(ruleId);
        boolean explained = isExplained();
        return fields(
                "name", ruleId,
                "sentences", sentences(sentences.ofRule(ruleId)),
                "lines", explained ? own.first().stream().map(this::row).toList() : List.of(),
                "months",
                        explained
                                ? List.of()
                                : own.months().entrySet().stream()
                                        .map(month -> month(month.getKey().toString(), month.getValue()))
                                        .toList(),
                "total", own.all().count() == 0 ? null : sums(own.all()));
    }

    private static Map<String, Object> month(String month, LineTotals.Sums sums) {
        Map<String, Object> row = fields("month", month);
        row.putAll(sums(sums));
        return row;
    }

    private static Map<String, Object> sums(LineTotals.Sums sums) {
        return fields(
                "count", sums.count(),
                "gross", sums.gross().orElse(null),
                "base", sums.base().orElse(null),
                "parts",
                        sums.parts().stream()
                                .map(part -> fields("amount", part.orElse(null)))
                                .toList());
    }

    private Map<String, Object> row(Line line) {
        return fields(
                "id", line.reported().id(),
                "day", line.reported().countedOn().toString(),
                "what", explanation.what(line.reported()),
                "gross", line.reported().gross(),
                "base", line.base(),
                "parts", parts(line.parts()),
                "steps", steps(line.derivation()));
    }

    private List<Map<String, Object>> parts(List<Part> parts) {
        return content.parties().stream()
                .map(party -> fields("amount", part(parts, party.id())))
                .toList();
    }

    private static @Nullable Money part(List<Part> parts, String partyId) {
        return parts.stream()
                .filter(part -> part.partyId().equals(partyId))
                .map(Part::amount)
                .findFirst()
                .orElse(null);
    }

    private List<Map<String, Object>> steps(List<DerivationStep> derivation) {
        return derivation.stream()
                .map(step -> fields("said", explanation.of(step), "clause", sentences.quote(step.clauseId())))
                .toList();
    }
}
