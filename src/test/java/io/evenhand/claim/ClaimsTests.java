package io.evenhand.claim;

import static io.evenhand.claim.TestClaims.assertRecorded;
import static io.evenhand.claim.TestClaims.pdf;
import static io.evenhand.claim.TestClaims.steward;
import static io.evenhand.claim.TestClaims.stranger;
import static io.evenhand.claim.TestClaims.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.claim.ClaimResult.Known;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.ClaimResult.Unknown;
import io.evenhand.claim.TestClaims.Pair;
import io.evenhand.money.Money;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackRecords;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.payable.DamagesClaims;
import io.evenhand.settlement.payable.DamagesView;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database how claims are stated, answered and ended: that each ends once however many decide at the same moment, that what is owed is
 * posted once and with its record, and that everything else is refused with a reason.
 */
@WithoutEngine
class ClaimsTests {
    private static final AtomicLong TASKS = new AtomicLong(1_000_000);

    @Autowired
    TestClaims house;

    @Autowired
    Claims claims;

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
    DamagesClaims damages;

    @Autowired
    Journal journal;

    @Autowired
    TrackRecords records;

    @Autowired
    JdbcTemplate database;

    private Pair pair;

    @BeforeEach
    void twoPartners() {
        pair = house.pair();
    }

    private static long task() {
        return TASKS.incrementAndGet();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private ClaimPage page(Actor actor, ClaimId claim) {
        return reading.page(actor, claim.value()).orElseThrow();
    }

    private ClaimState state(ClaimId claim) {
        return page(pair.claims, claim).line().state();
    }

    private ClaimId disputed() {
        ClaimId claim = pair.state("10000.00");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        return claim;
    }

    private List<FactOutcome> facts() {
        return records.show(pair.claims, new PartnerId(pair.respondent)).orElseThrow().facts().stream()
                .map(TrackRecords.ShownFact::outcome)
                .toList();
    }

    private DamagesView owed() {
        List<DamagesView> all = damages.list(pair.claims);
        assertThat(all).hasSize(1);
        assertThat(damages.list(pair.answers)).hasSize(1);
        assertThat(journal.postings(pair.agreement.value(), 0, 10)).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aClaimIsStatedWithItsLetterAndTheSameAgainIsTheSameClaim() throws Exception {
        List<ClaimResult> stated = AtTheSameTime.call(() -> pair.tryToState(pair.claims, "10000.00"));
        assertThat(stated).filteredOn(Recorded.class::isInstance).hasSize(1);
        assertThat(stated).filteredOn(Known.class::isInstance).hasSize(stated.size() - 1);
        List<ClaimLine> list = reading.list(pair.answers);
        assertThat(list).hasSize(1);
        assertThat(list.getFirst().claimed()).isEqualTo(Money.of("3000.00", "EUR"));
        ClaimId claim = list.getFirst().id();
        assertThat(reading.notice(pair.answers, claim.value())).isPresent();
        assertThat(words(page(pair.answers, claim))).containsExactly("stated the claim");
        assertThat(database.queryForList(
                        "select subject from notice_mail where username = ?", String.class, pair.answers.username()))
                .noneMatch(subject -> subject.contains("called the customer"));
    }

    @Test
    void onlyAPartyOfAnAgreementInForceClaimsUnderIt() {
        assertThat(pair.tryToState(stranger(), "10000.00")).isInstanceOf(Unknown.class);
        Actor finance = new Actor("f", "Finn", null, pair.claimant, Set.of(Role.FINANCE));
        assertThat(pair.tryToState(finance, "10000.00")).isInstanceOf(NotAllowed.class);
        assertThat(pair.tryToState(pair.claims, "10000.00", new ClaimSubject(ClaimSubject.Kind.WINDOW, id())))
                .isInstanceOf(Refused.class);
        assertThat(pair.tryToState(pair.claims, "10000.00", new ClaimSubject(ClaimSubject.Kind.PROMISE, "no id")))
                .isInstanceOf(Refused.class);
        database.update("update agreement set state = 'SEALED' where id = ?", pair.agreement.value());
        assertThat(pair.tryToState(pair.claims, "10000.00")).isInstanceOf(Unknown.class);
    }

    @Test
    void aStrangerSeesNothingAndTheStewardThatItIsThere() {
        ClaimId claim = disputed();
        assertRecorded(talks.say(pair.claims, claim, "You called Adler GmbH on Monday.", id()));
        assertThat(reading.page(stranger(), claim.value())).isEmpty();
        assertThat(reading.page(stranger(), "no id")).isEmpty();
        assertThat(reading.list(stranger())).isEmpty();
        assertThat(talks.say(stranger(), claim, "Hello", id())).isInstanceOf(Unknown.class);
        ClaimPage seen = page(steward(), claim);
        assertThat(seen.clause()).isEmpty();
        assertThat(seen.line().claimed()).isNull();
        assertThat(seen.happened())
                .hasSize(3)
                .allMatch(happened -> happened.words().isEmpty());
        assertThat(reading.notice(steward(), claim.value())).isEmpty();
        assertThat(talks.file(steward(), claim, "It", "a.txt", "a".getBytes(UTF_8)))
                .isInstanceOf(NotAllowed.class);
        assertThat(claims.withdraw(steward(), claim, "No")).isInstanceOf(NotAllowed.class);

        assertRecorded(talks.say(steward(), claim, "Shall we meet on Friday?", id()));
        assertThat(page(pair.answers, claim).happened().getLast().words()).isEqualTo("Shall we meet on Friday?");
    }

    @Test
    void whatIsAdmittedIsOwedOnceWithTheRecordOfTheClaim() throws Exception {
        ClaimId claim = pair.state("10000.00");
        assertThat(answers.answer(claim, task(), pair.claims, "admit", "", "")).isInstanceOf(NotAllowed.class);
        assertThat(answers.answer(claim, task(), pair.answers, "perhaps", "", ""))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> conclusions.conclude(claim)).isInstanceOf(IllegalStateException.class);
        long task = task();
        assertThat(AtTheSameTime.call(() -> answers.answer(claim, task, pair.answers, "admit", "", "")))
                .allMatch(Recorded.class::isInstance);
        assertThat(AtTheSameTime.call(() -> {
                    conclusions.conclude(claim);
                    return true;
                }))
                .containsOnly(true);

        DamagesView owed = owed();
        assertThat(owed.state()).isEqualTo(DamagesView.State.POSTED);
        assertThat(owed.amount()).isEqualTo(Money.of("3000.00", "EUR"));
        assertThat(owed.words()).isEqualTo("admitted by " + pair.answers.displayName());
        assertThat(owed.reason()).startsWith("Claim CL-");
        byte[] record =
                reading.record(pair.answers, claim.value()).orElseThrow().content();
        assertThat(damages.document(pair.claims, owed.id()).orElseThrow().content())
                .isEqualTo(record);
        assertThat(words(page(pair.claims, claim)))
                .containsExactly("stated the claim", "admitted the claim", "posted what is owed");
        assertThat(facts()).containsExactly(FactOutcome.BROKEN);
        assertThat(claims.withdraw(pair.claims, claim, "Late thought")).isInstanceOf(Refused.class);
    }

    @Test
    void whoAnswersSecondIsToldThatItIsAnswered() {
        ClaimId claim = pair.state("10000.00");
        assertRecorded(answers.answer(claim, task(), pair.answers, "dispute", "We did not.", ""));
        assertThat(answers.answer(claim, task(), pair.answers, "admit", "", ""))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("no longer open", "In talks"));
        assertThat(state(claim)).isEqualTo(ClaimState.TALKS);
    }

