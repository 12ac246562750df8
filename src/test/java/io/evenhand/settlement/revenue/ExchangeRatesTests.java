package io.evenhand.settlement.revenue;

import static io.evenhand.settlement.revenue.TestShares.csv;
import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.Part;
import io.evenhand.table.LineProblem;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves which exchange rate converts a line: the bank's of the right day, or the parties'; exactly, with its source; and none that contradicts it. */
@WithoutEngine
class ExchangeRatesTests {
    @Autowired
    RevenueReports reports;

    @Autowired
    ReferenceRates rates;

    @Autowired
    AgreedRates agreed;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private TestShares deal;
    private LocalDate friday;
    private String period;

    @BeforeEach
    void noRatesAreHere() {
        database.update("delete from reference_rate");
        deal = new TestShares(today().minusDays(400));
        friday = today().minusDays(100);
        while (friday.getDayOfWeek().getValue() != 5
                || !BankingDays.isOne(friday)
                || !BankingDays.isOne(friday.plusDays(3))
                || friday.getMonthValue() % 3 == 0) {
            friday = friday.minusDays(1);
        }
        period = "%d-Q%d".formatted(friday.getYear(), (friday.getMonthValue() + 2) / 3);
    }

    @Test
    void aLineWithoutARateTakesThatOfItsDayAndSaysWhereItWasFound() {
        String id = inForce("ECB_REFERENCE", "COUNTED");
        imported("Date,USD,JPY\n%s,1.25,160\n".formatted(friday));

        FilingResult.Filed filed = (FilingResult.Filed) reports.file(
                deal.finance(), id, period, "q.csv", csv(usd("A", friday, "1000.00"), service("B", friday, "10.00")));
        assertThat(attest(id, filed.reportId())).isInstanceOf(AttestResult.Done.class);

        // USD 1,000.00 at 1.25 for a euro is EUR 800.00, of which the introducer gets 15 %.
        LinePage line = reports.line(deal.finance(), id, filed.reportId(), 1).orElseThrow();
        assertThat(line.results().getFirst().parts().getFirst().amount()).isEqualTo(Money.of("120.00", "EUR"));
        assertThat(line.results().getFirst().steps())
                .anySatisfy(step -> assertThat(step.words())
                        .contains(
                                "4/5",
                                "ECB reference rate of "
                                        + Language.of(Locale.ENGLISH).date(friday)));
        assertThat(reports.check(
                        deal.finance(), id, period, csv(usd("A", friday, "1000.00"), service("C", friday, "1.00"))))
                .isInstanceOfSatisfying(
                        FilingResult.Checked.class,
                        checked -> assertThat(checked.summary().known()).isEqualTo(1));
    }

