package io.evenhand.protection;

import io.evenhand.access.Moments;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A window leaves alone what its bound partner did for the customer before, where a prior relationship was signed or accepted: what that partner had
 * promised about the customer before the window began goes on, with its renewals and its tail. A new piece of work is none of that: there people
 * decide, and are shown what was carved out.
 */
@Component
class PriorWorkLeftAlone {
    private static final Moments MOMENTS = new Moments();

    private final ProtectionWindowRepository windows;
    private final CarveOutRepository carveOuts;

    PriorWorkLeftAlone(ProtectionWindowRepository windows, CarveOutRepository carveOuts) {
        this.windows = windows;
        this.carveOuts = carveOuts;
    }

    /**
     * Whether a window does not stand against another promise of its partner, because that was there before.
     *
     * @param promise null for a new promise
     * @param bound whom it is to bind: what another did before is no carve-out of whoever takes over its duty
     */
    boolean leaves(ProtectionWindow window, @Nullable ProtectionWindow promise, PartnerId bound) {
        return promise != null
                && promise.boundPartner().equals(bound)
                && since(promise).isBefore(since(window))
                && isCarvedOut(window);
    }

    private boolean isCarvedOut(ProtectionWindow window) {
        return !window.rules().before().isEmpty() || !accepted(window).isEmpty();
    }

    /** The first day of a promise, also where its right has passed on since. */
    private LocalDate since(ProtectionWindow window) {
        Optional<ProtectionWindow> before = window.predecessorId()
                .flatMap(windows::findById)
                .filter(former -> former.boundPartner().equals(window.boundPartner()));
        return before.map(this::since).orElseGet(window::startsOn);
    }

    private List<CarveOut> accepted(ProtectionWindow window) {
        return window.referralId().isEmpty()
                ? List.of()
                : carveOuts.findByReferralId(window.referralId()).stream()
                        .filter(carveOut -> carveOut.partner().equals(window.boundPartner()))
                        .toList();
    }

    /** What was carved out of a window, as sentences. */
    List<String> words(ProtectionWindow window) {
        return Stream.concat(
                        window.rules().before().stream()
                                .map(before -> "Since " + Days.words(before.since()) + ": " + before.relationship()),
                        accepted(window).stream()
                                .map(carveOut -> "Accepted on " + MOMENTS.of(carveOut.recordedAt()) + ": "
                                        + carveOut.evidence()))
                .toList();
    }
}
