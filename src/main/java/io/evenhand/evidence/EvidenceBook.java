package io.evenhand.evidence;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The evidence of every agreement: appended to, never changed. */
@Service
public class EvidenceBook {
    /** Appends, within the caller's transaction. Idempotent by agreement and once-key. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Happening happening) {
        // filled in by the room's own work
    }
}