    @Test
    void onADayWithoutARateTheLastBeforeCountsAndOnAWorkingDayItIsMissing() {
        String id = inForce("ECB_REFERENCE", "COUNTED");
        imported("Date,USD\n%s,1.25\n".formatted(friday));
        assertThat(reports.check(deal.finance(), id, period, csv(usd("A", friday.plusDays(1), "1000.00"))))
                .isInstanceOf(FilingResult.Checked.class);
        assertThat(problem(id, usd("A", friday.plusDays(3), "1000.00"))).satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.field()).isEqualTo("rate");
            assertThat(problem.problem()).contains(friday.plusDays(3).toString());
            assertThat(problem.remedy()).contains("rates import");
        });
        imported("Date,USD\n%s,1.30\n".formatted(friday.plusDays(4)));
        assertThat(reports.check(deal.finance(), id, period, csv(usd("A", friday.plusDays(3), "1000.00"))))
                .isInstanceOf(FilingResult.Checked.class);
    }

    @Test
    void theRateOfThePeriodsEndIsTakenWhereTheTermsSaySo() {
        String id = inForce("ECB_REFERENCE", "PERIOD_END");
        LocalDate end = friday.withDayOfMonth(1)
                .plusMonths(3 - (friday.getMonthValue() - 1) % 3)
                .minusDays(1);
        imported("Date,USD\n%s,1.25\n%s,2\n".formatted(friday, BankingDays.lastUpTo(end)));
        assertThat(introducersPart(id, usd("A", friday, "1000.00"))).isEqualTo(Money.of("75.00", "EUR"));
    }

    @Test
    void aRateThatContradictsTheBanksIsRefused() {
        String id = inForce("ECB_REFERENCE", "COUNTED");
        imported("Date,USD\n%s,1.25\n".formatted(friday));
        String given = usd("A", friday, "1000.00") + ",0.81";
        assertThat(reports.check(deal.finance(), id, period, withRate(given)))
                .isInstanceOfSatisfying(
                        FilingResult.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.problem())
                                        .contains("contradicts the ECB reference rate of " + friday)));
        assertThat(reports.check(deal.finance(), id, period, withRate(given.replace("0.81", "0.80"))))
                .isInstanceOf(FilingResult.Checked.class);
    }

    @Test
    void aRateThatAReportReliesOnNeverChanges() {
        String id = inForce("ECB_REFERENCE", "COUNTED");
        imported("Date,USD,JPY\n%s,1.25,160\n".formatted(friday));
        assertThat(reports.file(deal.finance(), id, period, "q.csv", csv(usd("A", friday, "1000.00"))))
                .isInstanceOf(FilingResult.Filed.class);

        assertThat(take("Date,USD,JPY\n%s,1.26,161\n".formatted(friday)))
                .isInstanceOfSatisfying(
                        RateImport.Result.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .extracting(LineProblem::field)
                                .isEqualTo("USD"));
        assertThat(take("Date,USD,JPY\n%s,1.250,161\n".formatted(friday)))
                .isEqualTo(new RateImport.Result.Taken(0, 1, 1, friday));
    }

    @Test
    void onlyTheHostImportsRates() {
        assertThat(rates.take(deal.finance(), read("Date,USD\n"))).isEmpty();
    }

    @Test
    void twoOtherCurrenciesAreConvertedByWayOfTheEuroExactly() {
        imported("Date,USD,JPY\n%s,1.0830,161.2\n".formatted(friday));
        RateTable.Found found =
                new RateTable(database, clock).reference("USD", "JPY", friday).orElseThrow();
        assertThat(found.rate()).hasToString("161200/1083");
    }

    @Test
    void whatTheFinanceOfAllPartiesAcceptsIsAgreedAndConverts() {
        String id = inForce("AGREED", "COUNTED");
        Actor proposer = deal.finance();
        Actor other = deal.of(deal.introducer(), Role.FINANCE);
        assertThat(problem(id, usd("A", friday, "1000.00")).problem()).contains("is not agreed for USD in EUR");
        AgreedRates.Result.Done proposed =
                (AgreedRates.Result.Done) agreed.propose(proposer, id, "USD", friday, "0.90");
        assertThat(proposed.agreed()).isFalse();
        assertThat(agreed.accept(proposer, id, proposed.rateId())).isInstanceOf(AgreedRates.Result.NotAllowed.class);
        assertThat(agreed.accept(deal.of(deal.introducer(), Role.LEGAL), id, proposed.rateId()))
                .isInstanceOf(AgreedRates.Result.NotAllowed.class);
        assertThat(agreed.accept(deal.of("stranger", Role.FINANCE), id, proposed.rateId()))
                .isInstanceOf(AgreedRates.Result.Unknown.class);
        assertThat(agreed.list(other, id).orElseThrow())
                .singleElement()
                .satisfies(view -> assertThat(view.yours()).isTrue());
        assertThat(agreed.accept(other, id, proposed.rateId()))
                .isEqualTo(new AgreedRates.Result.Done(proposed.rateId(), true));
        assertThat(agreed.propose(proposer, id, "USD", friday, "0.91")).isInstanceOf(AgreedRates.Result.Refused.class);
        assertThat(introducersPart(id, usd("A", friday, "1000.00"))).isEqualTo(Money.of("135.00", "EUR"));
    }

    private Money introducersPart(String id, String line) {
        return ((FilingResult.Checked) reports.check(deal.finance(), id, period, csv(line)))
                .summary().parts().stream()
                        .filter(part -> part.partyId().equals(deal.introducer()))
                        .map(Part::amount)
                        .findFirst()
                        .orElseThrow();
    }

    private LineProblem problem(String id, String line) {
        List<LineProblem> problems =
                ((FilingResult.Refused) reports.check(deal.finance(), id, period, csv(line))).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private AttestResult attest(String id, String report) {
        String hash = reports.report(deal.finance(), id, report, 0)
                .orElseThrow()
                .report()
                .contentHash();
        return reports.attest(deal.finance(), id, report, hash);
    }

    private static String usd(String id, LocalDate day, String gross) {
        return service(id, day, gross).replace("EUR", "USD");
    }

    private static byte[] withRate(String line) {
        return (TestShares.HEADER + ",rate\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String inForce(String source, String on) {
        RevenueShareTerms terms = SampleTerms.revenueShare(2);
        String json = new String(TermsFormat.canonical(terms), StandardCharsets.UTF_8);
        json = "{\"conversion\":{\"on\":\"%s\",\"source\":\"%s\"},"
                        .formatted(
                                on.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                                source.toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                + json.substring(1);
        try {
            return deal.inForce(
                            (RevenueShareTerms) TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                            agreements,
                            database)
                    .value();
        } catch (MalformedTermsException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    private void imported(String file) {
        assertThat(take(file)).isInstanceOf(RateImport.Result.Taken.class);
    }

    private RateImport.Result take(String file) {
        Optional<RateImport.Result> result =
                rates.take(new Actor("hanna", "Hanna", null, Actor.HOST, Set.of(Role.STEWARD)), read(file));
        return result.orElseThrow();
    }

    private RateImport.Read read(String file) {
        return RateImport.read(file.getBytes(StandardCharsets.UTF_8), clock);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
