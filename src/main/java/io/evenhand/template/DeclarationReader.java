package io.evenhand.template;

import io.evenhand.template.Field.Details;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what a kind of agreement declares, as far as it can be read, and says what is wrong with the rest. */
final class DeclarationReader {
    private static final List<String> ENTRIES =
            List.of("name", "document", "title", "deadlines", "sentences", "fields");
    private static final List<String> DETAILS =
            List.of("type", "label", "help", "default", "least", "most", "negotiable", "optional", "sentence", "words");
    private static final Set<String> RESERVED =
            Set.of("template", "sentences", "has", "deadlines", TemplateHeader.CLAUSES);
    private static final String AGREEMENT = "agreement";
    private static final Pattern PATH = Pattern.compile("[a-z][A-Za-z0-9]{0,59}(\\.[a-z][A-Za-z0-9]{0,59}){0,7}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern CHOICE = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int MOST_FIELDS = 500;
    private static final int MOST_LANGUAGES = 20;

    private final String file;
    private final String language;
    private final Findings findings;
    private final YamlNodes yaml;
    private final Set<String> languages = new LinkedHashSet<>();
    private final List<String> sentences = new ArrayList<>();
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, Period> deadlines = new LinkedHashMap<>();
    private DocumentType document = DocumentType.AGREEMENT;

    private DeclarationReader(String file, String language, Findings findings) {
        this.file = file;
        this.language = language;
        this.findings = findings;
        this.yaml = new YamlNodes(file, findings);
    }

    /** @param language whose words are taken */
    static TemplateHeader read(String file, String text, String language, Findings findings) {
        return new DeclarationReader(file, language, findings).read(text);
    }

    private TemplateHeader read(String text) {
        refuseInvisible(text);
        Field root = Field.group("");
        String expected = file.replace(".yaml", "");
        String title = expected;
        @Nullable MappingNode mapping = yaml.read(text).orElse(null);
        if (mapping == null) {
            return new TemplateHeader(
                    expected, language, document, title, root, deadlines, sentences, given, languages);
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        yaml.entries(mapping).forEach((name, value) -> {
            entries.put(name.getValue(), value);
            if (!ENTRIES.contains(name.getValue())) {
                problem(
                        LintRule.DECLARATION,
                        name,
                        "There is no entry \"%s\".".formatted(name.getValue()),
                        Nearest.suggestion(
                                name.getValue(),
                                ENTRIES,
                                "Use name, document, title, deadlines, sentences and fields."));
            }
        });
        @Nullable Node name = entries.get("name");
        if (name == null || !text(name).equals(expected)) {
            problem(
                    LintRule.DECLARATION,
                    name == null ? mapping : name,
                    "The name is not that of the file.",
                    "Write \"name: %s\".".formatted(expected));
        }
        readDocument(entries.get("document"));
        title = title(entries.get("title"), mapping);
        if (entries.get("deadlines") instanceof MappingNode declared) {
            yaml.entries(declared).forEach(this::readDeadline);
        }
        readSentences(entries.get("sentences"));
        @Nullable Node fields = entries.get("fields");
        if (fields instanceof MappingNode declared) {
            yaml.entries(declared).forEach((path, declaration) -> declare(root, path, declaration));
        } else if (fields != null) {
            problem(
                    LintRule.DECLARATION,
                    fields,
                    "\"fields\" is not a mapping of names to types.",
                    "Write \"purpose: text\".");
        }
        var header =
                new TemplateHeader(expected, language, document, title, root, deadlines, sentences, given, languages);
        DeclarableKinds.check(file, header, findings);
        return header;
    }

    /** An agreement, where nothing is said. */
    private void readDocument(@Nullable Node node) {
        if (node != null) {
            document = DocumentType.of(text(node)).orElseGet(() -> {
                problem(
                        LintRule.DECLARATION,
                        node,
                        "\"%s\" is no document that wording makes.".formatted(text(node)),
                        Nearest.suggestion(
                                text(node),
                                DocumentType.words(),
                                "Use one of %s.".formatted(String.join(", ", DocumentType.words()))));
                return DocumentType.AGREEMENT;
            });
        }
    }

    private void refuseInvisible(String text) {
        Invisible.firstIn(text).ifPresent(at -> {
            String before = text.substring(0, at);
            findings.add(
                    LintRule.INVISIBLE_CHARACTER,
                    file,
                    (int) before.chars().filter(c -> c == '\n').count() + 1,
                    at - before.lastIndexOf('\n'),
                    "Here stands the character %s, which nobody sees.".formatted(Invisible.name(text.codePointAt(at))),
                    "Take it out.");
        });
    }

    private String title(@Nullable Node node, MappingNode whole) {
        Map<String, String> titles = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            yaml.entries(mapping).forEach((tag, title) -> titles.put(tag.getValue(), text(title)));
        }
        for (String tag : titles.keySet()) {
            if (LANGUAGE.matcher(tag).matches() && languages.size() < MOST_LANGUAGES) {
                languages.add(tag);
            } else {
                problem(
                        LintRule.DECLARATION,
                        node == null ? whole : node,
                        "\"%s\" is no language of a title, or there are more than %d.".formatted(tag, MOST_LANGUAGES),
                        "Write languages as two letters: \"en\", \"de\".");
            }
        }
        String title = titles.getOrDefault(language, "");
        if (title.isBlank()) {
            problem(
                    LintRule.DECLARATION,
                    node == null ? whole : node,
                    "There is no title in the language \"%s\".".formatted(language),
                    "Write \"title: {%s: …}\".".formatted(language));
        }
        return title;
    }

    private void readDeadline(ScalarNode name, Node length) {
        if (!CHOICE.matcher(name.getValue()).matches() || !FieldValues.fits(FieldType.DURATION, text(length))) {
            problem(
                    LintRule.DECLARATION,
                    name,
                    "The deadline \"%s\" is no length of time, or has no fit name.".formatted(name.getValue()),
                    "Write \"answerWithin: P21D\": a name of letters, and a length such as P21D for 21 days.");
            return;
        }
        deadlines.put(name.getValue(), Period.parse(text(length)));
    }

    /** Each a name, or a name with the field without which no sentence of it is given. */
    private void readSentences(@Nullable Node node) {
        if (node == null) {
            return;
        }
        if (!(node instanceof SequenceNode groups)) {
            problem(LintRule.DECLARATION, node, "\"sentences\" is not a list.", "Write one group a line: \"- law\".");
            return;
        }
        for (Node group : groups.getValue()) {
            if (group instanceof MappingNode conditional) {
                yaml.entries(conditional).forEach((name, field) -> {
                    addSentences(name);
                    given.put(name.getValue(), text(field));
                });
            } else {
                addSentences(group);
            }
        }
    }

    private void addSentences(Node node) {
        String group = text(node);
        if (!GROUP.matcher(group).matches() || sentences.contains(group)) {
            problem(
                    LintRule.DECLARATION,
                    node,
                    "\"%s\" is no group of sentences, or is named twice.".formatted(group),
                    "Name each group once, in lower-case letters and hyphens.");
            return;
        }
        sentences.add(group);
    }

    private void declare(Field root, ScalarNode at, Node declaration) {
        String path = at.getValue();
        if (!PATH.matcher(path).matches() || isReserved(path.split("\\.")[0])) {
            problem(
                    LintRule.DECLARATION,
                    at,
                    "\"%s\" cannot be the name of a field.".formatted(path),
                    "Write names of letters and digits that begin small, with dots between, such as \"customer.legalName\";"
                            + " agreement, template, deadlines, sentences, clauses and has are taken.");
            return;
        }
        String[] names = path.split("\\.");
        Field parent = root;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.fields().computeIfAbsent(names[i], Field::group);
            if (!parent.type().holdsFields()) {
                problem(
                        LintRule.DECLARATION,
                        at,
                        "\"%s\" lies within a %s, which holds no fields."
                                .formatted(path, parent.type().word()),
                        "Declare \"%s\" as a group, list or choice.".formatted(names[i]));
                return;
            }
        }
        String name = names[names.length - 1];
        @Nullable Field before = parent.fields().get(name);
        if (parent.fields().size() > MOST_FIELDS || findings.isFull()) {
            problem(
                    LintRule.DECLARATION,
                    at,
                    "There are too many fields.",
                    "Declare at most %d.".formatted(MOST_FIELDS));
            return;
        }
        parent.fields().put(name, field(name, path, at, declaration, before, parent));
    }

