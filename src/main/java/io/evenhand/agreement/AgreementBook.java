package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the use cases of this room look up again and again, inside their transactions. */
@Component
class AgreementBook {
    private final AgreementRepository agreements;
    private final TermsVersionRepository versions;
    private final AcceptanceRepository acceptances;
    private final Clock clock;

    AgreementBook(
            AgreementRepository agreements,
            TermsVersionRepository versions,
            AcceptanceRepository acceptances,
            Clock clock) {
        this.agreements = agreements;
        this.versions = versions;
        this.acceptances = acceptances;
        this.clock = clock;
    }

    Agreement get(AgreementId id) {
        return agreements.findById(id).orElseThrow(() -> new IllegalStateException("No agreement " + id));
    }

    /** Those of these agreements that there are, with their parties, in one query. */
    List<Agreement> find(List<AgreementId> ids) {
        return ids.isEmpty() ? List.of() : agreements.findWithParties(ids);
    }

    /** The agreement, held until the transaction ends; to be called before anything else reads it. */
    Agreement lock(AgreementId id) {
        return agreements.lock(id).orElseThrow(() -> new IllegalStateException("No agreement " + id));
    }

    TermsVersion currentVersion(Agreement agreement) {
        return versions.findByAgreementIdAndVersionNumber(agreement.id().value(), agreement.termsVersion())
                .orElseThrow(() -> new IllegalStateException("No terms for agreement " + agreement.number()));
    }

    /** The terms as they were in this version; empty when there was none. */
    Optional<TermsVersion> version(Agreement agreement, int number) {
        return versions.findByAgreementIdAndVersionNumber(agreement.id().value(), number);
    }

    /** All versions of the terms, in the order of their numbers. */
    List<TermsVersion> versions(Agreement agreement) {
        return versions.findByAgreementIdIn(List.of(agreement.id().value())).stream()
                .sorted(Comparator.comparingInt(TermsVersion::versionNumber))
                .toList();
    }

    Terms currentTerms(Agreement agreement) {
        return parse(currentVersion(agreement).terms());
    }

    /** Terms that we wrote ourselves: not readable means that the record is damaged. */
    static Terms parse(byte[] canonical) {
        try {
            return TermsFormat.parse(canonical);
        } catch (MalformedTermsException e) {
            throw new IllegalStateException("Stored terms cannot be read", e);
        }
    }

    void addVersion(Agreement agreement, PartnerId proposedBy, Terms terms, String acceptedBy) {
        if (terms instanceof ChangeTerms change && change.mayCostMore()) {
            agreement.estimateNoLongerHolds();
        }
        versions.save(new TermsVersion(
                UUID.randomUUID().toString(),
                agreement.id(),
                agreement.termsVersion(),
                proposedBy,
                TermsFormat.canonical(terms),
                TermsFormat.hash(terms).hex(),
                clock.instant()));
        // Whoever proposes terms accepts them.
        accept(agreement, proposedBy, acceptedBy);
    }

    /** Records that a party accepts the present terms. Idempotent by party and version. */
    void accept(Agreement agreement, PartnerId partner, String acceptedBy) {
        if (!hasAccepted(agreement, partner)) {
            acceptances.save(new Acceptance(
                    UUID.randomUUID().toString(),
                    agreement.id(),
                    agreement.termsVersion(),
                    partner,
                    acceptedBy,
                    clock.instant()));
        }
    }

    boolean hasAccepted(Agreement agreement, PartnerId partner) {
        return acceptances.findByAgreementIdAndVersionNumber(agreement.id().value(), agreement.termsVersion()).stream()
                .anyMatch(acceptance -> acceptance.partner().equals(partner));
    }
}
