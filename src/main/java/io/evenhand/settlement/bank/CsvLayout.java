package io.evenhand.settlement.bank;

import io.evenhand.text.FileEncoding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How one bank writes its CSV: which of its columns holds what. Names are compared without case and without space around them; an empty
 * name says that there is no such column.
 *
 * @param amount with its sign; empty where {@code credit} and {@code debit} have a column each
 * @param credit what came in
 * @param debit what went out, with or without a sign
 * @param currency its column; empty where all is in {@code onlyCurrency}
 * @param onlyCurrency the code of the account's currency, where no column says it
 * @param account the IBAN of one's own account
 * @param balance of the account after the row, with which the amounts must agree
 * @param text columns that are joined by a space
 */
public record CsvLayout(
        String bookedOn,
        String valueOn,
        String amount,
        String credit,
        String debit,
        String currency,
        String onlyCurrency,
        String account,
        String balance,
        String counterparty,
        String counterpartyIban,
        String endToEndId,
        String bankReference,
        List<String> text,
        DayForm days,
        DecimalMark decimals,
        FileEncoding encoding) {
    /** How days are written. */
    public enum DayForm {
        /** 2026-11-30. */
        YEAR_FIRST("uuuu-MM-dd"),
        /** 30.11.2026. */
        DAY_FIRST_POINTS("d.M.uuuu"),
        /** 30/11/2026. */
        DAY_FIRST_SLASHES("d/M/uuuu"),
        /** 11/30/2026. */
        MONTH_FIRST_SLASHES("M/d/uuuu");

        private final String pattern;
        private final DateTimeFormatter formatter;

        DayForm(String pattern) {
            this.pattern = pattern;
            this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        }

        String pattern() {
            return pattern;
        }
    }

    /** What stands before the cents; the other one may stand between thousands. */
    public enum DecimalMark {
        POINT(".", ","),
        COMMA(",", ".");

        private final String thousands;
        private final Pattern form;

        DecimalMark(String mark, String thousands) {
            this.thousands = thousands;
            this.form = Pattern.compile(
                    "[+-]?([0-9]{1,20}|[0-9]{1,3}([%s][0-9]{3})+)([%s][0-9]{1,6})?".formatted(thousands, mark));
        }
    }

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ \u00A0\u202F']");

    public CsvLayout {
        text = List.copyOf(text);
        List<String> problems = new ArrayList<>();
        if (bookedOn.isBlank()) {
            problems.add("Name the column of the day of booking.");
        }
        if (amount.isBlank() == (credit.isBlank() || debit.isBlank())) {
            problems.add("Name either the column of the amount, or one of what came in and one of what went out.");
        }
        if (currency.isBlank() == onlyCurrency.isBlank()) {
            problems.add("Name either the column of the currency, or the one currency of the account.");
        }
        named(
                        text,
                        bookedOn,
                        valueOn,
                        amount,
                        credit,
                        debit,
                        currency,
                        account,
                        balance,
                        counterparty,
                        counterpartyIban)
                .forEach((name, times) -> {
                    if (times > 1 || name.length() > 100) {
                        problems.add("The column “" + Flaws.shown(name) + "” is named twice, or too long.");
                    }
                });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    /** The columns that a file must have. */
    List<String> columns() {
        return Stream.concat(
                        Stream.of(
                                bookedOn,
                                valueOn,
                                amount,
                                credit,
                                debit,
                                currency,
                                account,
                                balance,
                                counterparty,
                                counterpartyIban,
                                endToEndId,
                                bankReference),
                        text.stream())
                .map(CsvLayout::key)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** As names of columns are compared. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Reads a day of this century. */
    Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text, days.formatter);
            return Optional.of(day).filter(read -> read.getYear() >= 2000 && read.getYear() <= 2099);
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    /** An amount as {@link io.evenhand.money.Money#of} reads it; empty when it is not one. */
    Optional<String> decimal(String text) {
        String plain = BETWEEN_DIGITS.matcher(text.replace('\u2212', '-')).replaceAll("");
        if (!decimals.form.matcher(plain).matches()) {
            return Optional.empty();
        }
        String digits = plain.replace(decimals.thousands, "").replace(',', '.');
        return Optional.of(digits.startsWith("+") ? digits.substring(1) : digits);
    }

    private static Map<String, Integer> named(List<String> text, String... columns) {
        Map<String, Integer> times = new HashMap<>();
        Stream.concat(Stream.of(columns), text.stream())
                .map(CsvLayout::key)
                .filter(name -> !name.isEmpty())
                .forEach(name -> times.merge(name, 1, Integer::sum));
        return times;
    }
}
