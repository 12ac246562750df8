package io.evenhand.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a person's calendar can be read at a secret address, of which only the hash is kept. */
@Entity
@Table(name = "calendar_feed")
class CalendarFeed {
    @Id
    private String username;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    @SuppressWarnings("UnusedVariable") // set and read by JPA
    private Long version;

    @SuppressWarnings("UnusedVariable") // it is looked up by this
    private String tokenHash;

    private Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected CalendarFeed() {}

    CalendarFeed(String username, String tokenHash, Instant madeAt) {
        this.username = username;
        this.tokenHash = tokenHash;
        this.madeAt = madeAt;
    }

    /** The former address leads nowhere from now on. */
    void renew(String otherHash, Instant at) {
        tokenHash = otherHash;
        madeAt = at;
    }

    String username() {
        return username;
    }

    Instant madeAt() {
        return madeAt;
    }
}
