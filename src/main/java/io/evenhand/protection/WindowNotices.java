package io.evenhand.protection;

import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be told and decided about windows as days come and partners ask: what the process of notices asks of this room. */
@Service
@Transactional
public class WindowNotices {
    /** What ended longer ago is no news. */
    private static final int NEWS_FOR_DAYS = 90;

    private final WindowNoticeRepository notices;
    private final OpenNotices open;
    private final OwnWindows own;
    private final SuccessorRenewals betweenSides;
    private final LateDuties lateDuties;
    private final Transfers transfers;
    private final WindowHistory history;
    private final WindowMails mails;
    private final ProtectionSettings settings;
    private final Clock clock;

    WindowNotices(
            WindowNoticeRepository notices,
            OpenNotices open,
            OwnWindows own,
            SuccessorRenewals betweenSides,
            LateDuties lateDuties,
            Transfers transfers,
            WindowHistory history,
            WindowMails mails,
            ProtectionSettings settings,
            Clock clock) {
        this.notices = notices;
        this.open = open;
        this.own = own;
        this.betweenSides = betweenSides;
        this.lateDuties = lateDuties;
        this.transfers = transfers;
        this.history = history;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be told today and was not yet. */
    @Transactional(readOnly = true)
    public List<Due> due() {
        LocalDate today = today();
        LocalDate since = today.minusDays(NEWS_FOR_DAYS);
        return Stream.of(
                        notices.findEnding(today, today.plusDays(settings.noticeDays())).stream()
                                .map(id -> new Due(id, WindowNoticeKind.ENDING)),
                        notices.findEnded(today, since).stream().map(id -> new Due(id, WindowNoticeKind.ENDED)),
                        notices.findTailEnded(today, since).stream()
                                .map(id -> new Due(id, WindowNoticeKind.TAIL_ENDED)))
                .flatMap(due -> due)
                .toList();
    }

    /** Keeps that something is due, once, and has its process begin after the commit. */
    @RepeatedWhenRaced
    public void open(Due due) {
        ProtectionWindow window = own.get(due.windowId());
        Optional<LocalDate> day = due.kind() == WindowNoticeKind.TAIL_ENDED ? window.tailEndsOn() : window.endsOn();
        if (day.isEmpty() || window.isLiftedOn(day.get())) {
            return;
        }
        List<WindowNotice> before = notices.findByWindowIdAndKindAndEffectiveOn(window.id(), due.kind(), day.get());
        if (before.stream().anyMatch(notice -> notice.state() != WindowNotice.State.FELL_THROUGH)) {
            return;
        }
        WindowNotice unused = open.open(WindowNotice.ofDay(
                window.id(),
                due.kind(),
                day.get(),
                before.size() + 1,
                due.kind() == WindowNoticeKind.ENDING ? Days.lastSecondOf(day.get()) : null,
                clock.instant()));
    }

    /** What the process needs to know when it begins. */
    @Transactional(readOnly = true)
    public ProcessStart start(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        Instant until = notice.answerBy().orElseGet(clock::instant);
        return new ProcessStart(
                notice.kind().route(),
                window.protectedPartner().value(),
                window.boundPartner().value(),
                notice.kind() == WindowNoticeKind.TRANSFER_ASKED
                        ? transfers.deciders(notice).stream()
                                .map(PartnerId::value)
                                .toList()
                        : List.of(),
                notice.kind() == WindowNoticeKind.RENEWAL_ASKED
                        ? betweenSides.decider(notice).value()
                        : "",
                middle(notice.openedAt(), until).toString(),
                until.toString(),
                settings.answerWithin().toString());
    }

    private static Instant middle(Instant from, Instant until) {
        return from.plusSeconds(Math.max(0, until.getEpochSecond() - from.getEpochSecond()) / 2);
    }

    /** Both sides are told. Idempotent. */
    public void tell(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        if (notice.kind() == WindowNoticeKind.DUTY_FOUND) {
            once(
                    notice,
                    window,
                    "told the bound partner that it stands in the way of a referral" + again(notice),
                    () -> mails.dutyFound(window, notice));
            return;
        }
        LocalDate day = notice.effectiveOn().orElseThrow();
        switch (notice.kind()) {
            case ENDING ->
                once(
                        notice,
                        window,
                        "told both sides that the window ends on " + Days.words(day) + again(notice),
                        () -> mails.ending(window, notice, day));
            case ENDED -> {
                mails.ended(window, day);
                finish(notice, window, "told both sides that the window ended on " + Days.words(day));
            }
            case TAIL_ENDED -> {
                mails.tailEnded(window, day);
                finish(notice, window, "told both sides that the tail ended on " + Days.words(day));
            }
            case RELEASE_ASKED, TRANSFER_ASKED, RENEWAL_ASKED, DUTY_FOUND ->
                throw new IllegalStateException("Nobody is told of " + notice.kind() + ": somebody is asked");
        }
    }

    /** Halfway through, the protected partner is reminded that it may decide. Idempotent. */
    public void remind(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        LocalDate day = notice.effectiveOn().orElseThrow();
        once(
                notice,
                window,
                "reminded that the window ends on " + Days.words(day) + again(notice),
                () -> mails.reminded(window, notice, day));
    }

    private static String again(WindowNotice notice) {
        return notice.times() == 1 ? "" : ", for the %d. time".formatted(notice.times());
    }

    private void once(WindowNotice notice, ProtectionWindow window, String what, Runnable telling) {
        WindowEventKind kind =
                notice.kind() == WindowNoticeKind.DUTY_FOUND ? WindowEventKind.DUTY_FOUND : WindowEventKind.NOTICE;
        boolean said = history.of(window.id()).stream()
                .filter(event -> event.kind() == kind && !event.happenedAt().isBefore(notice.openedAt()))
                .anyMatch(event -> Days.spelled(event.what()).equals(what));
        if (notice.isOpen() && !said) {
            telling.run();
            history.note(window, kind, what);
        }
    }

    private void finish(WindowNotice notice, ProtectionWindow window, String what) {
        if (notice.end(WindowNotice.State.TOLD, clock.instant())) {
            history.note(window, WindowEventKind.ENDED, what);
        }
    }

    /** Nobody decided in time: what was signed goes on. Idempotent. */
    public void lapse(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        if (notice.end(WindowNotice.State.UNANSWERED, clock.instant())) {
            history.note(
                    window,
                    WindowEventKind.NOTICE,
                    notice.kind() == WindowNoticeKind.ENDING
                            ? "heard nothing: the window ends as signed"
                            : "heard nothing in time: the promise stands as it is");
            mails.unanswered(window, notice);
            if (notice.kind() == WindowNoticeKind.DUTY_FOUND) {
                lateDuties.lapse(window, notice);
            }
            if (notice.kind() == WindowNoticeKind.RENEWAL_ASKED) {
                betweenSides.lapse(window, notice);
            }
        }
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    /** A day that has come, of a window. */
    public record Due(String windowId, WindowNoticeKind kind) {}

    /**
     * What the process is started with: ids, routing and times.
     *
     * @param route which way it takes
     * @param deciders who are asked for consent; empty where nobody is
     * @param otherSideId the one side that is asked by the other; empty where none is
     * @param remindAt an ISO 8601 instant, as is {@code answerBy}
     * @param answerWithin how long somebody has to answer who is asked later on, as an ISO 8601 duration
     */
    public record ProcessStart(
            String route,
            String protectedId,
            String boundId,
            List<String> deciders,
            String otherSideId,
            String remindAt,
            String answerBy,
            String answerWithin) {}
}
