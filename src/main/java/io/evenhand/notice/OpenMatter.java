package io.evenhand.notice;

import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits for somebody, and when they are to be told of it next. */
@Entity
@Table(name = "notice_matter")
class OpenMatter {
    /** Its process may end it by itself at the very moment when it is due, and then nobody is late. */
    static final Duration GRACE = Duration.ofMinutes(2);

    private static final Duration LONGEST_NOTICE = Duration.ofDays(1);

    @Id
    private String matterKey;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    private String role;
    private boolean toSign;
    private Instant sinceAt;

    @Nullable
    private Instant dueAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Look nextLook;

    @Nullable
    private Instant nextAt;

    @SuppressWarnings("NullAway.Init")
    protected OpenMatter() {}

    /** @param hold how long it must have waited before anybody is told: what is done at once needs no mail */
    OpenMatter(MatterKey key, Matter matter, ZoneId zone, Duration hold) {
        this.matterKey = key.toString();
        this.partner = matter.partner();
        this.role = matter.role().code();
        this.toSign = matter.toSign();
        this.sinceAt = stored(matter.since());
        this.dueAt = end(matter, zone);
        this.nextLook = Look.OPENED;
        this.nextAt = sinceAt.plus(hold);
    }

    @Nullable
    private static Instant end(Matter matter, ZoneId zone) {
        return matter.until() == null ? null : stored(matter.until().end(zone));
    }

    /** As precise as the database is: what is compared with it must be, too. */
    private static Instant stored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** Says the matter again. A new due time is reminded of anew; another thing under the same id begins from the start. */
    void isSaidAgain(Matter matter, ZoneId zone, Duration hold) {
        Instant due = end(matter, zone);
        if (!sinceAt.equals(stored(matter.since()))) {
            sinceAt = stored(matter.since());
            dueAt = due;
            tellNext(Look.OPENED, sinceAt.plus(hold));
        } else if (due == null ? dueAt != null : !due.equals(dueAt)) {
            dueAt = due;
            if (nextLook != Look.OPENED) {
                planAfterOpening();
            }
        }
        partner = matter.partner();
        role = matter.role().code();
        toSign = matter.toSign();
    }

    /**
     * What people are to be told now, if anything. Each occasion comes once: whoever asks next is given the next.
     *
     * @return empty when it is not time, or when the time for it has passed
     */
    Optional<Look> look(Instant now) {
        if (nextLook == null || nextAt == null || now.isBefore(nextAt)) {
            return Optional.empty();
        }
        Look look = nextLook;
        boolean late = dueAt != null && !now.isBefore(dueAt.plus(GRACE));
        if (late) {
            tellNext(null, null);
            return Optional.of(Look.OVERDUE);
        }
        if (look == Look.OPENED) {
            planAfterOpening();
            if (nextAt != null && !now.isBefore(nextAt)) {
                planOverdue();
            }
            return Optional.of(look);
        }
        planOverdue();
        // Between the due time and its grace a reminder comes too late and word of lateness too early.
        boolean due = dueAt != null && !now.isBefore(dueAt);
        return look == Look.DUE_SOON && !due ? Optional.of(look) : Optional.empty();
    }

    private void planAfterOpening() {
        if (dueAt == null) {
            tellNext(null, null);
        } else {
            tellNext(Look.DUE_SOON, remindAt(sinceAt, dueAt));
        }
    }

    private void planOverdue() {
        if (dueAt == null) {
            tellNext(null, null);
        } else {
            tellNext(Look.OVERDUE, dueAt.plus(GRACE));
        }
    }

    /** A quarter of the time before it is due, and a day before at the earliest. */
    static Instant remindAt(Instant since, Instant due) {
        Duration quarter = Duration.between(since, due).dividedBy(4);
        return due.minus(quarter.compareTo(LONGEST_NOTICE) < 0 ? quarter : LONGEST_NOTICE);
    }

    private void tellNext(@Nullable Look look, @Nullable Instant at) {
        nextLook = look;
        nextAt = at;
    }

    /** Telling failed: it is tried again later, so that one matter does not hold up the others. */
    void postpone(Instant at) {
        nextAt = nextLook == null ? null : at;
    }

    boolean isUntold() {
        return nextLook == Look.OPENED;
    }

    MatterKey key() {
        return MatterKey.parse(matterKey);
    }

    PartnerId partner() {
        return partner;
    }

    Role role() {
        return Role.of(role);
    }

    boolean toSign() {
        return toSign;
    }

    /** The part of once-keys that is the same for all that is told of this thing, and of no other under its id. */
    String onceKey(Look look) {
        String occasion = matterKey + "@" + sinceAt.getEpochSecond() + "/" + look;
        return look == Look.OPENED || dueAt == null ? occasion : occasion + "@" + dueAt.getEpochSecond();
    }
}
