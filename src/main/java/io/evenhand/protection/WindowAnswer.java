package io.evenhand.protection;

import io.evenhand.access.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** What one partner answered to something that was asked about a window. */
@Entity
@Table(name = "window_answer")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class WindowAnswer implements Persistable<WindowAnswer.Key> {
    @Embeddable
    record Key(
            @Column(length = 36) String noticeId,
            @Column(length = 64) String partnerId) {}

    @EmbeddedId
    private Key id;

    private long taskKey;
    private String decision;
    private String username;
    private String reason;
    private Instant answeredAt;

    @Transient
    private boolean stored;

    protected WindowAnswer() {}

    WindowAnswer(WindowNoticeId notice, Actor actor, long taskKey, String decision, String reason, Instant now) {
        this.id = new Key(notice.value(), actor.partnerId());
        this.taskKey = taskKey;
        this.decision = decision;
        this.username = actor.username();
        this.reason = reason;
        this.answeredAt = now;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    @Override
    public Key getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    boolean isOf(long key, String said) {
        return taskKey == key && decision.equals(said);
    }

    String partnerId() {
        return id.partnerId();
    }

    String decision() {
        return decision;
    }
}
