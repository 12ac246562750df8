package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PrincipalTerms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What others see of the changes of an agreement. Nothing here changes anything. */
@Service
@Transactional(readOnly = true)
public class ChangeViews {
    private final AgreementRepository agreements;
    private final AgreementChangeRepository changes;
    private final TermsVersionRepository versions;
    private final AgreementBook book;
    private final TermsHistory history;
    private final ChangeDrafts drafts;
    private final DraftWordings wordings;

    ChangeViews(
            AgreementRepository agreements,
            AgreementChangeRepository changes,
            TermsVersionRepository versions,
            AgreementBook book,
            TermsHistory history,
            ChangeDrafts drafts,
            DraftWordings wordings) {
        this.agreements = agreements;
        this.changes = changes;
        this.versions = versions;
        this.book = book;
        this.history = history;
        this.drafts = drafts;
        this.wordings = wordings;
    }

    /** The changes of an agreement, in the order in which they were proposed: asked with so many queries for one as for many. */
    public List<ChangeView> of(AgreementId agreement) {
        List<AgreementChange> its = changes.findByAgreementIdOrderByChangeNumber(agreement.value());
        Map<AgreementId, Agreement> documents =
                agreements.findWithParties(its.stream().map(AgreementChange::id).toList()).stream()
                        .collect(Collectors.toMap(Agreement::id, Function.identity()));
        Map<String, TermsVersion> terms = versions(documents.values());
        return its.stream()
                .map(change -> view(
                        change,
                        Objects.requireNonNull(documents.get(change.id()), "a change has its document"),
                        terms(change, terms)))
                .toList();
    }

    private static ChangeTerms terms(AgreementChange change, Map<String, TermsVersion> terms) {
        TermsVersion version = Objects.requireNonNull(terms.get(change.id().value()), "a document has its terms");
        return (ChangeTerms) AgreementBook.parse(version.terms());
    }

    private Map<String, TermsVersion> versions(Collection<Agreement> documents) {
        Map<String, Integer> current = documents.stream()
                .collect(Collectors.toMap(document -> document.id().value(), Agreement::termsVersion));
        return versions.findByAgreementIdIn(current.keySet()).stream()
                .filter(version -> version.versionNumber() == current.getOrDefault(version.agreementId(), 0))
                .collect(Collectors.toMap(TermsVersion::agreementId, Function.identity()));
    }

    /** The clauses of which an amendment of an agreement can bring another text, as {@link Negotiations#clauses} names them. */
    public Map<String, List<String>> clauses(AgreementId agreement) {
        return wordings.clausesOfAmendments(book.get(agreement).language());
    }

    /** One change. @throws IllegalStateException for an unknown id, and for that of an agreement that changes none */
    public ChangeView get(AgreementId change) {
        AgreementChange known =
                changes.findById(change.value()).orElseThrow(() -> new IllegalStateException("No change " + change));
        Agreement document = book.get(change);
        return view(known, document, (ChangeTerms) book.currentTerms(document));
    }

    private static ChangeView view(AgreementChange change, Agreement document, ChangeTerms terms) {
        return new ChangeView(
                change.id(),
                change.agreement(),
                document.number(),
                document.subject(),
                change.isNotice(),
                document.state(),
                change.proposedBy(),
                change.proposedByUser(),
                change.proposedAt(),
                change.reason(),
                terms,
                change.signedAt(),
                change.effectiveAt(),
                Locale.of(document.language()));
    }

    /**
     * The agreement of this id with everything that a page about it shows; empty for an unknown id, and for that of a change.
     */
    public Optional<Standing> standing(AgreementId id) {
        return agreements
                .findById(id)
                .filter(agreement -> !agreement.isChange())
                .map(agreement -> new Standing(
                        agreement.startsOn(),
                        agreement.endsOn(),
                        agreement.termsVersion() > 0
                                ? Optional.of((PrincipalTerms) book.currentTerms(agreement))
                                : Optional.empty(),
                        of(id)));
    }

    /** The terms that a change would change: with every change that is signed. @throws IllegalStateException as {@link #get} */
    public PrincipalTerms latest(AgreementId agreement) {
        return history.latest(book.get(agreement));
    }

    /**
     * Those terms once the parties are as wanted: what somebody who proposes an amendment starts from.
     *
     * @throws MalformedTermsException when the parties cannot be so
     */
    public PrincipalTerms with(AgreementId agreement, PartnerChange parties) throws MalformedTermsException {
        return drafts.with(latest(agreement), parties);
    }

    /**
     * What a change would say if it were proposed; nothing is kept.
     *
     * @throws MalformedTermsException with every problem found
     */
    public ChangeTerms preview(AgreementId agreement, ChangeRequest request, PartnerId proposer)
            throws MalformedTermsException {
        return drafts.draft(book.get(agreement), request, proposer);
    }

    /**
     * @param startsOn the first day; empty before it is in force
     * @param endsOn the last day, with every signed change; empty when there is none
     * @param asSigned the terms as they were first signed, or lie on the table; empty for an agreement signed elsewhere
     * @param changes in the order in which they were proposed
     */
    public record Standing(
            Optional<LocalDate> startsOn,
            Optional<LocalDate> endsOn,
            Optional<PrincipalTerms> asSigned,
            List<ChangeView> changes) {
        public Standing {
            changes = List.copyOf(changes);
        }

        /** Who takes part in it beside its own parties: in a change that is signed, or still under way. */
        public Set<PartnerId> further() {
            return changes.stream()
                    .filter(change -> change.isUnderWay() || change.signedAt().isPresent())
                    .flatMap(change -> change.terms().parties().stream())
                    .map(party -> new PartnerId(party.partnerId()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
