package io.evenhand.claim;

import io.evenhand.template.DeclaredDocument;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.terms.TermsParty;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a party has to say to claim a breach of an agreement.
 *
 * @param declared the wording of the notice in the language that was chosen
 * @param languages in which there is such a wording
 * @param title of the agreement in that language
 * @param own the party that claims
 * @param others against whom it may
 * @param asked the declared fields that do not follow from the agreement
 * @param known what asked fields begin with, by JSON pointer
 * @param clauses numbers and headings of the agreement's clauses, in its own language; none where they are not known
 * @param answerDays within how many days an answer is due
 * @param fromWording whether the wording of the agreement says so
 */
public record ClaimForm(
        DeclaredDocument declared,
        List<Locale> languages,
        String title,
        String number,
        TermsParty own,
        List<TermsParty> others,
        List<FieldDeclaration> asked,
        Map<String, String> known,
        List<String> clauses,
        int answerDays,
        boolean fromWording) {
    public ClaimForm {
        languages = List.copyOf(languages);
        others = List.copyOf(others);
        asked = List.copyOf(asked);
        known = Map.copyOf(known);
        clauses = List.copyOf(clauses);
    }

    /** As a tag. */
    public String language() {
        return declared.version().language();
    }
}
