package io.evenhand.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A version of a process, by the engine's key of it, and the diagram that it was deployed with. */
@Entity
@Table(name = "process_version")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ProcessVersion {
    @Id
    private long processDefinitionKey;

    private String processId;

    @Column(length = 64)
    private String diagramHash;

    protected ProcessVersion() {}

    ProcessVersion(long processDefinitionKey, String processId, String diagramHash) {
        this.processDefinitionKey = processDefinitionKey;
        this.processId = processId;
        this.diagramHash = diagramHash;
    }

    String diagramHash() {
        return diagramHash;
    }
}
