package io.evenhand.claim;

import static io.evenhand.claim.TestClaims.assertRecorded;
import static io.evenhand.claim.TestClaims.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.TestClaims.Pair;
import io.evenhand.money.Money;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackRecords;
import io.evenhand.settlement.payable.DamagesClaims;
import io.evenhand.settlement.payable.DamagesView;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database that what a claim costs a partner from an amount on is decided by two people of it: nothing comes of the first one's word
 * alone, the other side hears nothing of it, both are named once it counts, and without such an amount nothing is asked.
 */
@WithoutEngine
class SecondPersonTests {
    private static final AtomicLong TASKS = new AtomicLong(7_000_000);

    @Autowired
    TestClaims house;

    @Autowired
    Claims claims;

    @Autowired
    ClaimAnswers answers;

    @Autowired
    ClaimTalks talks;

    @Autowired
    ClaimSecondPeople seconds;

    @Autowired
    SecondRules rules;

    @Autowired
    ClaimConclusions conclusions;

    @Autowired
    ClaimReading reading;

    @Autowired
    DamagesClaims damages;

    @Autowired
    ClaimAwards awards;

    @Autowired
    TrackRecords records;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private Pair pair;
    private Actor other;

    @BeforeEach
    void twoPartners() {
        pair = house.pair();
        other = new Actor(
                pair.respondent + ".second",
                "Bob Cole",
                pair.respondent + ".money",
                pair.respondent,
                Set.of(Role.LEGAL));
        from("1000.00");
    }

    private void from(String amount) {
        Actor administrator = new Actor("admin", "Vera Hill", "v", pair.respondent, Set.of(Role.ADMINISTRATOR));
        assertThat(rules.say(administrator, amount, "EUR")).isEmpty();
    }

