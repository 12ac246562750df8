package io.evenhand.protection;

import io.evenhand.access.Accounts;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what happens to windows, in the transaction in which it does. */
@Component
class WindowHistory {
    private static final int LONGEST_WHAT = 500;

    private final WindowEventRepository events;
    private final Accounts accounts;
    private final Clock clock;

    WindowHistory(WindowEventRepository events, Accounts accounts, Clock clock) {
        this.events = events;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param what as the end of a sentence that begins with who did it, such as "released the window" */
    void note(ProtectionWindow window, WindowEventKind kind, Author by, String what, @Nullable String reason) {
        String shown = what.length() > LONGEST_WHAT ? what.substring(0, LONGEST_WHAT - 1) + "…" : what;
        WindowEvent unused = events.save(new WindowEvent(window.id(), kind, by, shown, reason, clock.instant()));
    }

    /** What was signed did it. */
    void note(ProtectionWindow window, WindowEventKind kind, String what) {
        note(window, kind, Author.PROGRAM, what, null);
    }

    /** Somebody of whom the account alone is known. */
    Author author(PartnerId partner, String username) {
        return accounts.actor(username)
                .filter(actor -> actor.partnerId().equals(partner.value()))
                .map(Author::of)
                .orElseGet(() -> new Author(partner.value(), username, username));
    }

    List<WindowEvent> of(String windowId) {
        return events.findByWindowIdOrderById(windowId);
    }
}
