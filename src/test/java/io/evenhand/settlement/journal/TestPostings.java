package io.evenhand.settlement.journal;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Postings as a referral brings them: the biller got revenue and owes a share of it. */
final class TestPostings {
    static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    private TestPostings() {}

    /** Nobody else posts to its book. */
    static String agreement() {
        return UUID.randomUUID().toString();
    }

    static AccountId receivable(String agreement) {
        return new AccountId(agreement, "nordwind", "contoso", AccountKind.RECEIVABLE);
    }

    static AccountId earned(String agreement) {
        return new AccountId(agreement, "nordwind", "contoso", AccountKind.REVENUE_SHARE);
    }

    static Money eur(long cents) {
        return new Money(cents, Money.currency("EUR"));
    }

    static PostingRequest share(String agreement, String key, long cents) {
        return share(agreement, key, DAY, cents);
    }

    static PostingRequest share(String agreement, String key, LocalDate day, long cents) {
        return new PostingRequest(
                key,
                day,
                agreement,
                "Share of line " + key,
                List.of(
                        new Entry(receivable(agreement), eur(cents)),
                        new Entry(earned(agreement), eur(cents).negate())));
    }
}
