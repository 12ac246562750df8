package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a window does not stand in the way of one referral: released, asked for release, carved out, or gone on with. */
@Entity
@Table(name = "window_exception")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class WindowException {
    enum Kind {
        /** The protected partner was asked and has not answered. */
        RELEASE_ASKED(WindowEventKind.RELEASE_ASKED, "asked to be released for one referral"),
        RELEASE_REFUSED(WindowEventKind.RELEASE_REFUSED, "refused to release for one referral"),
        RELEASED(WindowEventKind.RELEASED, "released the bound partner for one referral"),
        /** The bound partner goes on and says why the duty does not apply. */
        CONTINUED(WindowEventKind.CONTINUED, "declared that the promise does not apply to one referral, and went on");

        private final WindowEventKind event;
        private final String words;

        Kind(WindowEventKind event, String words) {
            this.event = event;
            this.words = words;
        }

        WindowEventKind event() {
            return event;
        }

        /** As the end of a sentence that begins with who did it. */
        String words() {
            return words;
        }
    }

    /** After these the duty does not stand in the way of that referral. */
    static final Set<Kind> LIFTING = EnumSet.of(Kind.RELEASED, Kind.CONTINUED);

    @Id
    @Column(length = 36)
    private String id;

    private String windowId;
    private String referralId;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private Kind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by_partner", length = 64))
    private PartnerId decidedByPartner;

    private String decidedBy;

    @Nullable
    private String reason;

    private Instant decidedAt;

    protected WindowException() {}

    WindowException(
            String id,
            String windowId,
            String referralId,
            Kind kind,
            PartnerId decidedByPartner,
            String decidedBy,
            @Nullable String reason,
            Instant decidedAt) {
        this.id = id;
        this.windowId = windowId;
        this.referralId = referralId;
        this.kind = kind;
        this.decidedByPartner = decidedByPartner;
        this.decidedBy = decidedBy;
        this.reason = reason;
        this.decidedAt = decidedAt;
    }

    boolean liftsTheDuty() {
        return LIFTING.contains(kind);
    }

    @Nullable
    String reason() {
        return reason;
    }

    Kind kind() {
        return kind;
    }

    String id() {
        return id;
    }

    String windowId() {
        return windowId;
    }

    String referralId() {
        return referralId;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    /** The same for the window that takes the place of another. */
    WindowException of(String newId, String otherWindowId) {
        return new WindowException(
                newId, otherWindowId, referralId, kind, decidedByPartner, decidedBy, reason, decidedAt);
    }
}
