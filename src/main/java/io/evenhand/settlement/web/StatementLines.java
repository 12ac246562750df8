package io.evenhand.settlement.web;

import io.evenhand.money.Money;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a statement for reading: by the rule that shares them, each with its arithmetic in words. Of many lines of one rule only the
 * first are shown together with other rules; the rule alone is read page by page.
 */
final class StatementLines {
    /** By which what no rule shares is asked for; no rule is called so. */
    static final String NOT_SHARED = "-";

    private static final int AT_ONCE = 20;
    private static final int A_PAGE = 100;

    private final StatementContent content;
    private final Explanation explanation;

    StatementLines(StatementContent content) {
        this.content = content;
        Map<String, String> names =
                content.parties().stream().collect(Collectors.toMap(Party::id, Party::legalName, (one, other) -> one));
        this.explanation = new Explanation(id -> names.getOrDefault(id, id));
    }

    /**
     * Lines that one rule shares, or that none does.
     *
     * @param key by which the group alone is asked for
     * @param sentences of the contract about this rule
     * @param count of all its lines, shown or not
     * @param base of all its lines; null where nothing is shared
     * @param totals each party's part of all its lines, in the order of the agreement
     */
    record Group(
            String key,
            String heading,
            List<String> sentences,
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
        Map<String, List<Line>> byRule = new LinkedHashMap<>();
        content.lines()
                .forEach(line -> byRule.computeIfAbsent(key(line), key -> new ArrayList<>())
                        .add(line));
        List<Line> notShared = byRule.remove(NOT_SHARED);
        if (notShared != null) {
            byRule.put(NOT_SHARED, notShared);
        }
        List<Group> groups = new ArrayList<>();
        byRule.forEach((key, lines) -> {
            if (only.isEmpty()) {
                groups.add(group(key, lines, 0, AT_ONCE));
            } else if (only.equals(key)) {
                groups.add(group(key, lines, Paging.from(paging.page(), A_PAGE), A_PAGE));
            }
        });
        return groups;
    }

    /** @param only the key of a group; empty for all, which are one page */
    Paging paging(String only, int page) {
        int lines = only.isEmpty()
                ? 0
                : Math.toIntExact(content.lines().stream()
                        .filter(line -> key(line).equals(only))
                        .count());
        return new Paging(page, A_PAGE, lines);
    }

    List<String> parties() {
        return content.parties().stream().map(Party::legalName).toList();
    }

    List<Change> changes() {
        return content.corrections().stream().map(this::change).toList();
    }

    private static String key(Line line) {
        String rule = line.ruleId();
        return rule == null || line.notShared() != null ? NOT_SHARED : rule;
    }

    private Group group(String key, List<Line> lines, int from, int most) {
        boolean shared = !key.equals(NOT_SHARED);
        List<Row> rows = lines.stream().skip(from).limit(most).map(this::row).toList();
        return new Group(
                key,
                shared ? "Rule “" + key + "”" : "Not shared",
                shared
                        ? content.clauses().values().stream()
                                .filter(sentence -> sentence.clauseId().startsWith("split." + key + "."))
                                .sorted(Comparator.comparing(Sentence::clauseId))
                                .map(Sentence::text)
                                .toList()
                        : List.of(),
                lines.size(),
                rows,
                shared
                        ? lines.stream()
                                .map(Line::base)
                                .filter(base -> base != null)
                                .reduce(Money::plus)
                                .orElse(null)
                        : null,
                shared ? totals(lines) : List.of());
    }

    private List<Money> totals(List<Line> lines) {
        return lines.stream()
                .map(line -> amounts(line.parts()))
                .reduce((one, other) -> {
                    List<Money> sums = new ArrayList<>();
                    for (int i = 0; i < one.size(); i++) {
                        sums.add(one.get(i).plus(other.get(i)));
                    }
                    return sums;
                })
                .orElse(List.of());
    }

    private Row row(Line line) {
        String why = line.notShared() == null ? "" : Wording.sentence(line.notShared());
        return new Row(
                line.reported(),
                what(line.reported()),
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

    private static String what(RevenueLine line) {
        return line.refundOf() == null
                ? "%s, %s, order %s"
                        .formatted(
                                Wording.word(line.revenue()),
                                Wording.word(line.occurrence()).replace(' ', '-'),
                                line.dealId())
                : "%s of %s".formatted(Wording.word(line.kind()), line.refundOf());
    }
}
