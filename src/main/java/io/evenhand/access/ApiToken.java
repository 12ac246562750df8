package io.evenhand.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** What a program shows to act for one person, in some of that person's roles. Of the secret only the hash is here. */
@Entity
@Table(name = "api_token")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ApiToken {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String username;
    private String label;
    private String secretHash;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 100)
    @CollectionTable(name = "api_token_role", joinColumns = @JoinColumn(name = "token_id"))
    @Column(name = "role")
    @Convert(converter = RoleCodes.class)
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    private Instant createdAt;
    private Instant expiresAt;

    @Nullable
    private Instant lastUsedAt;

    @Nullable
    private Instant revokedAt;

    protected ApiToken() {}

    ApiToken(
            String id,
            String username,
            String label,
            String secretHash,
            Set<Role> roles,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id;
        this.username = username;
        this.label = label;
        this.secretHash = secretHash;
        this.roles.addAll(roles);
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    void revoke(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }

    String username() {
        return username;
    }

    Set<Role> roles() {
        return roles;
    }

    TokenView view() {
        return new TokenView(id, username, label, Set.copyOf(roles), createdAt, expiresAt, lastUsedAt, revokedAt);
    }
}