    @Test
    void oneOfTwoAnswersAtTheSameMomentStands() throws Exception {
        ClaimId claim = pair.state("10000.00");
        AtomicLong turn = new AtomicLong();
        List<ClaimResult> results = AtTheSameTime.call(() -> answers.answer(
                claim, task(), pair.answers, turn.incrementAndGet() % 2 == 0 ? "admit" : "dispute", "So it is.", ""));
        assertThat(results).filteredOn(Recorded.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Refused.class::isInstance).hasSize(results.size() - 1);
    }

    @Test
    void aPartIsAdmittedAndTakenAsTheEndOrNot() {
        ClaimId claim = pair.state("10000.00");
        assertField("amount", answers.prepare(pair.answers, claim, id(), "3000.00", "", "All of it?"));
        assertField("amount", answers.prepare(pair.answers, claim, id(), "-5", "", "Less"));
        assertField("amount", answers.prepare(pair.answers, claim, id(), "5", "USD", "Dollars"));
        assertField("reason", answers.prepare(pair.answers, claim, id(), "5", "", " "));
        assertThat(answers.answer(claim, task(), pair.answers, "admit-part", "", id()))
                .isInstanceOf(Refused.class);
        String admission = id();
        assertRecorded(answers.prepare(pair.answers, claim, admission, "1000", "", "One order of three."));
        assertRecorded(answers.answer(claim, task(), pair.answers, "admit-part", "", admission));
        assertThat(page(pair.claims, claim).admitted()).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(answers.judgeAdmission(claim, task(), pair.answers, "accept", ""))
                .isInstanceOf(NotAllowed.class);
        assertField("reason", answers.judgeAdmission(claim, task(), pair.claims, "reject", ""));
        assertRecorded(answers.judgeAdmission(claim, task(), pair.claims, "reject", "It was three."));
        assertThat(state(claim)).isEqualTo(ClaimState.TALKS);
        // In talks, what was admitted can still be taken.
        assertRecorded(answers.admitInTalks(pair.claims, claim, ""));
        conclusions.conclude(claim);
        assertThat(owed().amount()).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(state(claim)).isEqualTo(ClaimState.ADMITTED);
    }

