package io.evenhand.claim;

import static io.evenhand.claim.TestClaims.assertRecorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.claim.ClaimResult.Recorded;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.ClaimResult.Unknown;
import io.evenhand.claim.ClaimSubject.Kind;
import io.evenhand.claim.TestClaims.Pair;
import io.evenhand.money.Money;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackRecords;
import io.evenhand.protection.NoticeDecisions;
import io.evenhand.protection.Transfers;
import io.evenhand.protection.WindowFilter;
import io.evenhand.protection.WindowNoticeId;
import io.evenhand.protection.WindowResult;
import io.evenhand.protection.Windows;
import io.evenhand.settlement.payable.DamagesClaims;
import io.evenhand.settlement.payable.DamagesEntry;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.Problem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that the rights out of a window are those of whoever holds it on the day of the breach: a window that was passed on is claimed from by its
 * successor, who is no party of the agreement and is owed what it comes to, while what happened before stays with the former holder.
 */
@WithoutEngine
class ClaimOfWindowTests {
    private static final AtomicLong TASKS = new AtomicLong(5_000_000);

    @Autowired
    TestClaims house;

    @Autowired
    ClaimAnswers answers;

    @Autowired
    ClaimNotices notices;

    @Autowired
    ClaimOpenings openings;

    @Autowired
    ClaimConclusions conclusions;

    @Autowired
    ClaimReading reading;

    @Autowired
    DamagesClaims damages;

    @Autowired
    Payables payables;

    @Autowired
    TrackRecords records;

    @Autowired
    Transfers transfers;

    @Autowired
    NoticeDecisions windowNotices;

    @Autowired
    Windows windows;

    @Autowired
    Obligations obligations;

    @Autowired
    JdbcTemplate database;

    private Pair pair;
    private Actor successor;
    private ClaimSubject before;
    private ClaimSubject after;

