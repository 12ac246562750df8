package io.evenhand.terms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A later end for an agreement that is in force; everything else stays.
 *
 * @param effectiveOn the day from which the later end counts, no later than the day after the old one
 * @param changed what is renewed
 * @param until the new last day
 */
public record RenewalTerms(LocalDate effectiveOn, ChangedAgreement changed, LocalDate until) implements ChangeTerms {
    public RenewalTerms {
        PrincipalTerms before = changed.terms();
        FieldChecks checks = new FieldChecks();
        Optional<LocalDate> lastDay = before.lastDay();
        if (lastDay.isEmpty()) {
            checks.that(
                    false,
                    "/changed/terms",
                    "have no end",
                    "there is nothing to renew: the agreement goes on until somebody ends it");
        } else {
            checks.that(
                            until.isAfter(lastDay.get()),
                            "/until",
                            "is %s, but the agreement lasts until %s already".formatted(until, lastDay.get()),
                            "choose a later day")
                    .that(
                            !effectiveOn.isAfter(lastDay.get().plusDays(1)),
                            "/effectiveOn",
                            "is %s, after the agreement ends on %s".formatted(effectiveOn, lastDay.get()),
                            "let it take effect no later than the day after")
                    .that(
                            !effectiveOn.isBefore(before.effectiveOn()),
                            "/effectiveOn",
                            "is %s, before the agreement bound on %s".formatted(effectiveOn, before.effectiveOn()),
                            "choose a later day");
        }
        checks.done();
        renewed(before, until);
    }

    private static PrincipalTerms renewed(PrincipalTerms before, LocalDate until) {
        try {
            return before.until(until);
        } catch (InvalidTermsException refused) {
            FieldProblem first = refused.problems().getFirst();
            throw new InvalidTermsException(List.of(new FieldProblem("/until", first.problem(), first.remedy())));
        }
    }

    @Override
    public AgreementKind kind() {
        return AgreementKind.RENEWAL;
    }

    @Override
    public List<TermsParty> parties() {
        return changed.terms().parties();
    }

    @Override
    public Optional<PrincipalTerms> after() {
        return Optional.of(renewed(changed.terms(), until));
    }

    /** The last day as it was. */
    public LocalDate formerLastDay() {
        return changed.terms().lastDay().orElseThrow();
    }
}
