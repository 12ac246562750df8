package io.evenhand.protection;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who held a promise on a day, and who was bound by it. A part that passes on begins another window, so one promise is a row of windows: each
 * holds from its first day until the first day of the next.
 */
@Service
@Transactional(readOnly = true)
public class WindowHolders {
    private final ProtectionWindowRepository windows;

    WindowHolders(ProtectionWindowRepository windows) {
        this.windows = windows;
    }

    /**
     * Between whom a promise stood on a day, also when that day has passed and its part has passed on since.
     *
     * @param windowId any window of the promise
     * @return empty for an unknown window, and for a day before the promise began
     */
    public Optional<HeldOn> on(String windowId, LocalDate day) {
        return windows.findById(windowId)
                .flatMap(window -> inForceOn(row(window), day))
                .map(window -> held(window, day));
    }

    /** The same for each promise of an agreement that had begun by that day, in the order of their bound partners of the beginning. */
    public List<HeldOn> ofAgreement(String agreement, LocalDate day) {
        return windows.findByAgreementOrderById(agreement).stream()
                .filter(window -> window.predecessorId().isEmpty())
                .sorted(Comparator.comparing(window -> window.boundPartner().value()))
                .flatMap(window -> inForceOn(row(window), day).stream())
                .map(window -> held(window, day))
                .toList();
    }

    private static HeldOn held(ProtectionWindow window, LocalDate day) {
        return new HeldOn(
                window.id(), window.protectedPartner(), window.boundPartner(), window.startsOn(), window.bindsOn(day));
    }

    private static Optional<ProtectionWindow> inForceOn(List<ProtectionWindow> row, LocalDate day) {
        return row.reversed().stream()
                .filter(window -> !day.isBefore(window.startsOn()))
                .findFirst();
    }

    /** The windows that follow this one in the same promise, the next first. */
    List<ProtectionWindow> following(ProtectionWindow window) {
        return row(window).stream()
                .dropWhile(other -> !other.id().equals(window.id()))
                .skip(1)
                .toList();
    }

    /** The window of its promise that holds today, if the bound partner is the same still; else the window itself. */
    ProtectionWindow todays(ProtectionWindow window, LocalDate today) {
        return window.successorId().isEmpty()
                ? window
                : inForceOn(row(window), today)
                        .filter(held -> held.boundPartner().equals(window.boundPartner()))
                        .filter(held -> held.startsOn().isAfter(window.startsOn()))
                        .orElse(window);
    }

    /** All windows of one promise, in the order in which they follow one another. */
    List<ProtectionWindow> row(ProtectionWindow window) {
        Deque<ProtectionWindow> row = new ArrayDeque<>(List.of(window));
        Optional<ProtectionWindow> before = window.predecessorId().flatMap(windows::findById);
        while (before.isPresent()) {
            row.addFirst(before.get());
            before = before.get().predecessorId().flatMap(windows::findById);
        }
        Optional<ProtectionWindow> next = window.successorId().flatMap(windows::findById);
        while (next.isPresent()) {
            row.addLast(next.get());
            next = next.get().successorId().flatMap(windows::findById);
        }
        return List.copyOf(row);
    }
}
