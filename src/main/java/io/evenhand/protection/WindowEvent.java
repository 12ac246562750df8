package io.evenhand.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that happened to a window: written once, never changed. */
@Entity
@Table(name = "window_event")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class WindowEvent {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    private Long id;

    private String windowId;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private WindowEventKind kind;

    private String partnerId;
    private String username;
    private String who;
    private String what;

    @Nullable
    private String reason;

    private Instant happenedAt;

    protected WindowEvent() {}

    WindowEvent(
            String windowId, WindowEventKind kind, Author author, String what, @Nullable String reason, Instant at) {
        this.windowId = windowId;
        this.kind = kind;
        this.partnerId = author.partnerId();
        this.username = author.username();
        this.who = author.name();
        this.what = what;
        this.reason = reason;
        this.happenedAt = at;
    }

    WindowEventKind kind() {
        return kind;
    }

    String partnerId() {
        return partnerId;
    }

    String who() {
        return who;
    }

    String what() {
        return what;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason).filter(why -> !why.isBlank());
    }

    Instant happenedAt() {
        return happenedAt;
    }
}
