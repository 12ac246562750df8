package io.evenhand.template;

import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.ChangedAgreement;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PartyChange;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.TerminationTerms;
import io.evenhand.terms.TerminationTerms.MutualGround;
import io.evenhand.terms.TerminationTerms.NoticeGround;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.util.List;

/** Changes of the agreements in {@link SampleTerms}, of every kind. */
public final class SampleChanges {
    public static final LocalDate FROM = LocalDate.of(2027, 3, 1);
    public static final TermsParty ACROPOLIS =
            SampleTerms.mutualNda(4).parties().get(3);

    private SampleChanges() {}

    /** Every form of every kind of change. */
    public static List<ChangeTerms> all() {
        return List.of(
                otherPayment(),
                successor(),
                leaver(),
                new RenewalTerms(FROM, changed(SampleTerms.mutualNda(2)), LocalDate.of(2029, 11, 30)),
                new RenewalTerms(FROM, changed(SampleTerms.protection(2)), protectedUntil(6)),
                new TerminationTerms(
                        changed(SampleTerms.revenueShare(3)), LocalDate.of(2027, 6, 30), new MutualGround()),
                new TerminationTerms(changed(SampleTerms.protection(2)), FROM, new MutualGround()),
                notice());
    }

    /** Some months after the window would have ended. */
    private static LocalDate protectedUntil(int months) {
        return SampleTerms.protection(2)
                .window()
                .startsOn()
                .plusMonths(SampleTerms.protection(2).window().months() + months)
                .minusDays(1);
    }

    /** The same parties pay later. */
    public static AmendmentTerms otherPayment() {
        return new AmendmentTerms(
                FROM,
                changed(SampleTerms.revenueShare(2)),
                edited(SampleTerms.revenueShare(2), "{\"payment\":{\"daysAfterClearedFunds\":45}}"));
    }

    /** One deliverer takes the place of another. */
    public static AmendmentTerms successor() {
        return amendment(SampleTerms.revenueShare(3), new PartyChange("gdansk", ACROPOLIS));
    }

    /** One of three parties leaves. */
    public static AmendmentTerms leaver() {
        return amendment(SampleTerms.mutualNda(3), new PartyChange("gdansk", null));
    }

    /** Two clauses read otherwise, and nothing else; no form of its own. */
    public static AmendmentTerms otherClauses() {
        return new AmendmentTerms(
                FROM,
                changed(SampleTerms.protection(2)),
                edited(
                        SampleTerms.protection(2),
                        "{\"clauses\":{\"assignment\":\"to-affiliates\",\"disputes\":\"mediation\"}}"));
    }

    /** One party ends what it may end alone. */
    public static TerminationTerms notice() {
        PrincipalTerms terms = SampleTerms.oneWayNda(2);
        LocalDate lastDay = FROM.plusDays(terms.noticeDaysFor(FROM).orElseThrow());
        return new TerminationTerms(changed(terms), lastDay, new NoticeGround("harbour", FROM));
    }

    public static ChangedAgreement changed(PrincipalTerms terms) {
        return ChangedAgreement.of("EH-2026-000007-" + terms.kind().code(), terms);
    }

    public static AmendmentTerms amendment(PrincipalTerms terms, PartyChange parties) {
        try {
            return new AmendmentTerms(FROM, changed(terms), parties.applyTo(terms));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    public static PrincipalTerms edited(PrincipalTerms terms, String changes) {
        try {
            return (PrincipalTerms) new TermsChanges(changes).applyTo(terms);
        } catch (MalformedTermsException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }
}
