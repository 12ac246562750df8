package io.evenhand.settlement.revenue;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsHash;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The signed terms of one agreement by the day, each read once. */
final class SignedTerms {
    private final Function<LocalDate, Optional<PrincipalTerms>> signed;
    private final Supplier<List<PrincipalTerms>> every;
    private final Map<LocalDate, Optional<OnDay>> known = new HashMap<>();

    SignedTerms(Agreements agreements, AgreementId agreement) {
        this(day -> agreements.termsOn(agreement, day), () -> agreements.everyTerms(agreement));
    }

    /** @param signed what holds on a day @param every what holds on some day */
    SignedTerms(Function<LocalDate, Optional<PrincipalTerms>> signed, Supplier<List<PrincipalTerms>> every) {
        this.signed = signed;
        this.every = every;
    }

    /** @param on a day on which they hold */
    record OnDay(LocalDate on, RevenueShareTerms terms, TermsHash hash) {
        String billerId() {
            return terms.roles().billerId();
        }
    }

    /** Whether on some day revenue is shared only after a first order in time. */
    boolean askForFirstOrder() {
        return every.get().stream()
                .anyMatch(terms -> terms instanceof RevenueShareTerms share && share.asksForFirstOrder());
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
