package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the balance that stands beside each row with the one before and the row's amount. Banks list the newest row first or last; the
 * order in which more rows agree is taken for theirs.
 */
final class CsvBalances {
    private final CsvLayout layout;
    private final Flaws flaws;
    private final List<@Nullable Balance> rows = new ArrayList<>();
    private boolean newestFirst;

    CsvBalances(CsvLayout layout, Flaws flaws) {
        this.layout = layout;
        this.flaws = flaws;
    }

    private record Balance(int entry, long line, Money after, Money amount) {
        /** Empty when it is beyond 64 bits. */
        Optional<Money> before() {
            try {
                return Optional.of(after.minus(amount));
            } catch (ArithmeticException beyond) {
                return Optional.empty();
            }
        }
    }

    /** Here stands a row that could not be read: what is around it cannot be compared. */
    void gap() {
        rows.add(null);
    }

    void take(int entry, long line, String text, Money amount) {
        if (layout.balance().isBlank()) {
            return;
        }
        try {
            String code = amount.currency().getCode();
            String decimal = layout.decimal(text)
                    .orElseThrow(() -> new IllegalArgumentException("“" + Flaws.shown(text) + "” is no amount."));
            rows.add(new Balance(entry, line, Money.of(decimal, code), amount));
        } catch (IllegalArgumentException wrong) {
            gap();
            flaws.add(Reach.ENTRY, "", entry, line, layout.balance(), String.valueOf(wrong.getMessage()));
        }
    }

    void check() {
        newestFirst = disagreements(true).size() < disagreements(false).size();
        disagreements(newestFirst)
                .forEach(balance -> flaws.add(
                        Reach.FILE,
                        "",
                        balance.entry,
                        balance.line,
                        layout.balance(),
                        ("The balance of %s is not the one of the row before and %s. A row is missing, twice or changed; fetch the file"
                                        + " from the bank again.")
                                .formatted(balance.after, balance.amount)));
    }

    private List<Balance> disagreements(boolean newest) {
        List<Balance> found = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            @Nullable Balance earlier = rows.get(newest ? i : i - 1);
            @Nullable Balance later = rows.get(newest ? i - 1 : i);
            if (earlier != null
                    && later != null
                    && earlier.after.currency().equals(later.after.currency())
                    && !later.before().equals(Optional.of(earlier.after))) {
                found.add(later);
            }
        }
        return found;
    }

    /** Before the first of all rows; empty where the file does not say. */
    Optional<Money> opening() {
        @Nullable Balance oldest = rows.isEmpty() ? null : newestFirst ? rows.getLast() : rows.getFirst();
        return oldest == null ? Optional.empty() : oldest.before();
    }

    /** After the last of all rows; empty where the file does not say. */
    Optional<Money> closing() {
        @Nullable Balance latest = rows.isEmpty() ? null : newestFirst ? rows.getFirst() : rows.getLast();
        return latest == null ? Optional.empty() : Optional.of(latest.after);
    }
}
