package io.evenhand.settlement.split;

import static io.evenhand.settlement.split.Lines.back;
import static io.evenhand.settlement.split.Lines.parts;
import static io.evenhand.settlement.split.Lines.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Reason;
import io.evenhand.terms.RevenueShareTerms.Clawback;
import io.evenhand.terms.RevenueShareTerms.Clawback.Trigger;
import io.evenhand.terms.RevenueShareTerms.Clawback.Until;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proves that where the parties agreed so, a share goes back only until it is to be paid out, and stays with whom it was paid to after. */
class PaidOutTests {
    private static final LocalDate PAYOUT = Deal.START.plusDays(30);

    @Test
    void aShareGoesBackUntilTheDayOnWhichItIsToBePaid() {
        Splitter splitter = deal(Until.PAYOUT).splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);

        assertThat(parts(splitter.apply(back("2", LineKind.REFUND, line, PAYOUT, euros("10.00")))))
                .containsExactly("-5.00", "-5.00");
        assertThat(splitter.apply(back("3", LineKind.REFUND, line, PAYOUT.plusDays(1), euros("10.00"))))
                .isEqualTo(new NotShared("3", "clawback", new WhyNotShared.PaidOut(LocalDate.of(2026, 1, 31))));
    }

    @Test
    void theTimeForWhichItMayBeHeldBackIsAdded() {
        Splitter splitter = deal(Until.PAYOUT).hold(60).splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);

        assertThat(parts(splitter.apply(back("2", LineKind.REFUND, line, PAYOUT.plusDays(60), euros("10.00")))))
                .containsExactly("-5.00", "-5.00");
        assertThat(splitter.apply(back("3", LineKind.REFUND, line, PAYOUT.plusDays(61), euros("10.00"))))
                .isInstanceOf(NotShared.class);
    }

    @Test
    void theMonthsStillEndItWhereTheyAreShorter() {
        Splitter splitter = deal(Until.PAYOUT).hold(90).splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);

        assertThat(splitter.apply(back(
                        "2", LineKind.REFUND, line, Deal.START.plusMonths(3).plusDays(1), euros("1.00"))))
                .isInstanceOfSatisfying(
                        NotShared.class, not -> assertThat(not.reason()).isEqualTo(Reason.TOO_LATE_TO_ASK_BACK));
    }

    /** On generated sales and refunds: it is as if the refunds after payout had not been. */
    @Test
    void whatComesBackAfterPayoutChangesNothing() {
        Random random = new Random(20261127);
        for (int i = 0; i < 1_000; i++) {
            List<RevenueLine> all = new ArrayList<>();
            List<RevenueLine> early = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                RevenueLine line =
                        sale("S" + n, Deal.START.plusDays(random.nextInt(40)), cents(1 + random.nextInt(99_999)));
                all.add(line);
                early.add(line);
                LocalDate day = line.countedOn().plusDays(random.nextInt(60));
                RevenueLine refund = back(
                        "R" + n,
                        LineKind.REFUND,
                        line,
                        day,
                        cents(1 + random.nextLong(line.gross().minorUnits())));
                all.add(refund);
                if (!day.isAfter(line.countedOn().plusDays(30))) {
                    early.add(refund);
                }
            }
            assertThat(positions(deal(Until.PAYOUT).splitter(), all))
                    .isEqualTo(positions(deal(null).splitter(), early));
        }
    }

    private static List<PeriodEnd> positions(Splitter splitter, List<RevenueLine> lines) {
        lines.forEach(splitter::apply);
        return List.of(splitter.endPeriod(), splitter.endPeriod(), splitter.endPeriod(), splitter.endPeriod());
    }

    private static Deal deal(@Nullable Until until) {
        return Deal.between("ann", "bob").share("50%", "50%").clawback(new Clawback(3, List.of(Trigger.REFUND), until));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Money cents(long cents) {
        return new Money(cents, Money.currency("EUR"));
    }
}
