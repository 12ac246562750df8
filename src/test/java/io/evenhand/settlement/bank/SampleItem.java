package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.LocalDate;

/** An open item as a test needs it. */
public record SampleItem(String id, String partyId, String reference, Money amount, LocalDate dueOn)
        implements OpenItem {
    static final LocalDate DUE = LocalDate.of(2026, 11, 20);

    static SampleItem of(String id, String partyId, String reference, String amount) {
        return new SampleItem(id, partyId, reference, Money.of(amount, "EUR"), DUE);
    }
}
