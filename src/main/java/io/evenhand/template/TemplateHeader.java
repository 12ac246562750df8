package io.evenhand.template;

import io.evenhand.template.Field.Type;
import io.evenhand.terms.AgreementKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a kind of agreement says about itself, for its texts in every language: what it is called, and which fields they set.
 *
 * @param title for the document's own list of properties
 * @param fields the root of the declared fields
 * @param sentences the groups of rule sentences that the text has places for
 */
record TemplateHeader(String name, String language, String title, Field fields, List<String> sentences) {
    private static final int MAX_CHARACTERS = 100_000;

    /** @param language whose words are taken */
    static TemplateHeader parse(String file, String yaml, String language) {
        Map<String, Object> values = load(file, yaml);
        for (String key : values.keySet()) {
            if (!List.of("name", "title", "sentences", "fields").contains(key)) {
                throw new MalformedTemplate(
                        file, "the header has an unknown entry \"" + key + "\"; use name, title, sentences, fields");
            }
        }
        Field root = Field.group("");
        for (var declared : map(file, "fields", values.get("fields")).entrySet()) {
            declare(file, language, root, declared.getKey(), declared.getValue());
        }
        List<String> sentences = new ArrayList<>();
        if (values.get("sentences") instanceof List<?> groups) {
            groups.forEach(group -> sentences.add(String.valueOf(group)));
        }
        return new TemplateHeader(
                text(file, "name", values.get("name")),
                language,
                text(
                        file,
                        "title." + language,
                        map(file, "title", values.get("title")).get(language)),
                root,
                sentences);
    }

    /** The kind of agreement that a file declares, if it declares one: between parties, from a day on. */
    static Optional<AgreementKind> kind(String name, String yaml) {
        String file = name + ".yaml";
        Map<String, Object> values = load(file, yaml);
        if (!(values.get("fields") instanceof Map<?, ?> fields)
                || !fields.keySet().containsAll(Set.of("parties", "effectiveOn"))) {
            return Optional.empty();
        }
        if (!name.equals(values.get("name"))) {
            throw new MalformedTemplate(
                    file, "declares the name \"%s\"; a kind is called like its file".formatted(values.get("name")));
        }
        Map<String, String> titles = new TreeMap<>();
        map(file, "title", values.get("title"))
                .forEach((language, title) -> titles.put(language, text(file, "title." + language, title)));
        try {
            return Optional.of(AgreementKind.declared(name, titles));
        } catch (IllegalArgumentException wrong) {
            throw new MalformedTemplate(file, String.valueOf(wrong.getMessage()));
        }
    }

    /** Reads a mapping as plain data: no types of its own, no aliases that multiply. */
    static Map<String, Object> load(String file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            return map(file, "the header", new Yaml(new SafeConstructor(options)).<Object>load(yaml));
        } catch (YAMLException e) {
            throw new MalformedTemplate(file, "the header is not well-formed YAML: " + e.getMessage());
        }
    }

    private static void declare(String file, String language, Field root, String path, @Nullable Object declaration) {
        String[] names = path.split("\\.");
        Field parent = root;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.fields().computeIfAbsent(names[i], Field::group);
        }
        String name = names[names.length - 1];
        @Nullable Field before = parent.fields().get(name);
        if (before != null && before.type() != Type.GROUP) {
            throw new MalformedTemplate(file, "the field \"" + path + "\" is declared twice");
        }
        String word;
        Map<String, String> words = new TreeMap<>();
        if (declaration instanceof Map<?, ?>) {
            Map<String, Object> details = map(file, path, declaration);
            word = text(file, path + ".type", details.get("type"));
            if (details.containsKey("words")) {
                Map<String, Object> languages = map(file, path + ".words", details.get("words"));
                map(file, path + ".words." + language, languages.get(language))
                        .forEach((choice, reading) -> words.put(choice, String.valueOf(reading)));
            }
        } else {
            word = text(file, path, declaration);
        }
        Type type = Type.of(word)
                .orElseThrow(() -> new MalformedTemplate(
                        file,
                        "the field \"%s\" has the unknown type \"%s\"; use one of %s"
                                .formatted(
                                        path,
                                        word,
                                        List.of(Type.values()).toString().toLowerCase(Locale.ROOT))));
        parent.fields()
                .put(name, new Field(name, type, words, before == null ? new LinkedHashMap<>() : before.fields()));
    }

    private static Map<String, Object> map(String file, String what, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new MalformedTemplate(file, what + " is not a mapping of names to values");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, entry) -> result.put(String.valueOf(key), entry));
        return result;
    }

    private static String text(String file, String what, @Nullable Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            throw new MalformedTemplate(file, "the header needs \"" + what + "\" as text");
        }
        return text;
    }
}
