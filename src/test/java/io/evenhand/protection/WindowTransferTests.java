package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.days.Days;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.protection.HeldWindows.Holding;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.protection.LookalikeView.Standing;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.workflow.TaskMatter.Fact;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves what passes over with a window: that it is in force for the old side until the very day and for the new one from it on, that the successor
 * renews and releases as the former side could, that it reads before what it takes over, and that nothing which counts is left behind.
 */
@WithoutEngine
class WindowTransferTests {
    @Autowired
    Protections protections;

    @Autowired
    EarlyReleases releases;

    @Autowired
    Transfers transfers;

    @Autowired
    Handovers handovers;

    @Autowired
    Opportunities opportunities;

    @Autowired
    WindowRenewals renewals;

    @Autowired
    WindowNotices notices;

    @Autowired
    NoticeDecisions decisions;

    @Autowired
    HeldWindows holders;

    @Autowired
    WindowPages pages;

    @Autowired
    Lookalikes lookalikes;

    @Autowired
    PassingOver passingOver;

    @Autowired
    ProtectionWindowRepository rows;

    @Autowired
    Partners partners;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId holder = new PartnerId("holder-" + run);
    private final PartnerId bound = new PartnerId("bound-" + run);
    private final PartnerId successor = new PartnerId("third-" + run);
    private final PartnerId rival = new PartnerId("rival-" + run);

    /** Of letters alone, so that no two tests resemble one another. */
    private final String word = run.chars()
            .map(c -> "bcdfgklmnprstvxz".charAt(Character.digit(c, 16)))
            .collect(StringBuilder::new, (text, c) -> text.append((char) c).append('o'), StringBuilder::append)
            .toString();

    private final CustomerIdentity customer = new CustomerIdentity(word + " GmbH", "DE", word + ".de", null);
    private String window;

    @BeforeEach
    void aWindowIsOpen() {
        for (PartnerId partner : List.of(holder, bound, successor, rival)) {
            partners.register(TestPartners.of(
                    partner.value(),
                    "The " + partner,
                    new NewPerson(new PersonId("p-" + partner), "Nora Berg", "n@example.com", "Director", Set.of())));
        }
        window = ((RegistrationResult.Registered) protections.register(List.of(new NewWindow(
                        "A-" + run,
                        "referral-" + run,
                        false,
                        holder,
                        bound,
                        customer,
                        Conduct.ACCEPT,
                        today().minusDays(10),
                        today().plusDays(200),
                        new WindowRules(
                                false,
                                List.of("ERP"),
                                null,
                                List.of(new WindowRules.Before("runs the telephones", today().minusYears(1))),
                                List.of(ReleaseEvent.WRITTEN_RELEASE),
                                3,
                                "standard",
                                true)))))
                .windowIds()
                .getFirst();
    }

    private List<Holding> heldOn(LocalDate day) {
        return holders.under(List.of("A-" + run)).stream()
                .filter(held -> held.isOn(day))
                .toList();
    }

    @Test
    void untilTheDayTheOldSideHoldsItAndFromTheDayOnTheNewOne() {
        LocalDate from = today().plusDays(5);
        String next = passedOn(holder, bound, from);

        ProtectionWindow old = rows.findById(window).orElseThrow();
        ProtectionWindow later = rows.findById(next).orElseThrow();
        for (int days = -10; days <= 300; days++) {
            LocalDate day = today().plusDays(days);
            boolean inWindow = days >= -10 && days <= 200;
            assertThat(old.bindsOn(day)).as("old on day %d", days).isEqualTo(inWindow && days < 5);
            assertThat(later.bindsOn(day)).as("new on day %d", days).isEqualTo(inWindow && days >= 5);
        }
        assertThat(old.isOverOn(today())).isFalse();
        assertThat(old.isOverOn(from.minusDays(1))).isFalse();
        assertThat(old.isOverOn(from)).isTrue();
        assertThat(heldOn(from.minusDays(1))).extracting(Holding::holder).containsExactly(holder);
        assertThat(heldOn(from))
                .singleElement()
                .satisfies(held ->
                        assertThat(held).returns(successor, Holding::holder).returns(next, Holding::windowId));
        assertThat(heldOn(today().minusDays(11))).isEmpty();
        assertThat(later.bindsOn(today().plusDays(400))).isFalse();
        assertThat(heldOn(today())).extracting(Holding::holder).containsExactly(holder);
        assertThat(page(holder, window).may().release()).isTrue();
        assertThat(page(holder, window).window().state()).isEqualTo(WindowState.OPEN);
        assertThat(transfers.propose(of(bound), window, rival.value(), today().plusDays(2), "They too."))
                .isInstanceOf(WindowResult.Refused.class);
    }

