package io.evenhand.wording;

import io.evenhand.template.DocumentKind;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What wordings are called on pages. */
@Component
public class WordingNames {
    private final AgreementKinds kinds;
    private final Templates templates;

    WordingNames(AgreementKinds kinds, Templates templates) {
        this.kinds = kinds;
        this.templates = templates;
    }

    /** Of everything that is worded: the kinds of agreement, then documents that are no agreements. */
    public List<String> all() {
        return Stream.concat(
                        kinds.all().stream().map(AgreementKind::code),
                        templates.documents().stream().map(DocumentKind::name))
                .toList();
    }

    /** What it words and in which language: "Non-Disclosure Agreement, English". */
    public String title(String name, String language) {
        return name(name) + ", " + language(language);
    }

    /** "Non-Disclosure Agreement"; for a kind of which there is none, its name in words. */
    public String name(String name) {
        return kinds.find(name)
                .map(AgreementKind::title)
                .or(() -> templates.documents().stream()
                        .filter(document -> document.name().equals(name))
                        .map(DocumentKind::title)
                        .findFirst())
                .orElseGet(() -> kinds.stored(name).title());
    }

    /** "English". */
    public static String language(String tag) {
        return Optional.of(Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                .filter(words -> !words.isBlank())
                .orElse(tag);
    }
}
