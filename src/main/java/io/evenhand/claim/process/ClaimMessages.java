package io.evenhand.claim.process;

import io.evenhand.claim.AdmittedInTalks;
import io.evenhand.claim.AwardConfirmed;
import io.evenhand.claim.AwardStated;
import io.evenhand.claim.AwardTakenBack;
import io.evenhand.claim.ClaimStated;
import io.evenhand.claim.ClaimWithdrawn;
import io.evenhand.claim.OfferMade;
import io.evenhand.claim.OfferTakenBack;
import io.evenhand.claim.SecondAsked;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process what happened, after the commit; the event publication registry repeats what was not told. */
@Component
class ClaimMessages {
    private final ProcessMessages messages;

    ClaimMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(ClaimStated event) {
        String id = event.claim().value();
        messages.publish("claim-stated", id, event.eventId(), Map.of("claimId", id));
    }

    @Async
    @TransactionalEventListener
    void on(OfferMade event) {
        messages.publish(
                "claim-offer-made",
                event.claim().value(),
                event.eventId(),
                Map.of("offerId", event.offerId(), "offeredToId", event.to()));
    }

    @Async
    @TransactionalEventListener
    void on(SecondAsked event) {
        String offer = event.offerId();
        messages.publish(
                "claim-second-asked",
                event.claim().value(),
                event.eventId(),
                offer == null ? Map.of() : Map.of("offerId", offer, "offeredToId", event.offeredTo()));
    }

    @Async
    @TransactionalEventListener
    void on(OfferTakenBack event) {
        messages.publish("claim-offer-taken-back", event.offerId(), event.eventId(), Map.of());
    }

    @Async
    @TransactionalEventListener
    void on(AwardStated event) {
        messages.publish(
                "claim-award-stated",
                event.claim().value(),
                event.eventId(),
                Map.of("awardId", event.awardId(), "awardStatedToId", event.to()));
    }

    @Async
    @TransactionalEventListener
    void on(AwardConfirmed event) {
        messages.publish("claim-award-confirmed", event.awardId(), event.eventId(), Map.of());
    }

    @Async
    @TransactionalEventListener
    void on(AwardTakenBack event) {
        messages.publish("claim-award-taken-back", event.awardId(), event.eventId(), Map.of());
    }

    @Async
    @TransactionalEventListener
    void on(AdmittedInTalks event) {
        messages.publish("claim-admitted-in-talks", event.claim().value(), event.eventId(), Map.of());
    }

    @Async
    @TransactionalEventListener
    void on(ClaimWithdrawn event) {
        messages.publish("claim-withdrawn", event.claim().value(), event.eventId(), Map.of());
    }
}
