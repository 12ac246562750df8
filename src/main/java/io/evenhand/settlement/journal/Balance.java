package io.evenhand.settlement.journal;

import io.evenhand.money.Money;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * What stands on an account.
 *
 * @param amounts by currency, debits positive; a currency that was never posted is not there, one that came to zero is
 */
public record Balance(AccountId account, SortedMap<CurrencyUnit, Money> amounts) {
    public Balance {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /** Zero if the currency was never posted. */
    public Money in(CurrencyUnit currency) {
        return amounts.getOrDefault(currency, Money.zero(currency));
    }
}
