package io.evenhand.access;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says on the console how to get in: at the first start with a one-time password, in the demonstration with its public one. The console
 * itself rather than the log, because logs are kept, shipped and read by others.
 */
@Component
@ConditionalOnWebApplication
class HowToSignIn {
    private final Accounts accounts;
    private final FirstAdministrator first;

    HowToSignIn(Accounts accounts, FirstAdministrator first) {
        this.accounts = accounts;
        this.first = first;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tell() {
        first.create().ifPresent(password -> System.out.printf("""

                  First start. Sign in as   %s
                  with one-time password    %s
                  It is shown only now; at the first sign-in you choose your own.

                """, FirstAdministrator.USERNAME, password));
        List<Actor> demonstration = accounts.demonstration();
        if (!demonstration.isEmpty()) {
            System.out.printf(
                    """

                      Demonstration. Sign in with password  %s
                      as  %s

                    """,
                    NewAccount.DEMO_PASSWORD,
                    demonstration.stream().map(Actor::username).collect(Collectors.joining(", ")));
        }
    }
}
