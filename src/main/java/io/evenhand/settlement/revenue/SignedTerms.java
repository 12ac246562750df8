package io.evenhand.settlement.revenue;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsHash;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The signed terms of one agreement by the day, each read once. */
final class SignedTerms {
    private final Function<LocalDate, Optional<PrincipalTerms>> signed;
    private final Map<LocalDate, Optional<OnDay>> known = new HashMap<>();

    SignedTerms(Agreements agreements, AgreementId agreement) {
        this(day -> agreements.termsOn(agreement, day));
    }

    /** @param signed what holds on a day */
    SignedTerms(Function<LocalDate, Optional<PrincipalTerms>> signed) {
        this.signed = signed;
    }

    /** @param on a day on which they hold */
    record OnDay(LocalDate on, RevenueShareTerms terms, TermsHash hash) {
        String billerId() {
            return terms.roles().billerId();
        }
    }

    /** Empty before the agreement began, and for one that shares no revenue. */
    Optional<OnDay> on(LocalDate day) {
        return known.computeIfAbsent(
                day,
                asked -> signed.apply(asked)
                        .flatMap(terms -> terms instanceof RevenueShareTerms share
                                ? Optional.of(new OnDay(asked, share, TermsFormat.hash(share)))
                                : Optional.empty()));
    }
}
