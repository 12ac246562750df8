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

/** A person's way in: who they are, for whom they act, and the hash of their password. */
@Entity
@Table(name = "account")
class Account implements Persistable<String> {
    @Id
    private String username;

    private String displayName;
    private String passwordHash;

    @Nullable
    private String personId;

    private String partnerId;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "username"))
    @Column(name = "role")
    @Convert(converter = RoleCodes.class)
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    private boolean enabled;
    private boolean demo;
    private boolean passwordChangeDue;

    /** Whether the owner chose the password: a demonstration names the passwords of the others. */
    private boolean ownPassword;

    /** Whether there is a password at all: who comes in by single sign-on alone has none. */
    private boolean hasPassword;

    private Instant createdAt;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(NewAccount from, String passwordHash, boolean passwordChangeDue, Instant createdAt) {
        this.username = from.username();
        this.displayName = from.displayName();
        this.passwordHash = passwordHash;
        this.personId = from.personId();
        this.partnerId = from.partnerId();
        this.roles.addAll(from.roles());
        this.enabled = true;
        this.demo = from.demo();
        this.hasPassword = true;
        this.passwordChangeDue = passwordChangeDue;
        this.createdAt = createdAt;
    }

    /** Whether the account may act: an account of the demonstration only while there is one, a closed one never. */
    boolean isOpen(boolean demonstration) {
        return enabled && (demonstration || !demo);
    }

    boolean isSameAs(NewAccount other) {
        return demo == other.demo()
                && actor().equals(new Actor(
                        other.username(), other.displayName(), other.personId(), other.partnerId(), other.roles()));
    }

    Actor actor() {
        return new Actor(username, displayName, personId, partnerId, roles);
    }

    AccountView view(boolean secondFactor, boolean linked) {
        return new AccountView(
                username, displayName, personId, Set.copyOf(roles), enabled, secondFactor, hasPassword, linked);
    }

    void changePassword(String hash) {
        this.passwordHash = hash;
        this.passwordChangeDue = false;
        this.ownPassword = true;
        this.hasPassword = true;
    }

    /** @param hash of what nobody knows */
    void lockOut(String hash) {
        this.passwordHash = hash;
        this.passwordChangeDue = false;
        this.hasPassword = false;
    }

    /** From now on it opens by single sign-on alone. @param hash of what nobody knows */
    void openBySignOnAlone(String hash) {
        lockOut(hash);
        this.ownPassword = true;
    }

    void changeRoles(Set<Role> replacement) {
        roles.retainAll(replacement);
        roles.addAll(replacement);
    }

    void open() {
        this.enabled = true;
    }

    boolean isEnabled() {
        return enabled;
    }

    boolean isAdministrator() {
        return roles.contains(Role.ADMINISTRATOR);
    }

    boolean belongsTo(String organisation) {
        return partnerId.equals(organisation);
    }

    boolean belongsTo(String organisation, String person) {
        return partnerId.equals(organisation) && person.equals(personId);
    }

    void close() {
        this.enabled = false;
    }

    boolean hasPassword() {
        return hasPassword;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isPasswordChangeDue() {
        return passwordChangeDue;
    }

    Instant createdAt() {
        return createdAt;
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
