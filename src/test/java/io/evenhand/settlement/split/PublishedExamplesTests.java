package io.evenhand.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Proves that examples which others published of commissions, referral fees, royalties and split payments come out to the cent when their
 * rule is written as terms. Each names its public address and quotes its figures; where only part of an example is computed as published
 * says, that part is quoted.
 */
class PublishedExamplesTests {
    @TestFactory
    Stream<DynamicTest> comesOutAsPublished() {
        return Stream.of(
                        referralFees(),
                        commissionsByTier(),
                        commissionsWithCapsAndFloors(),
                        recurringCommissions(),
                        royalties(),
                        splitPayments(),
                        refunds())
                .flatMap(List::stream)
                .map(example -> DynamicTest.dynamicTest(example.address + ": " + example.quote, example::check));
    }

    private static List<Example> referralFees() {
        return List.of(
                new Example(
                                "http://realestate.about.com/od/howthemoneyworks/ss/compensation_4.htm",
                                "Using the $12,000 gross commission … referral fee of 25% would give Brokerage A $3000 …"
                                        + " 50/50 split … would yield $4500 for the agent in Brokerage B",
                                usd("brokerage-a", "agent", "brokerage-b")
                                        .share("0", "50%", "50%")
                                        .first("brokerage-a", "25%", null, null))
                        .sells("12000.00")
                        .gives("3000.00", "4500.00", "4500.00"),
                new Example(
                                "https://faq.mlsmatch.com/article/860-what-is-the-referral-fee",
                                "25% of $30,000 = $7,500 = Referral Fee",
                                usd("sending", "receiving").share("25%", "75%"))
                        .sells("30000.00")
                        .gives("7500.00", "22500.00"),
                new Example(
                                "https://rfcpinc.freshdesk.com/support/solutions/articles/5000865196-internal-referral",
                                "you should see the $15,000 in gross commission split into $14000 to the agent and $1000 to the"
                                        + " referral",
                                usd("referral", "agent").share("0", "1").first("referral", null, "1000.00", null))
                        .sells("15000.00")
                        .gives("1000.00", "14000.00"),
                new Example(
                                "https://www.novacalculator.com/legal-fee-split-calculator/",
                                "Contingency fee = $200,000 x 0.33 = $66,000 … Lead: $33,000 | Referral: $9,900 | Associate:"
                                        + " $23,100 | Client: $134,000",
                                usd("lead", "referral", "associate", "client")
                                        .share("33/200", "99/2000", "231/2000", "67/100"))
                        .sells("200000.00")
                        .gives("33000.00", "9900.00", "23100.00", "134000.00"),
                new Example(
                                "https://www.novacalculator.com/legal-fee-split-calculator/",
                                "A $500,000 fee pool. Lead counsel takes 40%, no referral fee, and 4 associate firms split the"
                                        + " remainder equally … Lead: $200,000 | Each of 4 associates: $75,000",
                                usd("lead", "one", "two", "three", "four")
                                        .share("0", "1/4", "1/4", "1/4", "1/4")
                                        .first("lead", "40%", null, null))
                        .sells("500000.00")
                        .gives("200000.00", "75000.00", "75000.00", "75000.00", "75000.00"));
    }

