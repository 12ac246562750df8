package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the promise of a partner to somebody else that stands against another, about the same customer at the same time. A window binds until the
 * last day of its tail, if it has one: whatever moves that day is looked at as the window itself is.
 */
@Component
class ContraryDuties {
    private final ProtectionWindowRepository windows;
    private final WindowExceptionRepository exceptions;
    private final LookalikeAnswers answers;

    ContraryDuties(ProtectionWindowRepository windows, WindowExceptionRepository exceptions, LookalikeAnswers answers) {
        this.windows = windows;
        this.exceptions = exceptions;
        this.answers = answers;
    }

    /**
     * What is to be promised in some time.
     *
     * @param windowId the window that it is until then, which stands against nothing; empty for a new promise
     * @param to the last day; null where none is known
     */
    private record Promise(
            String windowId,
            String referralId,
            PartnerId holder,
            PartnerId bound,
            Collection<String> identifiers,
            LocalDate from,
            @Nullable LocalDate to) {

        /** The promise of a window in a time. */
        static Promise of(ProtectionWindow window, LocalDate from, @Nullable LocalDate to) {
            return new Promise(
                    window.id(),
                    window.referralId(),
                    window.protectedPartner(),
                    window.boundPartner(),
                    window.identifiers(),
                    from,
                    to);
        }
    }

    /** What stands against a new promise. */
    Optional<Duty> to(NewWindow window) {
        return to(new Promise(
                "",
                window.referralId(),
                window.protectedPartner(),
                window.boundPartner(),
                window.customer().identifiers(),
                window.startsOn(),
                window.endsOn()));
    }

    /** What stands against a promise that passes on to these from a day on, with its tail. The window that it was until then stands against nothing. */
    Optional<Duty> to(ProtectionWindow window, PartnerId holder, PartnerId bound, LocalDate from) {
        return to(new Promise(
                window.id(),
                window.referralId(),
                holder,
                bound,
                window.identifiers(),
                from,
                window.bindsUntil().orElse(null)));
    }

    /** What stands against a window that is to last until another day, in the time that this adds to it and to its tail. */
    Optional<Duty> toLasting(ProtectionWindow window, LocalDate lastDay) {
        return toFurther(window, window.wouldBindUntil(lastDay));
    }

    /** What stands against the tail that a window has once an opportunity is recorded in it. */
    Optional<Duty> toTail(ProtectionWindow window) {
        return window.tailOfOpportunity().flatMap(last -> toFurther(window, last));
    }

    /** What stands against a window as it is now on the days after one until which it bound before. */
    Optional<Duty> toAllAfter(ProtectionWindow window, LocalDate former) {
        return window.bindsUntil()
                .filter(former::isBefore)
                .flatMap(last -> to(Promise.of(window, former.plusDays(1), last)));
    }

    private Optional<Duty> toFurther(ProtectionWindow window, LocalDate last) {
        return window.bindsUntil()
                .filter(last::isAfter)
                .flatMap(former -> to(Promise.of(window, former.plusDays(1), last)));
    }

    private Optional<Duty> to(Promise promise) {
        return windowsAbout(promise.bound(), promise.identifiers(), promise.referralId()).stream()
                .filter(other -> !other.id().equals(promise.windowId()))
                .filter(other -> other.overlaps(promise.from(), promise.to()))
                .map(ProtectionWindow::duty)
                .filter(duty -> !duty.protectedPartner().equals(promise.holder()))
                .filter(duty -> !isLifted(duty.windowId(), promise.referralId()))
                .findFirst();
    }

    /** The promises of a partner about a customer, also where people said that another's customer is this one of a referral. */
    List<ProtectionWindow> windowsAbout(PartnerId bound, Collection<String> identifiers, String referralId) {
        List<ProtectionWindow> about = new ArrayList<>(windows.findAbout(bound, identifiers));
        Set<String> known = about.stream().map(ProtectionWindow::id).collect(Collectors.toSet());
        List<String> same = answers.saidToBeTheSame(bound, referralId).stream()
                .filter(window -> !known.contains(window))
                .toList();
        if (!same.isEmpty()) {
            about.addAll(windows.findAllById(same));
        }
        return about;
    }

    /** Whether a duty does not stand in the way of a referral, by release or by reasons given. */
    boolean isLifted(String windowId, String referralId) {
        return exceptions.findByWindowIdAndReferralIdOrderByDecidedAt(windowId, referralId).stream()
                .anyMatch(WindowException::liftsTheDuty);
    }
}
