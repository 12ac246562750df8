package io.evenhand.terms;

import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import io.evenhand.terms.RevenueShareTerms.Roles;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The frames of the three agreements of one referral: they have their parties, their customer and their day in common. */
public final class TermsFrames {
    private static final String INTRODUCER = "introducer";

    private final Roles roles;
    private final List<TermsParty> parties;
    private final IntroducedCustomer customer;
    private final String referralReference;
    private final LocalDate effectiveOn;
    private final Map<String, String> names;

    /**
     * @param party of the id of each who holds a role
     * @param seats by which an outline may refer to a party instead of by its id, besides its role
     */
    public TermsFrames(
            Roles roles,
            Function<String, TermsParty> party,
            IntroducedCustomer customer,
            String referralReference,
            LocalDate effectiveOn,
            Map<String, String> seats) {
        this.roles = roles;
        this.parties = roles.holders().stream().map(party).toList();
        this.customer = customer;
        this.referralReference = referralReference;
        this.effectiveOn = effectiveOn;
        this.names = new LinkedHashMap<>(seats);
        names.put(INTRODUCER, roles.introducerId());
    }

    public TermsFrame nda() {
        return TermsFrame.nda(parties, effectiveOn, names);
    }

    public TermsFrame revenueShare() {
        return TermsFrame.revenueShare(parties, effectiveOn, customer, referralReference, roles, names);
    }

    /** Protects the introducer, and binds who delivers. */
    public TermsFrame customerProtection(List<PriorRelationship> priorRelationships) {
        return TermsFrame.customerProtection(
                parties,
                effectiveOn,
                customer,
                referralReference,
                roles.introducerId(),
                roles.delivererIds(),
                priorRelationships);
    }
}
