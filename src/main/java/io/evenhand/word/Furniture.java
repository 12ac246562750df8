package io.evenhand.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words around a draft, in its language; English where there are none in that. */
final class Furniture {
    private static final Map<String, Furniture> KNOWN = new ConcurrentHashMap<>();

    private final Properties words = new Properties();

    static Furniture of(String language) {
        // A tag is two letters that our own wording names, so there are few of them.
        return KNOWN.computeIfAbsent(language, Furniture::new);
    }

    private Furniture(String language) {
        InputStream file = Furniture.class.getResourceAsStream("words." + language + ".properties");
        try (InputStream open = file == null ? Furniture.class.getResourceAsStream("words.en.properties") : file) {
            if (open == null) {
                throw new IllegalStateException("The words of Word files are missing");
            }
            words.load(new InputStreamReader(open, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String word(String key, Object... values) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalStateException("The word \"" + key + "\" is missing");
        }
        return values.length == 0 ? word : MessageFormat.format(word.replace("'", "''"), values);
    }
}
