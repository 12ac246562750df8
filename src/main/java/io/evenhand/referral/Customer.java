package io.evenhand.referral;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.TellingWords;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The customer of a referral: shown to nobody but the introducer until it is disclosed.
 *
 * @param country ISO 3166 alpha-2
 */
@Embeddable
public record Customer(
        @Column(name = "customer_name") String name,
        @Column(name = "customer_legal_name") String legalName,
        @Column(name = "customer_domain") String domain,
        @Column(name = "customer_tax_id") @Nullable String taxId,
        @Column(name = "customer_country", length = 2) String country,
        @Column(name = "customer_contact_name") String contactName,
        @Column(name = "customer_contact_email") String contactEmail) {

    /** By which words it can be guessed. */
    TellingWords telling() {
        return TellingWords.of(identity(), name, contactName, contactEmail);
    }

    CustomerIdentity identity() {
        return new CustomerIdentity(legalName, country, domain, taxId);
    }
}
