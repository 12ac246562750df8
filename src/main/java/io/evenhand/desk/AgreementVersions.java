package io.evenhand.desk;

import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews.Standing;
import io.evenhand.desk.AgreementPage.Version;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SharedClauses;
import io.evenhand.terms.TermsFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The terms of an agreement by date, as its page shows them: the latest first. */
final class AgreementVersions {
    private final LocalDate today;
    private final Locale language;
    private final SharedClauses clauses;

    private AgreementVersions(LocalDate today, Locale language, SharedClauses clauses) {
        this.today = today;
        this.language = language;
        this.clauses = clauses;
    }

    /**
     * @param language in which the rules are read
     * @param clauses of several texts, for what these are called
     * @param shown whether the viewer may read terms
     */
    static List<Version> of(
            Standing standing,
            LocalDate today,
            Locale language,
            SharedClauses clauses,
            Predicate<PrincipalTerms> shown) {
        return standing.asSigned()
                .map(first -> new AgreementVersions(today, language, clauses).of(first, standing, shown))
                .orElse(List.of());
    }

    private List<Version> of(PrincipalTerms first, Standing standing, Predicate<PrincipalTerms> shown) {
        List<ChangeView> steps = standing.changes().stream()
                .filter(change -> change.signedAt().isPresent())
                .filter(change -> change.terms().after().isPresent())
                .toList();
        List<Version> versions = new ArrayList<>();
        PrincipalTerms terms = first;
        LocalDate from = terms.effectiveOn();
        String title = standing.startsOn().isPresent() ? "As first signed" : "As it lies on the table";
        for (ChangeView step : steps) {
            LocalDate next = step.terms().effectiveOn();
            if (next.isAfter(from) && shown.test(terms)) {
                versions.add(version(title, terms, from, Optional.of(next.minusDays(1))));
            }
            terms = step.terms().after().orElseThrow();
            from = next;
            title = "As changed by " + step.number();
        }
        if (shown.test(terms)) {
            versions.add(version(title, terms, from, standing.endsOn()));
        }
        return versions.reversed();
    }

    private Version version(String title, PrincipalTerms terms, LocalDate from, Optional<LocalDate> to) {
        boolean current = !today.isBefore(from) && to.filter(today::isAfter).isEmpty();
        return new Version(
                title,
                "from " + AgreementWords.day(from)
                        + to.map(last -> " to " + AgreementWords.day(last)).orElse(" on"),
                current,
                TermsFormat.agreed(terms, language, clauses).stream()
                        .map(Sentence::text)
                        .toList());
    }
}
