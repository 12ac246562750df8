package io.evenhand.agreement;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends what is still asked for when an agreement ends without being signed by all, within the transaction that ends it. */
@Component
class OpenSignatures {
    private final SignatureRequestRepository requests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpenSignatures(SignatureRequestRepository requests, ApplicationEventPublisher events, Clock clock) {
        this.requests = requests;
        this.events = events;
        this.clock = clock;
    }

    /** Whether nobody is asked for a signature any more because everybody has given theirs. */
    boolean areAllGiven(AgreementId agreement) {
        return requests.findByAgreementIdOrderByPosition(agreement.value()).stream()
                .allMatch(request -> request.state() == SignatureRequest.State.SIGNED);
    }

    /** Idempotent: what is over stays so, and is told once. */
    void end(AgreementId agreement) {
        for (SignatureRequest request : requests.findByAgreementIdOrderByPosition(agreement.value())) {
            if (request.isOpen()) {
                request.over(clock.instant());
                events.publishEvent(new SignatureOver(UUID.randomUUID(), request.id()));
            }
        }
    }
}
