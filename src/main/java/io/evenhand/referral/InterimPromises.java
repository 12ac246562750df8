package io.evenhand.referral;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Disclosure;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.NdaTerms.NonCircumvention;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What deliverers promise about the customer until its protection is in force: what they signed in an NDA, and nothing else. It is read from the
 * terms of that NDA, whether it is the referral's own or one that was in force before.
 */
@Component
class InterimPromises {
    private final AgreementDrafts drafts;
    private final Agreements agreements;

    InterimPromises(AgreementDrafts drafts, Agreements agreements) {
        this.drafts = drafts;
        this.agreements = agreements;
    }

    /** A promise and the number of the NDA in which it was signed. */
    record InterimPromise(String agreement, NonCircumvention terms) {}

    /** Whether the introducer wants such a promise: it does unless its own terms of the NDA have none, or it has none and relies on one signed elsewhere. */
    boolean isWanted(Referral referral, LocalDate today) {
        return referral.drafts().hasNda() && draft(referral, today).nonCircumvention() != null;
    }

    /**
     * An NDA in force whose parties, purpose and term cover the referral, and which promises what the introducer wants: one that promises it comes
     * before one that does not.
     */
    Optional<AgreementView> covering(Referral referral, LocalDate today) {
        // Without a draft of its own the referral relies on an NDA that its introducer stated to be in force.
        Optional<String> purpose =
                referral.drafts().hasNda() ? Optional.of(draft(referral, today).purpose()) : Optional.empty();
        var found = agreements.everyInForce(AgreementKind.NDA, drafts.parties(referral), purpose, today);
        Optional<AgreementView> promising =
                found.stream().filter(nda -> promise(nda, referral).isPresent()).findFirst();
        return promising.isPresent() || isWanted(referral, today)
                ? promising
                : found.stream().findFirst();
    }

    /** What binds the deliverers: the promise of the referral's own NDA once it is in force, else of the one that it relies on; empty for none. */
    Optional<InterimPromise> of(Referral referral) {
        Optional<AgreementView> own = agreements
                .find(referral.id().value(), AgreementKind.NDA)
                .filter(nda -> nda.state() == AgreementState.IN_FORCE);
        return own.or(() -> referral.reliesOnNda().map(AgreementId::of).flatMap(agreements::find))
                .flatMap(nda -> promise(nda, referral));
    }

    /** Whether what the referral relies on is in force on this day. */
    boolean isStillCovered(Referral referral, LocalDate today) {
        return agreements
                        .find(referral.id().value(), AgreementKind.NDA)
                        .filter(nda -> nda.state() == AgreementState.IN_FORCE)
                        .isPresent()
                || referral.reliesOnNda()
                        .filter(
                                id -> agreements
                                        .everyInForce(
                                                AgreementKind.NDA, drafts.parties(referral), Optional.empty(), today)
                                        .stream()
                                        .anyMatch(nda -> nda.id().value().equals(id)))
                        .isPresent();
    }

    /** Empty where an NDA was signed elsewhere and so has no terms here, promises nothing, or lets somebody else than the introducer disclose. */
    private Optional<InterimPromise> promise(AgreementView nda, Referral referral) {
        if (nda.termsVersion() == 0) {
            return Optional.empty();
        }
        NdaTerms terms = (NdaTerms) agreements.terms(nda.id());
        @Nullable NonCircumvention promised = terms.nonCircumvention();
        return promised != null
                        && isDisclosedBy(
                                terms.disclosure(), referral.introducer().value())
                ? Optional.of(new InterimPromise(nda.number(), promised))
                : Optional.empty();
    }

    private static boolean isDisclosedBy(Disclosure disclosure, String introducer) {
        return switch (disclosure) {
            case Disclosure.MutualDisclosure ignored -> true;
            case Disclosure.OneWayDisclosure oneWay -> oneWay.discloserId().equals(introducer);
        };
    }

    /** For how many months the introducer's own terms would have the promise last, where nothing else is known of it. */
    Optional<NonCircumvention> drafted(Referral referral, LocalDate today) {
        return referral.drafts().hasNda()
                ? Optional.ofNullable(draft(referral, today).nonCircumvention())
                : Optional.empty();
    }

    private NdaTerms draft(Referral referral, LocalDate today) {
        return (NdaTerms) drafts.draft(referral, AgreementKind.NDA, today);
    }
}
