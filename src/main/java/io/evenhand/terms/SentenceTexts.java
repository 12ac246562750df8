package io.evenhand.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The texts of which sentences of terms are made, for whoever has to know their words before there are terms. */
public final class SentenceTexts {
    private static final Map<String, List<String>> READ = new ConcurrentHashMap<>();

    private SentenceTexts() {}

    /**
     * Every text of one kind in one language, with places for values in braces; none where nothing is written in it.
     *
     * @param kind by its code: "nda"
     * @param language as a tag: "en"
     */
    public static List<String> of(String kind, String language) {
        return Language.find(language).isEmpty() || !kind.matches("[a-z][a-z-]{0,60}")
                ? List.of()
                : READ.computeIfAbsent(known(kind) + "." + language, ignored -> read(known(kind), language));
    }

    /** Kinds that files declare share one file; so that no name that somebody makes up is kept. */
    private static String known(String kind) {
        return AgreementKind.builtIn().stream().anyMatch(known -> known.code().equals(kind))
                ? kind
                : DeclaredTerms.SENTENCES;
    }

    private static List<String> read(String kind, String language) {
        List<String> texts = new ArrayList<>();
        Stream.of(kind, "changes", "common")
                .map(name -> LanguageFile.find(name, language))
                .flatMap(Optional::stream)
                .forEach(file -> file.keys().forEach(key -> texts.add(file.get(key))));
        return List.copyOf(texts);
    }
}
