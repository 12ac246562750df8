package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.protection.CustomerIdentity;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import io.evenhand.terms.IntroducedCustomer;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFrame;
import io.evenhand.terms.TermsOutline;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Completes what a referral's agreements are to say with what the referral knows: the parties, the customer, the day. */
@Component
class AgreementDrafts {
    private final ReferralBook book;
    private final Introductions introductions;

    AgreementDrafts(ReferralBook book, Introductions introductions) {
        this.book = book;
        this.introductions = introductions;
    }

    Terms draft(Referral referral, AgreementKind kind, LocalDate today) {
        try {
            return new TermsOutline(kind, referral.drafts().of(kind)).complete(frame(referral, kind, today));
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
        return Stream.of(
                        Stream.of(referral.introducer()),
                        book.deliverersOf(referral.id()).stream(),
                        Stream.of(book.billerOf(referral)))
                .flatMap(named -> named)
                .distinct()
                .toList();
    }

    private TermsFrame frame(Referral referral, AgreementKind kind, LocalDate today) {
        List<TermsParty> parties = parties(referral).stream()
                .map(book::partner)
                .map(PartnerView::party)
                .toList();
        List<String> deliverers =
                book.deliverersOf(referral.id()).stream().map(PartnerId::value).toList();
        String introducer = referral.introducer().value();
        return switch (kind) {
            case NDA -> TermsFrame.nda(parties, today, names(referral));
            case REVENUE_SHARE ->
                TermsFrame.revenueShare(
                        parties,
                        today,
                        customer(referral),
                        referral.reference(),
                        new Roles(
                                introducer, deliverers, book.billerOf(referral).value()),
                        names(referral));
            case CUSTOMER_PROTECTION ->
                TermsFrame.customerProtection(
                        parties,
                        today,
                        customer(referral),
                        referral.reference(),
                        introducer,
                        deliverers,
                        priorRelationships(referral));
            case AMENDMENT, RENEWAL, TERMINATION -> throw new IllegalArgumentException("A referral drafts no " + kind);
        };
    }

    /** By which an outline may name a party before it is known: its role or its seat. */
    private Map<String, String> names(Referral referral) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(ReferralBook.INTRODUCER, referral.introducer().value());
        for (Seat seat : book.seatsOf(referral.id())) {
            seat.filledBy().ifPresent(partner -> names.put(seat.name(), partner.value()));
        }
        return names;
    }

    private List<PriorRelationship> priorRelationships(Referral referral) {
        return book.deliverersOf(referral.id()).stream()
                .flatMap(deliverer -> introductions.newestEvidence(referral.id(), deliverer).stream()
                        .map(found -> new PriorRelationship(deliverer.value(), found.title(), found.datedOn())))
                .toList();
    }

    private static IntroducedCustomer customer(Referral referral) {
        CustomerIdentity customer = referral.customer().identity();
        return new IntroducedCustomer(
                customer.legalName(), referral.customer().domain(), customer.country(), customer.taxId());
    }
}