    @Test
    void bothSettleOnAnotherAmountThanTheTermsComeTo() {
        ClaimId claim = disputed();
        assertField(
                "amount",
                talks.offer(pair.answers, claim, id(), new SaidOffer("5", "USD", SaidRate.NONE, "", "Dollars")));
        assertField(
                "amount",
                talks.offer(pair.answers, claim, id(), new SaidOffer("a lot", "", SaidRate.NONE, "", "Words")));
        assertField("words", talks.offer(pair.answers, claim, id(), new SaidOffer("5", "", SaidRate.NONE, "", "")));
        String first = id();
        assertRecorded(
                talks.offer(pair.answers, claim, first, new SaidOffer("500", "", SaidRate.NONE, "", "For peace.")));
        assertRecorded(
                talks.offer(pair.answers, claim, first, new SaidOffer("500", "", SaidRate.NONE, "", "For peace.")));
        assertThat(talks.offer(pair.claims, claim, id(), new SaidOffer("2000", "", SaidRate.NONE, "", "More.")))
                .isInstanceOf(Refused.class);
        assertThat(talks.decide(claim, task(), pair.answers, first, "accept", ""))
                .isInstanceOf(NotAllowed.class);
        assertThat(talks.takeBack(pair.claims, claim, first)).isInstanceOf(NotAllowed.class);
        assertField("reason", talks.decide(claim, task(), pair.claims, first, "reject", ""));
        assertRecorded(talks.decide(claim, task(), pair.claims, first, "reject", "Too little."));
        String second = id();
        assertRecorded(talks.offer(
                pair.answers, claim, second, new SaidOffer("600", "", SaidRate.NONE, "", "A little more.")));
        assertRecorded(talks.takeBack(pair.answers, claim, second));
        assertRecorded(talks.takeBack(pair.answers, claim, second));
        assertThat(talks.decide(claim, task(), pair.claims, second, "accept", ""))
                .isInstanceOf(Refused.class);
        String third = id();
        assertRecorded(talks.offer(
                pair.claims, claim, third, new SaidOffer("1234.56", "EUR", SaidRate.NONE, "", "Our last word.")));
        long task = task();
        assertRecorded(talks.decide(claim, task, pair.answers, third, "accept", ""));
        assertRecorded(talks.decide(claim, task, pair.answers, third, "accept", ""));
        conclusions.conclude(claim);
        conclusions.conclude(claim);
        assertThat(owed().amount()).isEqualTo(Money.of("1234.56", "EUR"));
        assertThat(owed().words()).isEqualTo("settled between the two");
        assertThat(facts()).containsExactly(FactOutcome.SETTLED);
        assertThat(records.tally(new PartnerId(pair.respondent)).total()).isZero();
    }

    @Test
    void aSettlementOfNothingPostsNothing() {
        ClaimId claim = disputed();
        String offer = id();
        assertRecorded(talks.offer(
                pair.claims,
                claim,
                offer,
                new SaidOffer("0.00", "", SaidRate.NONE, "", "You stop, and we forget it.")));
        assertRecorded(talks.decide(claim, task(), pair.answers, offer, "accept", ""));
        conclusions.conclude(claim);
        assertThat(damages.list(pair.claims)).isEmpty();
        assertThat(state(claim)).isEqualTo(ClaimState.SETTLED);
    }

