package io.evenhand.settlement.split.file;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.Cells;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private final @Nullable ColumnMapping mapping;
    private final List<String> headings;
    private final int[] places = new int[RevenueColumn.values().length];
    private final boolean deducts;
    private final RevenueFile.Sink sink;
    private final Map<String, CurrencyUnit> currencies = new HashMap<>();

    private Cells row;
    private long number;
    private boolean sound;

    /** @param mapping absent where the headings are our own */
    @SuppressWarnings("NullAway.Init") // a row is there before it is asked for
    RevenueRow(List<String> headings, @Nullable ColumnMapping mapping, RevenueFile.Sink sink) {
        this.sink = sink;
        this.mapping = mapping;
        this.headings = headings;
        columns = headings.size();
        List<String> plain = headings.stream()
                .map(mapping == null ? Headings::own : ColumnMapping::plain)
                .toList();
        boolean found = false;
        for (RevenueColumn column : RevenueColumn.values()) {
            String heading =
                    mapping == null ? column.title() : mapping.headings().get(column);
            places[column.ordinal()] =
                    heading == null ? -1 : plain.indexOf(mapping == null ? heading : ColumnMapping.plain(heading));
        }
        for (RevenueColumn deduction : DEDUCTIONS) {
            found |= places[deduction.ordinal()] >= 0 || !fixed(deduction).isEmpty();
        }
        deducts = found;
    }

    private String fixed(RevenueColumn column) {
        return mapping == null ? "" : mapping.fixed().getOrDefault(column, "");
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

    void read(Cells cells, long line) {
        row = cells;
        number = line;
        sound = true;
        if (cells.count() > columns) {
            problem(
                    "",
                    "",
                    "has %d cells, but the first line names %d columns".formatted(cells.count(), columns),
                    cells.where(-1).isEmpty()
                            ? "put a cell that holds the separator in double quotes"
                            : "clear what stands to the right of the columns");
            return;
        }
        if (isBlank(cells)) {
            return;
        }
        flaws();
        RevenueLine read = sound ? line() : null;
        if (read != null && sound) {
            sink.line(number, read);
        }
    }

    /** What is no value at all, such as a formula: nothing else is said of its cell. */
    private void flaws() {
        for (RevenueColumn column : RevenueColumn.values()) {
            int place = places[column.ordinal()];
            String flaw = place < 0 || place >= row.count() ? "" : row.flaw(place);
            if (!flaw.isEmpty()) {
                problem(column, "", flaw, row.remedy(place));
            }
        }
    }

    private static boolean isBlank(Cells cells) {
        for (int i = 0; i < cells.count(); i++) {
            if (!cells.text(i).isEmpty() || !cells.flaw(i).isEmpty()) {
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
        if (place < 0) {
            return fixed(column);
        }
        return place >= row.count() ? "" : row.text(place);
    }

    /** Text as the file's author writes it, in our way; as it is where it is so already, or cannot be read. */
    private String ours(RevenueColumn column, Function<String, Optional<String>> reading) {
        String text = cell(column);
        int place = places[column.ordinal()];
        return mapping == null || place < 0 || row.isTyped(place)
                ? text
                : reading.apply(text).orElse(text);
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
            if (one < ' ' || one >= 0x7F && CellTexts.isUnprintable(one)) {
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

    /**
     * Digits with a point. What the mapping does not expect stays unreadable, even if it looks like one of our numbers: 1.200 may be
     * thousands.
     */
    private String number(RevenueColumn column) {
        return mapping == null
                ? cell(column)
                : ours(
                        column,
                        text -> mapping.decimals()
                                .read(text)
                                .or(() -> Optional.of(text.matches("[0-9.]+") ? text + " (?)" : text)));
    }

    private <E extends Enum<E>> @Nullable E choice(RevenueColumn column, Map<String, E> words) {
        String text = ours(column, theirs -> word(column, theirs));
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

    private Optional<String> word(RevenueColumn column, String theirs) {
        return mapping == null
                ? Optional.empty()
                : Optional.ofNullable(
                        mapping.words().getOrDefault(column, Map.of()).get(ColumnMapping.plain(theirs)));
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
        String text = mapping == null ? cell(column) : ours(column, mapping.days()::read);
        if (text.isEmpty()) {
            missing(column);
            return null;
        }
        LocalDate day = CellTexts.day(text);
        if (day != null) {
            return day;
        }
        problem(
                column,
                text,
                "is not a day",
                mapping == null
                        ? "write it as 2026-03-31"
                        : "the mapping expects " + mapping.days().example());
        return null;
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
        String text = number(column);
        if (!missing(column)) {
            return null;
        }
        long minorUnits = CellTexts.minorUnits(text, currency.getDecimalPlaces());
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
                            : mapping == null
                                    ? "write digits with a point, for example 120000.00"
                                    : "the mapping expects "
                                            + mapping.decimals().example());
            return null;
        }
    }

    private @Nullable ExchangeRate rate() {
        String text = number(RevenueColumn.RATE);
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
        int place = places[column.ordinal()];
        String where = place < 0 ? "" : row.where(place);
        if (mapping != null && place >= 0) {
            where = "“" + headings.get(place) + "”" + (where.isEmpty() ? "" : ", " + where);
        }
        sound = false;
        sink.problem(new LineProblem(number, column.title(), value, problem, remedy, where));
    }

    private void problem(String column, String value, String problem, String remedy) {
        sound = false;
        sink.problem(new LineProblem(number, column, value, problem, remedy, row.where(-1)));
    }
}
