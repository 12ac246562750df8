package io.evenhand.terms;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The terms of an agreement that stands on its own: what {@link ChangeTerms} may change. */
public sealed interface PrincipalTerms extends Terms
        permits NdaTerms, RevenueShareTerms, CustomerProtectionTerms, DeclaredTerms {
    /** Which text of the shared clauses was chosen; null where each is standard. */
    @Nullable
    ClauseChoices clauses();

    @Override
    default Map<String, String> chosenClauses() {
        @Nullable ClauseChoices choices = clauses();
        return choices == null ? Map.of() : choices.chosen();
    }

    /** The last day on which the agreement is in force; empty when it goes on until somebody ends it. */
    Optional<LocalDate> lastDay();

    /**
     * The notice with which one party alone may end it on that day, in days; empty when none may.
     *
     * @param lastDay the day at whose end it would be over
     */
    OptionalInt noticeDaysFor(LocalDate lastDay);

    /** What one party may do to end it alone, in the words of the contract; empty when none may. */
    Optional<String> noticeRule();

    /**
     * The same terms with another last day.
     *
     * @throws InvalidTermsException if these terms cannot last until then
     */
    PrincipalTerms until(LocalDate lastDay);

    /** The same terms as if they were about nobody in particular: equal exactly where agreements are about the same. */
    List<Object> about();

    /** Everything that says who may come to owe money, how much and how long: equal exactly where nobody owes more or less. */
    List<Object> owed();

    /** The rules that outlast the agreement, in its own words. */
    List<Sentence> survivals(Language language);
}
