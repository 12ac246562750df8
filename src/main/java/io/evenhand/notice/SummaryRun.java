package io.evenhand.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day of the last summaries; one row. Several instances of the program see it, and one of them does the work. */
@Entity
@Table(name = "notice_summary")
class SummaryRun {
    static final int ONLY = 1;

    /** Whoever has not got further in this time has died, and another goes on. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    @Id
    private int id;

    @Version
    @Nullable
    @SuppressWarnings("UnusedVariable") // set and read by JPA
    private Long version;

    private LocalDate forDay;
    private boolean done;

    @Nullable
    private Instant leasedUntil;

    @SuppressWarnings("NullAway.Init")
    protected SummaryRun() {}

    /** Whether the caller is to send this day's summaries. */
    boolean begin(LocalDate day, Instant now) {
        if (forDay.isAfter(day) || (forDay.equals(day) && (done || isLeased(now)))) {
            return false;
        }
        forDay = day;
        done = false;
        leasedUntil = now.plus(LEASE);
        return true;
    }

    private boolean isLeased(Instant now) {
        return leasedUntil != null && now.isBefore(leasedUntil);
    }

    /** The caller is still at it. */
    void goOn(Instant now) {
        leasedUntil = now.plus(LEASE);
    }

    void isDone(LocalDate day) {
        if (forDay.equals(day)) {
            done = true;
            leasedUntil = null;
        }
    }
}
