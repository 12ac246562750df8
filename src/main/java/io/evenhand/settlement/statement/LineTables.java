package io.evenhand.settlement.statement;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.settlement.statement.StatementContent.Party;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a statement as tables: one by one with every step in words, or, where they are many, as totals of a rule and a month. */
final class LineTables {
    /** So many lines and corrections are explained one by one; a longer statement is read by its totals, and line by line in the file. */
    static final int MOST_EXPLAINED = 200;

    private static final int LONGEST_ON_ONE_LINE = 14;

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
        Map<String, String> names =
                content.parties().stream().collect(Collectors.toMap(Party::id, Party::legalName, (one, other) -> one));
        this.explanation = new Explanation(id -> names.getOrDefault(id, id));
    }

    /** @param clause number of the sentence that says so */
    record Step(String words, String clause) {}

    /** @param size "short" for an id that fits on one line */
    record Row(
            String id,
            String size,
            String day,
            String what,
            String gross,
            String base,
            List<String> parts,
            int columns,
            List<Step> steps) {}

    record Month(String month, int count, String gross, String base, List<String> parts) {}

    /** @param lines where they are explained one by one @param months where they are not */
    record Rule(
            String heading,
            List<NumberedSentences.Row> sentences,
            boolean explained,
            boolean grouped,
            List<String> parties,
            List<Row> lines,
            List<Month> months,
            int count,
            String totalGross,
            String totalBase,
            List<String> totals) {}

    record NotShared(String id, String day, String what, String gross, String why) {}

    record CorrectionRow(String rule, String period, String why, List<String> parts, int columns, List<Step> steps) {}

    List<NumberedSentences.Row> otherSentences() {
        return sentences.others();
    }

    boolean isExplained() {
        return content.lines().count() <= MOST_EXPLAINED;
    }

    List<Rule> rules() {
        return rules.stream().map(this::rule).toList();
    }

    List<NotShared> notShared() {
        return totals.notShared().stream()
                .map(line -> new NotShared(
                        line.reported().id(),
                        line.reported().countedOn().toString(),
                        what(line),
                        line.reported().gross().format(),
                        Wording.sentence(String.valueOf(line.notShared()))))
                .toList();
    }

    int notSharedBeyond() {
        return totals.notSharedCount() - totals.notShared().size();
    }

    List<CorrectionRow> corrections() {
        return corrections.stream()
                .map(correction -> new CorrectionRow(
                        correction.ruleId(),
                        correction.period().toString(),
                        Wording.why(correction.reason()),
                        parts(correction.parts()),
                        3 + content.parties().size(),
                        steps(correction.derivation())))
                .toList();
    }

    private Rule rule(String ruleId) {
        LineTotals.OfRule own = totals.ofRule(ruleId);
        LineTotals.Sums all = own.all();
        boolean explained = isExplained();
        return new Rule(
                "Rule “" + ruleId + "”",
                sentences.ofRule(ruleId),
                explained && all.count() > 0,
                !explained && all.count() > 0,
                content.parties().stream().map(Party::legalName).toList(),
                explained ? own.first().stream().map(this::row).toList() : List.of(),
                explained ? List.of() : months(own),
                all.count(),
                all.gross(),
                all.base(),
                all.parts());
    }

    private static List<Month> months(LineTotals.OfRule rule) {
        return rule.months().entrySet().stream()
                .map(month -> new Month(
                        month.getKey().toString(),
                        month.getValue().count(),
                        month.getValue().gross(),
                        month.getValue().base(),
                        month.getValue().parts()))
                .toList();
    }

    private Row row(Line line) {
        return new Row(
                line.reported().id(),
                line.reported().id().length() <= LONGEST_ON_ONE_LINE ? "short" : "long",
                line.reported().countedOn().toString(),
                what(line),
                line.reported().gross().format(),
                line.base() == null ? "" : Wording.amount(line.base()),
                parts(line.parts()),
                5 + content.parties().size(),
                steps(line.derivation()));
    }

    private List<String> parts(List<Part> parts) {
        return content.parties().stream()
                .map(party -> part(parts, party.id()))
                .map(part -> part == null ? "" : Wording.amount(part))
                .toList();
    }

    private static @Nullable Money part(List<Part> parts, String partyId) {
        return parts.stream()
                .filter(part -> part.partyId().equals(partyId))
                .map(Part::amount)
                .findFirst()
                .orElse(null);
    }

    private List<Step> steps(List<DerivationStep> derivation) {
        return derivation.stream()
                .map(step -> new Step(explanation.of(step), sentences.quote(step.clauseId())))
                .toList();
    }

    /** "Services, once, order D-1" or "Refund of A". */
    private static String what(Line line) {
        return line.reported().refundOf() == null
                ? Wording.capital(Wording.word(line.reported().revenue())) + ", "
                        + Wording.word(line.reported().occurrence()) + ", order "
                        + line.reported().dealId()
                : Wording.capital(Wording.word(line.reported().kind())) + " of "
                        + line.reported().refundOf();
    }
}
