package io.evenhand.settlement.payable;

import static io.evenhand.settlement.payable.TwoPartners.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.NettingResult;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.PaymentFileView;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentFiles.Chosen;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Proves on the database, with callers at the same moment, that no payment file pays another amount than its invoice says, nor what is
 * offered to be set off.
 */
@WithoutEngine
class PaymentRaceTests {
    @Autowired
    TwoPartners partners;

    @Autowired
    PaymentFiles files;

    @Autowired
    Nettings nettings;

    private final LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);

    @RepeatedTest(4)
    void anInvoiceThatChangesAtTheSameMomentIsPaidAsItStandsOrNotAtAll() throws Exception {
        TwoPartners.Pair pair = partners.pair();
        pair.owes("a", "100.00");
        List<Chosen> chosen = Chosen.of(pair.open(pair.payersFinance));
        AtomicInteger caller = new AtomicInteger();
        List<Object> results = AtTheSameTime.call(() -> caller.getAndIncrement() % 2 == 0
                ? files.make(pair.payersFinance, chosen, tomorrow)
                : pair.billWithTax("a"));
        List<PaymentFileView> made = files.list(pair.payersFinance, 0, 10).shown();
        Money gross = pair.view("a").gross();
        boolean changed = results.contains(new PayableResult.Done());
        assertThat(gross).isEqualTo(changed ? eur("119.00") : eur("100.00"));
        assertThat(made).hasSize(changed ? 0 : 1).allMatch(file -> file.total().equals(gross));
        assertThat(results)
                .filteredOn(PaymentResult.Refused.class::isInstance)
                .hasSize(changed ? 3 : 2)
                .allSatisfy(result ->
                        assertThat(((PaymentResult.Refused) result).problems()).containsKey(pair.key("a")));
    }

    @RepeatedTest(4)
    void whatIsOfferedAtTheSameMomentIsPaidOrOfferedAndNotBoth() throws Exception {
        TwoPartners.Pair pair = partners.pair();
        pair.owes("a", "100.00");
        pair.owesBack("b", "30.00");
        List<Chosen> chosen = Chosen.of(pair.open(pair.payersFinance).stream()
                .filter(item -> !item.amount().isPositive())
                .toList());
        Set<String> both = Set.of(pair.key("a"), pair.key("b"));
        AtomicInteger caller = new AtomicInteger();
        List<Object> results = AtTheSameTime.call(() -> caller.getAndIncrement() % 2 == 0
                ? files.make(pair.payersFinance, chosen, tomorrow)
                : nettings.propose(pair.payeesFinance, both));
        assertThat(results)
                .filteredOn(result -> result instanceof PaymentResult.Made || result instanceof NettingResult.Done)
                .hasSize(1);
        boolean offered = nettings.list(pair.payeesFinance, 0, 1).total() == 1;
        assertThat(files.isInFile(pair.payer, pair.key("a"))).isEqualTo(!offered);
    }
}
