package io.evenhand.workflow;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Makes sure that one business key is worked by one process instance. Camunda's own guard lapses when an instance has
 * ended and a buffered start message is correlated again; so the first task of every message-started process asks here.
 */
@Service
public class ProcessClaims {
    private final ProcessClaimRepository claims;

    ProcessClaims(ProcessClaimRepository claims) {
        this.claims = claims;
    }

    /**
     * @return whether this instance holds the key: true for the first that asks, and for it again; false for any other
     */
    public boolean claim(String processId, String businessKey, long processInstanceKey) {
        ProcessClaimId id = new ProcessClaimId(processId, businessKey);
        return claims.findById(id).map(held -> held.isBy(processInstanceKey)).orElseGet(() -> {
            try {
                claims.saveAndFlush(new ProcessClaim(id, processInstanceKey));
                return true;
            } catch (DataIntegrityViolationException raced) {
                return claims.findById(id)
                        .map(held -> held.isBy(processInstanceKey))
                        .orElseThrow(() -> raced);
            }
        });
    }
}
