package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.InvalidTermsException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A window of which a part has passed on is renewed by its two sides of today: those who signed its agreement are no longer those between whom it
 * stands, and cannot bind or set free the other for whoever took over. One side proposes, the other agrees; both words are kept with the window.
 */
@Component
class SuccessorRenewals {
    private static final int LONGEST_REASON = 2000;

    /** As the terms of customer protection: a promise about a customer is never for ever. */
    static final int MOST_MONTHS = 60;

    private final OwnWindows own;
    private final WindowRows rows;
    private final ContraryDuties contrary;
    private final WindowAgreements agreements;
    private final OpenNotices notices;
    private final FailedRenewals failed;
    private final WindowHistory history;
    private final WindowMails mails;
    private final ProtectionSettings settings;
    private final Clock clock;

    SuccessorRenewals(
            OwnWindows own,
            WindowRows rows,
            ContraryDuties contrary,
            WindowAgreements agreements,
            OpenNotices notices,
            FailedRenewals failed,
            WindowHistory history,
            WindowMails mails,
            ProtectionSettings settings,
            Clock clock) {
        this.own = own;
        this.rows = rows;
        this.contrary = contrary;
        this.agreements = agreements;
        this.notices = notices;
        this.failed = failed;
        this.history = history;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a window is renewed here: it has passed on, and not both of its sides are parties of the agreement today. */
    boolean isFor(ProtectionWindow window) {
        return window.predecessorId().isPresent()
                && !window.isInterim()
                && agreements
                        .of(window)
                        .filter(agreement -> agreement
                                .parties()
                                .containsAll(List.of(window.protectedPartner(), window.boundPartner())))
                        .isEmpty();
    }

    /** The other side is asked. The caller has made sure that the actor speaks for one side and that nothing it may know stands against it. */
    WindowResult propose(Actor actor, ProtectionWindow window, LocalDate until, String reason) {
        Optional<String> flaw = flaw(window, until, reason);
        if (flaw.isPresent()) {
            return refused(flaw.get());
        }
        Instant answerBy = clock.instant().plus(settings.answerWithin());
        Instant end = Days.lastSecondOf(window.endsOn().orElseThrow());
        WindowNotice unused = notices.open(WindowNotice.ofRenewal(
                window.id(),
                Author.of(actor),
                until,
                reason.strip(),
                answerBy.isBefore(end) ? answerBy : end,
                clock.instant()));
        history.note(
                window,
                WindowEventKind.RENEWAL,
                Author.of(actor),
                "proposed to renew it until " + Days.words(until),
                reason.strip());
        return done();
    }

    private Optional<String> flaw(ProtectionWindow window, LocalDate until, String reason) {
        LocalDate end = window.endsOn().orElse(null);
        if (window.isOverOn(today()) || end == null || end.isBefore(today())) {
            return Optional.of("It has ended already: what has ended is agreed anew.");
        }
        if (!until.isAfter(end)) {
            return Optional.of("Choose a later day than %s: it lasts until then already.".formatted(Days.words(end)));
        }
        if (until.plusDays(1).isAfter(firstDay(window).plusMonths(MOST_MONTHS))) {
            return Optional.of("Choose an earlier day: a promise about a customer lasts at most %d months in all."
                    .formatted(MOST_MONTHS));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Optional.of("Say why, in at most %d characters: the other side reads it.".formatted(LONGEST_REASON));
        }
        if (notices.isAsked(window.id(), WindowNoticeKind.RENEWAL_ASKED)) {
            return Optional.of("Another renewal waits for an answer.");
        }
        return notInWholeMonths(window, until);
    }

    /** The first day of the promise, whoever stood in it then. */
    LocalDate firstDay(ProtectionWindow window) {
        return rows.row(window).getFirst().startsOn();
    }

    /** As the signed terms count their months. */
    private Optional<String> notInWholeMonths(ProtectionWindow window, LocalDate until) {
        Optional<CustomerProtectionTerms> terms = agreements.terms(window);
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        try {
            CustomerProtectionTerms unused = terms.get().until(until);
            return Optional.empty();
        } catch (InvalidTermsException invalid) {
            FieldProblem problem = invalid.problems().getFirst();
            return Optional.of("The last day %s: %s.".formatted(problem.problem(), problem.remedy()));
        }
    }

    /** Who is asked: the side that did not ask. */
    PartnerId decider(WindowNotice notice) {
        ProtectionWindow window = own.get(notice.windowId());
        return window.protectedPartner().equals(notice.askedBy().orElseThrow())
                ? window.boundPartner()
                : window.protectedPartner();
    }

    /** The other side agrees or refuses; where the longer promise would stand against another, the answer is refused and nothing changes. */
    WindowResult answer(WindowNotice notice, Actor actor, boolean agrees, String reason) {
        if (!agrees && reason.isBlank()) {
            return refused("Say why you refuse.");
        }
        ProtectionWindow window = own.get(notice.windowId());
        own.hold(window);
        if (!notice.isOpen() || window.isOverOn(today())) {
            return refused("It was decided meanwhile.");
        }
        if (!decider(notice).value().equals(actor.partnerId())) {
            return new WindowResult.NotAllowed("The other side of the window answers.");
        }
        if (!agrees) {
            boolean unused = notice.end(WindowNotice.State.REFUSED, clock.instant());
            history.note(window, WindowEventKind.RENEWAL, Author.of(actor), "refused to renew it", reason);
            failed.fell(window, notice.id().value(), "the other side refused to renew it");
            return done();
        }
        LocalDate until = notice.effectiveOn().orElseThrow();
        LocalDate end = window.endsOn().orElseThrow();
        Optional<Duty> duty = contrary.toLasting(window, until);
        if (duty.isPresent()) {
            return refused(DutyWords.of(duty.get(), actor));
        }
        boolean unused = notice.end(WindowNotice.State.GRANTED, clock.instant());
        if (until.isAfter(end)) {
            window.lastUntil(until);
            history.note(
                    window,
                    WindowEventKind.LENGTHENED,
                    Author.of(actor),
                    "agreed: its last day is now " + Days.words(until),
                    reason.isBlank() ? null : reason);
            mails.renewed(window, until);
            notices.overtake(window);
        }
        return done();
    }

    /** Nobody answered in time. */
    void lapse(ProtectionWindow window, WindowNotice notice) {
        failed.fell(window, notice.id().value(), "the other side did not answer to a renewal in time");
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