    private static long task() {
        return TASKS.incrementAndGet();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** Its process is one of today's. */
    private ClaimId stated(String revenue) {
        ClaimId claim = pair.state(revenue);
        assertThat(claims.start(claim, true).secondWithin()).isEqualTo("P7D");
        return claim;
    }

    private ClaimPage page(Actor actor, ClaimId claim) {
        return reading.page(actor, claim.value()).orElseThrow();
    }

    /** As the respondent's people see it. */
    private ClaimState state(ClaimId claim) {
        return page(pair.answers, claim).line().state();
    }

    /** Everything that another side than the respondent reads of it. */
    private List<Object> outside(ClaimId claim) {
        return List.of(
                page(pair.claims, claim),
                page(TestClaims.steward(), claim),
                reading.list(pair.claims),
                reading.lines(TestClaims.steward(), Set.of(claim.value())),
                reading.offers(pair.claims, Set.of(claim.value())));
    }

    /** The time for the answer is over. */
    private void answerWasDue(ClaimId claim) {
        assertThat(database.update(
                        "update claim set answer_until = ? where id = ?",
                        Timestamp.from(clock.instant().minusSeconds(60)),
                        claim.value()))
                .isOne();
    }

    private List<FactOutcome> facts() {
        return records.show(pair.claims, new PartnerId(pair.respondent)).orElseThrow().facts().stream()
                .map(TrackRecords.ShownFact::outcome)
                .toList();
    }

    private ClaimResult admit(ClaimId claim) {
        return answers.answer(claim, task(), pair.answers, "admit", "You are right.", "");
    }

    private ClaimResult confirm(ClaimId claim) {
        return seconds.decide(claim, task(), other, "confirm", "");
    }

    @Test
    void whatOnePersonAdmitsCountsOnceAnotherConfirmsIt() throws Exception {
        ClaimId claim = stated("10000.00");
        List<Object> before = outside(claim);
        assertRecorded(admit(claim));
        assertThat(state(claim)).isEqualTo(ClaimState.SECOND_ASKED);
        assertThat(seconds.goesOn(claim)).isEqualTo("second");
        assertThat(page(pair.answers, claim).happened().getLast()).satisfies(own -> {
            assertThat(own.words()).isEqualTo("Admitted the claim. You are right.");
            assertThat(own.amount()).isEqualTo(Money.of("3000.00", "EUR"));
        });
        assertThat(outside(claim)).isEqualTo(before);
        assertThat(reading.seconds(pair.claims, Set.of(claim.value()))).isEmpty();
        assertThat(reading.seconds(other, Set.of(claim.value()))).hasSize(1);

        assertThat(seconds.decide(claim, task(), pair.answers, "confirm", ""))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).contains("another person"));
        Actor sameAgain = new Actor("again", "Ada", pair.answers.personId(), pair.respondent, Set.of(Role.OPERATIONS));
        assertThat(seconds.decide(claim, task(), sameAgain, "confirm", "")).isInstanceOf(Refused.class);
        assertThat(seconds.decide(claim, task(), pair.claims, "confirm", "")).isInstanceOf(NotAllowed.class);
        assertThat(answers.admitInTalks(pair.answers, claim, "")).isInstanceOf(Refused.class);
        long task = task();
        assertThat(AtTheSameTime.call(() -> seconds.decide(claim, task, other, "confirm", "")))
                .allMatch(Recorded.class::isInstance);
        assertThat(seconds.goesOn(claim)).isEqualTo("admission");
        conclusions.conclude(claim);
        assertThat(damages.list(pair.claims)).singleElement().satisfies(owed -> {
            assertThat(owed.amount()).isEqualTo(Money.of("3000.00", "EUR"));
            assertThat(owed.words()).isEqualTo("admitted by %s and Bob Cole".formatted(pair.answers.displayName()));
        });
        assertThat(page(pair.claims, claim).happened())
                .extracting(ClaimPage.Happened::who)
                .anyMatch(who -> who.startsWith(pair.answers.displayName() + " and Bob Cole"));
        assertThat(words(page(pair.claims, claim)))
                .containsExactly("stated the claim", "admitted the claim", "posted what is owed");
        assertThat(words(page(pair.answers, claim))).contains(EntryKind.SECOND_ASKED.words());
        assertThat(text(reading.record(pair.claims, claim.value()).orElseThrow().content()))
                .contains("Bob Cole")
                .doesNotContain("second person");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void whatTheSecondDoesNotConfirmIsBackToTheFirst() {
        ClaimId claim = stated("10000.00");
        List<Object> before = outside(claim);
        assertRecorded(admit(claim));
        assertThat(seconds.decide(claim, task(), other, "reject", " "))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("reason"));
        assertRecorded(seconds.decide(claim, task(), other, "reject", "Ask our lawyer first."));
        assertThat(state(claim)).isEqualTo(ClaimState.STATED);
        assertThat(seconds.back(claim).backTo()).isEqualTo("answer");
        assertThat(seconds.back(claim).answerBy())
                .isEqualTo(page(pair.claims, claim).line().answerUntil().toString());
        assertThat(page(pair.answers, claim).happened().getLast().words()).isEqualTo("Ask our lawyer first.");
        assertThat(outside(claim)).isEqualTo(before);
        // Only what stands was an answer.
        answers.recordSilence(claim);
        assertThat(page(pair.claims, claim).line().unanswered()).isTrue();
        assertThat(damages.list(pair.claims)).isEmpty();
    }

    @Test
    void theTimeForTheAnswerIsKeptByTheFirst() {
        ClaimId claim = stated("10000.00");
        assertRecorded(admit(claim));
        answers.recordSilence(claim);
        assertThat(state(claim)).isEqualTo(ClaimState.SECOND_ASKED);
        assertRecorded(confirm(claim));
        assertThat(page(pair.claims, claim).line().unanswered()).isFalse();
    }

    @Test
    void aPartIsAdmittedByTwo() {
        ClaimId claim = stated("10000.00");
        String part = id();
        assertRecorded(answers.prepare(pair.answers, claim, part, "1500", "", "Half of it."));
        assertRecorded(answers.answer(claim, task(), pair.answers, "admit-part", "", part));
        assertThat(page(pair.claims, claim).admitted()).isNull();
        assertRecorded(confirm(claim));
        assertThat(seconds.goesOn(claim)).isEqualTo("part");
        assertThat(page(pair.claims, claim).admitted()).isEqualTo(Money.of("1500.00", "EUR"));
        assertRecorded(answers.judgeAdmission(claim, task(), pair.claims, "accept", ""));
        assertThat(state(claim)).isEqualTo(ClaimState.ADMITTED);
    }

    @Test
    void aSettlementThatCostsItMoneyIsAcceptedOrOfferedByTwo() {
        ClaimId claim = stated("10000.00");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        String own = id();
        List<Object> before = outside(claim);
        String day = house.today().plusDays(30).toString();
        assertRecorded(talks.offer(pair.answers, claim, own, new SaidOffer("1000", "", SaidRate.NONE, day, "Peace.")));
        assertThat(outside(claim)).isEqualTo(before);
        assertShownToTheSecond(claim, own, day);
        assertThat(talks.decide(claim, task(), pair.claims, own, "accept", ""))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).contains("at the moment"));
        assertRecorded(confirm(claim));
        assertThat(seconds.goesOn(claim)).isEqualTo("offer");
        assertRecorded(talks.decide(claim, task(), pair.claims, own, "reject", "More."));
        String theirs = id();
        assertRecorded(
                talks.offer(pair.claims, claim, theirs, new SaidOffer("2000", "", SaidRate.NONE, day, "Last word.")));
        before = outside(claim);
        assertRecorded(talks.decide(claim, task(), pair.answers, theirs, "accept", ""));
        assertThat(outside(claim)).isEqualTo(before);
        assertShownToTheSecond(claim, theirs, day);
        assertThat(talks.takeBack(pair.claims, claim, theirs))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).doesNotContain("second"));
        assertRecorded(seconds.decide(claim, task(), other, "reject", "Too much."));
        assertThat(seconds.back(claim).backTo()).isEqualTo("settlement");
        assertThat(state(claim)).isEqualTo(ClaimState.OFFERED);
        assertRecorded(talks.decide(claim, task(), pair.answers, theirs, "accept", "It is what it is."));
        assertRecorded(confirm(claim));
        assertThat(seconds.goesOn(claim)).isEqualTo("settlement");
        conclusions.conclude(claim);
        assertThat(damages.list(pair.claims))
                .extracting(DamagesView::amount)
                .containsExactly(Money.of("2000.00", "EUR"));
    }

    private void assertShownToTheSecond(ClaimId claim, String offer, String day) {
        ClaimPage page = page(other, claim);
        assertThat(Objects.requireNonNull(page.offer())).satisfies(shown -> {
            assertThat(shown.id()).isEqualTo(offer);
            assertThat(shown.payableBy()).hasToString(day);
        });
        assertThat(page.may().takeOfferBack()).isFalse();
        assertThat(reading.offers(other, Set.of(claim.value()))).containsOnlyKeys(claim.value());
    }

    @Test
    void theSecondReadsTheRateOfWhatIsInAnotherCurrency() {
        ClaimId claim = stated("");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        SaidRate rate = new SaidRate("0.9", house.today().toString(), "European Central Bank");
        assertRecorded(talks.offer(pair.claims, claim, id(), new SaidOffer("2000", "USD", rate, "", "Last word.")));
        String offer = Objects.requireNonNull(page(pair.claims, claim).offer()).id();
        assertRecorded(talks.decide(claim, task(), pair.answers, offer, "accept", ""));
        assertThat(page(other, claim).counts()).startsWith("USD 2,000.00 counts as EUR 1,800.00");
    }

    @Test
    void whatIsTakenBackBeforeItsProcessLooksIsHeardByTheTaskOfTheOffer() {
        ClaimId claim = stated("10000.00");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        String offer = id();
        assertRecorded(talks.offer(pair.answers, claim, offer, new SaidOffer("1000", "", SaidRate.NONE, "", "Peace.")));
        assertRecorded(confirm(claim));
        assertRecorded(talks.takeBack(pair.answers, claim, offer));
        assertThat(seconds.goesOn(claim)).isEqualTo("offer");
        assertRecorded(awards.state(
                pair.claims,
                claim,
                new ClaimAwards.Said(
                        id(),
                        "District Court",
                        house.today(),
                        "100",
                        "",
                        SaidRate.NONE,
                        false,
                        "judgment.pdf",
                        TestClaims.pdf("J" + claim))));
        assertThat(seconds.goesOn(claim)).isEqualTo("offer");
    }

    @Test
    void anAnswerThatNobodyConfirmsIsDueAgainWhileThereIsTime() {
        ClaimId claim = stated("10000.00");
        List<Object> before = outside(claim);
        assertRecorded(admit(claim));
        seconds.recordUnconfirmed(claim);
        seconds.recordUnconfirmed(claim);
        assertThat(state(claim)).isEqualTo(ClaimState.STATED);
        assertThat(seconds.back(claim).backTo()).isEqualTo("answer");
        assertThat(outside(claim)).isEqualTo(before);
        assertThat(words(page(pair.answers, claim))).endsWith(EntryKind.SECOND_OVERDUE.words());
        assertThat(facts()).isEmpty();
        assertRecorded(admit(claim));
        assertRecorded(confirm(claim));
        assertThat(seconds.goesOn(claim)).isEqualTo("admission");
    }

    @Test
    void anAnswerThatNobodyConfirmsInTimeWasNone() {
        ClaimId claim = stated("10000.00");
        String part = id();
        assertRecorded(answers.prepare(pair.answers, claim, part, "1500", "", "Half of it."));
        assertRecorded(answers.answer(claim, task(), pair.answers, "admit-part", "", part));
        answerWasDue(claim);
        seconds.recordUnconfirmed(claim);
        assertThat(state(claim)).isEqualTo(ClaimState.TALKS);
        assertThat(seconds.back(claim).backTo()).isEqualTo("talks");
        assertThat(page(pair.claims, claim).line().unanswered()).isTrue();
        assertThat(words(page(pair.claims, claim))).containsExactly("stated the claim", EntryKind.SILENT.words());
        assertThat(facts()).containsExactly(FactOutcome.OVERDUE);
    }

    @Test
    void aSettlementThatNobodyConfirmsLeavesNoTaskBehind() {
        ClaimId claim = stated("10000.00");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        String offer = id();
        assertRecorded(talks.offer(pair.claims, claim, offer, new SaidOffer("2000", "", SaidRate.NONE, "", "Peace.")));
        assertRecorded(talks.decide(claim, task(), pair.answers, offer, "accept", ""));
        seconds.recordUnconfirmed(claim);
        assertRecorded(talks.offer(pair.claims, claim, id(), new SaidOffer("2001", "", SaidRate.NONE, "", "Peace.")));
        assertThat(seconds.back(claim).backTo()).isEqualTo("talks");
    }

    @Test
    void namesAreKeptAsLongAsThereIsRoomWhoeverJoinsThem() {
        ClaimId claim = stated("10000.00");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        String offer = id();
        Actor offers = named(pair.claims, "O".repeat(180));
        assertRecorded(talks.offer(offers, claim, offer, new SaidOffer("500", "", SaidRate.NONE, "", "Peace.")));
        assertRecorded(talks.decide(claim, task(), named(pair.answers, "A".repeat(180)), offer, "accept", ""));
        assertThat(state(claim)).isEqualTo(ClaimState.SETTLED);
        assertThat(database.queryForObject("select ended_by from claim where id = ?", String.class, claim.value()))
                .hasSize(190)
                .startsWith("O".repeat(180) + " and A")
                .endsWith("…");
    }

    private static Actor named(Actor actor, String name) {
        return new Actor(actor.username(), name, actor.personId(), actor.partnerId(), actor.roles());
    }

    @Test
    void nothingComesOfWhatNobodyConfirms() {
        ClaimId claim = stated("10000.00");
        answers.recordSilence(claim);
        assertRecorded(answers.admitInTalks(pair.answers, claim, "After all."));
        assertThat(state(claim)).isEqualTo(ClaimState.SECOND_ASKED);
        seconds.recordUnconfirmed(claim);
        seconds.recordUnconfirmed(claim);
        assertThat(state(claim)).isEqualTo(ClaimState.TALKS);
        assertThat(words(page(pair.answers, claim))).endsWith("noted that no second person confirmed it in time");
        assertThat(words(page(pair.claims, claim))).endsWith(EntryKind.SILENT.words());
        assertThat(confirm(claim)).isInstanceOf(Refused.class);
        assertRecorded(claims.withdraw(pair.claims, claim, "Let it be."));
    }

    @Test
    void onePersonIsEnoughBelowTheAmountWithoutOneAndWhereTheProcessCannotAsk() {
        ClaimId small = stated("3333.00");
        assertRecorded(admit(small));
        assertThat(state(small)).isEqualTo(ClaimState.ADMITTED);
        ClaimId old = pair.state("10000.00");
        assertRecorded(admit(old));
        assertThat(state(old)).isEqualTo(ClaimState.ADMITTED);
        from("");
        ClaimId later = stated("10001.00");
        assertRecorded(admit(later));
        assertThat(state(later)).isEqualTo(ClaimState.ADMITTED);
        // What it gets costs it nothing.
        from("0");
        ClaimId settled = stated("10002.00");
        assertRecorded(answers.answer(settled, task(), pair.answers, "dispute", "We did not.", ""));
        String offer = id();
        assertRecorded(talks.offer(pair.claims, settled, offer, new SaidOffer("", "", SaidRate.NONE, "", "Peace.")));
        assertRecorded(talks.decide(settled, task(), pair.answers, offer, "accept", ""));
        assertThat(state(settled)).isEqualTo(ClaimState.SETTLED);
    }

    @Test
    void whoeverAdministersSaysFromWhichAmountOn() {
        assertThat(rules.show(pair.answers)).hasValueSatisfying(shown -> {
            assertThat(shown.mayChange()).isFalse();
            assertThat(shown.rules()).extracting(SecondRule::by).containsExactly("Vera Hill");
        });
        assertThat(rules.show(TestClaims.steward())).isEmpty();
        assertThat(rules.show(new Actor("f", "F", null, pair.respondent, Set.of(Role.FINANCE))))
                .isEmpty();
        Actor administrator = new Actor("admin", "Vera Hill", "v", pair.respondent, Set.of(Role.ADMINISTRATOR));
        for (String wrong : List.of("a lot", "-1")) {
            assertThat(rules.say(administrator, wrong, "EUR")).isPresent();
        }
        from("1000.00");
        from("500.00");
        assertThat(rules.show(administrator).orElseThrow().rules())
                .extracting(SecondRule::from)
                .containsExactly(Money.of("500.00", "EUR"), Money.of("1000.00", "EUR"));
    }
}
