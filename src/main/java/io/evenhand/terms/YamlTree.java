package io.evenhand.terms;

import io.evenhand.terms.MalformedPlaybook.Flaw;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as plain values that know in which line they stand: no anchors, no types of its own. */
final class YamlTree {
    private static final int MAX_CHARACTERS = 200_000;
    private static final int MAX_DEPTH = 12;

    private final String file;
    private final Map<String, Mark> places = new HashMap<>();
    private @Nullable JsonValue root;

    private YamlTree(String file) {
        this.file = file;
    }

    /**
     * @param ifEmpty what to write into a file that holds nothing
     * @throws MalformedPlaybook if it is no YAML, or more than plain values
     */
    static YamlTree read(String file, String yaml, String ifEmpty) {
        var tree = new YamlTree(file);
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            @Nullable Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
            if (node == null) {
                throw tree.refused(1, 1, "The file is empty.", ifEmpty);
            }
            tree.root = tree.value(node, "");
            return tree;
        } catch (MarkedYAMLException e) {
            @Nullable Mark mark = e.getProblemMark();
            throw tree.refused(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "This is not well-formed YAML: %s.".formatted(e.getProblem()),
                    "Look at the indentation, the colons and the quotation marks.");
        } catch (YAMLException e) {
            throw tree.refused(
                    1, 1, "This is not well-formed YAML: %s.".formatted(e.getMessage()), "Write plain values only.");
        }
    }

    JsonValue root() {
        return java.util.Objects.requireNonNull(root);
    }

    int line(String pointer) {
        return mark(pointer).getLine() + 1;
    }

    /** Where a value stands; of one that is missing, where what should hold it begins. */
    Flaw flaw(String pointer, String problem, String remedy) {
        Mark mark = mark(pointer);
        return new Flaw(file, mark.getLine() + 1, mark.getColumn() + 1, problem, remedy);
    }

    /** A problem of the record that was to be read from it. */
    Flaw flaw(FieldProblem problem) {
        String pointer = problem.pointer();
        String name = pointer.isEmpty() ? "The file" : "\"" + pointer.substring(pointer.lastIndexOf('/') + 1) + "\"";
        return flaw(pointer, "%s %s.".formatted(name, problem.problem()), "Remedy: " + problem.remedy() + ".");
    }

    private Mark mark(String pointer) {
        String at = pointer;
        while (!places.containsKey(at)) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return java.util.Objects.requireNonNull(places.get(at));
    }

    private MalformedPlaybook refused(int line, int column, String problem, String remedy) {
        return new MalformedPlaybook(List.of(new Flaw(file, line, column, problem, remedy)));
    }

    private MalformedPlaybook refused(Node node, String problem, String remedy) {
        return refused(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, problem, remedy);
    }

    private JsonValue value(Node node, String at) {
        places.putIfAbsent(at, node.getStartMark());
        if (node.getAnchor() != null) {
            throw refused(node, "Anchors (&) and aliases (*) are not allowed.", "Write the value out.");
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, at);
            case SequenceNode sequence -> {
                List<JsonValue> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(value(item, at + "/" + items.size()));
                }
                yield new JsonValue.JsonArray(items);
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw refused(node, "This is no plain value.", "Write a word, a number, a list or a mapping.");
        };
    }

    private JsonValue.JsonObject object(MappingNode mapping, String at) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw refused(entry.getKeyNode(), "A name is one word.", "Write \"name: value\".");
            }
            String field = at + JsonPointer.step(key.getValue());
            places.put(field, key.getStartMark());
            if (fields.put(key.getValue(), value(entry.getValueNode(), field)) != null) {
                throw refused(key, "\"%s\" is given twice.".formatted(key.getValue()), "Take one of them out.");
            }
        }
        return new JsonValue.JsonObject(fields);
    }

    private JsonValue scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
            return new JsonValue.JsonString(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return new JsonValue.JsonBoolean(
                    text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("on"));
        }
        if (tag.equals(Tag.NULL)) {
            return new JsonValue.JsonNull();
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return new JsonValue.JsonNumber(new BigDecimal(text));
            } catch (NumberFormatException e) {
                throw refused(scalar, "\"%s\" is no plain number.".formatted(text), "Write it as 12 or 12.5.");
            }
        }
        throw refused(
                scalar, "A type of its own, %s, is not allowed.".formatted(tag.getValue()), "Write the value out.");
    }
}
