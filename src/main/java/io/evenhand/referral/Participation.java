package io.evenhand.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/**
 * That a partner introduced a referral, or delivers or delivered in it: what lists of referrals are read from. The database
 * keeps state and time as they are in the referral; nobody else writes them.
 */
@Entity
@Immutable
@Table(name = "referral_participant")
@IdClass(Participation.Key.class)
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Participation {
    @Id
    private String partnerId;

    @Id
    private String referralId;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private ReferralState state;

    private Instant registeredAt;

    protected Participation() {}

    /** One row for a partner and a referral, whatever parts it plays. */
    record Key(String partnerId, String referralId) implements Serializable {}
}
