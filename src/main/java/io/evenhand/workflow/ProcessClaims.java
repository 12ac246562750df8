package io.evenhand.workflow;

import io.evenhand.concurrency.RepeatedWhenRaced;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes sure that one business key is worked by one process instance. Camunda's own guard lapses when an instance has
 * ended and a buffered start message is correlated again; so the first task of every message-started process asks here.
 */
@Service
@Transactional
public class ProcessClaims {
    private final ProcessClaimRepository claims;

    ProcessClaims(ProcessClaimRepository claims) {
        this.claims = claims;
    }

    /**
     * @return whether this instance holds the key: true for the first that asks, and for it again; false for any other
     */
    @RepeatedWhenRaced
    public boolean claim(String processId, String businessKey, long processInstanceKey) {
        ProcessClaimId id = new ProcessClaimId(processId, businessKey);
        return claims.findById(id)
                .orElseGet(() -> claims.save(new ProcessClaim(id, processInstanceKey)))
                .isBy(processInstanceKey);
    }
}
