package io.evenhand.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a kind of agreement says about itself, for its texts in every language: what it is called, and which fields they set.
 *
 * @param title for the document's own list of properties
 * @param fields the root of the declared fields
 * @param sentences the groups of rule sentences that the text has places for
 * @param given the field or condition without which no sentence of a group is given; groups that are not named always have one
 * @param languages in which the kind has a title
 */
record TemplateHeader(
        String name,
        String language,
        String title,
        Field fields,
        List<String> sentences,
        Map<String, String> given,
        Set<String> languages) {

    /**
     * @param language whose words are taken
     * @throws MalformedTemplate for the first mistake
     */
    static TemplateHeader parse(String file, String yaml, String language) {
        var findings = new Findings();
        TemplateHeader header = DeclarationReader.read(file, yaml, language, findings);
        findings.throwFirstError();
        return header;
    }

    /** Every declared field, in the order of declaration. */
    List<FieldDeclaration> declarations() {
        List<FieldDeclaration> declarations = new ArrayList<>();
        add(declarations, fields, "");
        return List.copyOf(declarations);
    }

    private static void add(List<FieldDeclaration> declarations, Field parent, String path) {
        for (Field field : parent.fields().values()) {
            if (field.isDeclared()) {
                declarations.add(new FieldDeclaration(
                        path + field.name(),
                        field.type(),
                        field.details().label().isBlank()
                                ? field.name()
                                : field.details().label(),
                        field.details().help(),
                        field.details().preset(),
                        field.details().least(),
                        field.details().most(),
                        field.details().negotiable(),
                        field.details().optional(),
                        field.words()));
            }
            add(declarations, field, path + field.name() + ".");
        }
    }

    /** Reads a mapping as plain data: no types of its own, no aliases that multiply. */
    static Map<String, Object> load(String file, String yaml) {
        try {
            @Nullable Object loaded = new Yaml(new SafeConstructor(YamlNodes.options())).<Object>load(yaml);
            if (loaded instanceof Map<?, ?> map) {
                Map<String, Object> result = new LinkedHashMap<>();
                map.forEach((key, entry) -> result.put(String.valueOf(key), entry));
                return result;
            }
            throw new MalformedTemplate(file, "the file is not a mapping of names to values");
        } catch (YAMLException e) {
            throw new MalformedTemplate(file, "the file is not well-formed YAML: " + e.getMessage());
        }
    }
}
