package io.evenhand.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Repeated;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsHash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Proves the laws of the engine on generated terms and lines from fixed seeds: every result sums exactly; corrections sum to zero; caps hold;
 * whoever returns everything has nothing left, in whatever order and pieces it went back; a line sent again changes nothing; a splitter that
 * goes on from a stored state is the same; and the positions of a period add up.
 */
@Execution(ExecutionMode.CONCURRENT)
class SplitLawsTests {
    private static final int LINES = 40;

    @Test
    void theLawsHoldForGeneratedTermsAndLines() {
        hold(new Random(20261126), 3_000);
    }

    @Test
    @Tag("long")
    void theLawsHoldForMillionsOfLines() {
        hold(new Random(20261127), 15_000);
    }

    private static void hold(Random random, int agreements) {
        int executed = 0;
        while (executed < agreements) {
            RevenueShareTerms terms;
            try {
                terms = ArbitraryDeals.next(random);
            } catch (IllegalArgumentException contradictory) {
                continue;
            }
            executed++;
            LineMemory lines = LineMemory.onHeap();
            Splitter splitter = Splitter.of(terms, TermsFormat.hash(terms), lines, random.nextInt(10) == 0);
            new Run(terms, splitter, lines, random).everything();
        }
    }

    /** One agreement from its first line until everything has gone back. */
    private static final class Run {
        private final RevenueShareTerms terms;
        private final TermsHash hash;
        private final LineMemory lines;
        private final Random random;
        private final Map<String, Long> holds = new HashMap<>();
        private final List<RevenueLine> applied = new ArrayList<>();
        private final Map<String, Long> left = new HashMap<>();
        private Splitter splitter;
        private LocalDate day = Deal.START;
        private int number;

        Run(RevenueShareTerms terms, Splitter splitter, LineMemory lines, Random random) {
            this.terms = terms;
            this.hash = TermsFormat.hash(terms);
            this.lines = lines;
            this.splitter = splitter;
            this.random = random;
        }

        void everything() {
            for (int i = 0; i < LINES; i++) {
                if (random.nextInt(4) == 0 && !left.isEmpty()) {
                    giveBack(false);
                } else {
                    sell();
                }
                if (random.nextInt(8) == 0) {
                    day = day.plusDays(random.nextInt(40));
                }
                if (random.nextInt(12) == 0) {
                    again();
                }
                if (random.nextInt(20) == 0) {
                    splitter = Splitter.resume(terms, hash, splitter.state(), lines, false);
                }
            }
            boolean floors =
                    terms.rules().getFirst().floors().stream().anyMatch(floor -> floor.per() != FloorScope.LINE);
            if (!floors) {
                while (!left.isEmpty()) {
                    giveBack(true);
                }
                assertThat(holds.values()).as("%s", terms).containsOnly(0L);
            }
            endPeriods();
        }

        private void sell() {
            int cents = random.nextInt(3) == 0 ? random.nextInt(20) : random.nextInt(1_000_000);
            Map<Deduction, Money> deductions = random.nextInt(3) == 0
                    ? Map.of(Deduction.LICENCE_COST, new Money(random.nextInt(cents + 10), eur()))
                    : Map.of();
            RevenueLine line =
                    Lines.sale("L" + number++, "D" + random.nextInt(3), day, new Money(cents, eur()), deductions);
            SplitResult result = splitter.apply(line);
            LineSplit split = Lines.split(result);
            take(result);
            split.parts().forEach(part -> assertThat(part.amount().minorUnits()).isNotNegative());
            applied.add(line);
            if (cents > 0) {
                left.put(line.id(), (long) cents);
            }
            caps();
        }

        private void giveBack(boolean allowWhole) {
            List<String> ids = left.keySet().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(ids, random);
            RevenueLine of = applied.stream()
                    .filter(line -> line.id().equals(ids.getFirst()))
                    .findFirst()
                    .orElseThrow();
            long remaining = left.getOrDefault(of.id(), 0L);
            long amount = allowWhole && random.nextBoolean() ? remaining : 1 + random.nextLong(remaining);
            RevenueLine refund =
                    Lines.back("R" + number++, LineKind.REFUND, of, later(of.countedOn()), new Money(amount, eur()));
            take(splitter.apply(refund));
            applied.add(refund);
            if (amount == remaining) {
                left.remove(of.id());
            } else {
                left.put(of.id(), remaining - amount);
            }
        }

        private LocalDate later(LocalDate counted) {
            LocalDate last = counted.plusMonths(12);
            return day.isAfter(last) ? last : day;
        }

        private void again() {
            SplitState before = splitter.state();
            RevenueLine line = applied.get(random.nextInt(applied.size()));
            assertThat(splitter.apply(line)).isEqualTo(new Repeated(line.id()));
            assertThat(splitter.state()).isEqualTo(before);
        }

        private void take(SplitResult result) {
            switch (result) {
                case Shared shared -> {
                    take(shared.split().parts(), shared.split().base().minorUnits());
                    shared.corrections().forEach(correction -> take(correction.parts(), 0));
                }
                case Repeated repeated -> throw new AssertionError(repeated);
                case NotShared notShared -> throw new AssertionError(notShared);
                case Refused refused -> throw new AssertionError(refused);
            }
        }

        private void take(List<Part> parts, long total) {
            long sum = 0;
            for (Part part : parts) {
                sum += part.amount().minorUnits();
                holds.merge(part.partyId(), part.amount().minorUnits(), Long::sum);
            }
            assertThat(sum).isEqualTo(total);
        }

        private void caps() {
            terms.rules().getFirst().caps().stream()
                    .filter(cap -> cap.per() == CapScope.AGREEMENT)
                    .forEach(cap -> assertThat(holds.get(cap.partyId()))
                            .isLessThanOrEqualTo(cap.atMost().minorUnits()));
        }

        private void endPeriods() {
            Map<String, Long> paid = new HashMap<>();
            Map<String, Long> lapsed = new HashMap<>();
            PeriodEnd end = splitter.endPeriod();
            for (int i = 0; i < 60; i++) {
                for (Correction correction : end.corrections()) {
                    take(correction.parts(), 0);
                }
                for (Position position : end.positions()) {
                    paid.merge(position.partyId(), position.payable().minorUnits(), Long::sum);
                    lapsed.merge(position.partyId(), position.lapsed().minorUnits(), Long::sum);
                }
                end = splitter.endPeriod();
            }
            for (Position position : end.positions()) {
                long carried = position.broughtForward().minorUnits();
                assertThat(paid.getOrDefault(position.partyId(), 0L)
                                - lapsed.getOrDefault(position.partyId(), 0L)
                                - carried)
                        .as("what was paid is what was shared, less what lapsed and what is still owed: %s", terms)
                        .isEqualTo(holds.getOrDefault(position.partyId(), 0L));
            }
        }

        private static org.joda.money.CurrencyUnit eur() {
            return Money.currency("EUR");
        }
    }
}
