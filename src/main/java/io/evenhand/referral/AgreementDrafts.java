package io.evenhand.referral;

import io.evenhand.agreement.AgreementPlaybooks;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.IntroducedCustomer;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFrame;
import io.evenhand.terms.TermsFrames;
import io.evenhand.terms.TermsOutline;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Completes what a referral's agreements are to say with what the referral knows: the parties, the customer, the day. */
@Component
class AgreementDrafts {
    private final ReferralBook book;
    private final PriorRelationships priors;
    private final AgreementPlaybooks playbooks;

    AgreementDrafts(ReferralBook book, PriorRelationships priors, AgreementPlaybooks playbooks) {
        this.book = book;
        this.priors = priors;
        this.playbooks = playbooks;
    }

    Terms draft(Referral referral, AgreementKind kind, LocalDate today) {
        try {
            return new TermsOutline(kind, referral.drafts().of(kind))
                    .complete(
                            frame(referral, kind, today),
                            playbooks.ofDraft(kind, referral.drafts().language()));
        } catch (MalformedTermsException e) {
            // The outline was checked with the referral; only a change of the standard could make it wrong later.
            throw new IllegalStateException(
                    "The " + kind.code() + " of referral " + referral.reference() + " cannot be drafted: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The introducer first: it signs first. */
    List<PartnerId> parties(Referral referral) {
        return roles(referral).holders().stream().map(PartnerId::new).toList();
    }

    private Roles roles(Referral referral) {
        return new Roles(
                referral.introducer().value(),
                book.deliverersOf(referral.id()).stream().map(PartnerId::value).toList(),
                book.billerOf(referral).value());
    }

    private TermsFrame frame(Referral referral, AgreementKind kind, LocalDate today) {
        TermsFrames frames = new TermsFrames(
                roles(referral),
                id -> book.partner(new PartnerId(id)).party(),
                customer(referral),
                referral.reference(),
                today,
                seats(referral));
        if (kind.equals(AgreementKind.NDA)) {
            return frames.nda();
        }
        if (kind.equals(AgreementKind.REVENUE_SHARE)) {
            return frames.revenueShare();
        }
        if (kind.equals(AgreementKind.CUSTOMER_PROTECTION)) {
            return frames.customerProtection(priors.accepted(referral.id()));
        }
        throw new IllegalArgumentException("A referral drafts no " + kind);
    }

    /** Who took which. */
    private Map<String, String> seats(Referral referral) {
        Map<String, String> seats = new LinkedHashMap<>();
        for (Seat seat : book.seatsOf(referral.id())) {
            seat.filledBy().ifPresent(partner -> seats.put(seat.name(), partner.value()));
        }
        return seats;
    }

    private static IntroducedCustomer customer(Referral referral) {
        CustomerIdentity customer = referral.customer().identity();
        return new IntroducedCustomer(
                customer.legalName(), referral.customer().domain(), customer.country(), customer.taxId());
    }
}