    private static List<Example> commissionsByTier() {
        return List.of(
                new Example(
                                "http://159.66.236.10:2080/Eclipse-Help/CHUI/!SSL!/WebHelp/mergedProjects/PRICE/PRICE_CON_TieredCommissionPlanDetails.htm",
                                "$200.00 2% $4.00; $300.00 3% $9.00; $500.00 4% $20.00; $200.00 5.5% $11.00; Total commission:"
                                        + " $44.00",
                                eclipse(TierMode.MARGINAL))
                        .sells("1200.00")
                        .gives("44.00", "1156.00"),
                new Example(
                                "http://159.66.236.10:2080/Eclipse-Help/CHUI/!SSL!/WebHelp/mergedProjects/PRICE/PRICE_CON_TieredCommissionPlanDetails.htm",
                                "without tiered commission calculations, the salesperson would earn a commission of 5.5 percent on"
                                        + " $1200, which equals $66.00",
                                eclipse(TierMode.WHOLE))
                        .sells("1200.00")
                        .gives("66.00", "1134.00"),
                new Example(
                                "https://help.mytime.com/hc/en-us/articles/360046956372-Tiered-Commission-by-Revenue-Amount-Above-Earned-Breakdown",
                                "1st pay cycle = $400 x 25% (first tier)=$100; 2nd pay cycle = $100 x 25% (first tier)=$25; 4th pay"
                                        + " cycle [$5000] = $1675.00",
                                usd("staff", "house")
                                        .tiers(TierScope.PERIOD, TierMode.MARGINAL, false)
                                        .tier("0.00", "25%", "75%")
                                        .tier("500.00", "30%", "70%")
                                        .tier("3000.00", "40%", "60%"))
                        .sells("400.00")
                        .gives("100.00", "300.00")
                        .nextPeriod()
                        .sells("100.00")
                        .gives("25.00", "75.00")
                        .nextPeriod()
                        .sells("5000.00")
                        .gives("1675.00", "3325.00"),
                new Example(
                                "http://mathhelpforum.com/business-math/270323-just-need-eqaution-set-up-then-i-ll-solve.html",
                                "15% of $5000 is … $750. $15000- 5000= $10000 … 20% of $10000 is … $2000. The total commission is"
                                        + " $750+ 2000= $2750",
                                usd("seller", "house")
                                        .tiers(TierScope.DEAL, TierMode.MARGINAL, false)
                                        .tier("0.00", "15%", "85%")
                                        .tier("5000.00", "20%", "80%"))
                        .sells("15000.00")
                        .gives("2750.00", "12250.00"),
                new Example(
                                "http://www.mikesalkin.com/examples.txt",
                                "$400,000 = (300,000 x 1%) + (100,000 x .5%) = $3,500; $800,000 = (300,000 x 1%) + (500,000 x .5%)"
                                        + " = $5,500",
                                salkin())
                        .sells("400000.00")
                        .gives("3500.00", "396500.00")
                        .nextPeriod()
                        .sells("800000.00")
                        .gives("5500.00", "794500.00"));
    }

    private static List<Example> commissionsWithCapsAndFloors() {
        return List.of(
                new Example(
                                "http://www.mikesalkin.com/examples.txt",
                                "$50,000 = $1,000 … because $1,000 is the minimum commission; $100,000 = 100,000 x 1% = $1,000;"
                                        + " $200,000 = 200,000 x 1% = $2,000",
                                salkin())
                        .sells("50000.00")
                        .gives("1000.00", "49000.00")
                        .nextPeriod()
                        .sells("100000.00")
                        .gives("1000.00", "99000.00")
                        .nextPeriod()
                        .sells("200000.00")
                        .gives("2000.00", "198000.00"),
                new Example(
                                "https://agents.texasbrokersponsor.com/the-math/cap-explained",
                                "For every $10,000 in commission, the agent keeps $7,000 and the Market Center keeps $3,000 … To pay"
                                        + " $21,000 in 30% splits, the agent must earn $70,000 … Once the agent's cumulative split"
                                        + " payments reach the CAP threshold, they retain 100%",
                                usd("market-center", "agent")
                                        .share("30%", "70%")
                                        .cap("market-center", "21000.00", CapScope.AGREEMENT, "agent"))
                        .sells("10000.00")
                        .gives("3000.00", "7000.00")
                        .sells("60000.00")
                        .gives("18000.00", "42000.00")
                        .sells("10000.00")
                        .gives("0.00", "10000.00"));
    }