    private boolean isReserved(String first) {
        return RESERVED.contains(first) || document.isAgreement() && first.equals(AGREEMENT);
    }

    private Field field(
            String name, String path, ScalarNode at, Node declaration, @Nullable Field before, Field parent) {
        Map<String, Node> details = details(at, declaration);
        FieldType type = type(path, at, details.get("type"));
        new DocumentFields(document, file, findings).check(path, type, at, details);
        if (before != null && !before.fields().isEmpty() && !type.holdsFields()) {
            problem(
                    LintRule.DECLARATION,
                    at,
                    "\"%s\" is a %s, but other fields lie within it.".formatted(path, type.word()),
                    "Declare it as a group, list or choice.");
        }
        var values = new DeclaredValues(file, language, languages, findings, path, type);
        return new Field(
                name,
                type,
                values.words(at, details.get("words"), CHOICE),
                before == null ? new LinkedHashMap<>() : before.fields(),
                new Details(
                        YamlNodes.line(at),
                        YamlNodes.column(at),
                        values.label(at, details.get("label")),
                        values.help(details.get("help")),
                        values.preset(
                                details.get("default"),
                                details.get("least"),
                                details.get("most"),
                                details.get("words")),
                        values.bound(details.get("least")),
                        values.bound(details.get("most")),
                        values.flag(details.get("negotiable"), parent.details().negotiable()),
                        values.flag(details.get("optional"), false),
                        sentence(path, details.get("sentence"), parent)));
    }

