package io.evenhand.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One mail to one person, from the moment when it is decided on until it is over. */
@Entity
@Table(name = "notice_mail")
class OutgoingMail {
    /** How long a mail server may take; whoever took a mail for longer has died. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** How long to wait after each failure; after the last the mail is given up, about a day after it was made. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** In the place of a username, and none that an account can have. */
    static final String INVITED = "(invited)";

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_REASON = 500;

    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String username;
    private String partnerId;

    private String onceKey;

    @Nullable
    private String matterKey;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private MailKind kind;

    private String subject;

    @Column(columnDefinition = "longtext")
    private String letter;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private MailState state;

    private Instant madeAt;

    @Nullable
    private Instant nextAt;

    private int attempts;

    @Nullable
    private Instant endedAt;

    @Nullable
    private String sentTo;

    @Nullable
    private String reason;

    @SuppressWarnings("NullAway.Init")
    protected OutgoingMail() {}

    /** @param atOnce false for what comes with the next summary */
    OutgoingMail(
            String id,
            Recipient to,
            String onceKey,
            @Nullable String matterKey,
            MailKind kind,
            String subject,
            String letter,
            boolean atOnce,
            Instant at) {
        this.id = id;
        this.username = to.username();
        this.partnerId = to.partnerId();
        this.onceKey = onceKey;
        this.matterKey = matterKey;
        this.kind = kind;
        this.subject = OneLine.of(subject, LONGEST_SUBJECT);
        this.letter = letter;
        this.madeAt = at.truncatedTo(ChronoUnit.MICROS);
        this.state = atOnce ? MailState.WAITING : MailState.FOR_SUMMARY;
        this.nextAt = atOnce ? madeAt : null;
    }

    /**
     * A mail to somebody who cannot sign in yet. It holds a secret of theirs, so that its letter is kept no longer than until it is over.
     *
     * @param address where it goes
     */
    static OutgoingMail toInvited(
            String id, String partnerId, String onceKey, String address, String subject, String letter, Instant at) {
        OutgoingMail mail = new OutgoingMail(
                id, new Recipient(INVITED, partnerId), onceKey, null, MailKind.INVITATION, subject, letter, true, at);
        mail.sentTo = address;
        return mail;
    }

    /** As {@link #toInvited}, about one thing: what is newer takes the place of what has not left yet. @param thing what tells it from others */
    static OutgoingMail toAddress(
            String id, String partnerId, String thing, String address, String subject, String letter, Instant at) {
        OutgoingMail mail = new OutgoingMail(
                id,
                new Recipient(INVITED, partnerId),
                "personal:" + id,
                thing,
                MailKind.PERSONAL,
                subject,
                letter,
                true,
                at);
        mail.sentTo = address;
        return mail;
    }

    /** @param partnerId the organisation for which the person acts */
    record Recipient(String username, String partnerId) {}

    /**
     * Takes the mail to hand it over. Whoever is answered true, and nobody else, does so and says what came of it.
     *
     * <p>A mail that somebody took and never said anything about was cut off: it may have arrived, and nobody shall get it twice.
     */
    boolean begin(Instant now) {
        if (nextAt == null || now.isBefore(nextAt)) {
            return false;
        }
        if (state == MailState.SENDING) {
            isOver(
                    MailState.UNKNOWN,
                    "Evenhand was stopped while it handed this to the mail server, so it may have arrived. It is not sent twice by itself.",
                    now);
            return false;
        }
        state = MailState.SENDING;
        attempts++;
        nextAt = now.plus(LEASE);
        return true;
    }

    /** Whether this is still the attempt that began it: another may have given it up meanwhile. */
    boolean isAttempt(int attempt) {
        return state == MailState.SENDING && attempts == attempt;
    }

    void isSent(String address, Instant now) {
        sentTo = address;
        isOver(MailState.SENT, null, now);
    }

    void isShown(Instant now) {
        isOver(MailState.SHOWN, null, now);
    }

    /** The mail server did not take it now, and certainly did not: it is offered again, a while later each time. */
    void hasFailed(String why, Instant now) {
        if (attempts > PAUSES.size()) {
            isOver(MailState.GIVEN_UP, "After " + attempts + " attempts: " + why, now);
            return;
        }
        state = MailState.FAILED;
        reason = OneLine.of(why, LONGEST_REASON);
        nextAt = now.plus(PAUSES.get(attempts - 1));
    }

    void isUnknown(String why, Instant now) {
        isOver(MailState.UNKNOWN, why, now);
    }

    void isGivenUp(String why, Instant now) {
        isOver(MailState.GIVEN_UP, why, now);
    }

    /** What it tells of is over. What is sent, or is being sent, cannot be taken back. */
    void isNoLongerNeeded(Instant now) {
        if (state == MailState.WAITING || state == MailState.FAILED || state == MailState.FOR_SUMMARY) {
            isOver(MailState.DROPPED, null, now);
        }
    }

    void isInSummary(Instant now) {
        isOver(MailState.SUMMARISED, null, now);
    }

    /** @return whether it is sent once more, because somebody asks for it */
    boolean sendAgain(Instant now) {
        if (!state.mayBeSentAgain() || letter.isEmpty()) {
            return false;
        }
        state = MailState.WAITING;
        attempts = 0;
        reason = null;
        endedAt = null;
        nextAt = now;
        return true;
    }

    private void isOver(MailState end, @Nullable String why, Instant now) {
        state = end;
        reason = why == null ? null : OneLine.of(why, LONGEST_REASON);
        nextAt = null;
        endedAt = now.truncatedTo(ChronoUnit.MICROS);
        if (kind.isToAddress()) {
            letter = "";
        }
        if (kind == MailKind.PERSONAL) {
            // A code stands there, to be seen before the letter is opened.
            subject = kind.words();
        }
    }

    /** Whether the person has read it, or may have. */
    boolean mayHaveBeenRead() {
        return switch (state) {
            case SENDING, SENT, SHOWN, UNKNOWN -> true;
            case WAITING, FAILED, GIVEN_UP, DROPPED, FOR_SUMMARY, SUMMARISED -> false;
        };
    }

    /** The part of its once-key that all mail about the same matter has. */
    String thing() {
        int occasion = onceKey.indexOf('/');
        return occasion < 0 ? onceKey : onceKey.substring(0, occasion);
    }

    String id() {
        return id;
    }

    String username() {
        return username;
    }

    String partnerId() {
        return partnerId;
    }

    @Nullable
    String matterKey() {
        return matterKey;
    }

    MailKind kind() {
        return kind;
    }

    String subject() {
        return subject;
    }

    String letter() {
        return letter;
    }

    MailState state() {
        return state;
    }

    Instant madeAt() {
        return madeAt;
    }

    @Nullable
    Instant nextAt() {
        return nextAt;
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String sentTo() {
        return sentTo;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
