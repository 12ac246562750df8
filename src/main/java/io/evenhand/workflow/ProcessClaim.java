package io.evenhand.workflow;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

@Entity
@Table(name = "process_claim")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ProcessClaim implements Persistable<ProcessClaimId> {
    @EmbeddedId
    private ProcessClaimId id;

    private long processInstanceKey;

    @Transient
    private boolean isNew;

    protected ProcessClaim() {}

    ProcessClaim(ProcessClaimId id, long processInstanceKey) {
        this.id = id;
        this.processInstanceKey = processInstanceKey;
        this.isNew = true;
    }

    boolean isBy(long instanceKey) {
        return processInstanceKey == instanceKey;
    }

    @Override
    public ProcessClaimId getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
