package io.evenhand.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/** The text of a diagram that was deployed. */
@Entity
@Immutable
@Table(name = "process_diagram")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ProcessDiagram implements Persistable<String> {
    @Id
    @Column(length = 64)
    private String hash;

    @Lob
    @Column(columnDefinition = "longblob")
    private byte[] bpmn;

    @Transient
    private boolean isNew;

    protected ProcessDiagram() {}

    ProcessDiagram(String hash, byte[] bpmn) {
        this.hash = hash;
        this.bpmn = bpmn.clone();
        this.isNew = true;
    }

    byte[] bpmn() {
        return bpmn.clone();
    }

    @Override
    public String getId() {
        return hash;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
