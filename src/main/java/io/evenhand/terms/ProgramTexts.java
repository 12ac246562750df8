package io.evenhand.terms;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the program itself says in documents beside the sentences of terms: each text is declared once, in every language, in
 * {@code language/NAME.LANG.yaml} beside this class, and has places for values as the sentences of terms do. Immutable.
 */
public final class ProgramTexts {
    private final Phrases phrases;

    private ProgramTexts(Phrases phrases) {
        this.phrases = phrases;
    }

    /**
     * @param name of the file, without its language: "statement"
     * @throws IllegalArgumentException when nothing is written in that language here
     */
    public static ProgramTexts of(String name, Locale language) {
        return new ProgramTexts(Phrases.find(name, Language.of(language))
                .orElseThrow(() -> new IllegalArgumentException(
                        "language/%s.%s.yaml is not there".formatted(name, language.getLanguage()))));
    }

    /**
     * A text with its values, each written as the language does. A constant stands for the phrase of its name, yes for that of its place.
     *
     * @throws IllegalStateException naming file and key, if there is no such text, or it has a place for a value that is not given
     */
    public String say(String key, Map<String, ?> values) {
        return phrases.say(key, values);
    }

    /** A text of which a language need not have one. */
    public Optional<String> find(String key, Map<String, ?> values) {
        return phrases.find(key).map(known -> phrases.say(key, values));
    }

    public Language language() {
        return phrases.language();
    }

    /** CASH_RECEIVED is "cash-received", as keys name constants. */
    public static String nameOf(Enum<?> constant) {
        return Phrases.nameOf(constant);
    }
}
