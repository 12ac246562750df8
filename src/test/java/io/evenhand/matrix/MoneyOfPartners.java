package io.evenhand.matrix;

import io.evenhand.money.Money;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankHouse;
import io.evenhand.settlement.bank.DetailsResult;
import io.evenhand.settlement.bank.NettingResult;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.settlement.bank.Reconciliation;
import io.evenhand.settlement.bank.SampleItem;
import io.evenhand.settlement.bank.SampleItems;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.settlement.bank.TakeResult;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * A partner's money: what it owes and is owed, a payment file, a statement with a line that is matched and one that is not, and a change of
 * its bank details that waits for a second person.
 *
 * @param file for the bank
 * @param match of a line
 * @param change of the bank details
 * @param netting that is proposed to a partner who is nobody of the cast
 */
record MoneyOfPartners(String file, String match, String change, String netting) {
    static MoneyOfPartners made(AutowireCapableBeanFactory context, String partner, String other) {
        BankDetails details = context.getBean(BankDetails.class);
        Reconciliation reconciliation = context.getBean(Reconciliation.class);
        BankHouse house = new BankHouse(context.getBean(Partners.class), details, partner, other, other);
        List<SampleItem> items = List.of(
                house.item("-paid", "ST-2001", "-80.00"),
                house.item("-due", "ST-2002", "-1234567.89"),
                house.item("-got", "ST-2003", "10.00"),
                house.item("-open", "ST-2004", "21.00"),
                new SampleItem(partner + "-in", "matrix-netted", "ST-2005", Money.of("9.00", "EUR"), LocalDate.EPOCH),
                new SampleItem(
                        partner + "-out", "matrix-netted", "ST-2006", Money.of("-5.00", "EUR"), LocalDate.EPOCH));
        context.getBean(SampleItems.class).are(partner, items);
        LocalDate day = LocalDate.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC)
                .plusDays(1);
        PaymentResult.Made made = (PaymentResult.Made) context.getBean(PaymentFiles.class)
                .make(house.finance, PaymentFiles.Chosen.of(items.subList(0, 1)), day);
        byte[] statement = house.statement(
                "S1", "1030.00", house.entry("10.00", "CRDT", "ST-2003"), house.entry("20.00", "CRDT", "thanks"));
        if (!(context.getBean(Statements.class).takeCamt(house.finance, statement, false)
                instanceof TakeResult.Taken)) {
            throw new AssertionError("The statement is sound");
        }
        reconciliation.run(house.finance);
        NettingResult.Done proposed = (NettingResult.Done)
                context.getBean(Nettings.class).propose(house.finance, Set.of(partner + "-in", partner + "-out"));
        DetailsResult.Asked asked = (DetailsResult.Asked) details.ask(
                house.finance,
                "Holder of " + partner,
                BankHouse.account(4_000_000_000L + partner.hashCode() % 1000).value(),
                "");
        return new MoneyOfPartners(
                made.ids().getFirst(),
                reconciliation.history(house.finance, 0, 1).shown().getFirst().id(),
                asked.id(),
                proposed.id());
    }
}
