package io.evenhand.wording;

import io.evenhand.terms.AgreementKinds;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What wordings are called on pages. */
@Component
public class WordingNames {
    private final AgreementKinds kinds;

    WordingNames(AgreementKinds kinds) {
        this.kinds = kinds;
    }

    /** What it words and in which language: "Non-Disclosure Agreement, English". */
    public String title(String name, String language) {
        return name(name) + ", " + language(language);
    }

    /** "Non-Disclosure Agreement"; for a kind of which there is none, its name in words. */
    public String name(String name) {
        return kinds.stored(name).title();
    }

    /** "English". */
    public static String language(String tag) {
        return Optional.of(Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                .filter(words -> !words.isBlank())
                .orElse(tag);
    }
}
