package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of signing that somebody chose for one agreement. */
@Entity
@Table(name = "signing_plan")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class SigningPlan {
    @Id
    @Column(name = "agreement_id", length = 36)
    private String agreementId;

    @Version
    @Nullable
    private Long version;

    @Enumerated(EnumType.STRING)
    @Column(name = "signing_order", length = 24)
    private SigningOrder order;

    private String chosenBy;
    private String chosenFor;
    private Instant chosenAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "signing_plan_turn", joinColumns = @JoinColumn(name = "agreement_id"))
    @MapKeyColumn(name = "partner_id", length = 64)
    @Column(name = "turn")
    private Map<String, Integer> turns = new HashMap<>();

    protected SigningPlan() {}

    SigningPlan(AgreementId agreement) {
        this.agreementId = agreement.value();
    }

    /** @param chosen the turn of each party, from 1 on; empty where the order alone says it */
    void choose(SigningOrder order, Map<PartnerId, Integer> chosen, String by, PartnerId of, Instant at) {
        this.order = order;
        this.chosenBy = by;
        this.chosenFor = of.value();
        this.chosenAt = at;
        turns.clear();
        chosen.forEach((partner, turn) -> turns.put(partner.value(), turn));
    }

    String agreementId() {
        return agreementId;
    }

    SigningOrder order() {
        return order;
    }

    /** The turn that was chosen for a party. Who joined since signs last. */
    int turnOf(PartnerId partner) {
        return turns.getOrDefault(partner.value(), Integer.MAX_VALUE);
    }

    String chosenBy() {
        return chosenBy;
    }

    PartnerId chosenFor() {
        return new PartnerId(chosenFor);
    }

    Instant chosenAt() {
        return chosenAt;
    }
}
