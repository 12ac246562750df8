package io.evenhand.wording.draft;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangedAgreement;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PartyChange;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.TerminationTerms;
import io.evenhand.terms.TerminationTerms.MutualGround;
import io.evenhand.terms.TerminationTerms.NoticeGround;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.util.List;

/** Sample terms that change one of the samples that stand on their own. */
final class SampleChanges {
    private static final TermsParty JOINING = new TermsParty(
            "lipa",
            "Lipa Cloud Sp. z o.o.",
            "KRS 0000712345",
            "ul. Długa 12, 80-831 Gdańsk",
            "PL",
            "prawny@lipa.example");

    private final LocalDate signed;
    private final Playbooks standard;

    /** @param signed when the changed agreements took effect */
    SampleChanges(LocalDate signed, Playbooks standard) {
        this.signed = signed;
        this.standard = standard;
    }

    List<Sample> of(AgreementKind kind) {
        if (kind.equals(AgreementKind.AMENDMENT)) {
            return amendments();
        }
        return kind.equals(AgreementKind.RENEWAL) ? renewals() : terminations();
    }

    private List<Sample> amendments() {
        PrincipalTerms share = terms(AgreementKind.REVENUE_SHARE, "standard");
        PrincipalTerms nda = terms(AgreementKind.NDA, "full");
        PrincipalTerms three = terms(AgreementKind.REVENUE_SHARE, "full");
        LocalDate from = signed.plusMonths(3);
        return List.of(
                new Sample(
                        "terms",
                        "Other terms between the same parties",
                        new AmendmentTerms(
                                from,
                                changed(share),
                                edited(share, "{\"payment\":{\"daysAfterClearedFunds\":45},\"tailDays\":120}"))),
                new Sample(
                        "leaves",
                        "A party leaves",
                        new AmendmentTerms(from, changed(nda), moved(nda, new PartyChange("vecht", null)))),
                new Sample(
                        "successor",
                        "A party takes another’s place",
                        new AmendmentTerms(from, changed(three), moved(three, new PartyChange("vecht", JOINING)))));
    }

    private List<Sample> renewals() {
        PrincipalTerms nda = terms(AgreementKind.NDA, "standard");
        PrincipalTerms window = terms(AgreementKind.CUSTOMER_PROTECTION, "full");
        LocalDate from = signed.plusMonths(9);
        return List.of(
                new Sample("nda", "A non-disclosure agreement lasts longer", renewal(nda, from)),
                new Sample("protection", "Customer protection among three lasts longer", renewal(window, from)));
    }

    private static RenewalTerms renewal(PrincipalTerms terms, LocalDate from) {
        LocalDate firstAfter = terms.lastDay().orElseThrow().plusDays(1);
        return new RenewalTerms(from, changed(terms), firstAfter.plusMonths(6).minusDays(1));
    }

    private List<Sample> terminations() {
        PrincipalTerms share = terms(AgreementKind.REVENUE_SHARE, "full");
        PrincipalTerms nda = terms(AgreementKind.NDA, "short");
        LocalDate given = signed.plusMonths(6);
        LocalDate lastDay = given.plusDays(nda.noticeDaysFor(given).orElseThrow());
        return List.of(
                new Sample(
                        "mutual",
                        "Three parties agree on the end",
                        new TerminationTerms(changed(share), given, new MutualGround())),
                new Sample(
                        "notice",
                        "One party gives notice",
                        new TerminationTerms(changed(nda), lastDay, new NoticeGround("nordwind", given))));
    }

    private PrincipalTerms terms(AgreementKind kind, String id) {
        return SampleOutlines.of(kind, signed, standard).stream()
                .filter(sample -> sample.id().equals(id))
                .map(sample -> (PrincipalTerms) ((Sample.Agreed) sample.content()).terms())
                .findFirst()
                .orElseThrow();
    }

    private static ChangedAgreement changed(PrincipalTerms terms) {
        return ChangedAgreement.of("EH-2026-000007-" + terms.kind().code(), terms);
    }

    private static PrincipalTerms edited(PrincipalTerms terms, String changes) {
        try {
            return (PrincipalTerms) new TermsChanges(changes).applyTo(terms);
        } catch (MalformedTermsException malformed) {
            throw new IllegalStateException("A sample cannot be amended: " + malformed.problems(), malformed);
        }
    }

    private static PrincipalTerms moved(PrincipalTerms terms, PartyChange parties) {
        try {
            return parties.applyTo(terms);
        } catch (MalformedTermsException malformed) {
            throw new IllegalStateException("A sample cannot be amended: " + malformed.problems(), malformed);
        }
    }
}
