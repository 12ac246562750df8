package io.evenhand.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** That one sign-in at a provider opens one account here: a sign-in opens no second account, and an account has one sign-in at each issuer. */
@Entity
@Table(name = "account_link")
class AccountLink implements Persistable<String> {
    @Id
    private String subjectHash;

    private String issuer;
    private String username;
    private Instant linkedAt;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init")
    protected AccountLink() {}

    AccountLink(SignedOn who, String username, Instant linkedAt) {
        this.subjectHash = who.hash();
        this.issuer = who.provider().issuer();
        this.username = username;
        this.linkedAt = linkedAt;
    }

    boolean isOf(SignedOn who) {
        return subjectHash.equals(who.hash());
    }

    boolean isOf(String account) {
        return username.equals(account);
    }

    /** Whether it was made with this provider's sign-ins. */
    boolean isAt(SignOnProvider provider) {
        return issuer.equals(provider.issuer());
    }

    String username() {
        return username;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    @Override
    public String getId() {
        return subjectHash;
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
