package io.evenhand.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of which sentences of terms are made, for whoever has to know their words before there are terms. */
public final class SentenceTexts {
    private SentenceTexts() {}

    /**
     * Every text of one kind in one language, with places for values in braces; none where nothing is written in it.
     *
     * @param kind by its code: "nda"
     * @param language as a tag: "en"
     */
    public static List<String> of(String kind, String language) {
        List<String> texts = new ArrayList<>();
        Stream.of(kind, "changes", "common")
                .map(name -> LanguageFile.find(name, language))
                .flatMap(Optional::stream)
                .forEach(file -> file.keys().forEach(key -> texts.add(file.get(key))));
        return texts;
    }
}
