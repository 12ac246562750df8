package io.evenhand.protection;

import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One window takes the place of another. Both are there as soon as all agree, so that nothing can be promised meanwhile that stands against the
 * later one; which of them binds is read from their days and the clock alone, whether the program runs on that day or not. What the day brings
 * beside that is made up for at the next look.
 */
@Service
@Transactional
public class Handovers {
    /** What passed on longer ago is no news. */
    private static final int NEWS_FOR_DAYS = 90;

    private final OwnWindows own;
    private final ProtectionWindowRepository windows;
    private final NewWindows newWindows;
    private final ContraryDuties contrary;
    private final CarriedOver carried;
    private final LateDuties lateDuties;
    private final OpenNotices notices;
    private final WindowHistory history;
    private final WindowMails mails;
    private final Partners partners;
    private final Clock clock;

    Handovers(
            OwnWindows own,
            ProtectionWindowRepository windows,
            NewWindows newWindows,
            ContraryDuties contrary,
            CarriedOver carried,
            LateDuties lateDuties,
            OpenNotices notices,
            WindowHistory history,
            WindowMails mails,
            Partners partners,
            Clock clock) {
        this.own = own;
        this.windows = windows;
        this.newWindows = newWindows;
        this.contrary = contrary;
        this.carried = carried;
        this.lateDuties = lateDuties;
        this.notices = notices;
        this.history = history;
        this.mails = mails;
        this.partners = partners;
        this.clock = clock;
    }

    /** What a reader may know of that stands against it that a part of a window passes on. */
    Optional<Duty> toldTo(
            PartnerId reader, ProtectionWindow window, boolean right, PartnerId successor, LocalDate from) {
        return contrary.toldTo(
                reader,
                window,
                right ? successor : window.protectedPartner(),
                right ? window.boundPartner() : successor,
                from);
    }

    /** What stands against it that a part of a window passes on. Holds its customer's lock rows. */
    private Optional<Duty> against(ProtectionWindow window, boolean right, PartnerId successor, LocalDate from) {
        own.hold(window);
        return contrary.to(
                window, right ? successor : window.protectedPartner(), right ? window.boundPartner() : successor, from);
    }

    /**
     * All have agreed: the other window is there, and binds from its first day on.
     *
     * @param right whether the right of the protected partner passes on, rather than the duty of the bound one
     * @return what stands against it; then nothing was changed
     */
    Optional<Duty> agree(ProtectionWindow window, boolean right, PartnerId successor, LocalDate from) {
        Optional<Duty> duty = against(window, right, successor, from);
        if (duty.isPresent()) {
            return duty;
        }
        ProtectionWindow next = newWindows.save(
                window.passedOn(
                        UUID.randomUUID().toString(),
                        right ? successor : window.protectedPartner(),
                        right ? window.boundPartner() : successor,
                        from),
                window);
        window.isFollowedBy(next);
        carried.all(window, next);
        history.note(
                window,
                WindowEventKind.TRANSFERRED,
                "passed the %s on to %s from %s on"
                        .formatted(Transfers.part(right), partners.nameOf(successor.value()), Days.words(from)));
        history.note(
                next,
                WindowEventKind.REGISTERED,
                "opened the window in place of another, whose " + Transfers.part(right) + " passed on");
        if (from.isAfter(today())) {
            mails.willPassOn(window, next, from);
            notices.overtake(window);
        } else {
            complete(window, next);
        }
        return Optional.empty();
    }

    /** Windows whose part was to pass on by today, of which nobody was told yet that it did. */
    @Transactional(readOnly = true)
    public List<String> due() {
        return windows.findHandedOver(today(), today().minusDays(NEWS_FOR_DAYS));
    }

    /** The day has come: both sides and the successor are told, and what was asked of the former side needs no answer. Idempotent. */
    @RepeatedWhenRaced
    public void handOver(String windowId) {
        ProtectionWindow window = own.get(windowId);
        own.hold(window);
        ProtectionWindow next = own.get(window.successorId().orElseThrow());
        boolean told = history.of(windowId).stream().anyMatch(event -> event.kind() == WindowEventKind.HANDED_OVER);
        if (!told && !next.startsOn().isAfter(today())) {
            complete(window, next);
        }
    }

    private void complete(ProtectionWindow window, ProtectionWindow next) {
        if (next.isOverOn(today())) {
            history.note(window, WindowEventKind.HANDED_OVER, "was over before the day on which a part passed on");
            return;
        }
        carried.answers(window, next);
        history.note(window, WindowEventKind.HANDED_OVER, "put the window in its place into force");
        mails.transferred(window, next, next.startsOn());
        lateDuties.look(next);
        notices.passOn(window).forEach(asked -> mails.askAgain(window, asked));
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
