package io.evenhand.intake;

import io.evenhand.digest.Sha256;
import io.evenhand.referral.ReferralFacts.CustomerFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A customer that a partner is about to introduce, by the id that its own system gives it. */
@Entity
@Table(name = "listed_customer")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ListedCustomer {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String ownerId;
    private String keyHash;
    private String sourceSystem;
    private String externalId;
    private String name;
    private String legalName;
    private String domain;

    @Nullable
    private String taxId;

    @Column(length = 2)
    private String country;

    private String contactName;
    private String contactEmail;

    protected ListedCustomer() {}

    ListedCustomer(String id, String ownerId, String system, String externalId, CustomerFacts facts) {
        this.id = id;
        this.ownerId = ownerId;
        this.sourceSystem = system;
        this.externalId = externalId;
        this.keyHash = key(ownerId, system, externalId);
        change(facts);
    }

    /** Ids of other systems may differ in case alone, which a database may overlook. */
    static String key(String ownerId, String system, String externalId) {
        return Sha256.of(String.join("\u0000", ownerId, system, externalId));
    }

    final void change(CustomerFacts facts) {
        name = facts.name();
        legalName = facts.legalName();
        domain = facts.domain();
        taxId = facts.taxId();
        country = facts.country();
        contactName = facts.contactName();
        contactEmail = facts.contactEmail();
    }

    String id() {
        return id;
    }

    CustomerFacts facts() {
        return new CustomerFacts(name, legalName, domain, taxId, country, contactName, contactEmail);
    }
}
