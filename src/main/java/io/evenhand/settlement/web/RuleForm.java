package io.evenhand.settlement.web;

import io.evenhand.money.Share;
import io.evenhand.settlement.bank.MatchingRule;
import io.evenhand.settlement.bank.MatchingRule.Effect;
import io.evenhand.settlement.bank.MatchingRule.Grouping;
import io.evenhand.settlement.bank.MatchingRule.Party;
import io.evenhand.settlement.bank.MatchingRule.Reference;
import io.evenhand.settlement.bank.Tolerance;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule of matching as a form holds it, and in words. */
final class RuleForm {
    private static final int LONGEST_ID = 36;

    private RuleForm() {}

    /** A rule with what it asks for, in sentences. */
    record Described(MatchingRule rule, List<String> words) {
        static Described of(MatchingRule rule) {
            List<String> words = new ArrayList<>();
            words.add(
                    switch (rule.grouping()) {
                        case ONE_TO_ONE -> "One line pays one item";
                        case ONE_LINE_MANY_ITEMS -> "One line pays several items";
                        case MANY_LINES_ONE_ITEM -> "Several lines pay one item";
                    });
            if (rule.reference() == Reference.NAMED) {
                words.add("the line names the item");
            }
            if (rule.party() == Party.SAME) {
                words.add("it comes from, or goes to, the item’s partner");
            }
            words.add(amount(rule.tolerance()));
            days(rule).ifPresent(words::add);
            return new Described(rule, words);
        }

        private static String amount(Tolerance tolerance) {
            if (tolerance.equals(Tolerance.NONE)) {
                return "to the cent";
            }
            String units = tolerance.minorUnits() + (tolerance.minorUnits() == 1 ? " cent" : " cents");
            String share = tolerance.share().words() + " of what is open";
            if (tolerance.share().isZero()) {
                return "up to " + units + " more or less";
            }
            return "up to " + (tolerance.minorUnits() == 0 ? share : units + " or " + share) + " more or less";
        }

        private static Optional<String> days(MatchingRule rule) {
            @Nullable Integer before = rule.daysBefore();
            @Nullable Integer after = rule.daysAfter();
            if (before == null && after == null) {
                return Optional.empty();
            }
            return Optional.of("booked "
                    + (before == null ? "any time" : "at most " + before + " days") + " before and "
                    + (after == null ? "any time" : "at most " + after + " days") + " after it is due");
        }
    }

    static Map<String, String> blank() {
        return Map.of(
                "reference", Reference.NAMED.name(),
                "party", Party.ANY.name(),
                "grouping", Grouping.ONE_TO_ONE.name(),
                "effect", Effect.SUGGEST.name(),
                "units", "0");
    }

    static Map<String, String> of(MatchingRule rule) {
        return Map.of(
                "name", rule.name(),
                "reference", rule.reference().name(),
                "party", rule.party().name(),
                "grouping", rule.grouping().name(),
                "effect", rule.effect().name(),
                "units", String.valueOf(rule.tolerance().minorUnits()),
                "share",
                        rule.tolerance().share().isZero()
                                ? ""
                                : rule.tolerance().share().words(),
                "before", Objects.toString(rule.daysBefore(), ""),
                "after", Objects.toString(rule.daysAfter(), ""));
    }

    /** @throws IllegalArgumentException with what is wrong, for people */
    static MatchingRule rule(String id, Map<String, String> form) {
        String share = text(form, "share");
        return new MatchingRule(
                id,
                text(form, "name"),
                Choice.of(Reference.class, text(form, "reference"), "Choose whether the line must name the item."),
                Choice.of(Party.class, text(form, "party"), "Choose from whom the line must come."),
                new Tolerance(
                        Objects.requireNonNullElse(
                                number(form, "units", "Write the tolerance as whole cents, such as 500.", 18), 0L),
                        share.isEmpty() ? Share.ZERO : Share.parse(share)),
                days(form, "before"),
                days(form, "after"),
                Choice.of(Grouping.class, text(form, "grouping"), "Choose how many lines pay how many items."),
                Choice.of(Effect.class, text(form, "effect"), "Choose whether it matches or only suggests."));
    }

    private static String text(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").strip();
    }

    @Nullable
    private static Integer days(Map<String, String> form, String field) {
        @Nullable Long days = number(form, field, "Write days as a whole number, or leave them empty.", 5);
        return days == null ? null : Math.toIntExact(days);
    }

    /** @param digits as many at most, so that it cannot be too large */
    @Nullable
    private static Long number(Map<String, String> form, String field, String problem, int digits) {
        String text = text(form, field);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > digits || !text.chars().allMatch(one -> one >= '0' && one <= '9')) {
            throw new IllegalArgumentException(problem);
        }
        return Long.valueOf(text);
    }

    /** Made of the name, and unlike those that are taken. */
    static String newId(String name, Collection<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = plain.isEmpty() ? "rule" : plain.substring(0, Math.min(plain.length(), LONGEST_ID));
        String id = base;
        for (int number = 2; taken.contains(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }
}
