package io.evenhand.claim;

import static io.evenhand.claim.TestClaims.assertRecorded;
import static io.evenhand.claim.TestClaims.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.TestClaims.Pair;
import io.evenhand.days.Days;
import io.evenhand.money.Money;
import io.evenhand.notice.Until;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.payable.Damages;
import io.evenhand.settlement.payable.DamagesClaims;
import io.evenhand.settlement.payable.DamagesConversion;
import io.evenhand.settlement.payable.DamagesEntry;
import io.evenhand.settlement.payable.DamagesLeft;
import io.evenhand.settlement.payable.DamagesView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database, with threads, that all claims of one debtor under one agreement together come to no more than the signed terms allow at
 * most, to the cent; that this binds neither what both sides settle on nor a court that says so; and that what is left is told in words.
 */
@WithoutEngine
class ClaimCapTests {
    private static final AtomicLong TASKS = new AtomicLong(3_000_000);

    @Autowired
    TestClaims house;

    @Autowired
    ClaimAnswers answers;

    @Autowired
    ClaimTalks talks;

    @Autowired
    ClaimAwards awards;

    @Autowired
    ClaimConclusions conclusions;

    @Autowired
    ClaimReading reading;

    @Autowired
    ClaimDeadlines deadlines;

    @Autowired
    Damages damages;

    @Autowired
    DamagesClaims finance;

    @Autowired
    Payables payables;

    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate database;

    private Pair pair;

