package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.access.SpeaksForPartyPolicy;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds a window for somebody who wants to do something with it, and holds its customer's lock rows. */
@Component
class OwnWindows {
    private final ProtectionWindowRepository windows;
    private final CustomerLocks locks;
    private final EntityManager database;

    OwnWindows(ProtectionWindowRepository windows, CustomerLocks locks, EntityManager database) {
        this.windows = windows;
        this.locks = locks;
        this.database = database;
    }

    /** Whether an actor may speak for its organisation at all. */
    static boolean maySpeak(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && SpeaksForPartyPolicy.maySpeak(actor);
    }

    /** A window that the actor may see. */
    Optional<ProtectionWindow> visible(Actor actor, String id) {
        return windows.findById(key(id)).filter(window -> maySee(actor, window));
    }

    static boolean maySee(Actor actor, ProtectionWindow window) {
        return Visibility.of(actor)
                .covers(List.of(
                        window.protectedPartner().value(), window.boundPartner().value()));
    }

    /** No window has an id of another form. */
    private static String key(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException notAnId) {
            return "";
        }
    }

    ProtectionWindow get(String id) {
        return windows.findById(id).orElseThrow(() -> new IllegalStateException("No protection window " + id));
    }

    /** Held until the caller's transaction ends, in sorted order as by everybody. */
    void hold(ProtectionWindow window) {
        locks.hold(new TreeSet<>(window.identifiers()));
    }

    /** The window as it is once its lock rows are held: whoever held them before may have changed it. */
    void holdAndReadAnew(ProtectionWindow window) {
        hold(window);
        database.refresh(window);
    }

    static boolean protects(Actor actor, ProtectionWindow window) {
        return window.protectedPartner().equals(partner(actor));
    }

    static boolean isBound(Actor actor, ProtectionWindow window) {
        return window.boundPartner().equals(partner(actor));
    }

    private static PartnerId partner(Actor actor) {
        return actor.partnerId().isEmpty() ? new PartnerId("nobody") : new PartnerId(actor.partnerId());
    }
}