    private static List<Example> recurringCommissions() {
        Example icodrip = new Example(
                "https://icodrip.com/learn/recurring-commissions-guide",
                "$100/month plan, and the program offers 25% recurring commissions, the affiliate earns $25 every month … Over a"
                        + " 24-month customer lifetime, that single referral generates $600 in commission",
                usd("affiliate", "vendor").share("25%", "75%"));
        for (int month = 0; month < 24; month++) {
            icodrip.sells("100.00").gives("25.00", "75.00").nextPeriod();
        }
        return List.of(
                icodrip.total("600.00", "1800.00"),
                new Example(
                                "https://www.linkjolt.io/glossary/recurring-commission",
                                "Example: 20% of $50/month = $10/month recurring",
                                usd("affiliate", "vendor").share("20%", "80%"))
                        .sells("50.00")
                        .gives("10.00", "40.00"));
    }

    private static List<Example> royalties() {
        return List.of(
                new Example(
                                "http://easyroyaltiesusa.com/2011/07/minimum-guaranteed-royalties/",
                                "Contract promises a minimum royalty of $10,000 per year. If the royalty earned is $8,000, an"
                                        + " additional amount of $2,000 is owed",
                                usd("author", "publisher")
                                        .share("10%", "90%")
                                        .floor("author", "10000.00", FloorScope.AGREEMENT, "publisher"))
                        .sells("80000.00")
                        .gives("8000.00", "72000.00")
                        .ends("2000.00", "-2000.00"),
                new Example(
                                "https://californiaconsumerbanking.com/?p=4152",
                                "a 5 percent running royalty and a $10,000 annual minimum. If the product generates $400,000 in"
                                        + " sales, the running royalty of $20,000 exceeds the floor",
                                usd("inventor", "licensee")
                                        .share("5%", "95%")
                                        .floor("inventor", "10000.00", FloorScope.AGREEMENT, "licensee"))
                        .sells("400000.00")
                        .gives("20000.00", "380000.00")
                        .ends(),
                new Example(
                                "https://californiaconsumerbanking.com/?p=4152",
                                "If sales come in at $100,000, the running royalty of $5,000 is below the floor, so the inventor"
                                        + " receives the $10,000 minimum",
                                usd("inventor", "licensee")
                                        .share("5%", "95%")
                                        .floor("inventor", "10000.00", FloorScope.AGREEMENT, "licensee"))
                        .sells("100000.00")
                        .gives("5000.00", "95000.00")
                        .ends("5000.00", "-5000.00")
                        .total("10000.00", "90000.00"),
                new Example(
                                "https://www.animenewsnetwork.com/encyclopedia/lexicon.php?id=124",
                                "50% of net revenue, with a minimum guaranty of $100,000 … The initial $100,000 covers the first"
                                        + " $100,000 of royalties (on the first $200,000 of net revenue)",
                                usd("licensor", "licensee")
                                        .share("50%", "50%")
                                        .floor("licensor", "100000.00", FloorScope.AGREEMENT, "licensee"))
                        .sells("200000.00")
                        .gives("100000.00", "100000.00")
                        .ends(),
                new Example(
                                "https://arcaedia.livejournal.com/2008/02/27/",
                                "the first 5,000 copies will earn a 10% royalty … a cover price of $23.95, so she'll earn $11,975 on"
                                        + " the first 5,000 copies",
                                usd("author", "publisher")
                                        .tiers(TierScope.LIFETIME, TierMode.MARGINAL, false)
                                        .tier("0.00", "10%", "90%")
                                        .tier("119750.00", "12.5%", "87.5%")
                                        .tier("239500.00", "15%", "85%"))
                        .sells("119750.00")
                        .gives("11975.00", "107775.00"),
                new Example(
                                "https://www.lynda.com/Audio-Music-Live-Performance-tutorials/Advances-royalties/176622/361565-4.html",
                                "sales of the recording generate 50,000 dollars in revenue … the musician has earned 6,000 dollars,"
                                        + " 12 percent of 50,000 dollars",
                                usd("musician", "label").share("12%", "88%"))
                        .sells("50000.00")
                        .gives("6000.00", "44000.00"),
                new Example(
                                "https://www.mineralrightsforum.com/t/questions-on-decimal-interest-definition-and-calculation/22728",
                                "multiply your royalty rate [25%] by your percentage of the pooled unit [.0375000] … 1,000 bbls of"
                                        + " oil at current prices [$79.00/bbl] you should receive a check for $2,962.50",
                                usd("owner", "operator").share("3/80", "77/80"))
                        .sells("79000.00")
                        .gives("2962.50", "76037.50"),
                new Example(
                                "http://en.allexperts.com/q/Oil-Gas-3147/2014/12/calculating-decimal-interest.htm",
                                "0.03589614 of all production from the unit … $35,896.14 for every $1 million in sales",
                                usd("owner", "operator").share("3589614/100000000", "96410386/100000000"))
                        .sells("1000000.00")
                        .gives("35896.14", "964103.86"),
                new Example(
                                "https://goodtool.org/calculators/music-business/songwriting-split-sheet-calculator",
                                "if a song earns $1,000 and a songwriter owns 50%, they receive $500",
                                usd("songwriter", "others").share("50%", "50%"))
                        .sells("1000.00")
                        .gives("500.00", "500.00"));
    }

