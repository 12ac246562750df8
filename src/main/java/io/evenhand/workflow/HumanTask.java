package io.evenhand.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we know of a Camunda user task without asking Camunda, whose search may lag behind. */
@Entity
@Table(name = "human_task")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class HumanTask {
    @Id
    private long taskKey;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String processId;
    private long processInstanceKey;
    private String elementId;
    private String businessId;
    private String subject;
    private String matter;
    private String partnerId;
    private String role;

    @Nullable
    private String assignee;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private HumanTaskState state;

    private Instant createdAt;

    @Nullable
    private Instant dueAt;

    /** When it presses; what has no time is last of all. The database works it out. */
    @Column(insertable = false, updatable = false)
    private Instant pressesAt;

    @Nullable
    private Instant endedAt;

    @Nullable
    private String decision;

    @Nullable
    private String reason;

    protected HumanTask() {}

    HumanTask(HumanTaskCreated created, Instant createdAt) {
        this.taskKey = created.taskKey();
        isCreated(created, createdAt);
    }

    boolean isOf(HumanTaskCreated created) {
        return processInstanceKey == created.processInstanceKey()
                && elementId.equals(created.elementId())
                && businessId.equals(created.businessId())
                && subject.equals(created.subject());
    }

    final void isCreated(HumanTaskCreated created, Instant at) {
        this.processId = created.processId();
        this.processInstanceKey = created.processInstanceKey();
        this.elementId = created.elementId();
        this.businessId = created.businessId();
        this.subject = created.subject();
        this.matter = created.matter();
        this.partnerId = created.partnerId();
        this.role = created.role();
        this.state = HumanTaskState.OPEN;
        this.createdAt = at;
        this.dueAt = created.dueAt();
        this.assignee = null;
        this.endedAt = null;
        this.decision = null;
        this.reason = null;
    }

    String matter() {
        return matter;
    }

    HumanTaskView view() {
        return new HumanTaskView(
                taskKey,
                processId,
                elementId,
                businessId,
                subject,
                partnerId,
                role,
                state,
                assignee,
                createdAt,
                dueAt,
                endedAt,
                decision,
                reason);
    }
}