    /** The window was passed on forty days ago, as the days of the two rows say. */
    @BeforeEach
    void aWindowWasPassedOn() {
        pair = house.pair();
        successor = house.pair().claims;
        String window = pair.window();
        assertThat(transfers.propose(
                        pair.claims, window, successor.partnerId(), house.today(), "We sell the business."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = new WindowNoticeId(String.valueOf(
                database.queryForObject("select id from window_notice where window_id = ?", String.class, window)));
        for (Actor one : new Actor[] {pair.answers, successor}) {
            assertThat(windowNotices.answerTransfer(notice, TASKS.incrementAndGet(), one, "consent", ""))
                    .isInstanceOf(WindowResult.Done.class);
        }
        String next = windows.list(successor, new WindowFilter(WindowFilter.Side.ANY, WindowFilter.Standing.ALL, "", 0))
                .windows()
                .getFirst()
                .id();
        LocalDate from = passedOn();
        database.update("update protection_window set lifted_on = ? where id = ?", from, window);
        database.update("update protection_window set starts_on = ? where id = ?", from, next);
        before = new ClaimSubject(Kind.WINDOW, window);
        after = new ClaimSubject(Kind.WINDOW, next);
    }

    private LocalDate passedOn() {
        return house.today().minusDays(40);
    }

    private ClaimResult state(Actor actor, ClaimSubject about, LocalDate on) throws MalformedTermsException {
        return pair.stateOf(actor, "10000.00", about, on);
    }

    @Test
    void theSuccessorClaimsWhatHappenedSinceAndIsOwedIt() throws Exception {
        assertThat(openings.agreementOf(successor, after)).contains(pair.agreement);
        assertThat(notices.begin(successor, pair.agreement, "en", after)).hasValueSatisfying(form -> {
            assertThat(form.own().partnerId()).isEqualTo(successor.partnerId());
            assertThat(form.others())
                    .singleElement()
                    .satisfies(bound -> assertThat(bound.partnerId()).isEqualTo(pair.respondent));
        });
        ClaimId claim = ((Recorded) state(successor, after, passedOn())).claim();
        ClaimPage page = reading.page(successor, claim.value()).orElseThrow();
        assertThat(page.line().claimed()).isEqualTo(Money.of("3000.00", "EUR"));
        assertThat(page.opens()).isFalse();
        assertThat(page.left()).isNotNull();
        assertThat(reading.page(pair.answers, claim.value()).orElseThrow().opens())
                .isTrue();
        assertThat(reading.page(pair.claims, claim.value())).isEmpty();
        assertRecorded(answers.answer(claim, TASKS.incrementAndGet(), pair.answers, "admit", "", ""));
        conclusions.conclude(claim);
        assertThat(damages.list(successor)).singleElement().satisfies(owed -> {
            assertThat(owed.creditor().id()).isEqualTo(successor.partnerId());
            assertThat(owed.debtor().id()).isEqualTo(pair.respondent);
            assertThat(payables.find(successor, String.valueOf(owed.payableId())))
                    .isPresent();
        });
        assertThat(damages.list(pair.claims)).isEmpty();
        assertThat(records.show(successor, new PartnerId(pair.respondent))
                        .orElseThrow()
                        .facts())
                .extracting(TrackRecords.ShownFact::outcome)
                .containsExactly(FactOutcome.BROKEN);
    }

    @Test
    void theFinanceOfTheSuccessorFilesWhatIsOwedToItAndReadsByWhatRules() {
        Actor money = finance(successor.partnerId());
        assertThat(damages.promises(money)).extracting(AgreementReference::id).contains(pair.agreement);
        assertThat(damages.promise(money, pair.agreement.value())).hasValueSatisfying(promise -> {
            assertThat(promise.words()).contains("30 %", "EUR 90,000.00");
            assertThat(promise.bound())
                    .singleElement()
                    .satisfies(bound -> assertThat(bound.id()).isEqualTo(pair.respondent));
        });
        assertThat(damages.file(money, entry("settled", passedOn(), "a"))).isEqualTo(new PayableResult.Asked());
        String id = damages.list(money).getFirst().id();
        assertThat(damages.confirm(finance(pair.respondent), id)).isEqualTo(new PayableResult.Done());
        assertThat(damages.list(money)).singleElement().satisfies(owed -> {
            assertThat(owed.amount()).isEqualTo(Money.of("3000.00", "EUR"));
            assertThat(owed.opens()).isFalse();
            PayableView payable =
                    payables.find(money, String.valueOf(owed.payableId())).orElseThrow();
            assertThat(payables.opensAgreement(money, payable)).isFalse();
            assertThat(payables.opensAgreement(finance(pair.respondent), payable))
                    .isTrue();
        });
        assertThat(damages.list(finance(pair.respondent)).getFirst().opens()).isTrue();
    }

    @Test
    void eachFilesOfItsOwnDaysAlone() {
        Actor money = finance(successor.partnerId());
        assertField("owing", damages.file(money, entry("settled", passedOn().minusDays(1), "a")));
        assertField("owing", damages.file(finance(pair.claimant), entry("settled", passedOn(), "b")));
        assertThat(damages.file(
                        finance(pair.claimant), entry("settled", passedOn().minusDays(1), "c")))
                .isEqualTo(new PayableResult.Asked());
        Actor stranger = finance("a-stranger");
        assertThat(damages.promises(stranger)).isEmpty();
        assertThat(damages.file(stranger, entry("settled", passedOn(), "d"))).isEqualTo(new PayableResult.Unknown());
    }

    @Test
    void whoeverTookADutyOverAdmitsWhatItBrokeAndTheFormerOneNothingSince() {
        Actor heir = house.pair().answers;
        String window = Objects.requireNonNull(database.queryForObject(
                "select id from protection_window where agreement = ? and successor_id is null",
                String.class,
                damages.promises(finance(pair.claimant)).getFirst().number()));
        assertThat(transfers.propose(pair.answers, window, heir.partnerId(), house.today(), "They take our team over."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = new WindowNoticeId(Objects.requireNonNull(database.queryForObject(
                "select id from window_notice where window_id = ? and state = 'OPEN'", String.class, window)));
        for (Actor one : new Actor[] {successor, heir}) {
            assertThat(windowNotices.answerTransfer(notice, TASKS.incrementAndGet(), one, "consent", ""))
                    .isInstanceOf(WindowResult.Done.class);
        }
        Actor money = finance(heir.partnerId());
        assertThat(damages.promise(money, pair.agreement.value()).orElseThrow().bound())
                .singleElement()
                .satisfies(bound -> assertThat(bound.id()).isEqualTo(heir.partnerId()));
        assertThat(damages.file(money, entry(heir.partnerId(), "admitted", house.today(), "a")))
                .isEqualTo(new PayableResult.Done());
        assertThat(damages.list(finance(successor.partnerId())))
                .singleElement()
                .satisfies(owed -> assertThat(owed.debtor().id()).isEqualTo(heir.partnerId()));
        assertField("brokenOn", damages.file(money, entry(heir.partnerId(), "admitted", passedOn(), "b")));
        assertField(
                "brokenOn",
                damages.file(finance(pair.respondent), entry(pair.respondent, "admitted", house.today(), "c")));
    }

    private static void assertField(String field, PayableResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        PayableResult.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly(field));
    }

    private static Actor finance(String partner) {
        return new Actor("money." + partner, "Petra", null, partner, Set.of(Role.FINANCE));
    }

    private DamagesEntry entry(String basis, LocalDate brokenOn, String document) {
        return entry(pair.respondent, basis, brokenOn, document);
    }

    private DamagesEntry entry(String owing, String basis, LocalDate brokenOn, String document) {
        return new DamagesEntry(
                pair.agreement.value(),
                owing,
                basis,
                "Ada Byron",
                house.today(),
                brokenOn,
                "",
                "10000.00",
                "They called the customer.",
                "letter.pdf",
                TestClaims.pdf(pair.agreement.value() + document));
    }

    @Test
    void whatHappenedBeforeStaysWithTheFormerHolder() throws Exception {
        assertProblem(() -> state(successor, after, passedOn().minusDays(1)), "/happened/from");
        assertThat(state(pair.claims, before, passedOn().minusDays(1))).isInstanceOf(Recorded.class);
    }

    @Test
    void theFormerHolderClaimsNothingThatHappenedSince() {
        assertProblem(() -> state(pair.claims, before, passedOn()), "/happened/from");
        assertProblem(() -> state(pair.claims, ClaimSubject.AGREEMENT, passedOn()), "/happened/from");
    }

    @Test
    void whatHappenedAfterTheLastDayBrokeNothing() throws Exception {
        LocalDate last = passedOn().plusDays(10);
        endsOn(after, last, null);
        assertProblem(() -> state(successor, after, last.plusDays(1)), "/happened/from");
        endsOn(after, last, last.plusDays(5));
        assertProblem(() -> state(successor, after, last.plusDays(6)), "/happened/from");
        assertThat(state(successor, after, last.plusDays(5))).isInstanceOf(Recorded.class);
        assertThat(state(successor, after, last)).isInstanceOf(Recorded.class);

        Pair other = house.pair();
        ClaimSubject ended = new ClaimSubject(Kind.WINDOW, other.window());
        endsOn(ended, last, null);
        assertProblem(
                () -> other.stateOf(other.claims, "10000.00", ClaimSubject.AGREEMENT, last.plusDays(1)),
                "/happened/from");
        assertThat(other.stateOf(other.claims, "10000.00", ClaimSubject.AGREEMENT, last))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void damagesForWhatHappenedAfterTheLastDayAreNotFiledEither() {
        LocalDate last = passedOn();
        Pair other = house.pair();
        endsOn(new ClaimSubject(Kind.WINDOW, other.window()), last, null);
        assertThat(damages.file(other.answers, admitted(other, last.plusDays(1))))
                .isInstanceOfSatisfying(
                        PayableResult.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.field()).isEqualTo("brokenOn")));
        assertThat(damages.file(other.answers, admitted(other, last))).isInstanceOf(PayableResult.Done.class);
    }

    private DamagesEntry admitted(Pair pair, LocalDate brokenOn) {
        return new DamagesEntry(
                pair.agreement.value(),
                pair.respondent,
                "admitted",
                "Ada Byron",
                house.today(),
                brokenOn,
                "",
                "10000.00",
                "They called the customer.",
                "x.pdf",
                TestClaims.pdf("admitted"));
    }

    private void endsOn(ClaimSubject window, LocalDate last, @Nullable LocalDate tail) {
        database.update(
                "update protection_window set ends_on = ?, tail_ends_on = ? where id = ?", last, tail, window.id());
    }

    @Test
    void nobodyElseClaimsFromAWindow() throws Exception {
        assertThat(state(successor, before, passedOn().minusDays(1))).isInstanceOf(Unknown.class);
        assertThat(state(successor, ClaimSubject.AGREEMENT, passedOn())).isInstanceOf(Unknown.class);
        assertThat(state(pair.claims, after, passedOn().minusDays(1))).isInstanceOf(Refused.class);
        assertThat(openings.agreementOf(TestClaims.stranger(), after)).isEmpty();
        assertThat(openings.agreementOf(pair.answers, after)).isEmpty();
        assertThat(notices.begin(TestClaims.stranger(), pair.agreement, "en", after))
                .isEmpty();
    }

    @Test
    void aMissedPromiseIsClaimedByWhomItWasMadeTo() throws Exception {
        String promise = pair.promise();
        ClaimSubject about = new ClaimSubject(Kind.PROMISE, promise);
        assertThat(openings.agreementOf(pair.claims, about)).isEmpty();
        pair.miss(promise);
        assertThat(openings.agreementOf(pair.claims, about)).contains(pair.agreement);
        assertThat(openings.agreementOf(pair.answers, about)).isEmpty();
        assertThat(openings.missed(pair.claims, obligations.of(Set.of(pair.subject))))
                .containsExactly(promise);
        Actor finance = new Actor("f", "Finn", null, pair.claimant, Set.of(Role.FINANCE));
        assertThat(openings.missed(finance, obligations.of(Set.of(pair.subject))))
                .isEmpty();
        assertThat(pair.stateOf(pair.claims, "", about, passedOn().minusDays(1)))
                .isInstanceOf(Recorded.class);
    }

    private interface Stating {
        ClaimResult state() throws MalformedTermsException;
    }

    private static void assertProblem(Stating stating, String pointer) {
        assertThatThrownBy(stating::state)
                .isInstanceOfSatisfying(
                        MalformedTermsException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.pointer()).isEqualTo(pointer)));
    }
}
