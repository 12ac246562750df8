package io.evenhand.protection;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stores a window together with what its customer is recognised by. */
@Component
class NewWindows {
    private final ProtectionWindowRepository windows;
    private final KnownCustomers customers;

    NewWindows(ProtectionWindowRepository windows, KnownCustomers customers) {
        this.windows = windows;
        this.customers = customers;
    }

    ProtectionWindow save(NewWindow window) {
        ProtectionWindow saved =
                windows.saveAndFlush(new ProtectionWindow(UUID.randomUUID().toString(), window));
        customers.remember(saved.id(), window.boundPartner(), window.customer());
        return saved;
    }

    /** Stores the window that takes another's place. */
    ProtectionWindow save(ProtectionWindow next, ProtectionWindow former) {
        ProtectionWindow saved = windows.saveAndFlush(next);
        customers.follow(former.id(), saved.id(), saved.boundPartner());
        return saved;
    }
}
