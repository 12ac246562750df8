package io.evenhand.settlement.statement;

import io.evenhand.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The exact sum of amounts that pass by; there is none of amounts in several currencies. */
public final class RunningSum {
    private @Nullable Money sum;
    private boolean mixed;

    /** @param amount null adds nothing */
    public void add(@Nullable Money amount) {
        if (amount == null || mixed) {
            return;
        }
        if (sum == null) {
            sum = amount;
        } else if (sum.currency().equals(amount.currency())) {
            sum = sum.plus(amount);
        } else {
            mixed = true;
        }
    }

    /** Empty where nothing was added, or several currencies were. */
    public Optional<Money> value() {
        return mixed ? Optional.empty() : Optional.ofNullable(sum);
    }
}
