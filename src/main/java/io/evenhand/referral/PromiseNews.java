package io.evenhand.referral;

import io.evenhand.obligation.ObligationNews;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes into the referral what happens to the promises made in it, in the transaction in which it happens. */
@Component
class PromiseNews {
    private final History history;

    PromiseNews(History history) {
        this.history = history;
    }

    @EventListener
    void on(ObligationNews event) {
        history.tell(
                ReferralId.of(event.subject()),
                Objects.requireNonNullElse(event.actor(), History.SYSTEM),
                event.what(),
                event.onceKey());
    }
}
