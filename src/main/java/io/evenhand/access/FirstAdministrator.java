package io.evenhand.access;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in at the first start. The one-time password goes to the console itself rather than to the log, because logs are kept,
 * shipped and read by others.
 */
@Component
@ConditionalOnWebApplication
class FirstAdministrator {
    private final Accounts accounts;

    FirstAdministrator(Accounts accounts) {
        this.accounts = accounts;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void createAtFirstStart() {
        accounts.createFirstAdministrator()
                .ifPresent(password -> System.out.printf("""

                  First start. Sign in as   %s
                  with one-time password    %s
                  It is shown only now; at the first sign-in you choose your own.

                """, Accounts.FIRST_ADMINISTRATOR, password));
    }
}
