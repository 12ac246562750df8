package io.evenhand.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what is declared of one field beside its type. */
final class DeclaredValues {
    private final String file;
    private final String language;
    private final Set<String> languages;
    private final Findings findings;
    private final String path;
    private final FieldType type;

    /** @param languages in which the kind has a title */
    DeclaredValues(
            String file, String language, Set<String> languages, Findings findings, String path, FieldType type) {
        this.file = file;
        this.language = language;
        this.languages = languages;
        this.findings = findings;
        this.path = path;
        this.type = type;
    }

    /** For people; empty where there is none. */
    String label(Node at, @Nullable Node node) {
        if (node == null) {
            problem(
                    LintRule.MISSING_LABEL,
                    at,
                    "The field \"%s\" has no label.".formatted(path),
                    "Write \"label: {%s: …}\".".formatted(language));
            return "";
        }
        return inLanguages("label", node);
    }

    String help(@Nullable Node node) {
        return node == null ? "" : inLanguages("help", node);
    }

    private String inLanguages(String what, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            problem(
                    LintRule.DECLARATION,
                    node,
                    "The %s of \"%s\" does not say in which language it is.".formatted(what, path),
                    "Write \"%s: {%s: …}\".".formatted(what, language));
            return text(node);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            texts.put(text(entry.getKeyNode()), text(entry.getValueNode()));
        }
        missing(what, node, texts.keySet());
        return texts.getOrDefault(language, texts.values().stream().findFirst().orElse(""));
    }

    private void missing(String what, Node node, Set<String> there) {
        for (String wanted : languages) {
            if (!there.contains(wanted)) {
                problem(
                        LintRule.UNTRANSLATED_LABEL,
                        node,
                        "The %s of \"%s\" is missing in the language \"%s\".".formatted(what, path, wanted),
                        "Add \"%s: …\".".formatted(wanted));
            }
        }
    }

    /** How each choice reads in the language. */
    Map<String, String> words(Node at, @Nullable Node node, Pattern choice) {
        Map<String, String> words = new LinkedHashMap<>();
        if (node == null) {
            return words;
        }
        if (!type.isChoice()) {
            problem(
                    LintRule.DECLARATION,
                    node,
                    "\"%s\" is a %s and has no words.".formatted(path, type.word()),
                    "Take them out, or make it a choice.");
        }
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        if (node instanceof MappingNode byLanguage) {
            for (NodeTuple entry : byLanguage.getValue()) {
                Map<String, String> readings = new LinkedHashMap<>();
                if (entry.getValueNode() instanceof MappingNode mapping) {
                    mapping.getValue()
                            .forEach(word -> readings.put(text(word.getKeyNode()), text(word.getValueNode())));
                }
                all.put(text(entry.getKeyNode()), readings);
            }
        }
        Map<String, String> own = all.getOrDefault(language, Map.of());
        all.values().stream()
                .flatMap(readings -> readings.keySet().stream())
                .distinct()
                .forEach(name -> check(node, choice, name, own));
        missing("wording of the choices", node, all.keySet());
        words.putAll(own);
        return words;
    }

    private void check(Node node, Pattern choice, String name, Map<String, String> own) {
        if (!choice.matcher(name).matches()) {
            problem(
                    LintRule.DECLARATION,
                    node,
                    "\"%s\" cannot be the name of a choice of \"%s\".".formatted(name, path),
                    "Write letters and digits that begin small.");
        } else if (own.getOrDefault(name, "").isBlank()) {
            problem(
                    LintRule.UNTRANSLATED_CHOICE,
                    node,
                    "The choice \"%s\" of \"%s\" has no words in the language \"%s\".".formatted(name, path, language),
                    "Add \"%s: {%s: …}\" to its words.".formatted(language, name));
        }
    }

    /** The least or most of the field. */
    Optional<String> bound(@Nullable Node node) {
        if (node == null) {
            return Optional.empty();
        }
        FieldType counted = FieldValues.ofRange(type);
        if (!type.hasRange()) {
            problem(
                    LintRule.VALUE,
                    node,
                    "\"%s\" is a %s, which has no range.".formatted(path, type.word()),
                    "Take it out.");
        } else if (!FieldValues.fits(counted, text(node))) {
            problem(
                    LintRule.VALUE,
                    node,
                    "\"%s\" is no limit of \"%s\".".formatted(text(node), path),
                    "Write %s.".formatted(FieldValues.example(counted)));
        }
        return Optional.of(text(node));
    }

    /** The value that it has where nobody says otherwise. */
    Optional<String> preset(@Nullable Node node, @Nullable Node least, @Nullable Node most, @Nullable Node words) {
        FieldType counted = FieldValues.ofRange(type);
        if (least != null && most != null && !FieldValues.inOrder(counted, text(least), text(most))) {
            problem(LintRule.VALUE, least, "The least of \"%s\" is more than its most.".formatted(path), "Swap them.");
        }
        if (node == null) {
            return Optional.empty();
        }
        List<String> values = values(node);
        String preset = String.join("\n", values);
        String shown = String.join(", ", values);
        if (new LinkedHashSet<>(values).size() < values.size()) {
            problem(
                    LintRule.VALUE,
                    node,
                    "The default of \"%s\" names something twice: \"%s\".".formatted(path, shown),
                    "Name it once.");
        } else if (type.isChoice() ? !choices(words).containsAll(values) : !FieldValues.fits(type, preset)) {
            problem(
                    LintRule.VALUE,
                    node,
                    "\"%s\" is no value of \"%s\".".formatted(shown, path),
                    type.isChoice()
                            ? Nearest.suggestion(shown, choices(words), "Name one of the choices.")
                            : "Write %s.".formatted(FieldValues.example(type)));
        } else if (counted == type
                && (least != null && !FieldValues.inOrder(type, text(least), preset)
                        || most != null && !FieldValues.inOrder(type, preset, text(most)))) {
            problem(
                    LintRule.VALUE,
                    node,
                    "The default of \"%s\" is outside its range.".formatted(path),
                    "Choose a value between its least and its most.");
        }
        return Optional.of(preset);
    }

    /** Words of choices may stand in one line with commas between; a text may have commas of its own. */
    private List<String> values(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(DeclaredValues::text).toList();
        }
        return type == FieldType.CHOICES ? List.of(text(node).split(",\\s*")) : List.of(text(node));
    }

    private static Set<String> choices(@Nullable Node words) {
        Set<String> choices = new LinkedHashSet<>();
        if (words instanceof MappingNode byLanguage) {
            for (NodeTuple entry : byLanguage.getValue()) {
                if (entry.getValueNode() instanceof MappingNode mapping) {
                    mapping.getValue().forEach(word -> choices.add(text(word.getKeyNode())));
                }
            }
        }
        return choices;
    }

    boolean flag(@Nullable Node node, boolean otherwise) {
        if (node == null) {
            return otherwise;
        }
        String word = text(node);
        if (!word.equals("true") && !word.equals("false")) {
            problem(
                    LintRule.VALUE,
                    node,
                    "\"%s\" of \"%s\" is neither true nor false.".formatted(word, path),
                    "Write true or false.");
        }
        return word.equals("true");
    }

    private void problem(LintRule rule, Node at, String problem, String suggestion) {
        findings.add(rule, file, YamlNodes.line(at), YamlNodes.column(at), problem, suggestion);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }
}