    private Map<String, Node> details(ScalarNode at, Node declaration) {
        Map<String, Node> details = new LinkedHashMap<>();
        if (!(declaration instanceof MappingNode mapping)) {
            details.put("type", declaration);
            return details;
        }
        yaml.entries(mapping).forEach((name, value) -> {
            details.put(name.getValue(), value);
            if (!DETAILS.contains(name.getValue())) {
                problem(
                        LintRule.DECLARATION,
                        name,
                        "\"%s\" of the field \"%s\" is unknown.".formatted(name.getValue(), at.getValue()),
                        Nearest.suggestion(
                                name.getValue(), DETAILS, "Use one of %s.".formatted(String.join(", ", DETAILS))));
            }
        });
        return details;
    }

    private FieldType type(String path, ScalarNode at, @Nullable Node node) {
        List<String> known =
                Arrays.stream(FieldType.values()).map(FieldType::word).toList();
        String word = node == null ? "" : text(node);
        return FieldType.of(word).orElseGet(() -> {
            problem(
                    LintRule.UNKNOWN_TYPE,
                    node == null ? at : node,
                    word.isEmpty()
                            ? "The field \"%s\" has no type.".formatted(path)
                            : "The field \"%s\" has the unknown type \"%s\".".formatted(path, word),
                    Nearest.suggestion(word, known, "Use one of %s.".formatted(String.join(", ", known))));
            return FieldType.TEXT;
        });
    }

    private Optional<String> sentence(String path, @Nullable Node node, Field parent) {
        if (node == null) {
            return parent.details().sentence();
        }
        String group = text(node);
        if (!sentences.contains(group)) {
            problem(
                    LintRule.DECLARATION,
                    node,
                    "The field \"%s\" is said by the sentences \"%s\", which are not declared.".formatted(path, group),
                    Nearest.suggestion(group, sentences, "Name the group under \"sentences\"."));
        }
        return Optional.of(group);
    }

    private void problem(LintRule rule, Node at, String problem, String suggestion) {
        findings.add(rule, file, YamlNodes.line(at), YamlNodes.column(at), problem, suggestion);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }
}
