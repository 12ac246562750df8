package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** What the entries of a statement come to, to compare with what the statement says of them. */
final class CamtTotals {
    /** What is compared, as paths in the statement's summary. */
    static final List<String> FIELDS = List.of(
            "TtlNtries/NbOfNtries",
            "TtlNtries/Sum",
            "TtlCdtNtries/NbOfNtries",
            "TtlCdtNtries/Sum",
            "TtlDbtNtries/NbOfNtries",
            "TtlDbtNtries/Sum");

    private final Set<CurrencyUnit> currencies = new HashSet<>();
    private BigInteger in = BigInteger.ZERO;
    private BigInteger out = BigInteger.ZERO;
    private int credits;
    private int debits;

    void line(Money amount) {
        currencies.add(amount.currency());
    }

    void entry(Money amount) {
        BigInteger units = BigInteger.valueOf(amount.minorUnits());
        currencies.add(amount.currency());
        if (units.signum() < 0) {
            out = out.add(units.negate());
            debits++;
        } else {
            in = in.add(units);
            credits++;
        }
    }

    /**
     * What moved in all.
     *
     * @throws IllegalArgumentException if not all entries were in this currency
     * @throws ArithmeticException if it is beyond 64 bits
     */
    Money net(CurrencyUnit currency) {
        if (!currencies.isEmpty() && !currencies.equals(Set.of(currency))) {
            throw new IllegalArgumentException("entries are in several currencies");
        }
        return new Money(in.subtract(out).longValueExact(), currency);
    }

    /** Why what the statement says is not so, if it is not. Entries that are not booked may or may not be counted in it. */
    Optional<String> contradiction(String field, String said, int entries, int pending) {
        if (pending > 0) {
            return Optional.empty();
        }
        String counted = switch (field) {
            case "TtlNtries/NbOfNtries" -> String.valueOf(entries);
            case "TtlCdtNtries/NbOfNtries" -> String.valueOf(credits);
            case "TtlDbtNtries/NbOfNtries" -> String.valueOf(debits);
            case "TtlNtries/Sum" -> sum(in.add(out));
            case "TtlCdtNtries/Sum" -> sum(in);
            case "TtlDbtNtries/Sum" -> sum(out);
            default -> throw new IllegalStateException("Nothing is counted as " + field);
        };
        if (counted.isEmpty() || isSame(said, counted)) {
            return Optional.empty();
        }
        return Optional.of("The statement says " + Flaws.shown(said) + ", but its entries come to " + counted
                + ". Fetch it from the bank again.");
    }

    /** Empty where entries in several currencies cannot be summed. */
    private String sum(BigInteger units) {
        if (currencies.size() != 1) {
            return "";
        }
        return new BigDecimal(units, currencies.iterator().next().getDecimalPlaces()).toPlainString();
    }

    private static boolean isSame(String said, String counted) {
        return said.matches("[0-9]{1,30}(\\.[0-9]{0,20})?")
                && new BigDecimal(said).compareTo(new BigDecimal(counted)) == 0;
    }
}