    private static List<Example> splitPayments() {
        return List.of(
                new Example(
                                "https://github.com/juspay/hyperswitch/wiki/Marketplace-Payments:-Split-Payments,-Seller-Payouts,-and-How-Stripe-Connect-and-Adyen-for-Platforms-Work-as-Underlying-Infrastructure",
                                "takes a 10% commission. When a customer pays $100, the seller should receive $90 and the platform"
                                        + " should receive $10",
                                usd("seller", "platform").share("90%", "10%"))
                        .sells("100.00")
                        .gives("90.00", "10.00"),
                new Example(
                                "https://airwallex.com/docs/payments-for-platforms__manage-funds-split__create-funds-split",
                                "After the 100 GBP payment … 40 GBP to Connected Account 01 and another FundsSplit with the amount"
                                        + " of 30 GBP to Connected Account 02",
                                Deal.between("account-01", "account-02", "platform")
                                        .in("GBP")
                                        .share("0", "0", "1")
                                        .first("account-01", null, "40.00", null)
                                        .first("account-02", null, "30.00", null))
                        .sells("100.00")
                        .gives("40.00", "30.00", "30.00"),
                new Example(
                                "https://github.com/moneyphp/money/blob/122664c2621a95180a13c1ac81fea1d2ef20781e/doc/features/allocation.rst",
                                "Money::EUR(800); // $8.00 … allocateTo(3); // $result = [$2.67, $2.67, $2.66]",
                                Deal.between("one", "two", "three").share("1/3", "1/3", "1/3"))
                        .sells("8.00")
                        .gives("2.67", "2.67", "2.66"),
                new Example(
                                "https://github.com/moneyphp/money/blob/122664c2621a95180a13c1ac81fea1d2ef20781e/doc/features/allocation.rst",
                                "a whopping profit of 5 cents, which has to be divided amongst myself (70%) and my investor (30%) …"
                                        + " $my_cut is 4 cents, $investors_cut is 1 cent",
                                Deal.between("me", "investor").share("70%", "30%"))
                        .sells("0.05")
                        .gives("0.04", "0.01"),
                new Example(
                                "https://www.villagelabs.co/blog-pages/blog/marketplaces-explained-transaction-fee",
                                "you sold a hat on Etsy for $20 … (20 x 5/100) + 0 = $1 … receive $19 in net proceeds",
                                usd("marketplace", "seller").share("5%", "95%"))
                        .sells("20.00")
                        .gives("1.00", "19.00"));
    }

