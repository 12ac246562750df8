package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.Locale;

/** What is left when what two partners owe each other is set off. */
record NettedItem(String id, String partyId, Money amount, LocalDate dueOn) implements OpenItem {
    @Override
    public String reference() {
        return "NET-" + id.substring(0, 13).toUpperCase(Locale.ROOT);
    }
}
