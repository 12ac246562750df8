package io.evenhand.settlement.split;

import io.evenhand.terms.TermsHash;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Splitter} remembers besides the lines: totals by name. Its size depends on the rules, the parties and the periods, not on
 * how many lines there were. Lines, streams and deals are in its {@link LineMemory}.
 *
 * @param terms under which it came about
 * @param totals by name, numbers in an order that only the splitter knows
 */
public record SplitState(TermsHash terms, Map<String, List<Long>> totals) {
    public SplitState {
        totals = Map.copyOf(totals);
    }
}
