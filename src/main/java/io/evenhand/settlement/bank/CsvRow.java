package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a line of one row of a CSV file.
 *
 * @param flaw is told the column and what is wrong there
 */
record CsvRow(CsvLayout layout, Iban account, CsvStatementReader.Row row, BiConsumer<String, String> flaw) {
    private static final Pattern IBAN_LIKE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9 ]{11,40}");
    private static final int LONGEST_NAME = 140;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TEXT = 1_000;

    Optional<StatementLine> line(int entry) {
        boolean ours = isOurs();
        Optional<LocalDate> booked = day(layout.bookedOn());
        String value = row.get(layout.valueOn());
        Optional<LocalDate> valued = value.isEmpty() ? booked : day(layout.valueOn());
        Optional<Money> amount = amount();
        boolean paid = isAccount(layout.counterpartyIban());
        if (!ours || !paid || booked.isEmpty() || valued.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StatementLine(
                entry,
                booked.get(),
                valued.get(),
                amount.get(),
                CamtEntry.plain(row.get(layout.counterparty()), LONGEST_NAME),
                Iban.read(row.get(layout.counterpartyIban())).map(Iban::value).orElse(""),
                CamtEntry.plain(row.get(layout.endToEndId()), LONGEST_ID),
                CamtEntry.plain(row.get(layout.bankReference()), LONGEST_ID),
                CamtEntry.plain(layout.text().stream().map(row::get).collect(Collectors.joining(" ")), LONGEST_TEXT)));
    }

    private boolean isOurs() {
        String text = row.get(layout.account());
        if (text.isEmpty() || Iban.read(text).equals(Optional.of(account))) {
            return true;
        }
        flaw.accept(
                layout.account(),
                "The row is for " + Iban.read(text).map(Iban::hint).orElse("“" + Flaws.shown(text) + "”")
                        + ", not for the account " + account.hint() + ".");
        return false;
    }

    /** What is no IBAN may be an account in a country without them; only what looks like one must be one. */
    private boolean isAccount(String column) {
        String text = row.get(column);
        if (IBAN_LIKE.matcher(text).matches() && Iban.read(text).isEmpty()) {
            flaw.accept(column, "This is no IBAN: its length or its check digits are wrong.");
            return false;
        }
        return true;
    }

    private Optional<LocalDate> day(String column) {
        Optional<LocalDate> day = layout.day(row.get(column));
        if (day.isEmpty()) {
            flaw.accept(
                    column,
                    "“" + Flaws.shown(row.get(column)) + "” is no day of this century, written like "
                            + layout.days().pattern().replace("uuuu", "yyyy") + ".");
        }
        return day;
    }

    private Optional<Money> amount() {
        String credit = row.get(layout.credit());
        String debit = row.get(layout.debit());
        String column = layout.amount();
        if (column.isBlank()) {
            if (credit.isEmpty() == debit.isEmpty()) {
                flaw.accept(layout.credit(), "Either what came in or what went out must be filled, and not both.");
                return Optional.empty();
            }
            column = credit.isEmpty() ? layout.debit() : layout.credit();
        }
        String text = row.get(column);
        String currency = layout.currency().isBlank() ? layout.onlyCurrency() : row.get(layout.currency());
        Optional<String> decimal = layout.decimal(text);
        if (decimal.isEmpty()) {
            flaw.accept(
                    column,
                    "“" + Flaws.shown(text) + "” is no amount with a "
                            + (layout.decimals() == CsvLayout.DecimalMark.COMMA ? "comma" : "point")
                            + " before its decimals.");
            return Optional.empty();
        }
        try {
            Money money = Money.of(decimal.get(), currency);
            boolean out = column.equals(layout.debit()) && money.isPositive();
            return Optional.of(out ? money.negate() : money);
        } catch (IllegalArgumentException wrong) {
            boolean unknown = !isCurrency(currency);
            flaw.accept(
                    unknown && !layout.currency().isBlank() ? layout.currency() : column,
                    String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean isCurrency(String code) {
        try {
            Money.currency(code);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
