package io.evenhand.terms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Texts of one language by their keys. They lie on the class path alone, and no folder of the operator comes before them: the program
 * executes the terms, so it says what they mean, and a document can be compared with its terms wherever the program runs.
 */
final class LanguageFile {
    private final String file;
    private final Map<String, String> texts;

    private LanguageFile(String file, Map<String, String> texts) {
        this.file = file;
        this.texts = texts;
    }

    /** @param name of the file, without its language: "nda" */
    static Optional<LanguageFile> find(String name, String tag) {
        String file = "language/" + name + "." + tag + ".yaml";
        if (!tag.matches("[a-z]{2,3}")) {
            return Optional.empty();
        }
        try (InputStream in = LanguageFile.class.getResourceAsStream(file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            new LanguageFile(file, read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        }
    }

    private static Map<String, String> read(String file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object content = new Yaml(new SafeConstructor(options)).load(yaml);
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) content).forEach((key, text) -> {
            if (!(text instanceof String string)) {
                throw new IllegalStateException(file + ": \"" + key + "\" is not text; write it in quotation marks");
            }
            texts.put(String.valueOf(key), string);
        });
        return texts;
    }

    Set<String> keys() {
        return texts.keySet();
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** @throws IllegalStateException naming file and key, if there is none */
    String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException(file + ": \"" + key + "\" is missing"));
    }
}
