package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something to be told or answered about a window. One short process works on it. */
@Entity
@Table(name = "window_notice")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class WindowNotice {
    enum State {
        OPEN,
        TOLD,
        GRANTED,
        REFUSED,
        /** Nobody answered in time. */
        UNANSWERED,
        /** What it was about changed meanwhile. */
        OVERTAKEN,
        /** It was decided to renew, and that came to nothing: the question stands again. */
        FELL_THROUGH
    }

    /** Between what it is about and which time it is asked or told. */
    static final String AGAIN = "#";

    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String windowId;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private WindowNoticeKind kind;

    private String about;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private State state;

    private Instant openedAt;

    @Nullable
    private Instant answerBy;

    @Nullable
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "asked_by", length = 64))
    private PartnerId askedBy;

    @Nullable
    private String askedByUser;

    @Nullable
    private String askedByName;

    @Nullable
    private String reason;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private ReleaseEvent releaseEvent;

    @Nullable
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "successor", length = 64))
    private PartnerId successor;

    /** The day that it is about: an end, or the first day of a transfer. */
    @Nullable
    private LocalDate effectiveOn;

    @Nullable
    private Instant endedAt;

    protected WindowNotice() {}

    private WindowNotice(String windowId, WindowNoticeKind kind, String about, Instant now) {
        this.id = WindowNoticeId.random().value();
        this.windowId = windowId;
        this.kind = kind;
        this.about = about;
        this.state = State.OPEN;
        this.openedAt = now;
    }

    /**
     * That a day comes, or has come.
     *
     * @param times how often it is told of this day, with this time
     * @param answerBy until when it can be decided; null where nobody decides
     */
    static WindowNotice ofDay(
            String windowId, WindowNoticeKind kind, LocalDate day, int times, @Nullable Instant answerBy, Instant now) {
        WindowNotice notice = new WindowNotice(windowId, kind, times == 1 ? day.toString() : day + AGAIN + times, now);
        notice.effectiveOn = day;
        notice.answerBy = answerBy;
        return notice;
    }

    static WindowNotice ofRelease(
            String windowId, Author by, @Nullable ReleaseEvent event, String reason, Instant answerBy, Instant now) {
        WindowNotice notice = new WindowNotice(windowId, WindowNoticeKind.RELEASE_ASKED, "", now);
        notice.isAsked(by, reason, answerBy);
        notice.releaseEvent = event;
        return notice;
    }

    static WindowNotice ofTransfer(
            String windowId,
            Author by,
            PartnerId successor,
            LocalDate effectiveOn,
            String reason,
            Instant answerBy,
            Instant now) {
        WindowNotice notice = new WindowNotice(windowId, WindowNoticeKind.TRANSFER_ASKED, "", now);
        notice.isAsked(by, reason, answerBy);
        notice.successor = successor;
        notice.effectiveOn = effectiveOn;
        return notice;
    }

    /** @param until the new last day that is proposed */
    static WindowNotice ofRenewal(
            String windowId, Author by, LocalDate until, String reason, Instant answerBy, Instant now) {
        WindowNotice notice = new WindowNotice(windowId, WindowNoticeKind.RENEWAL_ASKED, "", now);
        notice.isAsked(by, reason, answerBy);
        notice.effectiveOn = until;
        return notice;
    }

    /** @param times how often the bound partner is asked about this referral, with this time */
    static WindowNotice ofDuty(String windowId, String referralId, int times, Instant now) {
        return new WindowNotice(windowId, WindowNoticeKind.DUTY_FOUND, referralId + AGAIN + times, now);
    }

    private void isAsked(Author by, String why, Instant until) {
        about = id;
        askedBy = new PartnerId(by.partnerId());
        askedByUser = by.username();
        askedByName = by.name();
        reason = why;
        answerBy = until;
    }

    /** @return whether it was open until now */
    boolean end(State how, Instant now) {
        if (state != State.OPEN) {
            return false;
        }
        state = how;
        endedAt = now;
        return true;
    }

    /** What was decided by it came to nothing. */
    void fallThrough() {
        state = State.FELL_THROUGH;
    }

    /** Which time it is that this day is told of: 1 for the first. */
    int times() {
        int mark = about.indexOf(AGAIN);
        return mark < 0 ? 1 : Integer.parseInt(about, mark + 1, about.length(), 10);
    }

    /** Of a duty that was found late: the referral in whose way it stands. */
    String referralId() {
        return about.substring(0, about.indexOf(AGAIN));
    }

    WindowNoticeId id() {
        return new WindowNoticeId(id);
    }

    String windowId() {
        return windowId;
    }

    WindowNoticeKind kind() {
        return kind;
    }

    State state() {
        return state;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    Instant openedAt() {
        return openedAt;
    }

    Optional<Instant> answerBy() {
        return Optional.ofNullable(answerBy);
    }

    Optional<PartnerId> askedBy() {
        return Optional.ofNullable(askedBy);
    }

    String askedByName() {
        return askedByName == null ? "" : askedByName;
    }

    String reason() {
        return reason == null ? "" : reason;
    }

    Optional<ReleaseEvent> releaseEvent() {
        return Optional.ofNullable(releaseEvent);
    }

    Optional<PartnerId> successor() {
        return Optional.ofNullable(successor);
    }

    Optional<LocalDate> effectiveOn() {
        return Optional.ofNullable(effectiveOn);
    }
}
