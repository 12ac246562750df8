package io.evenhand.wording.draft;

import io.evenhand.template.DocumentKind;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.Language;
import io.evenhand.wording.WordingNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Of which kinds of agreement, and in which languages, there is wording to draft. */
@Component
public class DraftKinds {
    private final Templates templates;
    private final AgreementKinds kinds;

    DraftKinds(Templates templates, AgreementKinds kinds) {
        this.templates = templates;
        this.kinds = kinds;
    }

    /**
     * Wording that can be drafted.
     *
     * @param name "nda"
     * @param language as a language tag
     */
    public record Choice(String name, String title, String language, String languageName) {}

    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (AgreementKind kind : kinds.all()) {
            for (Language language : Language.all()) {
                if (templates.isWorded(kind, language.locale())) {
                    choices.add(new Choice(
                            kind.code(), kind.title(), language.tag(), WordingNames.language(language.tag())));
                }
            }
        }
        for (DocumentKind document : templates.documents()) {
            for (Language language : Language.all()) {
                if (templates.isWorded(document.name(), language.locale())) {
                    choices.add(new Choice(
                            document.name(), document.title(), language.tag(), WordingNames.language(language.tag())));
                }
            }
        }
        return choices;
    }

    public Optional<Choice> find(String name, String language) {
        return choices().stream()
                .filter(choice ->
                        choice.name().equals(name) && choice.language().equals(language))
                .findFirst();
    }

    public Optional<AgreementKind> kind(String name) {
        return kinds.find(name);
    }

    Templates templates() {
        return templates;
    }
}
