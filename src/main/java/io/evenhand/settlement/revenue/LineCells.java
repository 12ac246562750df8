package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.ExchangeRate;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The cells of one line, made into what they say; every one that cannot be is named. */
final class LineCells {
    private static final int LONGEST_NAME = 64;

    private final long number;
    private final Map<LineColumn, String> cells;
    private final List<LineProblem> problems = new ArrayList<>();

    LineCells(long number, Map<LineColumn, String> cells) {
        this.number = number;
        this.cells = cells;
    }

    List<LineProblem> problems() {
        return List.copyOf(problems);
    }

    /** Null if anything is wrong; the problems say what. */
    @Nullable RevenueLine line() {
        String id = name(LineColumn.ID);
        LineKind kind = word(LineColumn.KIND, LineKind.class);
        Revenue revenue = word(LineColumn.REVENUE, Revenue.class);
        Occurrence occurrence = word(LineColumn.OCCURRENCE, Occurrence.class);
        String deal = name(LineColumn.DEAL);
        String stream = cell(LineColumn.STREAM).isEmpty() ? null : name(LineColumn.STREAM);
        LocalDate orderedOn = day(LineColumn.ORDERED_ON);
        LocalDate countedOn = day(LineColumn.COUNTED_ON);
        CurrencyUnit currency = currency();
        Money gross = currency == null ? null : amount(LineColumn.GROSS, currency);
        Map<Deduction, Money> deductions = currency == null ? Map.of() : deductions(currency);
        String refundOf = cell(LineColumn.REFUND_OF).isEmpty() ? null : name(LineColumn.REFUND_OF);
        ExchangeRate rate = rate();
        if (kind == LineKind.SALE && refundOf != null) {
            add(LineColumn.REFUND_OF, "is given for a sale", "leave it out, or say what went back: refund, credit, churn");
        }
        if (kind != null && kind != LineKind.SALE && cell(LineColumn.REFUND_OF).isEmpty()) {
            add(LineColumn.REFUND_OF, "is missing", "give the id of the line that money went back of");
        }
        if (kind != null && kind != LineKind.SALE && !deductions.isEmpty()) {
            add(LineColumn.KIND, "has deductions", "leave them out of money that went back");
        }
        if (!problems.isEmpty()
                || id == null
                || kind == null
                || revenue == null
                || occurrence == null
                || deal == null
                || orderedOn == null
                || countedOn == null
                || gross == null) {
            return null;
        }
        return new RevenueLine(
                id, kind, revenue, occurrence, deal, stream, orderedOn, countedOn, gross, deductions, refundOf, rate);
    }

    private String cell(LineColumn column) {
        return cells.getOrDefault(column, "");
    }

    private void add(LineColumn column, String problem, String remedy) {
        problems.add(new LineProblem(number, column.title(), cell(column), problem, remedy));
    }

    private @Nullable String name(LineColumn column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            add(column, "is missing", column.help());
        } else if (cell.length() > LONGEST_NAME) {
            add(column, "has %d characters".formatted(cell.length()), "write at most 64");
        } else if (cell.chars().anyMatch(Character::isISOControl)) {
            add(column, "holds characters that cannot be seen", "remove them");
        } else if ("=+@".indexOf(cell.charAt(0)) >= 0) {
            add(column, "looks like a formula", "write the value itself");
        } else {
            return cell;
        }
        return null;
    }

    private <E extends Enum<E>> @Nullable E word(LineColumn column, Class<E> words) {
        String cell = cell(column);
        String wanted = cell.toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(wanted)) {
                return word;
            }
        }
        String known = Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        add(column, cell.isEmpty() ? "is missing" : "is not known", "write one of: " + known);
        return null;
    }

    private @Nullable LocalDate day(LineColumn column) {
        String cell = cell(column);
        try {
            LocalDate day = LocalDate.parse(cell);
            if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            // Answered below: to the reader a day of the year 80000 is the same mistake.
        }
        add(column, cell.isEmpty() ? "is missing" : "is not a day", "write it as 2026-03-31");
        return null;
    }

    private @Nullable CurrencyUnit currency() {
        try {
            return Money.currency(cell(LineColumn.CURRENCY));
        } catch (IllegalArgumentException unknown) {
            add(LineColumn.CURRENCY, "is not a currency", "use an ISO 4217 code such as EUR");
            return null;
        }
    }

    private @Nullable Money amount(LineColumn column, CurrencyUnit currency) {
        try {
            Money amount = Money.of(cell(column), currency.getCode());
            if (amount.minorUnits() >= 0) {
                return amount;
            }
            add(column, "is negative", "report money that went back as a line of its own: refund, credit or churn");
        } catch (IllegalArgumentException malformed) {
            add(
                    column,
                    "is not an amount in " + currency.getCode(),
                    "write digits with a point and at most %d decimals".formatted(currency.getDecimalPlaces()));
        }
        return null;
    }

    private Map<Deduction, Money> deductions(CurrencyUnit currency) {
        Map<Deduction, Money> deductions = new EnumMap<>(Deduction.class);
        for (Deduction deduction : Deduction.values()) {
            LineColumn column = LineColumn.valueOf(deduction.name());
            if (!cell(column).isEmpty()) {
                Money amount = amount(column, currency);
                if (amount != null && amount.isPositive()) {
                    deductions.put(deduction, amount);
                }
            }
        }
        return deductions;
    }

    private @Nullable ExchangeRate rate() {
        if (cell(LineColumn.RATE).isEmpty()) {
            return null;
        }
        try {
            ExchangeRate rate = ExchangeRate.parse(cell(LineColumn.RATE));
            // As it is stored; what has too many digits for that has too many for a rate.
            return ExchangeRate.parse(rate.toString());
        } catch (IllegalArgumentException malformed) {
            add(LineColumn.RATE, "is not an exchange rate above zero", "write 0.9234, or 1/1.0830 for one the other way round, with at most 12 decimals");
            return null;
        }
    }
}
