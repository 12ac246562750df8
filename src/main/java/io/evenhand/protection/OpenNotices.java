package io.evenhand.protection;

import io.evenhand.days.Days;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What waits to be told or answered about windows. Called inside a use case's transaction. */
@Component
class OpenNotices {
    private final WindowNoticeRepository notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpenNotices(WindowNoticeRepository notices, ApplicationEventPublisher events, Clock clock) {
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps it, and has its process begin after the commit. */
    WindowNotice open(WindowNotice notice) {
        WindowNotice kept = notices.saveAndFlush(notice);
        events.publishEvent(new WindowNoticeDue(UUID.randomUUID(), kept.id()));
        return kept;
    }

    /** The window changed: what was asked about it and makes no sense any more needs no answer. */
    void overtake(ProtectionWindow window) {
        for (WindowNotice notice : open(window.id())) {
            boolean moved = notice.kind() == WindowNoticeKind.ENDING
                    && (!notice.effectiveOn().equals(window.endsOn())
                            || window.endsOn()
                                    .filter(end -> window.isLiftedOn(end))
                                    .isPresent());
            if (moved || window.isOverOn(today())) {
                end(notice, WindowNotice.State.OVERTAKEN);
            }
        }
    }

    /** The window has passed on: what was asked about it is for nobody here to answer. @return what somebody waits for */
    List<WindowNotice> passOn(ProtectionWindow window) {
        List<WindowNotice> left = open(window.id()).stream()
                .filter(notice -> switch (notice.kind()) {
                    case ENDING, RELEASE_ASKED, RENEWAL_ASKED, DUTY_FOUND -> true;
                    // By its last answer it passes on; and what is over is told in any case.
                    case TRANSFER_ASKED, ENDED, TAIL_ENDED -> false;
                })
                .toList();
        left.forEach(notice -> end(notice, WindowNotice.State.OVERTAKEN));
        return left.stream().filter(notice -> notice.askedBy().isPresent()).toList();
    }

    /** The question about a referral that the bound partner has still to resolve. */
    Optional<WindowNotice> ofReferral(ProtectionWindow window, String referralId) {
        return open(window.id()).stream()
                .filter(notice -> notice.kind() == WindowNoticeKind.DUTY_FOUND)
                .filter(notice -> notice.referralId().equals(referralId))
                .findFirst();
    }

    /** How often the bound partner was asked about a referral. */
    int timesOfReferral(ProtectionWindow window, String referralId) {
        return Math.toIntExact(notices.findByWindowIdOrderByOpenedAt(window.id()).stream()
                .filter(notice -> notice.kind() == WindowNoticeKind.DUTY_FOUND)
                .filter(notice -> notice.referralId().equals(referralId))
                .count());
    }

    /** Nothing stands in the way of a referral any more. */
    void settled(ProtectionWindow window, String referralId) {
        ofReferral(window, referralId).ifPresent(notice -> end(notice, WindowNotice.State.OVERTAKEN));
    }

    /** What became of a window may leave nothing to resolve. @param stands whether it still stands in the way of a referral */
    void settle(ProtectionWindow window, Predicate<String> stands) {
        open(window.id()).stream()
                .filter(notice -> notice.kind() == WindowNoticeKind.DUTY_FOUND && !stands.test(notice.referralId()))
                .forEach(notice -> end(notice, WindowNotice.State.OVERTAKEN));
    }

    /** A referral is over: no duty stands in its way any more. */
    void over(String referralId) {
        notices.findByKindAndStateAndAboutStartingWith(
                        WindowNoticeKind.DUTY_FOUND, WindowNotice.State.OPEN, referralId + WindowNotice.AGAIN)
                .forEach(notice -> end(notice, WindowNotice.State.OVERTAKEN));
    }

    private void end(WindowNotice notice, WindowNotice.State how) {
        if (notice.end(how, clock.instant())) {
            events.publishEvent(new WindowNoticeOvertaken(UUID.randomUUID(), notice.id()));
        }
    }

    List<WindowNotice> open(String windowId) {
        return notices.findByWindowIdAndState(windowId, WindowNotice.State.OPEN);
    }

    boolean isAsked(String windowId, WindowNoticeKind kind) {
        return open(windowId).stream().anyMatch(notice -> notice.kind() == kind);
    }

    WindowNotice get(WindowNoticeId id) {
        return notices.findById(id.value()).orElseThrow(() -> new IllegalStateException("No notice " + id));
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
