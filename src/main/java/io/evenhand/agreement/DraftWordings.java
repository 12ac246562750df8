package io.evenhand.agreement;

import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Terms;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which wording an agreement gets when it is drafted. It keeps it for its life: what is released meanwhile changes nothing of it. */
@Component
class DraftWordings {
    private final Templates templates;

    DraftWordings(Templates templates) {
        this.templates = templates;
    }

    /** The clauses of which the parties to an agreement choose among several texts; none where it keeps no wording. */
    Map<String, List<String>> clauses(Agreement agreement) {
        return agreement.wording().map(templates::clauses).orElseGet(Map::of);
    }

    /** Those of which an amendment can bring another text. */
    Map<String, List<String>> clausesOfAmendments(String language) {
        return templates.clauses(ofDraft(AgreementKind.AMENDMENT, language));
    }

    /** The texts of clauses that terms choose, and the wording of their agreement does not have. */
    List<FieldProblem> unworded(Agreement agreement, Terms terms) {
        return agreement
                .wording()
                .filter(wording -> !terms.chosenClauses().isEmpty())
                .map(wording -> templates.unworded(wording, terms))
                .orElseGet(List::of);
    }

    /** Those that a change would have to bring, and its wording does not have. */
    List<FieldProblem> unworded(ChangeTerms change, String language) {
        return change.chosenClauses().isEmpty()
                ? List.of()
                : templates.unworded(ofDraft(change.kind(), language), change);
    }

    /** The wording in use for a kind. @throws io.evenhand.template.MalformedTemplate if there is none */
    TemplateVersion ofDraft(AgreementKind kind, String language) {
        return templates.current(kind, Locale.of(language));
    }
}
