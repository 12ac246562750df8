package io.evenhand.protection;

import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeCameToNothing;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.days.Days;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RenewalTerms;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A renewal that was proposed and comes to nothing leaves the window to end as it was: both sides are told at once, and while the last day is to
 * come, the question what is to become of it is asked anew at the next look.
 */
@Component
@Transactional
class FailedRenewals {
    private final ProtectionWindowRepository windows;
    private final WindowNoticeRepository notices;
    private final WindowAnswerRepository answers;
    private final Agreements agreements;
    private final ChangeViews changes;
    private final WindowHistory history;
    private final WindowMails mails;
    private final Clock clock;

    FailedRenewals(
            ProtectionWindowRepository windows,
            WindowNoticeRepository notices,
            WindowAnswerRepository answers,
            Agreements agreements,
            ChangeViews changes,
            WindowHistory history,
            WindowMails mails,
            Clock clock) {
        this.windows = windows;
        this.notices = notices;
        this.answers = answers;
        this.agreements = agreements;
        this.changes = changes;
        this.history = history;
        this.mails = mails;
        this.clock = clock;
    }

    @EventListener
    void on(ChangeCameToNothing event) {
        if (!event.changedKind().equals(AgreementKind.CUSTOMER_PROTECTION)) {
            return;
        }
        ChangeView change = changes.get(event.change());
        if (change.terms() instanceof RenewalTerms) {
            windows.findByAgreementOrderById(agreements.get(event.agreement()).number()).stream()
                    .filter(window -> window.liftedOn().isEmpty())
                    .filter(window -> WindowChanges.concerns(window, change.terms()))
                    .forEach(window ->
                            fell(window, change.number(), "renewal " + change.number() + " " + words(event.end())));
        }
    }

    private static String words(AgreementState end) {
        return switch (end) {
            case REJECTED -> "was rejected by legal";
            case DECLINED -> "was declined";
            case EXPIRED -> "was not signed in time";
            case WITHDRAWN -> "was taken back";
            case NEGOTIATED, SIGNING, SEALED, IN_FORCE ->
                throw new IllegalArgumentException("Nothing comes to nothing by being " + end);
        };
    }

    /**
     * A renewal of one window has failed.
     *
     * @param key tells this renewal from others of the window
     * @param what happened, as a part of a sentence: "renewal X was declined"
     */
    void fell(ProtectionWindow window, String key, String what) {
        history.note(window, WindowEventKind.RENEWAL, "noted that " + what);
        LocalDate end = window.endsOn().orElse(null);
        if (end == null) {
            return;
        }
        boolean timeIsLeft = !end.isBefore(Days.today(clock));
        mails.notRenewed(window, key, what, end, timeIsLeft);
        if (timeIsLeft) {
            notices.findByWindowIdOrderByOpenedAt(window.id()).stream()
                    .filter(notice -> notice.kind() == WindowNoticeKind.ENDING)
                    .filter(notice -> notice.effectiveOn().filter(end::equals).isPresent())
                    .filter(this::wasToBeRenewed)
                    .forEach(WindowNotice::fallThrough);
        }
    }

    private boolean wasToBeRenewed(WindowNotice notice) {
        return notice.state() == WindowNotice.State.GRANTED
                && answers.findByNotice(notice.id().value()).stream()
                        .anyMatch(answer -> answer.decision().equals("renew"));
    }
}
