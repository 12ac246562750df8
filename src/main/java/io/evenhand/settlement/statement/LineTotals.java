package io.evenhand.settlement.statement;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.settlement.statement.StatementContent.Party;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What lines come to by rule and month, added up in one reading; of the lines themselves it keeps some of the first. */
final class LineTotals {
    /** So many lines are kept for being shown one by one. */
    private final int most;

    private final List<Party> parties;
    private final Map<String, OfRule> byRule = new LinkedHashMap<>();
    private final List<Line> notShared = new ArrayList<>();
    private int notSharedCount;

    LineTotals(List<Party> parties, int most) {
        this.parties = parties;
        this.most = most;
    }

    /** Sums of some lines; empty where there is none. */
    final class Sums {
        private final RunningSum gross = new RunningSum();
        private final RunningSum base = new RunningSum();
        private final Map<String, RunningSum> parts = new HashMap<>();
        private int count;

        private void add(Line line) {
            count++;
            Money reported = line.reported().gross();
            gross.add(line.reported().refundOf() == null ? reported : reported.negate());
            base.add(line.base());
            for (Part part : line.parts()) {
                parts.computeIfAbsent(part.partyId(), party -> new RunningSum()).add(part.amount());
            }
        }

        int count() {
            return count;
        }

        /** What came in less what went back; said only where all is in one currency. */
        Optional<Money> gross() {
            return gross.value();
        }

        Optional<Money> base() {
            return base.value();
        }

        List<Optional<Money>> parts() {
            return parties.stream()
                    .map(party ->
                            parts.getOrDefault(party.id(), new RunningSum()).value())
                    .toList();
        }
    }

    /** Lines that one rule shares. */
    final class OfRule {
        private final Sums all = new Sums();
        private final Map<YearMonth, Sums> months = new TreeMap<>();
        private final List<Line> first = new ArrayList<>();

        Sums all() {
            return all;
        }

        /** The earliest month first. */
        Map<YearMonth, Sums> months() {
            return months;
        }

        List<Line> first() {
            return first;
        }
    }

    void add(Line line) {
        String rule = line.ruleId();
        if (rule == null || line.notShared() != null) {
            notSharedCount++;
            keep(notShared, line);
            return;
        }
        OfRule own = byRule.computeIfAbsent(rule, one -> new OfRule());
        own.all.add(line);
        own.months
                .computeIfAbsent(YearMonth.from(line.reported().countedOn()), month -> new Sums())
                .add(line);
        keep(own.first, line);
    }

    private void keep(List<Line> some, Line line) {
        if (some.size() < most) {
            some.add(line);
        }
    }

    /** In the order in which rules came; of one that shared nothing, empty sums. */
    OfRule ofRule(String rule) {
        return byRule.getOrDefault(rule, new OfRule());
    }

    List<String> rules() {
        return List.copyOf(byRule.keySet());
    }

    List<Line> notShared() {
        return notShared;
    }

    int notSharedCount() {
        return notSharedCount;
    }
}