    @Test
    void whatTheDayBringsIsMadeUpForWhenTheProgramWasOffThatDay() {
        String next = passedOn(holder, bound, today().plusDays(5));
        assertThat(handovers.due()).doesNotContain(window);
        assertThat(history(window)).doesNotContain("put the window in its place into force");
        assertThat(releases.ask(of(bound), window, null, "Please.")).isInstanceOf(WindowResult.Done.class);

        // Three weeks later: nothing ran in between.
        daysPass(21);
        assertThat(page(successor, next).window().state()).isEqualTo(WindowState.OPEN);
        assertThat(page(holder, window).window().state()).isEqualTo(WindowState.TRANSFERRED);
        assertThat(protections.dutyInTheWay(bound, rival, customer, "R-2"))
                .hasValueSatisfying(duty -> assertThat(duty.protectedPartner()).isEqualTo(successor));
        assertThat(handovers.due()).contains(window);
        handovers.handOver(window);
        handovers.handOver(window);
        assertThat(handovers.due()).doesNotContain(window);
        assertThat(history(window)).containsOnlyOnce("put the window in its place into force");
        assertThat(database.queryForObject(
                        "select state from window_notice where window_id = ? and kind = 'RELEASE_ASKED'",
                        String.class,
                        window))
                .isEqualTo("OVERTAKEN");
        assertThat(releases.release(of(holder), window, "Late."))
                .as("whoever has passed it on gives nothing away")
                .isInstanceOf(WindowResult.Refused.class);
    }

