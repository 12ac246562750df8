package io.evenhand.settlement.split;

import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.TermsParty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a period that ended under the terms that lead leaves to the state of other terms of the same agreement, earlier or later ones: the
 * period has ended for all, and nobody is given twice what a floor gave, or asked twice for what is carried forward.
 */
public final class StateAfterPeriod {
    private StateAfterPeriod() {}

    /**
     * @param state of the other terms
     * @param its the other terms
     * @param before of the leading terms, when the period was still open
     * @param after of the leading terms
     */
    public static SplitState of(
            SplitState state,
            RevenueShareTerms its,
            SplitState before,
            SplitState after,
            RevenueShareTerms leading,
            ReportingPeriod ended) {
        Map<String, List<Long>> totals = new HashMap<>(state.totals());
        long open = ReportingPeriod.number(
                ended.lastDay().plusDays(1), its.reporting().every());
        totals.put("open", List.of(open));
        totals.keySet().removeIf(name -> name.startsWith("book/") && number(name) < open);
        boolean together = parties(its).equals(parties(leading))
                && its.payment().currency().equals(leading.payment().currency());
        if (together) {
            totals.keySet().removeIf(CarriedForward::isOne);
            totals.putAll(CarriedForward.of(after.totals(), leading, its));
        }
        if (together && its.reporting().every() == leading.reporting().every()) {
            Set<String> same = sameRules(its, leading);
            after.totals().forEach((name, numbers) -> {
                if (name.startsWith("floors/") && same.contains(rule(name))) {
                    totals.put(name, numbers);
                } else if (name.startsWith("agreement/") && same.contains(rule(name))) {
                    totals.merge(name, growth(numbers, before.totals().get(name)), StateAfterPeriod::sum);
                }
            });
        }
        return new SplitState(state.terms(), totals);
    }

    private static List<Long> growth(List<Long> now, @Nullable List<Long> then) {
        List<Long> grown = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            grown.add(now.get(i) - (then == null ? 0 : then.get(i)));
        }
        return grown;
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        List<Long> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }

    private static Set<String> sameRules(RevenueShareTerms its, RevenueShareTerms leading) {
        Set<SplitRule> same = new HashSet<>(its.rules());
        same.retainAll(leading.rules());
        Set<String> ids = new HashSet<>();
        same.forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    private static String rule(String name) {
        return name.split("/", 3)[1];
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(name.indexOf('/') + 1));
    }

    private static List<String> parties(RevenueShareTerms terms) {
        return terms.parties().stream().map(TermsParty::partnerId).toList();
    }
}
