package io.evenhand.settlement.split.file;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads one row after the other into lines; a row with a problem gives none. */
final class RevenueRow {
    private static final int LONGEST_ID = 200;
    private static final Map<String, LineKind> KINDS = words(LineKind.values());
    private static final Map<String, Revenue> REVENUES = words(Revenue.values());
    private static final Map<String, Occurrence> OCCURRENCES = words(Occurrence.values());
    private static final RevenueColumn[] DEDUCTIONS = {
        RevenueColumn.REBATES,
        RevenueColumn.CREDITS,
        RevenueColumn.LICENCE_COST,
        RevenueColumn.THIRD_PARTY_SERVICES,
        RevenueColumn.TRAVEL_EXPENSES,
        RevenueColumn.PAYMENT_FEES
    };

    private final int columns;
    private final int[] places = new int[RevenueColumn.values().length];
    private final boolean deducts;
    private final RevenueFile.Sink sink;
    private final Map<String, CurrencyUnit> currencies = new HashMap<>();

    private CsvRecord row;
    private long number;
    private boolean sound;

    @SuppressWarnings("NullAway.Init") // a row is there before it is asked for
    RevenueRow(List<String> header, RevenueFile.Sink sink) {
        this.sink = sink;
        columns = header.size();
        boolean found = false;
        for (RevenueColumn column : RevenueColumn.values()) {
            places[column.ordinal()] = header.indexOf(column.title());
        }
        for (RevenueColumn deduction : DEDUCTIONS) {
            found |= places[deduction.ordinal()] >= 0;
        }
        deducts = found;
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] choices) {
        Map<String, E> words = new HashMap<>();
        for (E choice : choices) {
            words.put(word(choice), choice);
        }
        return words;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void read(CsvRecord record, long line) {
        row = record;
        number = line;
        sound = true;
        if (record.getFieldCount() > columns) {
            problem(
                    "",
                    "",
                    "has %d cells, but the first line names %d columns".formatted(record.getFieldCount(), columns),
                    "put a cell that holds the separator in double quotes");
            return;
        }
        if (isBlank(record)) {
            return;
        }
        RevenueLine read = line();
        if (read != null && sound) {
            sink.line(number, read);
        }
    }

    private static boolean isBlank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable RevenueLine line() {
        String id = name(RevenueColumn.ID);
        LineKind kind = choice(RevenueColumn.KIND, KINDS);
        Revenue revenue = choice(RevenueColumn.REVENUE, REVENUES);
        Occurrence occurrence = choice(RevenueColumn.OCCURRENCE, OCCURRENCES);
        String deal = name(RevenueColumn.DEAL);
        LocalDate countedOn = day(RevenueColumn.COUNTED_ON);
        CurrencyUnit currency = currency();
        Money gross = currency == null ? null : amount(RevenueColumn.GROSS, currency);
        String stream = name(RevenueColumn.STREAM);
        LocalDate orderedOn = day(RevenueColumn.ORDERED_ON);
        Map<Deduction, Money> deductions = currency == null || !deducts ? Map.of() : deductions(currency);
        String refundOf = name(RevenueColumn.REFUND_OF);
        ExchangeRate rate = rate();
        if (id == null
                || kind == null
                || revenue == null
                || occurrence == null
                || deal == null
                || countedOn == null
                || gross == null
                || !sound) {
            return null;
        }
        return new RevenueLine(
                id,
                kind,
                revenue,
                occurrence,
                deal,
                stream,
                orderedOn == null ? countedOn : orderedOn,
                countedOn,
                gross,
                deductions,
                refundOf,
                rate);
    }

    private Map<Deduction, Money> deductions(CurrencyUnit currency) {
        Map<Deduction, Money> deductions = null;
        for (RevenueColumn column : DEDUCTIONS) {
            if (!cell(column).isEmpty()) {
                Money amount = amount(column, currency);
                if (amount != null) {
                    deductions = deductions == null ? new EnumMap<>(Deduction.class) : deductions;
                    deductions.put(Deduction.valueOf(column.name()), amount);
                }
            }
        }
        return deductions == null ? Map.of() : deductions;
    }

    /** What stands in a column, empty if that is not in the file. */
    private String cell(RevenueColumn column) {
        int place = places[column.ordinal()];
        return place < 0 || place >= row.getFieldCount()
                ? ""
                : row.getField(place).strip();
    }

    /** A name of the biller's, or null. */
    private @Nullable String name(RevenueColumn column) {
        String text = cell(column);
        if (text.isEmpty()) {
            missing(column);
            return null;
        }
        if (text.length() > LONGEST_ID) {
            problem(column, text, "is %d characters long".formatted(text.length()), "keep it within 200 characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one >= 0x7F && unprintable(one)) {
                problem(
                        column,
                        text,
                        one == '\uFFFD'
                                ? "is not in the encoding of the file"
                                : "holds a character that cannot be printed",
                        "save the file as \"CSV UTF-8\", with plain text on one line");
                break;
            }
        }
        return text;
    }

    /** Whether the terminal or a page would hide or obey it: control and direction characters, and what no decoder could read. */
    private static boolean unprintable(char one) {
        return switch (Character.getType(one)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> one == '\uFFFD';
        };
    }

    private <E extends Enum<E>> @Nullable E choice(RevenueColumn column, Map<String, E> words) {
        String text = cell(column);
        E choice = words.get(text);
        if (choice == null) {
            choice = words.get(text.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (choice == null && missing(column)) {
            problem(
                    column,
                    text,
                    "is none of the choices",
                    "write "
                            + String.join(", ", words.keySet().stream().sorted().toList()));
        }
        return choice;
    }

    /** Tells that a required cell is empty; whether it is there. */
    private boolean missing(RevenueColumn column) {
        boolean there = !cell(column).isEmpty();
        if (!there && column.isRequired()) {
            problem(column, "", "is empty", "write " + column.help());
        }
        return there;
    }

    private @Nullable LocalDate day(RevenueColumn column) {
        String text = cell(column);
        if (text.isEmpty()) {
            missing(column);
            return null;
        }
        try {
            if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                int year = digits(text, 0, 4);
                int month = digits(text, 5, 7);
                int day = digits(text, 8, 10);
                if (year >= 1900 && month >= 0 && day >= 0) {
                    return LocalDate.of(year, month, day);
                }
            }
        } catch (DateTimeException noSuchDay) {
            // Told below.
        }
        problem(column, text, "is not a day", "write it as 2026-03-31");
        return null;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private @Nullable CurrencyUnit currency() {
        String text = cell(RevenueColumn.CURRENCY);
        CurrencyUnit known = currencies.get(text);
        if (known != null) {
            return known;
        }
        if (!missing(RevenueColumn.CURRENCY)) {
            return null;
        }
        try {
            CurrencyUnit currency = Money.currency(text);
            currencies.put(text, currency);
            return currency;
        } catch (IllegalArgumentException unknown) {
            problem(RevenueColumn.CURRENCY, text, "is not a currency", "use an ISO 4217 code such as EUR");
            return null;
        }
    }

    private @Nullable Money amount(RevenueColumn column, CurrencyUnit currency) {
        String text = cell(column);
        if (!missing(column)) {
            return null;
        }
        long minorUnits = minorUnits(text, currency.getDecimalPlaces());
        if (minorUnits >= 0) {
            return new Money(minorUnits, currency);
        }
        if (text.startsWith("-")) {
            problem(
                    column,
                    text,
                    "is negative",
                    "report money that went back as a line of its own: refund, credit or churn");
            return null;
        }
        try {
            return Money.of(text, currency.getCode());
        } catch (IllegalArgumentException malformed) {
            boolean digits = text.matches("[0-9]+(\\.[0-9]+)?");
            problem(
                    column,
                    text,
                    digits ? "has too many digits" : "is not an amount",
                    digits
                            ? "%s has %d decimals, and an amount must fit 64 bits"
                                    .formatted(currency.getCode(), currency.getDecimalPlaces())
                            : "write digits with a point, for example 120000.00");
            return null;
        }
    }

    /** A plain decimal of up to 17 digits with at most the given decimals; -1 for anything else. */
    private static long minorUnits(String text, int decimals) {
        long value = 0;
        int point = -1;
        int length = text.length();
        if (length > 18 || length == 0 || text.charAt(0) == '.' || text.charAt(length - 1) == '.') {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char one = text.charAt(i);
            if (one == '.' && point < 0) {
                point = i;
            } else if (one >= '0' && one <= '9') {
                value = 10 * value + (one - '0');
            } else {
                return -1;
            }
        }
        int given = point < 0 ? 0 : length - point - 1;
        if (given > decimals || length + decimals - given > 18) {
            return -1;
        }
        for (int i = given; i < decimals; i++) {
            value *= 10;
        }
        return value;
    }

    private @Nullable ExchangeRate rate() {
        String text = cell(RevenueColumn.RATE);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return ExchangeRate.parse(text);
        } catch (IllegalArgumentException malformed) {
            problem(
                    RevenueColumn.RATE,
                    text,
                    "is not an exchange rate above zero",
                    "write 0.9234, or 1/1.0830 for a rate the other way round");
            return null;
        }
    }

    private void problem(RevenueColumn column, String value, String problem, String remedy) {
        problem(column.title(), value, problem, remedy);
    }

    private void problem(String column, String value, String problem, String remedy) {
        sound = false;
        sink.problem(new LineProblem(number, column, value, problem, remedy));
    }
}
