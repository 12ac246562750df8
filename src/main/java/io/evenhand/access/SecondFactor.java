package io.evenhand.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The second step of somebody's sign-in: a secret that an app of theirs shares with us, and how often it was answered wrongly. */
@Entity
@Table(name = "second_factor")
class SecondFactor implements Persistable<String> {
    /** After so many wrong codes in a row nothing is looked at for a while: with three codes valid at a time, a guess must stay hopeless. */
    static final int WRONG_CODES = 5;

    static final Duration WAIT = Duration.ofMinutes(15);

    @Id
    private String username;

    /** Encrypted, see {@link SecretBox}. */
    private String secret;

    private Instant createdAt;

    @Nullable
    private Instant confirmedAt;

    /** The newest step whose code was taken: no code is good twice. */
    private long lastUsedStep;

    private int wrongCodes;

    @Nullable
    private Instant waitUntil;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init")
    protected SecondFactor() {}

    SecondFactor(String username, String secret, Instant now) {
        this.username = username;
        this.secret = secret;
        this.createdAt = now;
    }

    /** Begins anew, while the owner has not confirmed the former one. */
    void replace(String other, Instant now) {
        secret = other;
        createdAt = now;
        lastUsedStep = 0;
    }

    void confirm(Instant now) {
        confirmedAt = now;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    boolean isWaiting(Instant now) {
        return waitUntil != null && now.isBefore(waitUntil);
    }

    /** @return whether this was one too many */
    boolean wrong(Instant now) {
        wrongCodes++;
        if (wrongCodes < WRONG_CODES) {
            return false;
        }
        wrongCodes = 0;
        waitUntil = now.plus(WAIT);
        return true;
    }

    void right() {
        wrongCodes = 0;
        waitUntil = null;
    }

    void used(long step) {
        lastUsedStep = step;
    }

    long lastUsedStep() {
        return lastUsedStep;
    }

    String secret() {
        return secret;
    }

    @Override
    public String getId() {
        return username;
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
