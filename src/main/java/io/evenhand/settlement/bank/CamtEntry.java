package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry of a camt.053 statement while it is read, with the transactions that the bank booked together in it. */
final class CamtEntry {
    private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final int LONGEST_NAME = 140;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TEXT = 1_000;

    private final int number;
    private final CamtFields fields;
    private final List<CamtFields> transactions = new ArrayList<>();

    CamtEntry(int number, long line) {
        this.number = number;
        this.fields = new CamtFields(line);
    }

    sealed interface Read {
        record Booked(Money amount, List<StatementLine> lines) implements Read {}

        /** It may never be booked. */
        record Pending() implements Read {}

        record Flawed(long line, String field, String problem) implements Read {}
    }

    int number() {
        return number;
    }

    /** By which no other entry of the statement goes; empty where there is none. */
    String reference() {
        return fields.get("NtryRef");
    }

    long line(String field) {
        return fields.line(field);
    }

    void beginTransaction(long line) {
        transactions.add(new CamtFields(line));
    }

    void put(String path, String text, long line) {
        fields.put(path, text, line);
    }

    void putTransaction(String path, String text, long line) {
        transactions.getLast().put(path, text, line);
    }

    /** @param accountCurrency the code of the account's currency; empty where the statement does not say */
    Read read(String accountCurrency) {
        String status = fields.first("Sts", "Sts/Cd", "Sts/Prtry");
        if (status.equals("PDNG") || status.equals("INFO") || status.equals("FUTR")) {
            return new Read.Pending();
        }
        if (!status.equals("BOOK")) {
            return flawed("Sts", "Whether the entry is booked is not said: use BOOK, PDNG, INFO or FUTR.");
        }
        Money amount;
        try {
            amount = signed(fields, "Amt", "CdtDbtInd");
        } catch (IllegalArgumentException wrong) {
            return flawed(
                    String.valueOf(wrong.getMessage()).startsWith("CdtDbtInd") ? "CdtDbtInd" : "Amt",
                    String.valueOf(wrong.getMessage()));
        }
        if (!accountCurrency.isEmpty() && !amount.currency().getCode().equals(accountCurrency)) {
            return flawed(
                    "Amt@Ccy",
                    "The entry is in " + amount.currency().getCode() + ", but the account is in "
                            + Flaws.shown(accountCurrency) + ".");
        }
        Optional<LocalDate> booked = day("BookgDt");
        Optional<LocalDate> value = day("ValDt");
        if (booked.isEmpty()) {
            return flawed("BookgDt", "The day of booking is missing, or is no day of this century such as 2026-11-30.");
        }
        if (value.isEmpty() && !fields.first("ValDt/Dt", "ValDt/DtTm").isEmpty()) {
            return flawed("ValDt", "This is no day of this century such as 2026-11-30.");
        }
        return lines(amount, booked.get(), value.orElse(booked.get()));
    }

    private Read lines(Money amount, LocalDate bookedOn, LocalDate valueOn) {
        List<StatementLine> lines = new ArrayList<>();
        if (transactions.size() > 1) {
            List<Money> amounts = new ArrayList<>();
            for (CamtFields transaction : transactions) {
                part(transaction, amount).ifPresent(amounts::add);
            }
            // Some banks only list what they booked together, and give no amounts, or those of other currencies.
            if (amounts.size() == transactions.size()) {
                Optional<Money> sum = sum(amounts);
                if (!sum.equals(Optional.of(amount))) {
                    return flawed(
                            "NtryDtls/TxDtls/Amt",
                            "The transactions come to %s, but the entry to %s. Fetch the statement from the bank again."
                                    .formatted(sum.map(Money::toString).orElse("more than 64 bits hold"), amount));
                }
                for (int i = 0; i < amounts.size(); i++) {
                    lines.add(line(amounts.get(i), bookedOn, valueOn, transactions.get(i)));
                }
                return new Read.Booked(amount, lines);
            }
        }
        lines.add(line(amount, bookedOn, valueOn, transactions.size() == 1 ? transactions.getFirst() : null));
        return new Read.Booked(amount, lines);
    }

