package io.evenhand.protection;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The windows of one promise. A part that passes on begins another window, so one promise is a row of windows: each holds from its first day
 * until the first day of the next.
 */
@Component
class WindowRows {
    private final ProtectionWindowRepository windows;

    WindowRows(ProtectionWindowRepository windows) {
        this.windows = windows;
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
