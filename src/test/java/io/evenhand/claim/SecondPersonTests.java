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
import io.evenhand.settlement.payable.DamagesClaims;
import io.evenhand.settlement.payable.DamagesView;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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

    private ClaimState state(ClaimId claim) {
        return page(pair.claims, claim).line().state();
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
        assertRecorded(admit(claim));
        assertThat(state(claim)).isEqualTo(ClaimState.SECOND_ASKED);
        assertThat(seconds.goesOn(claim)).isEqualTo("second");
        assertThat(page(pair.answers, claim).happened().getLast()).satisfies(own -> {
            assertThat(own.words()).isEqualTo("Admitted the claim. You are right.");
            assertThat(own.amount()).isEqualTo(Money.of("3000.00", "EUR"));
        });
        for (Actor outside : List.of(pair.claims, TestClaims.steward())) {
            assertThat(page(outside, claim).happened().getLast()).satisfies(told -> {
                assertThat(told.words()).isEmpty();
                assertThat(told.amount()).isNull();
            });
        }
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
    }

    @Test
    void whatTheSecondDoesNotConfirmIsBackToTheFirst() {
        ClaimId claim = stated("10000.00");
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
        assertThat(page(pair.claims, claim).happened().getLast().words()).isEmpty();
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
        assertRecorded(talks.offer(pair.answers, claim, own, new SaidOffer("1000", "", SaidRate.NONE, "", "Peace.")));
        assertThat(page(pair.claims, claim).offer()).isNull();
        assertThat(talks.decide(claim, task(), pair.claims, own, "accept", "")).isInstanceOf(Refused.class);
        assertRecorded(confirm(claim));
        assertThat(seconds.goesOn(claim)).isEqualTo("offer");
        assertRecorded(talks.decide(claim, task(), pair.claims, own, "reject", "More."));
        String theirs = id();
        assertRecorded(
                talks.offer(pair.claims, claim, theirs, new SaidOffer("2000", "", SaidRate.NONE, "", "Last word.")));
        assertRecorded(talks.decide(claim, task(), pair.answers, theirs, "accept", ""));
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

    @Test
    void nothingComesOfWhatNobodyConfirms() {
        ClaimId claim = stated("10000.00");
        answers.recordSilence(claim);
        assertRecorded(answers.admitInTalks(pair.answers, claim, "After all."));
        assertThat(state(claim)).isEqualTo(ClaimState.SECOND_ASKED);
        seconds.recordUnconfirmed(claim);
        seconds.recordUnconfirmed(claim);
        assertThat(state(claim)).isEqualTo(ClaimState.TALKS);
        assertThat(words(page(pair.claims, claim))).endsWith("noted that no second person confirmed it in time");
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
