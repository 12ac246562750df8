package io.evenhand.terms;

import java.time.LocalDate;

/**
 * The agreement that a change is about, with the terms that it had when the change was drawn up.
 *
 * @param number by which the parties call it
 * @param termsHash of those terms, as 64 lower-case hexadecimal digits
 * @param terms those terms
 */
public record ChangedAgreement(String number, String termsHash, PrincipalTerms terms) {
    public ChangedAgreement {
        new FieldChecks()
                .text("/number", number, 130)
                .that(
                        TermsFormat.hash(terms).hex().equals(termsHash),
                        "/termsHash",
                        "is not the hash of the terms beside it",
                        "name the version of the terms that is changed, unaltered")
                .done();
    }

    public static ChangedAgreement of(String number, PrincipalTerms terms) {
        return new ChangedAgreement(number, TermsFormat.hash(terms).hex(), terms);
    }

    /** What kind of agreement it is: its title is that of the language in which it is read. */
    public AgreementKind title() {
        return terms.kind();
    }

    /** The first day on which it bound. */
    public LocalDate since() {
        return terms.effectiveOn();
    }
}