    private static List<Example> refunds() {
        return List.of(
                new Example(
                                "https://developer.squareup.com/docs/payments-api/collect-fees/payment-with-app-fee-refund?q=pricing",
                                "a payment of $20.00 USD on behalf of a seller with a $2.00 USD application fee … partial refund of"
                                        + " $15.00 USD (75% of the original payment) … refunds the proportional amount",
                                usd("application", "seller").share("0", "1").first("application", null, "2.00", null))
                        .sells("20.00")
                        .gives("2.00", "18.00")
                        .refunds("15.00")
                        .gives("-1.50", "-13.50"),
                new Example(
                                "https://developers.paymongo.com/docs/platforms-refunding-a-split-payment",
                                "Original Payment PHP 100.00 … If a full refund of PHP 100.00 is issued … Recipient A: PHP 50.00,"
                                        + " Recipient B: PHP 50.00",
                                Deal.between("recipient-a", "recipient-b")
                                        .in("PHP")
                                        .share("50%", "50%"))
                        .sells("100.00")
                        .gives("50.00", "50.00")
                        .refunds("100.00")
                        .gives("-50.00", "-50.00"));
    }

    private static Deal usd(String... parties) {
        return Deal.between(parties).in("USD");
    }

    private static Deal eclipse(TierMode mode) {
        return usd("salesperson", "house")
                .tiers(TierScope.PERIOD, mode, false)
                .tier("0.00", "2%", "98%")
                .tier("200.00", "3%", "97%")
                .tier("500.00", "4%", "96%")
                .tier("1000.00", "5.5%", "94.5%");
    }

    private static Deal salkin() {
        return usd("agent", "house")
                .tiers(TierScope.PERIOD, TierMode.MARGINAL, false)
                .tier("0.00", "1%", "99%")
                .tier("300000.00", "0.5%", "99.5%")
                .floor("agent", "1000.00", FloorScope.LINE, "house");
    }

    /** What was published, as terms, and what is asked of them step by step. */
    private static final class Example {
        private final String address;
        private final String quote;
        private final Deal deal;
        private final List<Runnable> steps = new ArrayList<>();
        private final Map<String, Long> totals = new HashMap<>();
        private Splitter splitter;
        private LocalDate day = Deal.START;
        private int number;
        private RevenueLine last;
        private List<String> parts = List.of();

        @SuppressWarnings("NullAway.Init") // set before they are asked for
        Example(String address, String quote, Deal deal) {
            this.address = address;
            this.quote = quote;
            this.deal = deal;
        }

        Example sells(String amount) {
            steps.add(() -> {
                last = Lines.sale("line-" + number, "deal-" + number++, day, deal.money(amount), Map.of());
                take(splitter.apply(last));
            });
            return this;
        }

        Example refunds(String amount) {
            steps.add(() -> take(splitter.apply(Lines.refund("line-" + number++, last, amount))));
            return this;
        }

        Example gives(String... amounts) {
            steps.add(() -> assertThat(parts).containsExactly(amounts));
            return this;
        }

        Example nextPeriod() {
            steps.add(() -> day = day.plusMonths(1));
            return this;
        }

        /** The agreement ends, and its floors are reached by what is given; by nothing if no amounts are named. */
        Example ends(String... amounts) {
            steps.add(() -> {
                List<Correction> corrections = splitter.endLastPeriod().corrections();
                List<String> given = corrections.isEmpty()
                        ? List.of()
                        : Lines.amounts(corrections.getFirst().parts());
                assertThat(given).containsExactly(amounts);
                corrections.forEach(correction -> count(correction.parts()));
            });
            return this;
        }

        Example total(String... amounts) {
            steps.add(() -> assertThat(deal.terms().parties().stream()
                            .map(party -> new Money(
                                            totals.getOrDefault(party.partnerId(), 0L),
                                            deal.terms().payment().currency())
                                    .amount()))
                    .containsExactly(amounts));
            return this;
        }

        private void take(SplitResult result) {
            assertThat(result).isInstanceOf(Shared.class);
            parts = Lines.parts(result);
            count(Lines.split(result).parts());
        }

        private void count(List<Part> given) {
            given.forEach(part -> totals.merge(part.partyId(), part.amount().minorUnits(), Long::sum));
        }

        void check() {
            splitter = deal.splitter();
            steps.forEach(Runnable::run);
        }
    }
}
