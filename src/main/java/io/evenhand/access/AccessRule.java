package io.evenhand.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What an organisation asks of all its people. */
@Entity
@Table(name = "access_rule")
class AccessRule implements Persistable<String> {
    @Id
    private String partnerId;

    private boolean secondFactorRequired;

    /** The only provider of single sign-on through which its people come in; null where each chooses. */
    @Nullable
    private String onlyProvider;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init")
    protected AccessRule() {}

    AccessRule(String partnerId) {
        this.partnerId = partnerId;
    }

    void requireSecondFactor(boolean required) {
        this.secondFactorRequired = required;
    }

    boolean isSecondFactorRequired() {
        return secondFactorRequired;
    }

    void requireProvider(@Nullable String provider) {
        this.onlyProvider = provider;
    }

    @Nullable
    String onlyProvider() {
        return onlyProvider;
    }

    @Override
    public String getId() {
        return partnerId;
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
