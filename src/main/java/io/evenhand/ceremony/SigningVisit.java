package io.evenhand.ceremony;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A browser in which a link was opened. It shows nothing of the agreement until a one-time code was confirmed in it. */
@Entity
@Table(name = "signing_visit")
@SuppressWarnings("NullAway.Init") // JPA sets the fields
class SigningVisit {
    static final Duration IDLE = Duration.ofMinutes(30);

    /** However busy somebody is: after so long they type a code once more. */
    static final Duration LONGEST = Duration.ofHours(4);

    static final Duration CODE_VALID = Duration.ofMinutes(10);
    static final int TRIES = 5;

    /** So often is it noted that somebody is still there. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored. */
    @Version
    @Nullable
    private Long version;

    private String secretHash;
    private String linkId;
    private Instant begunAt;
    private Instant seenAt;

    @Nullable
    private Instant confirmedAt;

    @Nullable
    private String codeHash;

    @Nullable
    private Instant codeUntil;

    private int codeNumber;
    private int codeTries;

    protected SigningVisit() {}

    SigningVisit(String id, String secretHash, String linkId, Instant now) {
        this.id = id;
        this.secretHash = secretHash;
        this.linkId = linkId;
        this.begunAt = now;
        this.seenAt = now;
    }

    boolean isThere(Instant now) {
        Instant since = confirmedAt == null ? begunAt : confirmedAt;
        return now.isBefore(seenAt.plus(IDLE)) && now.isBefore(since.plus(LONGEST));
    }

    boolean isToBeNoted(Instant now) {
        return !now.isBefore(seenAt.plus(NOTED));
    }

    void isSeen(Instant now) {
        seenAt = now;
    }

    /** The former code is worth nothing from now on. */
    void expectCode(String hash, Instant now) {
        codeHash = hash;
        codeUntil = now.plus(CODE_VALID);
        codeNumber++;
        codeTries = 0;
    }

    boolean expectsCode(Instant now) {
        return codeHash != null && codeUntil != null && now.isBefore(codeUntil);
    }

    /** Counts a try before anything is compared. @return how many are left after it */
    int takeTry() {
        codeTries++;
        int left = TRIES - codeTries;
        if (left <= 0) {
            // The right digits would be of no use any more; the caller has read the hash by now.
            codeUntil = null;
        }
        return left;
    }

    /** From now on another secret opens it: what was known before the code is worth nothing after it. */
    void confirm(String newSecretHash, Instant now) {
        secretHash = newSecretHash;
        confirmedAt = now;
        seenAt = now;
        codeHash = null;
        codeUntil = null;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    String id() {
        return id;
    }

    String linkId() {
        return linkId;
    }

    @Nullable
    String codeHash() {
        return codeHash;
    }

    int codeNumber() {
        return codeNumber;
    }

    int codeTries() {
        return codeTries;
    }
}
