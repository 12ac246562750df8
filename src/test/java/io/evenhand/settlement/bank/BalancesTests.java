package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.journal.PostingResult;
import io.evenhand.testing.MovableClock;
import io.evenhand.testing.WithoutEngine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves on the database that balances are summed over all agreements, by partner and currency, as they were at each month's end. */
@WithoutEngine
class BalancesTests {
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String us = "us-" + suffix;
    private final String them = "them-" + suffix;

    @Autowired
    Journal journal;

    @Test
    void whatIsOwedUnderAllAgreementsIsSummedAndLongAgoIsCounted() {
        post(LocalDate.of(2024, 5, 1), AccountKind.RECEIVABLE, "100.00");
        post(LocalDate.of(2026, 10, 31), AccountKind.PAYABLE, "-30.00");
        post(LocalDate.of(2026, 11, 1), AccountKind.RECEIVABLE, "5.00");
        post(LocalDate.of(2026, 11, 30), AccountKind.RECEIVABLE, "1000.00");
        Balances balances = new Balances(journal, new MovableClock(Instant.parse("2026-11-26T09:00:00Z")));
        Balances.Course course = balances.of(actor(Role.FINANCE));
        assertThat(course.days())
                .hasSize(12)
                .startsWith(LocalDate.of(2025, 12, 31))
                .endsWith(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 26));
        Balances.Line line = course.lines().getFirst();
        assertThat(line.partyId()).isEqualTo(them);
        assertThat(line.amounts().getFirst()).isEqualTo(Money.of("100.00", "EUR"));
        assertThat(line.amounts().get(10)).isEqualTo(Money.of("70.00", "EUR"));
        assertThat(line.now()).isEqualTo(Money.of("75.00", "EUR"));
        assertThat(balances.of(actor(Role.OPERATIONS)).lines()).isEmpty();
    }

    private Actor actor(Role role) {
        return new Actor("x", "X", null, us, Set.of(role));
    }

    private void post(LocalDate day, AccountKind kind, String amount) {
        String agreement = UUID.randomUUID().toString();
        Money money = Money.of(amount, "EUR");
        assertThat(journal.post(new PostingRequest(
                        agreement,
                        day,
                        agreement,
                        "A share",
                        List.of(
                                new Entry(new AccountId(agreement, us, them, kind), money),
                                new Entry(
                                        new AccountId(agreement, us, them, AccountKind.REVENUE_SHARE),
                                        money.negate())))))
                .isInstanceOf(PostingResult.Posted.class);
    }
}
