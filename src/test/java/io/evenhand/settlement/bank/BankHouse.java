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

    public final String us;
    public final String them;
    public final String theirName;
    public final Actor finance;
    public final Actor operations;
    public final Actor stranger;
    public final Iban ourAccount;
    public final Iban theirAccount;

    public BankHouse(Partners partners, BankDetails details) {
        this(partners, details, "" + NUMBER.incrementAndGet());
    }

    private BankHouse(Partners partners, BankDetails details, String number) {
        this(partners, details, "bank-us-" + number, "bank-them-" + number, "Them " + number + " GmbH");
        partners.register(TestPartners.of(us, "Us " + number + " GmbH"));
        partners.register(TestPartners.of(them, theirName));
    }

    /** Of partners that are known, and may have been in another house. */
    public BankHouse(Partners partners, BankDetails details, String us, String them, String theirName) {
        this.us = us;
        this.them = them;
        this.theirName = theirName;
        finance = new Actor("fin-" + us, "Fin", "fin-" + us, us, Set.of(Role.FINANCE));
        operations = new Actor("ops-" + us, "Ops", "ops-" + us, us, Set.of(Role.OPERATIONS));
        stranger = new Actor("fin-" + them, "Fin", "fin-" + them, them, Set.of(Role.FINANCE));
        ourAccount = accountOf(us);
        theirAccount = accountOf(them);
        paidTo(details, us, ourAccount);
        paidTo(details, them, theirAccount);
    }

    private static void paidTo(BankDetails details, String partner, Iban account) {
        if (details.current(partner).isPresent()) {
            return;
        }
        Actor one = new Actor("one-" + partner, "One", "one-" + partner, partner, Set.of(Role.FINANCE));
        Actor two = new Actor("two-" + partner, "Two", "two-" + partner, partner, Set.of(Role.ADMINISTRATOR));
        String id = ((DetailsResult.Asked) details.ask(one, "Holder of " + partner, account.value(), "")).id();
        assertThat(details.confirm(two, id)).isInstanceOf(DetailsResult.Confirmed.class);
    }

    /** The same for a partner each time. */
    private static Iban accountOf(String partner) {
        return account(Integer.toUnsignedLong(partner.hashCode()));
    }

    /** An account with the check digits that make it one. */
    public static Iban account(long number) {
        String digits = "37040044" + "%010d".formatted(number);
        int check = 98
                - new BigInteger(digits + "131400").mod(BigInteger.valueOf(97)).intValue();
        return new Iban("DE" + "%02d".formatted(check) + digits);
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

    /** An item of ours as the other side sees it. @param amount as it sees it */
    public SampleItem mirrored(String id, String reference, String amount) {
        return SampleItem.of(us + id, us, reference, amount);
    }
}
