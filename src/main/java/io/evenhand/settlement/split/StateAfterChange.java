package io.evenhand.settlement.split;

import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.TermsHash;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What goes on counting when a signed change replaces the terms. */
public final class StateAfterChange {
    /** Totals that belong to no rule: which period is open, what is paid in it, what is carried forward, and which rates were given. */
    private static final Set<String> OF_ALL_RULES = Set.of("open", "book", "carried", "rate");

    private StateAfterChange() {}

    /**
     * Rules that the change leaves as they were keep their totals; one that reads otherwise, or is new, begins anew, in the period that is
     * open: it promises nothing for those before. So does everything where other parties are named, since parts are kept in their order. Where periods become
     * longer or shorter, what is carried forward still is.
     *
     * @param state as the former terms left it
     */
    public static SplitState of(SplitState state, RevenueShareTerms before, RevenueShareTerms after, TermsHash hash) {
        if (!parties(before).equals(parties(after))
                || !before.payment().currency().equals(after.payment().currency())) {
            return new SplitState(hash, begun(after, Set.of(), open(state, before, after)));
        }
        if (before.reporting().every() != after.reporting().every()) {
            Map<String, List<Long>> totals = begun(after, Set.of(), open(state, before, after));
            totals.putAll(CarriedForward.of(state.totals(), before, after));
            return new SplitState(hash, totals);
        }
        Set<SplitRule> same = new HashSet<>(before.rules());
        same.retainAll(after.rules());
        Set<String> kept = new HashSet<>();
        same.forEach(rule -> kept.add(rule.id()));
        Map<String, List<Long>> totals = new HashMap<>();
        state.totals().forEach((name, numbers) -> {
            String[] words = name.split("/", 3);
            if (OF_ALL_RULES.contains(words[0]) || (words.length > 1 && kept.contains(words[1]))) {
                totals.put(name, numbers);
            }
        });
        totals.putAll(begun(after, kept, open(state, before, after)));
        return new SplitState(hash, totals);
    }

    /** The number of the period that is open, by the length on which the terms agree that follow. */
    private static long open(SplitState state, RevenueShareTerms before, RevenueShareTerms after) {
        List<Long> open = state.totals().get("open");
        LocalDate first = open == null
                ? after.effectiveOn()
                : new ReportingPeriod(
                                before.reporting().every(), open.getFirst().intValue())
                        .firstDay();
        return ReportingPeriod.number(first, after.reporting().every());
    }

    private static Map<String, List<Long>> begun(RevenueShareTerms after, Set<String> kept, long open) {
        Map<String, List<Long>> begun = new HashMap<>();
        after.rules().stream()
                .map(SplitRule::id)
                .filter(rule -> !kept.contains(rule))
                .forEach(rule -> begun.put(Totals.BEGUN + rule, List.of(open)));
        return begun;
    }

    private static List<String> parties(RevenueShareTerms terms) {
        return terms.parties().stream().map(TermsParty::partnerId).toList();
    }
}