    @Test
    void silenceAdmitsNothingAndIsOnTheRecordUntilTheAnswerCameLate() {
        ClaimId claim = pair.state("10000.00");
        answers.recordSilence(claim);
        answers.recordSilence(claim);
        assertThat(state(claim)).isEqualTo(ClaimState.TALKS);
        assertThat(page(pair.claims, claim).line().unanswered()).isTrue();
        assertThat(damages.list(pair.claims)).isEmpty();
        assertThat(facts()).containsExactly(FactOutcome.OVERDUE);
        assertThat(answers.answer(claim, task(), pair.answers, "dispute", "Late.", ""))
                .isInstanceOf(Refused.class);
        assertRecorded(talks.say(pair.answers, claim, "We are looking into it.", id()));
        assertThat(facts()).containsExactly(FactOutcome.KEPT_LATE);
        assertRecorded(answers.admitInTalks(pair.answers, claim, "You are right."));
        conclusions.conclude(claim);
        assertThat(owed().amount()).isEqualTo(Money.of("3000.00", "EUR"));
        assertThat(facts()).containsExactlyInAnyOrder(FactOutcome.BROKEN, FactOutcome.KEPT_LATE);
    }

    @Test
    void whoeverAnsweredInTimeWasNotSilent() {
        ClaimId claim = disputed();
        answers.recordSilence(claim);
        assertThat(page(pair.claims, claim).line().unanswered()).isFalse();
        assertThat(facts()).isEmpty();
    }

    private ClaimAwards.Said said(String id, String amount) {
        return new ClaimAwards.Said(
                id,
                "District Court of Hamburg, 3 O 12/26",
                house.today(),
                amount,
                "",
                SaidRate.NONE,
                false,
                "judgment.pdf",
                pdf("Judgment"));
    }

    @Test
    void whatIsStatedOfADecisionStaysStatedUntilItIsConfirmedOrTheStewardSawIt() {
        ClaimId claim = disputed();
        String award = id();
        assertField(
                "on",
                awards.state(pair.claims, claim, with(award, "", house.today().plusDays(1), "1", pdf("a"))));
        assertField("by", awards.state(pair.claims, claim, with(award, " ", house.today(), "1", pdf("a"))));
        assertField("amount", awards.state(pair.claims, claim, with(award, "Court", house.today(), "x", pdf("a"))));
        assertField(
                "file",
                awards.state(pair.claims, claim, with(award, "Court", house.today(), "1", "no PDF".getBytes(UTF_8))));
        assertRecorded(awards.state(pair.claims, claim, said(award, "2500")));
        assertRecorded(awards.state(pair.claims, claim, said(award, "2500")));
        assertThat(reading.award(pair.answers, claim.value())).isPresent();
        assertThat(reading.award(steward(), claim.value())).isEmpty();
        assertThat(awards.answer(claim, task(), pair.claims, award, "confirm", ""))
                .isInstanceOf(NotAllowed.class);
        assertField("reason", awards.answer(claim, task(), pair.answers, award, "contest", ""));
        assertRecorded(awards.answer(claim, task(), pair.answers, award, "contest", "We appealed."));
        assertThat(state(claim)).isEqualTo(ClaimState.AWARD_CONTESTED);
        assertThat(reading.award(steward(), claim.value())).isPresent();
        assertThat(awards.record(claim, task(), pair.claims, award, "seen", "")).isInstanceOf(NotAllowed.class);
        assertRecorded(awards.record(claim, task(), steward(), award, "reject", "The stamp is missing."));
        assertThat(state(claim)).isEqualTo(ClaimState.TALKS);
        assertThat(damages.list(pair.claims)).isEmpty();

        String again = id();
        assertRecorded(awards.state(pair.claims, claim, said(again, "2500")));
        awards.recordUnanswered(claim, again);
        awards.recordUnanswered(claim, again);
        assertThat(state(claim)).isEqualTo(ClaimState.AWARD_CONTESTED);
        assertRecorded(awards.record(claim, task(), steward(), again, "seen", ""));
        assertThat(reading.award(steward(), claim.value())).isEmpty();
        conclusions.conclude(claim);
        assertThat(owed().words()).startsWith("awarded by District Court of Hamburg");
        assertThat(facts()).containsExactly(FactOutcome.BROKEN);
    }

    private static ClaimAwards.Said with(String id, String by, java.time.LocalDate on, String amount, byte[] document) {
        return new ClaimAwards.Said(id, by, on, amount, "", SaidRate.NONE, false, "judgment.pdf", document);
    }

