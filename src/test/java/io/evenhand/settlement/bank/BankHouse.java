package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.testing.TestPartners;
import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Two partners of a test's own, each with bank details in force, and who deals with the money of the first. */
public final class BankHouse {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final int number = NUMBER.incrementAndGet();
    public final String us = "bank-us-" + number;
    public final String them = "bank-them-" + number;
    public final String theirName = "Them " + number + " GmbH";
    public final Actor finance = new Actor("fin-" + us, "Fin", "fin-" + us, us, Set.of(Role.FINANCE));
    public final Actor operations = new Actor("ops-" + us, "Ops", "ops-" + us, us, Set.of(Role.OPERATIONS));
    public final Actor stranger = new Actor("fin-" + them, "Fin", "fin-" + them, them, Set.of(Role.FINANCE));
    public final Iban ourAccount = iban("DE", "37040044" + "%010d".formatted(2L * number));
    public final Iban theirAccount = iban("DE", "37040044" + "%010d".formatted(2L * number + 1));

    public BankHouse(Partners partners, BankDetails details) {
        partners.register(TestPartners.of(us, "Us " + number + " GmbH"));
        partners.register(TestPartners.of(them, "Them " + number + " GmbH"));
        paidTo(details, us, "Us " + number + " GmbH", ourAccount);
        paidTo(details, them, "Them " + number + " GmbH", theirAccount);
    }

    private static void paidTo(BankDetails details, String partner, String holder, Iban account) {
        Actor one = new Actor("one-" + partner, "One", "one-" + partner, partner, Set.of(Role.FINANCE));
        Actor two = new Actor("two-" + partner, "Two", "two-" + partner, partner, Set.of(Role.ADMINISTRATOR));
        String id = ((DetailsResult.Asked) details.ask(one, holder, account.value(), "")).id();
        assertThat(details.confirm(two, id)).isInstanceOf(DetailsResult.Confirmed.class);
    }

    /** With the check digits that make it one. */
    private static Iban iban(String country, String number) {
        BigInteger digits = new BigInteger(number + "131400");
        int check = 98 - digits.mod(BigInteger.valueOf(97)).intValue();
        return new Iban(country + "%02d".formatted(check) + number);
    }

    /** A statement of our account, in camt.053, which opens with 1,000.00. */
    public byte[] statement(String id, String closing, String... entries) {
        return CamtSample.bytes(CamtSample.document(
                CamtSample.statement(id, ourAccount.value(), "1000.00", closing, String.join("\n", entries))));
    }

    public String entry(String amount, String direction, String text) {
        return CamtSample.entry(amount, direction, text).replace(CamtSample.THEIRS.value(), theirAccount.value());
    }

    public SampleItem item(String id, String reference, String amount) {
        return SampleItem.of(us + id, them, reference, amount);
    }
}