    private static Optional<Money> sum(List<Money> amounts) {
        try {
            return amounts.stream().reduce(Money::plus);
        } catch (ArithmeticException tooMuch) {
            return Optional.empty();
        }
    }

    /** The part of a transaction in the entry's currency. */
    private Optional<Money> part(CamtFields transaction, Money whole) {
        String path = transaction.has("Amt") ? "Amt" : "AmtDtls/TxAmt/Amt";
        try {
            String direction = transaction.has("CdtDbtInd") ? transaction.get("CdtDbtInd") : fields.get("CdtDbtInd");
            Money amount = Money.of(transaction.get(path), transaction.get(path + "@Ccy"));
            return amount.currency().equals(whole.currency()) && amount.minorUnits() >= 0
                    ? Optional.of(direction.equals("DBIT") ? amount.negate() : amount)
                    : Optional.empty();
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private StatementLine line(Money amount, LocalDate bookedOn, LocalDate valueOn, @Nullable CamtFields transaction) {
        CamtFields told = transaction == null ? fields : transaction;
        // Who paid when money came in, and who was paid when it went out.
        String side = amount.minorUnits() >= 0 ? "RltdPties/Dbtr" : "RltdPties/Cdtr";
        String endToEndId = told.get("Refs/EndToEndId");
        String text = (told.get("RmtInf/Ustrd") + " " + told.get("RmtInf/Strd/CdtrRefInf/Ref")).strip();
        return new StatementLine(
                number,
                bookedOn,
                valueOn,
                amount,
                plain(told.first(side + "/Nm", side + "/Pty/Nm", side + "/Agt/FinInstnId/Nm"), LONGEST_NAME),
                Iban.read(told.get(side + "Acct/Id/IBAN")).map(Iban::value).orElse(""),
                endToEndId.equals("NOTPROVIDED") ? "" : plain(endToEndId, LONGEST_ID),
                plain(
                        told.get("Refs/AcctSvcrRef").isEmpty()
                                ? fields.first("AcctSvcrRef", "NtryRef")
                                : told.get("Refs/AcctSvcrRef"),
                        LONGEST_ID),
                plain(
                        text.isEmpty()
                                ? (told.get("AddtlTxInf").isEmpty()
                                        ? fields.get("AddtlNtryInf")
                                        : told.get("AddtlTxInf"))
                                : text,
                        LONGEST_TEXT));
    }

    /**
     * An amount with the sign of its direction.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static Money signed(CamtFields fields, String amount, String direction) {
        Money read = Money.of(fields.get(amount), fields.get(amount + "@Ccy"));
        if (read.minorUnits() < 0) {
            throw new IllegalArgumentException("An amount is never negative here; CdtDbtInd says which way it went.");
        }
        return switch (fields.get(direction)) {
            case "CRDT" -> read;
            case "DBIT" -> read.negate();
            default -> throw new IllegalArgumentException("CdtDbtInd must be CRDT or DBIT.");
        };
    }

    private Optional<LocalDate> day(String field) {
        String text = fields.first(field + "/Dt", field + "/DtTm");
        try {
            // A moment begins with its day where the bank is, and that day is meant.
            LocalDate day = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            return Optional.of(day).filter(read -> read.getYear() >= 2000 && read.getYear() <= 2099);
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private Read.Flawed flawed(String field, String problem) {
        return new Read.Flawed(fields.line(field), field, problem);
    }

    static String plain(String text, int longest) {
        String single =
                isSingle(text) ? text : SPACE.matcher(text).replaceAll(" ").strip();
        if (single.length() <= longest) {
            return single;
        }
        // Never in the middle of a character that takes two places.
        return single.substring(0, Character.isHighSurrogate(single.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** Whether nothing stands between words but one space. */
    private static boolean isSingle(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one == '\u007F' || (one == ' ' && before == ' ')) {
                return false;
            }
            before = one;
        }
        return text.isEmpty() || before != ' ';
    }
}