    @Test
    void aContestedDecisionIsConfirmedAfterAllOrTakenBackAndOneThatDismissesCostsNothing() {
        ClaimId claim = disputed();
        String award = id();
        assertRecorded(awards.state(pair.answers, claim, said(award, "")));
        assertRecorded(awards.answer(claim, task(), pair.claims, award, "contest", "Not final."));
        assertThat(awards.takeBack(pair.claims, claim)).isInstanceOf(NotAllowed.class);
        assertRecorded(awards.takeBack(pair.answers, claim));
        String again = id();
        assertRecorded(awards.state(pair.answers, claim, said(again, "")));
        assertRecorded(awards.answer(claim, task(), pair.claims, again, "contest", "Not final."));
        assertThat(awards.confirmAfterAll(pair.answers, claim)).isInstanceOf(NotAllowed.class);
        assertRecorded(awards.confirmAfterAll(pair.claims, claim));
        conclusions.conclude(claim);
        assertThat(damages.list(pair.claims)).isEmpty();
        assertThat(facts()).containsExactly(FactOutcome.DISMISSED);
    }

    @Test
    void aWithdrawnClaimIsNeutralAndMayBeStatedAgain() {
        ClaimId claim = pair.state("10000.00");
        assertThat(claims.withdraw(pair.answers, claim, "Please")).isInstanceOf(NotAllowed.class);
        assertField("reason", claims.withdraw(pair.claims, claim, " "));
        assertRecorded(claims.withdraw(pair.claims, claim, "We were wrong."));
        assertRecorded(claims.withdraw(pair.claims, claim, "We were wrong."));
        conclusions.conclude(claim);
        assertThat(facts()).containsExactly(FactOutcome.WITHDRAWN);
        assertThat(reading.record(pair.answers, claim.value())).isPresent();
        assertThat(pair.tryToState(pair.claims, "10000.00")).isInstanceOf(Recorded.class);
    }

    @Test
    void evidenceOfBothSidesIsKeptOnceAndOnlyAddedTo() throws Exception {
        ClaimId claim = pair.state("10000.00");
        assertField("file", talks.file(pair.claims, claim, "A virus", "x.exe", new byte[] {0x4d, 0x5a, 0}));
        assertField("shows", talks.file(pair.claims, claim, " ", "a.txt", "a".getBytes(UTF_8)));
        assertThat(AtTheSameTime.call(
                        () -> talks.file(pair.claims, claim, "The call", "a.txt", "They called.".getBytes(UTF_8))))
                .allMatch(Recorded.class::isInstance);
        assertRecorded(talks.file(pair.answers, claim, "The answer", "b.txt", "We did not.".getBytes(UTF_8)));
        assertThat(page(pair.answers, claim).evidence())
                .extracting(ClaimPage.Filed::fileName)
                .containsExactly("a.txt", "b.txt");
        assertThat(new String(
                        reading.evidence(pair.answers, claim.value(), 1)
                                .orElseThrow()
                                .content(),
                        UTF_8))
                .isEqualTo("They called.");
        assertThat(reading.evidence(steward(), claim.value(), 1)).isEmpty();
        for (String table : List.of("claim_entry", "claim_evidence")) {
            assertThatThrownBy(() -> database.update("delete from " + table + " where claim_id = ?", claim.value()))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("only added to");
        }
    }

    @Test
    void aMessageThatIsSentTwiceIsOne() throws Exception {
        ClaimId claim = disputed();
        String once = id();
        assertThat(AtTheSameTime.call(() -> talks.say(pair.claims, claim, "Let us talk.", once)))
                .allMatch(Recorded.class::isInstance);
        assertThat(words(page(pair.claims, claim))).containsExactly("stated the claim", "disputed the claim", "wrote");
        assertField("words", talks.say(pair.claims, claim, "x".repeat(2001), id()));
    }

    @Test
    void aClaimWithoutPaymentIsAdmittedAndNothingIsPosted() {
        ClaimId claim = pair.state("");
        assertThat(page(pair.claims, claim).line().claimed()).isNull();
        assertField("amount", answers.prepare(pair.answers, claim, id(), "5", "EUR", "Some"));
        assertRecorded(answers.answer(claim, task(), pair.answers, "admit", "", ""));
        conclusions.conclude(claim);
        assertThat(damages.list(pair.claims)).isEmpty();
        assertThat(Map.of("outcome", facts())).containsEntry("outcome", List.of(FactOutcome.BROKEN));
    }

    private static void assertField(String field, ClaimResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
