package io.evenhand.ceremony;

import io.evenhand.agreement.AgreementSealed;
import io.evenhand.agreement.SignatureForwarded;
import io.evenhand.agreement.SignatureOver;
import io.evenhand.agreement.SignatureReminderDue;
import io.evenhand.agreement.SignatureRequested;
import io.evenhand.evidence.EvidenceEnded;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hears what becomes of signatures. After the commit, each in a transaction of its own: no mail holds up a signature, and the event
 * publication registry repeats what was not heard.
 */
@Component
class LinkNews {
    private final SigningLinks links;
    private final ActRecords acts;

    LinkNews(SigningLinks links, ActRecords acts) {
        this.links = links;
        this.acts = acts;
    }

    @Async
    @TransactionalEventListener
    void on(SignatureRequested event) {
        links.send(event.eventId().toString(), event.signatureId(), false);
    }

    @Async
    @TransactionalEventListener
    void on(SignatureForwarded event) {
        acts.lapse(event.signatureId());
        links.send(event.eventId().toString(), event.signatureId(), false);
        links.tellColleague(event.eventId().toString(), event.signatureId());
    }

    @Async
    @TransactionalEventListener
    void on(SignatureReminderDue event) {
        links.send(event.eventId().toString(), event.signatureId(), true);
    }

    @Async
    @TransactionalEventListener
    void on(SignatureOver event) {
        links.end(event.signatureId());
    }

    @Async
    @TransactionalEventListener
    void on(AgreementSealed event) {
        links.sendCopies(event.agreement());
    }

    @Async
    @TransactionalEventListener
    void on(EvidenceEnded event) {
        links.tellThatItCameToNothing(event.agreementId());
    }
}
