package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Terms with every kind of rule, and lines for them, drawn by chance. */
public final class ArbitraryDeals {
    private ArbitraryDeals() {}

    /** @throws IllegalArgumentException where what was drawn contradicts itself */
    public static RevenueShareTerms next(Random random) {
        int parties = 2 + random.nextInt(3);
        List<String> ids = List.of("ann", "bob", "cid", "dan").subList(0, parties);
        Deal deal = Deal.between(ids.toArray(String[]::new))
                .clawback(new io.evenhand.terms.RevenueShareTerms.Clawback(
                        12, List.of(io.evenhand.terms.RevenueShareTerms.Clawback.Trigger.values()), null));
        if (random.nextBoolean()) {
            deal.share(shares(random, parties));
        } else {
            TierMode mode = random.nextBoolean() ? TierMode.WHOLE : TierMode.MARGINAL;
            deal.tiers(TierScope.values()[random.nextInt(3)], mode, mode == TierMode.WHOLE && random.nextBoolean());
            deal.tier("0.00", shares(random, parties))
                    .tier("5000.00", shares(random, parties))
                    .tier("20000.00", shares(random, parties));
        }
        maybe(random, deal, it -> it.net(Deduction.LICENCE_COST));
        maybe(random, deal, it -> it.first(any(random, ids), "7%", null, random.nextBoolean() ? null : "900.00"));
        maybe(random, deal, it -> it.first(any(random, ids), null, "30.00", random.nextBoolean() ? null : "500.00"));
        int caps = random.nextInt(3);
        for (int i = 0; i < caps; i++) {
            String capped = any(random, ids.subList(0, parties - 1));
            deal.cap(
                    capped, (100 + random.nextInt(9_000)) + ".00", CapScope.values()[random.nextInt(3)], ids.getLast());
        }
        maybe(random, deal, it -> it.floor(ids.getFirst(), "20.00", FloorScope.LINE, ids.getLast()));
        if (random.nextInt(4) == 0) {
            deal.guarantee(ids.getFirst(), "90.00", ids.getLast());
        }
        maybe(random, deal, it -> it.carryForward(1 + random.nextInt(6), random.nextBoolean() ? null : "300.00"));
        return deal.terms();
    }

    private static void maybe(Random random, Deal deal, Consumer<Deal> change) {
        if (random.nextInt(3) == 0) {
            change.accept(deal);
        }
    }

    private static String any(Random random, List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static String[] shares(Random random, int parties) {
        int[] weights = IntStream.range(0, parties)
                .map(i -> random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(97))
                .toArray();
        weights[parties - 1]++;
        int sum = IntStream.of(weights).sum();
        return IntStream.of(weights).mapToObj(weight -> weight + "/" + sum).toArray(String[]::new);
    }

    /** Sales, some of which go back in part, over about a year from {@link Deal#START} on. */
    public static List<RevenueLine> lines(Random random, int many) {
        List<RevenueLine> lines = new ArrayList<>();
        LocalDate day = Deal.START;
        for (int i = 0; i < many; i++) {
            day = day.plusDays(random.nextInt(2 * 360 / many));
            Money gross = new Money(random.nextInt(1_000_000), Money.currency("EUR"));
            RevenueLine sale = Lines.sale("L" + i, "D" + random.nextInt(3), day, gross, Map.of());
            lines.add(sale);
            if (random.nextInt(4) == 0 && gross.isPositive()) {
                Money back = new Money(1 + random.nextLong(gross.minorUnits()), gross.currency());
                day = day.plusDays(random.nextInt(40));
                lines.add(Lines.back("R" + i, LineKind.REFUND, sale, day, back));
            }
        }
        return lines;
    }
}