    /** Thirty per cent of what a breach brings, at most EUR 90,000.00 in all. */
    @BeforeEach
    void twoPartners() {
        pair = house.pair();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static long task() {
        return TASKS.incrementAndGet();
    }

    private ClaimResult admit(ClaimId claim) {
        return answers.answer(claim, task(), pair.answers, "admit", "", "");
    }

    private ClaimId disputed(String revenue) {
        ClaimId claim = pair.state(revenue);
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        return claim;
    }

    private DamagesLeft left() {
        return damages.left(
                        pair.agreement.value(),
                        new PartnerId(pair.respondent),
                        new PartnerId(pair.claimant),
                        house.today())
                .orElseThrow();
    }

    private List<Money> posted() {
        return finance.list(pair.claims).stream()
                .map(DamagesView::amount)
                .sorted(Money::compareTo)
                .toList();
    }

    private static void assertTold(ClaimResult result, String words) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains(words));
    }

    @Test
    void ofClaimsAdmittedAtTheSameMomentThoseEndThatFitToTheCent() throws Exception {
        // Each comes to EUR 20,000.00 or a cent more: four fit into EUR 90,000.00, and no fifth.
        List<ClaimId> claims = Stream.of("66666.65", "66666.66", "66666.67", "66666.68", "66666.70", "66666.71")
                .map(pair::state)
                .toList();
        Queue<ClaimId> next = new ConcurrentLinkedQueue<>(claims);
        List<ClaimResult> said = AtTheSameTime.call(() -> admit(next.remove()));
        assertThat(said).filteredOn(Recorded.class::isInstance).hasSize(4);
        List<ClaimResult> refused =
                said.stream().filter(result -> !(result instanceof Recorded)).toList();
        assertThat(refused).hasSize(2).allSatisfy(one -> assertTold(one, left().words()));

        List<ClaimId> ended = claims.stream()
                .filter(claim -> reading.page(pair.claims, claim.value())
                                .orElseThrow()
                                .line()
                                .state()
                        == ClaimState.ADMITTED)
                .toList();
        Queue<ClaimId> toPost = new ConcurrentLinkedQueue<>(ended);
        toPost.addAll(ended.subList(0, 2));
        assertThat(AtTheSameTime.call(() -> {
                    conclusions.conclude(toPost.remove());
                    return true;
                }))
                .hasSize(6);
        Money sum = posted().stream().reduce(Money.zero(eur("0").currency()), Money::plus);
        assertThat(posted()).hasSize(4);
        assertThat(journal.postings(pair.agreement.value(), 0, 10)).hasSize(4);
        assertThat(left())
                .isEqualTo(new DamagesLeft(eur("90000.00"), eur("90000.00").minus(sum)));
        assertThat(sum.minorUnits()).isBetween(80_000_00L, 80_000_02L);
    }

    @Test
    void whatIsLeftIsToldAndNoMoreIsAdmittedInPartOrInTalks() {
        ClaimId first = pair.state("200000.00");
        ClaimId second = pair.state("199999.00");
        assertRecorded(admit(first));
        assertTold(
                admit(second),
                "Of the EUR 90,000.00 that the signed terms allow at most for all breaches, EUR 30,000.00 are left.");
        assertThat(reading.page(pair.answers, second.value()).orElseThrow().happened())
                .hasSize(1);
        assertThat(answers.prepare(pair.answers, second, id(), "30000.01", "EUR", "A part."))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("amount"));
        String part = id();
        assertRecorded(answers.prepare(pair.answers, second, part, "30000.00", "EUR", "What is left."));
        assertRecorded(answers.answer(second, task(), pair.answers, "admit-part", "", part));
        assertRecorded(answers.judgeAdmission(second, task(), pair.claims, "accept", ""));
        conclusions.conclude(first);
        conclusions.conclude(second);
        assertThat(posted()).containsExactly(eur("30000.00"), eur("60000.00"));

        ClaimId third = pair.state("");
        assertThat(left().words()).contains("nothing is left");
        assertThat(reading.page(pair.answers, third.value()).orElseThrow().left())
                .isEqualTo(left());
    }

    @Test
    void aPartThatWasAdmittedIsNotTakenOnceOtherClaimsCameFirst() {
        ClaimId first = pair.state("200000.00");
        ClaimId second = pair.state("199999.00");
        String part = id();
        assertRecorded(answers.prepare(pair.answers, second, part, "40000.00", "EUR", "A part."));
        assertRecorded(answers.answer(second, task(), pair.answers, "admit-part", "", part));
        assertRecorded(admit(first));
        assertTold(answers.judgeAdmission(second, task(), pair.claims, "accept", ""), "EUR 30,000.00 are left");
        assertRecorded(answers.judgeAdmission(second, task(), pair.claims, "reject", "Let us talk."));
        assertTold(answers.admitInTalks(pair.claims, second, ""), "Other claims came first");
        assertTold(answers.admitInTalks(pair.answers, second, ""), "Offer to settle instead");
        String offer = id();
        assertRecorded(talks.offer(
                pair.answers, second, offer, new SaidOffer("40000.00", "", SaidRate.NONE, "", "For peace.")));
        assertRecorded(talks.decide(second, task(), pair.claims, offer, "accept", ""));
        conclusions.conclude(first);
        conclusions.conclude(second);
        assertThat(posted()).containsExactly(eur("40000.00"), eur("60000.00"));
        assertThat(left().left()).isEqualTo(eur("0.00"));
    }

    @Test
    void whatFinanceFilesCountsWhatClaimsCameToBeforeThatIsPosted() {
        assertRecorded(admit(pair.state("200000.00")));
        Actor bound = new Actor("money", "Petra", null, pair.respondent, Set.of(Role.FINANCE));
        var unused = finance.file(
                bound,
                new DamagesEntry(
                        pair.agreement.value(),
                        pair.respondent,
                        "admitted",
                        "Ada Byron",
                        house.today(),
                        house.today(),
                        "",
                        "200000.00",
                        "Another call.",
                        "letter.pdf",
                        pdf("letter")));
        assertThat(posted()).containsExactly(eur("30000.00"));
    }

    @Test
    void aCourtGoesBeyondTheMostOnlyWhereItIsSaidSo() {
        assertRecorded(admit(pair.state("200000.00")));
        ClaimId claim = disputed("199999.00");
        String award = id();
        assertThat(awards.state(pair.claims, claim, said(award, "50000.00", "EUR", false)))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.field()).isEqualTo("amount");
                    assertThat(no.reason()).contains("EUR 30,000.00 are left", "goes beyond");
                });
        assertRecorded(awards.state(pair.claims, claim, said(award, "50000.00", "EUR", true)));
        assertRecorded(awards.answer(claim, task(), pair.answers, award, "confirm", ""));
        conclusions.conclude(claim);
        assertThat(posted()).containsExactly(eur("50000.00"));
    }

    @Test
    void anAwardThatNoLongerFitsIsNotConfirmedBeforeItIsSaidToGoBeyond() {
        ClaimId claim = disputed("199999.00");
        String award = id();
        assertRecorded(awards.state(pair.claims, claim, said(award, "50000.00", "EUR", false)));
        assertRecorded(admit(pair.state("200000.00")));
        assertTold(
                awards.answer(claim, task(), pair.answers, award, "confirm", ""),
                "whoever stated it takes it back and states it again so");
        assertThat(reading.page(pair.claims, claim.value()).orElseThrow().line().state())
                .isEqualTo(ClaimState.AWARD_STATED);
    }

    @Test
    void anAwardIsPostedInTheCurrencyInWhichItWasDecided() {
        ClaimId claim = disputed("200000.00");
        String award = id();
        assertRecorded(awards.state(pair.claims, claim, said(award, "95000.00", "USD", rate("0.9"), false)));
        assertThat(reading.page(pair.answers, claim.value()).orElseThrow().counts())
                .isEqualTo(
                        "USD 95,000.00 counts as EUR 85,500.00 toward the most by the signed terms, at 0.9 EUR for one USD of %s,"
                                        .formatted(Days.words(house.today()))
                                + " European Central Bank; rounded half to even.");
        assertRecorded(awards.answer(claim, task(), pair.answers, award, "confirm", ""));
        assertThat(left().left()).isEqualTo(eur("4500.00"));
        conclusions.conclude(claim);
        assertThat(finance.list(pair.claims)).singleElement().satisfies(owed -> {
            assertThat(owed.amount()).isEqualTo(Money.of("95000.00", "USD"));
            assertThat(payables.find(pair.claims, String.valueOf(owed.payableId()))
                            .orElseThrow()
                            .gross())
                    .isEqualTo(Money.of("95000.00", "USD"));
            assertThat(owed.arithmetic()).contains("counts as EUR 85,500.00", "European Central Bank");
        });
        assertThat(left().left()).isEqualTo(eur("4500.00"));
        assertThat(reading.page(pair.claims, claim.value()).orElseThrow()).satisfies(page -> {
            assertThat(page.counts()).contains("counts as EUR 85,500.00");
            assertThat(Objects.requireNonNull(page.end()).conversion())
                    .isEqualTo(new DamagesConversion(eur("85500.00"), "0.9", house.today(), "European Central Bank"));
        });
        assertThat(reading.page(pair.claims, pair.state("199999.00").value())
                        .orElseThrow()
                        .line()
                        .claimed())
                .isEqualTo(eur("4500.00"));
    }

    private SaidRate rate(String rate) {
        return new SaidRate(rate, house.today().toString(), "European Central Bank");
    }

    @Test
    void whatIsInAnotherCurrencyIsStatedWithItsRateOrNotAtAll() {
        ClaimId claim = disputed("200000.00");
        String day = house.today().toString();
        assertThat(Map.of(
                        new SaidRate("", day, "ECB"), "rate",
                        new SaidRate("0", day, "ECB"), "rate",
                        new SaidRate("a lot", day, "ECB"), "rate",
                        new SaidRate("99999999999999999999", day, "ECB"), "rate",
                        new SaidRate("0.9", "today", "ECB"), "rateOn",
                        new SaidRate("0.9", house.today().plusDays(1).toString(), "ECB"), "rateOn",
                        new SaidRate("0.9", day, " "), "rateSource"))
                .allSatisfy((rate, field) -> assertThat(
                                awards.state(pair.claims, claim, said(id(), "95000.00", "USD", rate, false)))
                        .isInstanceOfSatisfying(
                                Refused.class, no -> assertThat(no.field()).isEqualTo(field)));
        // It counts toward the most as that, and is held to it.
        assertThat(awards.state(pair.claims, claim, said(id(), "95000.00", "USD", rate("0.95"), false)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).contains("EUR 90,000.00 are left"));
        assertRecorded(awards.state(pair.claims, claim, said(id(), "95000.00", "USD", rate("0.95"), true)));
    }

    @Test
    void aSettlementInAnotherCurrencyCountsAsBothSaw() {
        ClaimId claim = pair.state("");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        assertThat(talks.offer(pair.answers, claim, id(), new SaidOffer("1.00", "CHF", SaidRate.NONE, "", "Peace.")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("rate"));
        String offer = id();
        // Half a cent, to the even one.
        assertRecorded(
                talks.offer(pair.answers, claim, offer, new SaidOffer("1.00", "CHF", rate("1.065"), "", "Peace.")));
        assertThat(reading.page(pair.claims, claim.value()).orElseThrow().counts())
                .contains("CHF 1.00 counts as EUR 1.06");
        assertRecorded(talks.decide(claim, task(), pair.claims, offer, "accept", ""));
        assertThat(left().left()).isEqualTo(eur("89998.94"));
        conclusions.conclude(claim);
        assertThat(left().left()).isEqualTo(eur("89998.94"));
    }

    @Test
    void whatWasStatedOfOldWithoutARateCountsTowardNothingAndThePageSaysSo() {
        ClaimId claim = disputed("200000.00");
        String award = id();
        assertRecorded(awards.state(pair.claims, claim, said(award, "1000.00", "EUR", false)));
        String old = id();
        int stored = database.update(
                "insert into claim_award (id, claim_id, partner_id, awarded_by, awarded_on, minor_units, currency, document_hash,"
                        + " stated_by, stated_at) select ?, claim_id, partner_id, awarded_by, awarded_on, minor_units, 'USD',"
                        + " document_hash, stated_by, stated_at from claim_award where id = ?",
                old,
                award);
        assertThat(stored + database.update("update claim set award_id = ? where id = ?", old, claim.value()))
                .isEqualTo(2);
        assertThat(reading.page(pair.claims, claim.value()).orElseThrow().counts())
                .isEqualTo(DamagesConversion.NO_RATE);
        assertRecorded(awards.answer(claim, task(), pair.answers, old, "confirm", ""));
        conclusions.conclude(claim);
        assertThat(left().left()).isEqualTo(eur("90000.00"));
        assertThat(reading.page(pair.claims, claim.value()).orElseThrow().counts())
                .isEqualTo(DamagesConversion.NO_RATE);
        assertThat(finance.list(pair.claims))
                .singleElement()
                .satisfies(
                        owed -> assertThat(owed.counts())
                                .isEqualTo(
                                        "It counts toward nothing of the most by the signed terms, because no rate was given."));
    }

    private ClaimAwards.Said said(String id, String amount, String currency, boolean beyond) {
        return said(id, amount, currency, SaidRate.NONE, beyond);
    }

    private ClaimAwards.Said said(String id, String amount, String currency, SaidRate rate, boolean beyond) {
        return new ClaimAwards.Said(
                id,
                "District Court of Hamburg, 3 O 12/26",
                house.today(),
                amount,
                currency,
                rate,
                beyond,
                "judgment.pdf",
                pdf("Judgment " + id));
    }

    @Test
    void aSettlementSaysByWhenItIsPaidAndThatIsWhenItIsDue() {
        ClaimId claim = disputed("10000.00");
        LocalDate by = house.today().plusDays(30);
        for (String wrong : List.of("tomorrow", house.today().minusDays(1).toString(), "2200-01-01")) {
            assertThat(talks.offer(
                            pair.answers, claim, id(), new SaidOffer("500", "", SaidRate.NONE, wrong, "For peace.")))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.field()).isEqualTo("payableBy"));
        }
        assertThat(talks.offer(
                        pair.answers, claim, id(), new SaidOffer("", "", SaidRate.NONE, by.toString(), "For peace.")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("payableBy"));
        String offer = id();
        assertRecorded(talks.offer(
                pair.answers, claim, offer, new SaidOffer("500", "", SaidRate.NONE, by.toString(), "For peace.")));
        assertThat(Objects.requireNonNull(reading.offers(pair.claims, Set.of(claim.value()))
                                .get(claim.value()))
                        .payableBy())
                .isEqualTo(by);
        assertRecorded(talks.decide(claim, task(), pair.claims, offer, "accept", ""));
        conclusions.conclude(claim);
        ClaimPage page = reading.page(pair.claims, claim.value()).orElseThrow();
        assertThat(page.line().payableBy()).isEqualTo(by);
        assertThat(payables.find(
                                pair.answers,
                                String.valueOf(
                                        Objects.requireNonNull(page.end()).payableId()))
                        .orElseThrow()
                        .dueOn())
                .isEqualTo(by);
        Actor pays = new Actor("p", "P", null, pair.respondent, Set.of(Role.FINANCE));
        assertThat(deadlines.of(pays)).singleElement().satisfies(deadline -> {
            assertThat(deadline.until()).isEqualTo(Until.on(by));
            assertThat(deadlines.find(pays, deadline.id())).contains(deadline);
        });
        assertThat(deadlines.of(new Actor("m", "M", null, pair.claimant, Set.of(Role.FINANCE))))
                .isEmpty();
        assertThat(deadlines.of(new Actor("o", "O", null, pair.respondent, Set.of(Role.OPERATIONS))))
                .isEmpty();
    }

    @Test
    void aClaimIsPostedBetweenThoseWhoBeganItThoughOneOfThemLeft() {
        ClaimId claim = pair.state("10000.00");
        assertRecorded(admit(claim));
        int replaced = database.update(
                "update agreement_party set partner_id = ? where agreement_id = ? and partner_id = ?",
                house.pair().claimant,
                pair.agreement.value(),
                pair.claimant);
        assertThat(replaced).isOne();
        conclusions.conclude(claim);
        assertThat(finance.list(pair.claims)).singleElement().satisfies(owed -> {
            assertThat(owed.amount()).isEqualTo(eur("3000.00"));
            assertThat(owed.creditor().id()).isEqualTo(pair.claimant);
        });
    }
}
