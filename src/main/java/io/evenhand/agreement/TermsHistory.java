package io.evenhand.agreement;

import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TerminationTerms;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The terms of an agreement through time: as first signed, then as each signed change left them. */
@Component
class TermsHistory {
    private final AgreementBook book;
    private final AgreementChangeRepository changes;

    TermsHistory(AgreementBook book, AgreementChangeRepository changes) {
        this.book = book;
        this.changes = changes;
    }

    /** The terms that hold on a day; empty where {@link Agreements#termsOn} says so. */
    Optional<PrincipalTerms> on(Agreement agreement, LocalDate day) {
        if (agreement.state() != AgreementState.IN_FORCE || agreement.termsVersion() == 0) {
            return Optional.empty();
        }
        PrincipalTerms first = asSigned(agreement);
        if (day.isBefore(first.effectiveOn())) {
            return Optional.empty();
        }
        // Each change takes effect no earlier than the one signed before it: the last that has holds.
        return Optional.of(signed(agreement.id()).stream()
                .filter(change -> !day.isBefore(change.effectiveOn()))
                .flatMap(change -> change.after().stream())
                .reduce(first, (before, after) -> after));
    }

    /** The terms that hold or held on some day, or will; none where {@link Agreements#termsOn} knows none. */
    List<PrincipalTerms> every(Agreement agreement) {
        return agreement.state() != AgreementState.IN_FORCE || agreement.termsVersion() == 0
                ? List.of()
                : Stream.concat(
                                Stream.of(asSigned(agreement)),
                                signed(agreement.id()).stream().flatMap(change -> change.after().stream()))
                        .toList();
    }

    /** The terms that the next change will change: with every signed change, also those whose day is to come. */
    PrincipalTerms latest(Agreement agreement) {
        return signed(agreement.id()).stream()
                .flatMap(change -> change.after().stream())
                .reduce(asSigned(agreement), (before, after) -> after);
    }

    /** The last day, as the latest terms or a signed end have it; empty when there is none. */
    Optional<LocalDate> lastDay(Agreement agreement) {
        return terminatedOn(agreement.id()).or(() -> latest(agreement).lastDay());
    }

    /** The last day by a signed end. */
    Optional<LocalDate> terminatedOn(AgreementId agreement) {
        return signed(agreement).stream()
                .flatMap(change -> change instanceof TerminationTerms end
                        ? Optional.of(end.lastDay()).stream()
                        : Optional.<LocalDate>empty().stream())
                .min(Comparator.naturalOrder());
    }

    /** The signed changes, in the order in which they were signed. */
    List<ChangeTerms> signed(AgreementId agreement) {
        return changes.findByAgreementIdAndSignedAtIsNotNullOrderByChangeNumber(agreement.value()).stream()
                .map(change -> (ChangeTerms) book.currentTerms(book.get(change.id())))
                .toList();
    }

    private PrincipalTerms asSigned(Agreement agreement) {
        if (!(book.currentTerms(agreement) instanceof PrincipalTerms terms)) {
            throw new IllegalStateException("Agreement " + agreement.number() + " changes another");
        }
        return terms;
    }

    static String purposeOf(PrincipalTerms terms) {
        return switch (terms) {
            case NdaTerms nda -> nda.purpose();
            case RevenueShareTerms share -> share.referralReference();
            case CustomerProtectionTerms protection -> protection.referralReference();
            case DeclaredTerms declared -> declared.declared().code();
        };
    }
}
