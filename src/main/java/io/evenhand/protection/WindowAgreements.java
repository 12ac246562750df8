package io.evenhand.protection;

import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The agreement in which a window was promised, for whoever is party to the window: also where it took over a part and never signed it. */
@Component
class WindowAgreements {
    /** What of the signed sentences is about the window, by their clauses. */
    private static final Set<String> ABOUT_THE_WINDOW =
            Set.of("customer", "promise", "window", "tail", "contact", "passive-sales", "scope", "damages", "release");

    private final Agreements agreements;

    WindowAgreements(Agreements agreements) {
        this.agreements = agreements;
    }

    /** Empty where it is not kept here. Of an interim promise, the NDA in which it was made, also where that is an earlier referral's. */
    Optional<AgreementView> of(ProtectionWindow window) {
        return window.isInterim()
                ? agreements
                        .numbered(window.agreement())
                        .or(() -> agreements.find(window.referralId(), AgreementKind.NDA))
                : agreements
                        .find(window.referralId(), AgreementKind.CUSTOMER_PROTECTION)
                        .filter(agreement -> agreement.number().equals(window.agreement()));
    }

    /** The terms as they hold today, and as they held last where it has ended. */
    Optional<CustomerProtectionTerms> terms(ProtectionWindow window) {
        return of(window)
                .filter(agreement -> agreement.termsVersion() > 0)
                .map(agreement -> agreements.terms(agreement.id()))
                .filter(CustomerProtectionTerms.class::isInstance)
                .map(CustomerProtectionTerms.class::cast);
    }

    /** What the signed terms say about the window, in their own words. */
    List<String> sentences(ProtectionWindow window) {
        return all(window).stream()
                .filter(sentence -> window.isInterim()
                        ? sentence.clauseId().contains("circumvention")
                        : ABOUT_THE_WINDOW.contains(sentence.clauseId())
                                || sentence.clauseId().startsWith("prior"))
                .map(Sentence::text)
                .toList();
    }

    /** What a breach costs, in the words that were signed; empty where that was left to the law. */
    List<String> damages(ProtectionWindow window) {
        return all(window).stream()
                .filter(sentence -> sentence.clauseId().equals("damages"))
                .map(Sentence::text)
                .toList();
    }

    private List<Sentence> all(ProtectionWindow window) {
        Optional<AgreementView> agreement = of(window).filter(one -> one.termsVersion() > 0);
        if (agreement.isEmpty()) {
            return List.of();
        }
        Terms terms = agreements.terms(agreement.get().id());
        return TermsFormat.sentences(terms, agreement.get().language());
    }
}
