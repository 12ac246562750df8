package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.days.Days;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves what can become of a window: released, asked about, passed on, protected in its tail, told of; that nobody is bound to two about one
 * customer; that its parties alone see it; and that its history is only added to.
 */
@WithoutEngine
class WindowLifeTests {
    @Autowired
    Protections protections;

    @Autowired
    EarlyReleases releases;

    @Autowired
    Transfers transfers;

    @Autowired
    Opportunities opportunities;

    @Autowired
    WindowRenewals renewals;

    @Autowired
    WindowNotices notices;

    @Autowired
    NoticeDecisions decisions;

    @Autowired
    Windows windows;

    @Autowired
    WindowPages pages;

    @Autowired
    WindowCalendar calendar;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId holder = new PartnerId("holder-" + run);
    private final PartnerId bound = new PartnerId("bound-" + run);
    private final PartnerId third = new PartnerId("third-" + run);
    private final CustomerIdentity customer = new CustomerIdentity("Adler " + run, "DE", run + ".example", null);
    private String window;

    @BeforeEach
    void aWindowIsOpen() {
        for (PartnerId partner : List.of(holder, bound, third)) {
            partners.register(TestPartners.of(
                    partner.value(),
                    "The " + partner,
                    new NewPerson(new PersonId("p-" + partner), "Nora Berg", "n@example.com", "Director", Set.of())));
        }
        window = registered(holder, bound, "A-" + run, today().minusDays(10), today().plusDays(40));
    }

    @Test
    void theProtectedPartnerReleasesWhenItLikesAndIsAskedForAReason() {
        assertThat(releases.release(of(bound), window, "We want to.")).isInstanceOf(WindowResult.NotAllowed.class);
        assertThat(releases.release(of(third), window, "We want to.")).isInstanceOf(WindowResult.Unknown.class);
        assertThat(releases.release(of(holder), window, " ")).isInstanceOf(WindowResult.Refused.class);
        assertThat(releases.release(of(holder), window, "The project is over.")).isInstanceOf(WindowResult.Done.class);

        assertThat(page(of(holder)).window().state()).isEqualTo(WindowState.RELEASED);
        assertThat(protections.dutyInTheWay(bound, third, customer, "R-2")).isEmpty();
        assertThat(releases.release(of(holder), window, "Again.")).isInstanceOf(WindowResult.Refused.class);
        assertThat(page(of(bound)).history())
                .first()
                .returns("released the bound partner from today on", WindowPage.Happened::what)
                .returns("The project is over.", WindowPage.Happened::reason)
                .returns("Petra, The " + holder, WindowPage.Happened::who);
    }

    @Test
    void aReleasedPartnerMayPromiseTheSameToAnother() {
        assertThat(registration(third, bound, "B-" + run)).isInstanceOf(RegistrationResult.Contradicts.class);
        assertThat(releases.release(of(holder), window, "The project is over.")).isInstanceOf(WindowResult.Done.class);
        assertThat(registration(third, bound, "B-" + run)).isInstanceOf(RegistrationResult.Registered.class);
    }

