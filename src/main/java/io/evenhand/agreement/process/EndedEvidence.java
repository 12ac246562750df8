package io.evenhand.agreement.process;

import io.evenhand.agreement.AgreementEvidence;
import io.evenhand.agreement.AgreementId;
import io.evenhand.evidence.EvidenceEnded;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has the evidence made into a document as soon as it is complete; the event publication registry repeats what was not done. */
@Component
class EndedEvidence {
    private final AgreementEvidence evidence;

    EndedEvidence(AgreementEvidence evidence) {
        this.evidence = evidence;
    }

    @Async
    @TransactionalEventListener
    void on(EvidenceEnded event) {
        var unused = evidence.make(AgreementId.of(event.agreementId()));
    }
}
