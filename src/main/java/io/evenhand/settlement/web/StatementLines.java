package io.evenhand.settlement.web;

import io.evenhand.money.Money;
import io.evenhand.settlement.period.PeriodPage.DraftSums;
import io.evenhand.settlement.period.RuleTotal;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.Wording;
import io.evenhand.terms.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a draft for reading: by the rule that shares them, each with its arithmetic in words. Of many lines of one rule only the
 * first are shown together with other rules; the rule alone is read page by page. What is not shown is not read.
 */
final class StatementLines {
    /** By which what no rule shares is asked for; no rule is called so. */
    static final String NOT_SHARED = "-";

    private static final int AT_ONCE = 20;

    private final StatementContent content;
    private final DraftSums sums;
    private final Source source;
    private final Explanation explanation;

    StatementLines(StatementContent content, DraftSums sums, Source source) {
        this.content = content;
        this.sums = sums;
        this.source = source;
        Map<String, String> names =
                content.parties().stream().collect(Collectors.toMap(Party::id, Party::legalName, (one, other) -> one));
        this.explanation = Explanation.inEnglish(id -> names.getOrDefault(id, id));
    }

    /** Gives lines of one rule. */
    interface Source {
        /** @param page from 1 @param most of that page */
        List<Line> read(RuleTotal rule, int page, int most);
    }

    /**
     * Lines that one rule shares, or that none does.
     *
     * @param key by which the group alone is asked for
     * @param sentences of the contract about this rule
     * @param count of all its lines, shown or not
     * @param shared whether a rule shares them
     * @param base of all its lines; null where nothing is shared, or in several currencies
     * @param totals each party's part of all its lines, in the order of the agreement
     */
    record Group(
            String key,
            String heading,
            List<String> sentences,
            boolean shared,
            int count,
            List<Row> rows,
            @Nullable Money base,
            List<Money> totals) {
        public boolean isWhole() {
            return rows.size() == count;
        }
    }

    /** @param parts empty where nothing is shared @param why nothing is shared; empty where it is */
    record Row(RevenueLine line, String what, @Nullable Money base, List<Money> parts, String why, List<Step> steps) {}

    /** @param sentence of the contract; empty where none stands alone for it */
    record Step(String words, String sentence) {}

    /** Something that changes hands without new revenue. */
    record Change(String heading, String why, List<Money> parts, List<Step> steps) {}

    /** @param only the key of a group; empty for all */
    List<Group> groups(String only, Paging paging) {
        return sums.rules().stream()
                .filter(rule -> only.isEmpty() || only.equals(key(rule)))
                .map(rule -> group(
                        rule,
                        only.isEmpty()
                                ? source.read(rule, 1, AT_ONCE)
                                : source.read(rule, Math.max(1, paging.page()), RuleTotal.LINES_A_PAGE)))
                .toList();
    }

    /** @param only the key of a group; empty for all, which are one page */
    Paging paging(String only, int page) {
        int lines = sums.rules().stream()
                .filter(rule -> only.equals(key(rule)))
                .mapToInt(RuleTotal::count)
                .sum();
        return new Paging(page, RuleTotal.LINES_A_PAGE, lines);
    }

    List<String> parties() {
        return content.parties().stream().map(Party::legalName).toList();
    }

    /** The first ones. */
    List<Change> changes() {
        return sums.firstCorrections().stream().map(this::change).toList();
    }

    /** How many more there are. */
    int furtherChanges() {
        return content.corrections().count() - sums.firstCorrections().size();
    }

    private static String key(RuleTotal rule) {
        return rule.rule() == null ? NOT_SHARED : rule.rule();
    }

    private Group group(RuleTotal total, List<Line> lines) {
        String rule = total.rule();
        return new Group(
                key(total),
                rule == null ? "Not shared" : "Rule “" + rule + "”",
                rule == null
                        ? List.of()
                        : content.clauses().values().stream()
                                .filter(sentence -> sentence.clauseId().startsWith("split." + rule + "."))
                                .sorted(Comparator.comparing(Sentence::clauseId))
                                .map(Sentence::text)
                                .toList(),
                rule != null,
                total.count(),
                lines.stream().map(this::row).toList(),
                total.base(),
                total.totals());
    }

    private Row row(Line line) {
        String why = line.notShared() == null ? "" : explanation.of(line.notShared());
        return new Row(
                line.reported(),
                explanation.what(line.reported()),
                line.base(),
                line.parts().isEmpty() ? List.of() : amounts(line.parts()),
                why,
                steps(line.derivation()));
    }

    private Change change(Correction correction) {
        return new Change(
                "Rule “%s”, %s".formatted(correction.ruleId(), correction.period()),
                Wording.why(correction.reason()),
                amounts(correction.parts()),
                steps(correction.derivation()));
    }

    private List<Step> steps(List<DerivationStep> derivation) {
        return derivation.stream()
                .map(step -> {
                    Sentence sentence = content.clauses().get(step.clauseId());
                    return new Step(explanation.of(step), sentence == null ? "" : sentence.text());
                })
                .toList();
    }

    /** In the order of the agreement; nothing for a party of which nothing is said. */
    private List<Money> amounts(List<Part> parts) {
        Map<String, Money> byParty = parts.stream().collect(Collectors.toMap(Part::partyId, Part::amount));
        Money nothing = Money.zero(content.positions().getFirst().payable().currency());
        return content.parties().stream()
                .map(party -> byParty.getOrDefault(party.id(), nothing))
                .toList();
    }
}
