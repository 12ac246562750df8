package io.evenhand.template;

import java.io.StringReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Reads YAML as plain data whose every part knows its place: no types of its own, no anchors that others repeat. */
final class YamlNodes {
    private static final int MAX_CHARACTERS = 100_000;
    private static final int MAX_DEPTH = 10;

    private final String file;
    private final Findings findings;

    YamlNodes(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        return options;
    }

    /** The mapping that a file is; empty once it was said why it is none. */
    Optional<MappingNode> read(String yaml) {
        if (yaml.length() > MAX_CHARACTERS) {
            problem(
                    0,
                    0,
                    "The file is longer than %,d characters.".formatted(MAX_CHARACTERS),
                    "Declare less in one file.");
            return Optional.empty();
        }
        try {
            @Nullable Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(yaml));
            if (root instanceof MappingNode mapping
                    && isPlain(mapping, Collections.newSetFromMap(new IdentityHashMap<>()))) {
                return Optional.of(mapping);
            }
            if (!(root instanceof MappingNode)) {
                problem(
                        1,
                        1,
                        "The file is not a mapping of names to values.",
                        "Write \"name: …\", \"title: …\", \"fields: …\".");
            }
        } catch (MarkedYAMLException e) {
            @Nullable Mark mark = e.getProblemMark();
            problem(
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "This is not well-formed YAML: %s.".formatted(e.getProblem()),
                    "Look at the indentation, the colons and the quotation marks.");
        } catch (YAMLException | StackOverflowError e) {
            problem(
                    0,
                    0,
                    "This is not well-formed YAML: %s.".formatted(e.getMessage()),
                    "Write names and values only.");
        }
        return Optional.empty();
    }

    private void problem(int line, int column, String problem, String suggestion) {
        findings.add(LintRule.YAML, file, line, column, problem, suggestion);
    }

    /** Anchors multiply what they stand for, and types of their own make something else of it. */
    private boolean isPlain(Node node, Set<Node> seen) {
        boolean plainTag = node.getTag().equals(Tag.STR)
                || node.getTag().equals(Tag.INT)
                || node.getTag().equals(Tag.BOOL)
                || node.getTag().equals(Tag.NULL)
                || node.getTag().equals(Tag.FLOAT)
                || node.getTag().equals(Tag.TIMESTAMP)
                || node.getTag().equals(Tag.SEQ)
                || node.getTag().equals(Tag.MAP);
        if (!plainTag || node.getAnchor() != null || !seen.add(node)) {
            problem(
                    line(node),
                    column(node),
                    plainTag
                            ? "Anchors (&) and aliases (*) are not allowed."
                            : "A type of its own, %s, is not allowed."
                                    .formatted(node.getTag().getValue()),
                    "Write the value out.");
            return false;
        }
        return switch (node) {
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .allMatch(entry -> isPlain(entry.getKeyNode(), seen) && isPlain(entry.getValueNode(), seen));
            case SequenceNode sequence -> sequence.getValue().stream().allMatch(item -> isPlain(item, seen));
            default -> true;
        };
    }

    /** The entries of a mapping by their name, as they are written; each name once. */
    Map<ScalarNode, Node> entries(MappingNode mapping) {
        Map<String, ScalarNode> names = new LinkedHashMap<>();
        Map<ScalarNode, Node> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode name)) {
                problem(
                        line(entry.getKeyNode()),
                        column(entry.getKeyNode()),
                        "A name is one word.",
                        "Write \"name: value\".");
            } else if (names.putIfAbsent(name.getValue(), name) != null) {
                findings.add(
                        LintRule.YAML,
                        file,
                        line(name),
                        column(name),
                        "\"%s\" is declared twice; first in line %d."
                                .formatted(name.getValue(), line(names.get(name.getValue()))),
                        "Take one of them out.");
            } else {
                entries.put(name, entry.getValueNode());
            }
        }
        return entries;
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    static int column(Node node) {
        return node.getStartMark().getColumn() + 1;
    }
}
