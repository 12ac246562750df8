package io.evenhand.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * A sign-in, from its first step until it ends. It names no secret: the browser's own session does, which stays in the memory of the
 * program that made it. Only what changed is written, so that noting when it was last seen does not bring back what was ended.
 */
@Entity
@DynamicUpdate
@Table(name = "sign_in_session")
class SignInSession implements Persistable<String> {
    /** Between two notes of having been seen: a page that looks every few seconds whether it is still the latest must not write so often. */
    static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    /** How long the second step may take after the first. */
    static final Duration CODE_WITHIN = Duration.ofMinutes(10);

    @Id
    private String id;

    private String username;
    private String browser;
    private String address;
    private Instant startedAt;
    private Instant lastSeenAt;

    /** By which provider; null after a password. */
    @Nullable
    private String provider;

    /** When the provider asked the person anew, because it was told to. */
    @Nullable
    private Instant confirmedAt;

    @Nullable
    private Instant codePassedAt;

    @Nullable
    private Instant endedAt;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init")
    protected SignInSession() {}

    SignInSession(String id, String username, String browser, String address, Instant now) {
        this.id = id;
        this.username = username;
        this.browser = browser;
        this.address = address;
        this.startedAt = now;
        this.lastSeenAt = now;
    }

    boolean isOpen() {
        return endedAt == null;
    }

    String username() {
        return username;
    }

    boolean isOf(String account) {
        return username.equals(account);
    }

    /** @param confirmed whether the provider was told to ask the person anew, and did */
    void cameThrough(String id, boolean confirmed) {
        provider = id;
        confirmedAt = confirmed ? startedAt : null;
    }

    @Nullable
    String provider() {
        return provider;
    }

    boolean isConfirmed(Instant now, Duration within) {
        return confirmedAt != null && now.isBefore(confirmedAt.plus(within));
    }

    boolean hasPassedCode() {
        return codePassedAt != null;
    }

    /** A provider does not tell us of who left: a page that is left open must not keep them in. */
    boolean isOver(Instant now, Duration longest) {
        return provider != null && !now.isBefore(startedAt.plus(longest));
    }

    boolean isTooLateForCode(Instant now) {
        return now.isAfter(startedAt.plus(CODE_WITHIN));
    }

    void passCode(Instant now) {
        codePassedAt = now;
    }

    void seen(Instant now) {
        if (!now.isBefore(lastSeenAt.plus(SEEN_EVERY))) {
            lastSeenAt = now;
        }
    }

    void end(Instant now) {
        endedAt = now;
    }

    String browser() {
        return browser;
    }

    /** For somebody who was not there: which browser it was, and where. */
    String describe() {
        return browser + (address.isEmpty() ? "" : ", " + address);
    }

    SessionView view(@Nullable String present) {
        return new SessionView(id, browser, address, startedAt, lastSeenAt, id.equals(present));
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostPersist
    @PostLoad
    void markStored() {
        this.stored = true;
    }
}