    @Test
    void theSuccessorReleasesAsTheFormerHolderCould() {
        String next = passedOn(holder, bound, today());
        assertThat(releases.release(of(bound), next, "Not ours.")).isInstanceOf(WindowResult.NotAllowed.class);
        assertThat(releases.release(of(holder), next, "Once ours.")).isInstanceOf(WindowResult.Unknown.class);
        assertThat(releases.release(of(rival), next, "Not ours.")).isInstanceOf(WindowResult.Unknown.class);
        assertThat(releases.ask(of(bound), next, null, "Please.")).isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerRelease(open(next, WindowNoticeKind.RELEASE_ASKED), 9, of(successor), "grant", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(page(successor, next).window().state()).isEqualTo(WindowState.RELEASED);
    }

    @Test
    void aReleaseBeforeTheDayLeavesWhatWasPassedOn() {
        LocalDate from = today().plusDays(5);
        String next = passedOn(holder, bound, from);
        assertThat(releases.release(of(holder), window, "For these days.")).isInstanceOf(WindowResult.Done.class);
        // Work that begins now would go on when the successor's window binds.
        assertThat(protections.dutyInTheWay(bound, rival, customer, "R-2"))
                .hasValueSatisfying(duty -> assertThat(duty.windowId()).isEqualTo(next));
        assertThat(rows.findById(window).orElseThrow().isOverOn(today())).isTrue();
        assertThat(rows.findById(next).orElseThrow().bindsOn(from)).isTrue();
        assertThat(history(window)).anyMatch(what -> what.contains("begins on " + Days.words(from)));
    }

    @Test
    void theSuccessorAndTheOtherSideRenewIt() {
        String next = passedOn(holder, bound, today());
        LocalDate longer = today().plusDays(260);
        assertThat(renewals.propose(of(rival), next, longer, "Longer.")).isInstanceOf(WindowResult.Unknown.class);
        assertThat(renewals.propose(of(holder), next, longer, "Longer.")).isInstanceOf(WindowResult.Unknown.class);
        assertThat(renewals.propose(of(successor), next, today().plusDays(200), "Longer."))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(renewals.propose(of(successor), next, today().plusYears(6), "Longer."))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(renewals.propose(of(successor), next, longer, "It goes well."))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(renewals.propose(of(bound), next, longer, "Longer.")).isInstanceOf(WindowResult.Refused.class);

        WindowNoticeId asked = open(next, WindowNoticeKind.RENEWAL_ASKED);
        assertThat(notices.start(asked).route()).isEqualTo("renewal-asked");
        assertThat(notices.start(asked).otherSideId()).isEqualTo(bound.value());
        assertThat(decisions.answerRenewal(asked, 1, of(successor), "agree", ""))
                .as("nobody agrees with itself")
                .isInstanceOf(WindowResult.NotAllowed.class);
        assertThat(decisions.answerRenewal(asked, 1, of(bound), "agree", "")).isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerRenewal(asked, 1, of(bound), "agree", "")).isInstanceOf(WindowResult.Done.class);
        assertThat(page(successor, next).window().endsOn()).isEqualTo(longer);
        assertThat(history(next)).containsOnlyOnce("agreed: its last day is now " + Days.words(longer));
        assertThat(page(holder, window).window().endsOn()).isEqualTo(today().plusDays(200));

        assertThat(renewals.propose(of(bound), next, longer.plusDays(9), "Once more."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId second = open(next, WindowNoticeKind.RENEWAL_ASKED);
        assertThat(decisions.answerRenewal(second, 3, of(successor), "refuse", ""))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(decisions.answerRenewal(second, 3, of(successor), "refuse", "Enough."))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(page(successor, next).window().endsOn()).isEqualTo(longer);
    }

    @Test
    void aLongerPromiseThatWouldContradictAnotherIsNotAgreedTo() {
        String next = passedOn(holder, bound, today());
        assertThat(renewals.propose(of(successor), next, today().plusDays(260), "Longer."))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(protections.register(List.of(new NewWindow(
                        "R-" + run,
                        "other-" + run,
                        false,
                        rival,
                        bound,
                        customer,
                        Conduct.SOLICIT,
                        today().plusDays(201),
                        today().plusDays(230)))))
                .isInstanceOf(RegistrationResult.Registered.class);
        assertThat(decisions.answerRenewal(open(next, WindowNoticeKind.RENEWAL_ASKED), 1, of(bound), "agree", ""))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("R-" + run)
                                .doesNotContain(rival.value()));
        assertThat(page(successor, next).window().endsOn()).isEqualTo(today().plusDays(200));
    }

    @Test
    void whoIsAskedReadsBeforeAllThatPassesOver() {
        assertThat(opportunities.record(of(holder), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        protections.askForRelease(window, "R-7", "petra", "Another product.");
        protections.decideRelease(window, "R-7", true, "petra", "");
        protections.goOn(window, "R-8", "petra", "It is about licences only.");
        Map<String, String> right = facts(true);
        assertThat(right)
                .containsEntry("First day", Days.words(today().minusDays(10)))
                .containsEntry("Products", "ERP")
                .containsEntry("Passive sales", "Covered: not even when the customer comes unasked")
                .containsEntry("Other business", "No need to ask")
                .containsEntry("Carve-outs", "since " + Days.words(today().minusYears(1)) + " runs the telephones")
                .containsEntry("Opened in the window", "Warehouse (" + Days.words(today()) + ")")
                .containsEntry("Damages", "None was fixed: as the law says")
                .containsEntry("Renewals so far", "None")
                .containsEntry("Released for single referrals", "1")
                .containsEntry("Claims", "None is open here");
        assertThat(right.get("Tail")).startsWith("3 months");
        assertThat(right.get("Notices so far")).contains("asked to be released for one referral");
        assertThat(right.values()).noneMatch(value -> value.contains(word) || value.contains("licences"));
        assertThat(facts(false))
                .containsEntry("Carve-outs", "None passes on: what the bound partner did before is its own");
    }

    @Test
    void whatComesUpBetweenConsentAndTheDayPassesOverToo() {
        LocalDate from = today().plusDays(5);
        String next = passedOn(holder, bound, from);
        assertThat(opportunities.record(of(bound), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        protections.askForRelease(window, "R-7", "petra", "Another product.");
        protections.decideRelease(window, "R-7", true, "petra", "");

        assertThat(page(successor, next).opportunities())
                .extracting(WindowPage.Opened::title)
                .containsExactly("Warehouse");
        assertThat(page(successor, next).window().tailEndsOn()).isNotNull();
        daysPass(6);
        assertThat(protections.dutyInTheWay(bound, rival, customer, "R-7")).isEmpty();
        assertThat(protections.dutyInTheWay(bound, rival, customer, "R-9")).isPresent();
        assertThat(opportunities.record(of(successor), next, "Office", today().minusDays(8)))
                .as("opened in the days of the former holder")
                .isInstanceOf(WindowResult.Done.class);
    }

    @Test
    void answersAboutSimilarCustomersPassOverAndTheSuccessorSpeaksForTheHolder() {
        String other = "other-" + run;
        CustomerIdentity alike = new CustomerIdentity(word + " Logistik SE", "AT", word + ".com", null);
        lookalikes.look(bound, rival, alike, other);
        lookalikes.look(
                bound, rival, new CustomerIdentity(word + " Handel SE", "AT", word + ".at", null), "open-" + run);
        LookalikeView asked = question(bound, window, other);
        assertThat(lookalikes.answer(of(bound), asked.id(), Answer.SAME, "One group."))
                .isInstanceOf(LookalikeResult.Recorded.class);
        String next = passedOn(holder, bound, today().plusDays(5));
        assertThat(question(bound, next, other).standing()).isEqualTo(Standing.SAME);
        assertThat(question(bound, next, "open-" + run).standing()).isEqualTo(Standing.OPEN);

        // Said in the old window after all agreed, and before the day.
        LookalikeView late = question(bound, window, "open-" + run);
        assertThat(lookalikes.answer(of(bound), late.id(), Answer.ANOTHER, "Their competitor."))
                .isInstanceOf(LookalikeResult.Recorded.class);
        daysPass(6);
        handovers.handOver(window);
        assertThat(question(bound, next, "open-" + run).standing()).isEqualTo(Standing.ANOTHER);
        assertThat(protections.dutyInTheWay(bound, rival, alike, other))
                .hasValueSatisfying(duty -> assertThat(duty.protectedPartner()).isEqualTo(successor));
        assertThat(lookalikes.answer(of(bound), question(bound, next, other).id(), Answer.ANOTHER, "We were wrong."))
                .isInstanceOf(LookalikeResult.Recorded.class);
        assertThat(protections.dutyInTheWay(bound, rival, alike, other)).isEmpty();
    }

    @Test
    void whoTakesOverADutyHearsOfNoReferralInWhichItTakesNoPart() {
        lookalikes.look(
                bound, rival, new CustomerIdentity(word + " Handel SE", "AT", word + ".at", null), "theirs-" + run);
        lookalikes.look(
                bound, rival, new CustomerIdentity(word + " Logistik SE", "AT", word + ".com", null), "shared-" + run);
        assertThat(protections.register(List.of(new NewWindow(
                        "S-" + run,
                        "shared-" + run,
                        false,
                        rival,
                        successor,
                        new CustomerIdentity("Quite Other", "PL", "quite" + run + ".pl", null),
                        Conduct.SOLICIT,
                        today(),
                        today().plusDays(9)))))
                .isInstanceOf(RegistrationResult.Registered.class);
        passedOn(bound, holder, today());
        assertThat(lookalikes.of(of(successor)))
                .extracting(LookalikeView::referralId)
                .containsExactly("shared-" + run);
    }

    @Test
    void aWindowThatEndsEarlierThanItPassesOnIsOverForBoth() {
        String next = passedOn(holder, bound, today().plusDays(50));
        database.update(
                "update protection_window set ends_on = ? where id in (?, ?)", today().plusDays(3), window, next);
        daysPass(6);
        assertThat(page(holder, window).window().state()).isEqualTo(WindowState.ENDED);
        assertThat(page(successor, next).window().state()).isEqualTo(WindowState.ENDED);
        daysPass(60);
        assertThat(page(holder, window).window().state()).isEqualTo(WindowState.ENDED);
        handovers.handOver(window);
        assertThat(history(window)).contains("was over before the day on which a part passed on");
    }

    /** Its part passes on; the other side and the successor agree. @return the window that takes its place */
    private String passedOn(PartnerId from, PartnerId other, LocalDate day) {
        assertThat(transfers.propose(of(from), window, successor.value(), day, "We sell the business."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = open(window, WindowNoticeKind.TRANSFER_ASKED);
        assertThat(decisions.answerTransfer(notice, 101, of(other), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerTransfer(notice, 102, of(successor), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(database.queryForObject(
                        "select state from window_notice where id = ?", String.class, notice.value()))
                .isEqualTo("GRANTED");
        return Optional.ofNullable(page(other, window).successor()).orElseThrow();
    }

    /** The days of both windows move back as if so many had passed. */
    private void daysPass(int days) {
        rows.findAll().stream()
                .filter(one -> one.agreement().equals("A-" + run))
                .map(ProtectionWindow::id)
                .forEach(id -> moveBack(id, days));
    }

    private void moveBack(String id, int days) {
        for (String column : List.of("starts_on", "ends_on", "tail_ends_on", "lifted_on")) {
            LocalDate day = database.queryForObject(
                    "select " + column + " from protection_window where id = ?", LocalDate.class, id);
            if (day != null) {
                database.update(
                        "update protection_window set " + column + " = ? where id = ?", day.minusDays(days), id);
            }
        }
    }

    private Map<String, String> facts(boolean right) {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> passingOver.facts(rows.findById(window).orElseThrow(), right).stream()
                        .collect(Collectors.toMap(Fact::label, Fact::value))));
    }

    private LookalikeView question(PartnerId partner, String about, String referral) {
        return lookalikes.of(of(partner)).stream()
                .filter(view -> view.duty().windowId().equals(about))
                .filter(view -> view.referralId().equals(referral))
                .findFirst()
                .orElseThrow();
    }

    private List<String> history(String id) {
        return database.queryForList("select what from window_event where window_id = ? order by id", String.class, id);
    }

    private WindowNoticeId open(String id, WindowNoticeKind kind) {
        return WindowNoticeId.of(Objects.requireNonNull(database.queryForObject(
                "select id from window_notice where window_id = ? and kind = ? and state = 'OPEN'",
                String.class,
                id,
                kind.name())));
    }

    private WindowPage page(PartnerId partner, String id) {
        return pages.show(of(partner), id).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Actor of(PartnerId partner) {
        return new Actor("petra." + partner, "Petra", null, partner.value(), Set.of(Role.OPERATIONS));
    }
}
