package io.evenhand.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A link for one person and one use: to an account of their own, or to a new password for the one they have. */
@Entity
@Table(name = "invitation")
class Invitation implements Persistable<String> {
    @Id
    private String id;

    private String tokenHash;
    private String partnerId;
    private String partnerName;
    private String personId;
    private String displayName;

    @Nullable
    private String username;

    private String inviterName;
    private Instant createdAt;
    private Instant expiresAt;

    @Nullable
    private Instant endedAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "invitation_role", joinColumns = @JoinColumn(name = "invitation_id"))
    @Column(name = "role")
    @Convert(converter = RoleCodes.class)
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    Invitation(
            String id,
            String tokenHash,
            Invitee invitee,
            @Nullable String username,
            Set<Role> roles,
            Actor inviter,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id;
        this.tokenHash = tokenHash;
        this.partnerId = invitee.partnerId();
        this.partnerName = invitee.partnerName();
        this.personId = invitee.personId();
        this.displayName = invitee.displayName();
        this.username = username;
        this.roles.addAll(roles);
        this.inviterName = inviter.displayName();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    /** Accepted, withdrawn, or replaced by another: it opens nothing any more. */
    void end(Instant at) {
        endedAt = at;
    }

    @Nullable
    String username() {
        return username;
    }

    String partnerId() {
        return partnerId;
    }

    String displayName() {
        return displayName;
    }

    InvitationView view(Instant now) {
        return new InvitationView(
                partnerId,
                partnerName,
                personId,
                displayName,
                username,
                Set.copyOf(roles),
                inviterName,
                createdAt,
                expiresAt,
                !now.isBefore(expiresAt));
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