    @Test
    void theBoundPartnerStatesWhatTheTermsNameAndTheOtherAnswersOnce() {
        assertThat(releases.ask(of(holder), window, null, "We want to.")).isInstanceOf(WindowResult.NotAllowed.class);
        assertThat(releases.ask(of(bound), window, ReleaseEvent.BUSINESS_CEASED, "They closed."))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(releases.ask(of(bound), window, ReleaseEvent.REFERRAL_LOST, "They chose another."))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(releases.ask(of(bound), window, null, "Please.")).isInstanceOf(WindowResult.Refused.class);

        WindowNoticeId notice = open(WindowNoticeKind.RELEASE_ASKED);
        assertThat(notices.start(notice).route()).isEqualTo("release-asked");
        assertThat(decisions.answerRelease(notice, 1, of(holder), "refuse", ""))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(decisions.answerRelease(notice, 1, of(holder), "refuse", "They did not."))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerRelease(notice, 1, of(holder), "refuse", "They did not."))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerRelease(notice, 2, of(holder), "grant", ""))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(page(of(bound)).window().state()).isEqualTo(WindowState.ENDING_SOON);
        assertThat(page(of(bound)).history())
                .extracting(WindowPage.Happened::what)
                .containsOnlyOnce("refused to release")
                .contains("stated that the customer gave the work to somebody else altogether");
    }

    @Test
    void theRightPassesOnWithoutADayBetweenOnceAllAgree() {
        LocalDate from = today().plusDays(5);
        protections.askForRelease(window, "R-7", "petra", "Another product.");
        protections.decideRelease(window, "R-7", true, "petra", "");
        assertThat(transfers.propose(of(holder), window, third.value(), from, "We sell the business."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = open(WindowNoticeKind.TRANSFER_ASKED);
        assertThat(notices.start(notice).deciders()).containsExactly(bound.value(), third.value());
        assertThat(decisions.answerTransfer(notice, 1, of(third), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(page(of(holder)).successor()).isNull();
        assertThat(decisions.answerTransfer(notice, 2, of(bound), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);

        WindowLine next = windows.list(of(third), filter(WindowFilter.Standing.ALL))
                .windows()
                .getFirst();
        assertThat(next.startsOn()).isEqualTo(from);
        assertThat(next.endsOn()).isEqualTo(today().plusDays(40));
        assertThat(page(of(bound)).window().liftedOn()).isEqualTo(from);
        assertThat(page(of(bound)).window().state()).isEqualTo(WindowState.ENDING_SOON);
        assertThat(page(of(bound)).successor()).isEqualTo(next.id());
        assertThat(database.queryForObject(
                        "select count(*) from window_exception where window_id = ? and kind = 'RELEASED'",
                        Long.class,
                        next.id()))
                .isOne();
    }

    @Test
    void aDutyThatWouldContradictAnotherDoesNotPassOnAndOnlyItsPartiesLearnWhichOne() {
        PartnerId rival = new PartnerId("rival-" + run);
        String other = registered(rival, third, "SECRET-" + run, today(), today().plusDays(90));
        assertThat(transfers.propose(of(holder), window, rival.value(), today(), "Why not."))
                .isInstanceOf(WindowResult.Refused.class); // It is no partner here.

        // Whoever asks is told nothing: otherwise it could try who is bound, and until when.
        assertThat(transfers.propose(of(bound), window, third.value(), today().plusDays(1), "They take our team over."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = open(WindowNoticeKind.TRANSFER_ASKED);
        assertThat(notices.start(notice).deciders()).containsExactly(holder.value(), third.value());
        assertThat(decisions.answerTransfer(notice, 1, of(holder), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerTransfer(notice, 2, of(third), "consent", ""))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("SECRET-" + run)
                                .doesNotContain(rival.value()));
        assertThat(page(of(bound)).window().liftedOn()).isNull();

        assertThat(releases.release(of(rival), other, "For now.")).isInstanceOf(WindowResult.Done.class);
        assertThat(decisions.answerTransfer(notice, 2, of(third), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(page(of(bound)).window().state()).isNotEqualTo(WindowState.OPEN);
    }

    @Test
    void whoWasFreeToTransferBySignatureNeedsTheSuccessorAlone() {
        database.update("update protection_window set assignment = 'free' where id = ?", window);
        assertThat(transfers.propose(of(bound), window, third.value(), today(), "They take our team over."))
                .isInstanceOf(WindowResult.Done.class);
        WindowNoticeId notice = open(WindowNoticeKind.TRANSFER_ASKED);
        assertThat(notices.start(notice).deciders()).containsExactly(third.value());
        assertThat(decisions.answerTransfer(notice, 1, of(third), "consent", ""))
                .isInstanceOf(WindowResult.Done.class);

        assertThat(page(of(bound)).window().state()).isEqualTo(WindowState.TRANSFERRED);
        assertThat(protections.dutyInTheWay(third, bound, customer, "R-3")).isPresent();
        assertThat(protections.dutyInTheWay(bound, third, customer, "R-3")).isEmpty();
    }

    @Test
    void whatWasOpenedInTheWindowStaysProtectedInItsTail() {
        assertThat(opportunities.record(of(third), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Unknown.class);
        assertThat(opportunities.record(of(holder), window, "Warehouse", today().minusDays(11)))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(opportunities.record(of(holder), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Done.class);
        assertThat(opportunities.record(of(bound), window, "Warehouse", today()))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(page(of(bound)).window().tailEndsOn())
                .isEqualTo(today().plusDays(41).plusMonths(3).minusDays(1));

        database.update("update protection_window set ends_on = ? where id = ?", today().minusDays(1), window);
        assertThat(page(of(bound)).window().state()).isEqualTo(WindowState.IN_TAIL);
        assertThat(protections.dutyInTheWay(bound, third, customer, "R-2")).isPresent();
        assertThat(windows.list(of(bound), filter(WindowFilter.Standing.TAIL)).windows())
                .hasSize(1);
    }

    @Test
    void eachDayThatHasComeIsToldOnce() {
        assertThat(its(notices.due())).containsExactly(WindowNoticeKind.ENDING);
        notices.due().forEach(notices::open);
        assertThat(its(notices.due())).isEmpty();
        WindowNoticeId ending = open(WindowNoticeKind.ENDING);
        notices.tell(ending);
        notices.tell(ending);
        notices.remind(ending);
        notices.lapse(ending);
        assertThat(decisions.decideEnding(ending, 1, of(holder), "let-end", "", null))
                .isInstanceOf(WindowResult.Refused.class);
        assertThat(page(of(holder)).history())
                .extracting(WindowPage.Happened::what)
                .containsOnlyOnce("told both sides that the window ends on " + Days.words(today().plusDays(40)))
                .contains("heard nothing: the window ends as signed");

        database.update("update protection_window set ends_on = ? where id = ?", today().minusDays(1), window);
        assertThat(its(notices.due())).containsExactly(WindowNoticeKind.ENDED);
        notices.due().forEach(notices::open);
        notices.tell(open(WindowNoticeKind.ENDED));
        assertThat(its(notices.due())).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutAnInterimPromiseWhoseProtectionHasBegun() {
        database.update("update protection_window set interim = true, ends_on = ? where id = ?", today(), window);
        assertThat(its(notices.due())).containsExactly(WindowNoticeKind.ENDING);
        database.update(
                "update protection_window set referral_id = ? where id = ?",
                "referral-A-" + run,
                registered(holder, bound, "P-" + run, today(), today().plusMonths(24)));

        assertThat(its(notices.due())).isEmpty();
        database.update("update protection_window set ends_on = ? where id = ?", today().minusDays(1), window);
        assertThat(its(notices.due())).containsExactly(WindowNoticeKind.ENDED);
    }

    @Test
    void aReleaseLeavesNothingToDecideAboutTheEnd() {
        notices.due().forEach(notices::open);
        WindowNoticeId ending = open(WindowNoticeKind.ENDING);
        assertThat(releases.release(of(holder), window, "The project is over.")).isInstanceOf(WindowResult.Done.class);
        assertThat(database.queryForObject(
                        "select state from window_notice where id = ?", String.class, ending.value()))
                .isEqualTo("OVERTAKEN");
    }

    @Test
    void aWindowOfNoAgreementHereIsNotRenewed() {
        assertThat(renewals.propose(of(holder), window, today().plusDays(80), "Longer."))
                .isInstanceOfSatisfying(
                        WindowResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("renew it: ask one of them"));
    }

    @Test
    void itsPartiesAloneSeeAWindowInListsCalendarsAndFiles() {
        for (PartnerId party : List.of(holder, bound)) {
            assertThat(windows.list(of(party), filter(WindowFilter.Standing.CURRENT))
                            .windows())
                    .extracting(WindowLine::id)
                    .containsExactly(window);
            assertThat(windows.month(of(party), YearMonth.from(today().plusDays(40)))
                            .marked())
                    .flatExtracting(WindowMonth.Day::marks)
                    .extracting(WindowMonth.Mark::what)
                    .contains("last day");
            assertThat(calendar.file(of(party)).replace("\r\n ", ""))
                    .contains("A-" + run)
                    .doesNotContain("Adler");
        }
        database.update(
                "update protection_window set lifted_on = ?, lifted_by = 'TRANSFERRED' where id = ?",
                today().plusDays(20),
                window);
        assertThat(calendar.file(of(holder)).replace("\r\n ", ""))
                .contains("Protection passes on")
                .doesNotContain("Protection ends");
        database.update("update protection_window set lifted_on = null, lifted_by = null where id = ?", window);
        assertThat(windows.list(of(third), filter(WindowFilter.Standing.ALL)).windows())
                .isEmpty();
        assertThat(pages.show(of(third), window)).isEmpty();
        assertThat(pages.show(of(holder), "no-id")).isEmpty();
        assertThat(calendar.file(of(third))).doesNotContain("A-" + run);
        assertThat(windows.list(of(holder), new WindowFilter(WindowFilter.Side.BOUND, WindowFilter.Standing.ALL, "", 0))
                        .windows())
                .isEmpty();
        assertThat(windows.list(
                                of(bound),
                                new WindowFilter(
                                        WindowFilter.Side.BOUND, WindowFilter.Standing.SOON, "adler " + run, 0))
                        .windows())
                .hasSize(1);
    }

    @Test
    void thatTheBoundPartnerWentOnBothSidesReadAndNobodyElse() {
        protections.goOn(window, "R-9", "petra", "The duty is about licences only.");
        for (PartnerId party : List.of(bound, holder)) {
            assertThat(page(of(party)).history())
                    .extracting(WindowPage.Happened::reason)
                    .contains("The duty is about licences only.");
            assertThat(page(of(party)).exceptions())
                    .extracting(WindowPage.Exempted::reason)
                    .containsExactly("The duty is about licences only.");
        }
        assertThat(pages.show(of(third), window)).isEmpty();
    }

    @Test
    void theHistoryIsOnlyAddedTo() {
        assertThatThrownBy(
                        () -> database.update("update window_event set what = 'nothing' where window_id = ?", window))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> database.update("delete from window_event where window_id = ?", window))
                .isInstanceOf(DataAccessException.class);
    }

    private List<WindowNoticeKind> its(List<WindowNotices.Due> due) {
        return due.stream()
                .filter(one -> one.windowId().equals(window))
                .map(WindowNotices.Due::kind)
                .toList();
    }

    private WindowNoticeId open(WindowNoticeKind kind) {
        return WindowNoticeId.of(Objects.requireNonNull(database.queryForObject(
                "select id from window_notice where window_id = ? and kind = ? and state = 'OPEN'",
                String.class,
                window,
                kind.name())));
    }

    private static WindowFilter filter(WindowFilter.Standing standing) {
        return new WindowFilter(WindowFilter.Side.ANY, standing, "", 0);
    }

    private WindowPage page(Actor actor) {
        return pages.show(actor, window).orElseThrow();
    }

    private String registered(PartnerId protects, PartnerId binds, String agreement, LocalDate from, LocalDate to) {
        return ((RegistrationResult.Registered) protections.register(List.of(new NewWindow(
                        agreement,
                        "referral-" + agreement,
                        false,
                        protects,
                        binds,
                        customer,
                        Conduct.SOLICIT,
                        from,
                        to,
                        new WindowRules(
                                true,
                                List.of("ERP"),
                                null,
                                List.of(new WindowRules.Before("runs the telephones", today().minusYears(1))),
                                List.of(ReleaseEvent.WRITTEN_RELEASE, ReleaseEvent.REFERRAL_LOST),
                                3,
                                "standard",
                                true)))))
                .windowIds()
                .getFirst();
    }

    private RegistrationResult registration(PartnerId protects, PartnerId binds, String agreement) {
        return protections.register(List.of(new NewWindow(
                agreement,
                "referral-" + agreement,
                false,
                protects,
                binds,
                customer,
                Conduct.SOLICIT,
                today(),
                today().plusDays(10))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Actor of(PartnerId partner) {
        return new Actor("petra." + partner, "Petra", null, partner.value(), Set.of(Role.OPERATIONS));
    }
}
