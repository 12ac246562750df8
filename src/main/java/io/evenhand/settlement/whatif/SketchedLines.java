package io.evenhand.settlement.whatif;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.whatif.RevenueSketch.OneOff;
import io.evenhand.settlement.whatif.RevenueSketch.Recurring;
import io.evenhand.settlement.whatif.RevenueSketch.Refund;
import io.evenhand.terms.FieldChecks;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Makes lines of a sketch. */
final class SketchedLines {
    private final RevenueSketch sketch;
    /** By month, counted from 0. */
    private final List<List<RevenueLine>> sales = new ArrayList<>();

    private SketchedLines(RevenueSketch sketch) {
        this.sketch = sketch;
        for (int i = 0; i < sketch.months(); i++) {
            sales.add(new ArrayList<>());
        }
    }

    static List<RevenueLine> of(RevenueSketch sketch) {
        SketchedLines made = new SketchedLines(sketch);
        for (int i = 0; i < sketch.recurring().size(); i++) {
            made.add(i + 1, sketch.recurring().get(i));
        }
        for (int i = 0; i < sketch.oneOff().size(); i++) {
            made.add(i + 1, sketch.oneOff().get(i));
        }
        return made.inOrder();
    }

    private void add(int number, Recurring item) {
        String name = "recurring-" + number;
        List<Money> amounts = amounts(sketch.currency(), sketch.months(), item);
        for (int month = 0; month < amounts.size(); month++) {
            // Of what is lost entirely, no more payments come.
            if (amounts.get(month).isPositive()) {
                sale(
                        "%s-%s".formatted(name, sketch.starts().plusMonths(month)),
                        item.revenue(),
                        Occurrence.RECURRING,
                        name,
                        sketch.starts().atEndOfMonth(),
                        month,
                        amounts.get(month));
            }
        }
    }

    private void add(int number, OneOff item) {
        int month = item.month() - 1;
        sale(
                "one-off-" + number,
                item.revenue(),
                Occurrence.ONE_OFF,
                "one-off-" + number,
                day(month),
                month,
                Money.of(item.amount(), sketch.currency().getCode()));
    }

    private void sale(
            String id,
            Revenue revenue,
            Occurrence occurrence,
            String deal,
            LocalDate orderedOn,
            int month,
            Money amount) {
        sales.get(month)
                .add(new RevenueLine(
                        id,
                        LineKind.SALE,
                        revenue,
                        occurrence,
                        deal,
                        occurrence == Occurrence.RECURRING ? deal : null,
                        orderedOn,
                        day(month),
                        amount,
                        Map.of(),
                        null,
                        null));
    }

    private LocalDate day(int month) {
        return sketch.starts().plusMonths(month).atEndOfMonth();
    }

    private List<RevenueLine> inOrder() {
        Map<YearMonth, List<RevenueLine>> back = new java.util.TreeMap<>();
        for (Refund refund : sketch.refunds()) {
            int month = refund.month() - 1;
            int after = refund.after() == null ? 0 : refund.after();
            for (RevenueLine sale : sales.get(month)) {
                Money amount = times(sale.gross(), refund.share());
                if (amount.isPositive()) {
                    back.computeIfAbsent(sketch.starts().plusMonths(month + (long) after), made -> new ArrayList<>())
                            .add(refund(sale, day(month + after), amount));
                }
            }
        }
        List<RevenueLine> lines = new ArrayList<>();
        for (int month = 0; month < sales.size(); month++) {
            lines.addAll(sales.get(month));
            List<RevenueLine> returned = back.remove(sketch.starts().plusMonths(month));
            lines.addAll(returned == null ? List.of() : returned);
        }
        back.values().forEach(lines::addAll);
        return lines;
    }

    private static RevenueLine refund(RevenueLine sale, LocalDate on, Money amount) {
        return new RevenueLine(
                "refund-of-" + sale.id(),
                LineKind.REFUND,
                sale.revenue(),
                sale.occurrence(),
                sale.dealId(),
                sale.streamId(),
                sale.orderedOn(),
                on,
                amount,
                Map.of(),
                sale.id(),
                null);
    }

    /** That no amount grows beyond what can be counted. */
    static void check(FieldChecks checks, CurrencyUnit currency, int months, List<Recurring> recurring) {
        for (int i = 0; i < recurring.size(); i++) {
            int counted = amounts(currency, months, recurring.get(i)).size();
            checks.that(
                    counted == months,
                    "/recurring/%d/growth".formatted(i),
                    "brings the amount of month %d beyond 64 bits".formatted(counted + 1),
                    "let it grow less, or sketch fewer months");
        }
    }

    /** Of each month; fewer than there are months if they grow beyond 64 bits. */
    private static List<Money> amounts(CurrencyUnit currency, int months, Recurring item) {
        List<Money> amounts = new ArrayList<>();
        Money amount = Money.of(item.amount(), currency.getCode());
        BigInteger numerator = factor(item.growth(), item.churn());
        BigInteger denominator = denominator(item.growth()).multiply(denominator(item.churn()));
        try {
            for (int month = 0; month < months; month++) {
                amounts.add(amount);
                amount = month + 1 == months ? amount : times(amount, numerator, denominator);
            }
        } catch (ArithmeticException beyond64Bits) {
            return amounts;
        }
        return amounts;
    }

    /** 1 + growth - churn, over the product of their denominators; never below zero, since churn is at most 1. */
    private static BigInteger factor(@Nullable Share growth, @Nullable Share churn) {
        BigInteger one = denominator(growth).multiply(denominator(churn));
        BigInteger more = numerator(growth).multiply(denominator(churn));
        BigInteger less = numerator(churn).multiply(denominator(growth));
        return one.add(more).subtract(less);
    }

    private static BigInteger numerator(@Nullable Share share) {
        return share == null ? BigInteger.ZERO : share.numerator();
    }

    private static BigInteger denominator(@Nullable Share share) {
        return share == null ? BigInteger.ONE : share.denominator();
    }

    private static Money times(Money amount, Share share) {
        return times(amount, share.numerator(), share.denominator());
    }

    private static Money times(Money amount, BigInteger numerator, BigInteger denominator) {
        return new Money(
                new BigDecimal(BigInteger.valueOf(amount.minorUnits()).multiply(numerator))
                        .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                amount.currency());
    }
}
