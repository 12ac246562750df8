package io.evenhand.terms;

import io.evenhand.terms.json.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of agreement is, as far as its terms need to know it. It travels with the terms and is part of their hash, so that anybody who has
 * them can tell what they mean.
 *
 * @param code of the kind: "reseller-addendum"
 * @param language in which title, labels and words are, as a tag
 * @param title of the document
 * @param fields in the order in which they are declared; those that terms of every kind have are not among them
 */
public record Declaration(String code, String language, String title, List<DeclaredField> fields) {
    /** What terms of every declared kind have, and how each is called in terms. */
    public static final Set<String> COMMON =
            Set.of("kind", "declared", "parties", "effectiveOn", "belongsTo", "jurisdiction", "notices", "clauses");

    public Declaration {
        fields = List.copyOf(fields);
        FieldChecks checks = new FieldChecks()
                .text("/title", title, 200)
                .that(
                        language.matches("[a-z]{2,3}"),
                        "/language",
                        Quoting.quoted(language) + " is no language",
                        "write a tag such as \"en\"")
                .that(!fields.isEmpty(), "/fields", "is empty", "declare at least one field")
                .that(fields.size() <= 300, "/fields", "holds %d".formatted(fields.size()), "declare at most 300")
                .unique("/fields", fields.stream().map(DeclaredField::path).toList());
        for (int i = 0; i < fields.size(); i++) {
            String first = fields.get(i).path().split("\\.")[0];
            checks.that(
                    !COMMON.contains(first),
                    "/fields/%d/path".formatted(i),
                    "begins with %s, which terms of every kind have".formatted(Quoting.quoted(first)),
                    "choose another name");
        }
        checks.done();
        tree(fields);
        AgreementKind.declared(code, Map.of(language, title));
    }

    public AgreementKind kind() {
        return AgreementKind.declared(code, Map.of(language, title));
    }

    Optional<DeclaredField> field(String path) {
        return fields.stream().filter(field -> field.path().equals(path)).findFirst();
    }

    Node root() {
        return tree(fields);
    }

    static Node tree(List<DeclaredField> fields) {
        Node root = new Node("", null, new LinkedHashMap<>());
        List<FieldProblem> problems = new ArrayList<>();
        for (DeclaredField field : fields) {
            Node at = root;
            String[] steps = field.path().split("\\.");
            for (int i = 0; i < steps.length - 1; i++) {
                at = at.children().computeIfAbsent(steps[i], name -> new Node(name, null, new LinkedHashMap<>()));
            }
            String name = steps[steps.length - 1];
            Node known = at.children().get(name);
            at.children().put(name, new Node(name, field, known == null ? new LinkedHashMap<>() : known.children()));
        }
        refuse(root, "", problems);
        if (!problems.isEmpty()) {
            throw new InvalidTermsException(problems);
        }
        return root;
    }

    private static void refuse(Node node, String path, List<FieldProblem> problems) {
        DeclaredField field = node.field();
        if (field != null && !field.type().holdsFields() && !node.children().isEmpty()) {
            problems.add(
                    new FieldProblem(
                            "/fields",
                            "declare fields within \"%s\", which holds none".formatted(path),
                            "make it a group, a list or a table; of a choice, declare what belongs to one of its words beside it, as optional"));
        }
        if (field != null && field.type().isList() && node.children().isEmpty()) {
            problems.add(new FieldProblem(
                    "/fields",
                    "declare no field within the list \"%s\"".formatted(path),
                    "declare what each entry holds, or make it texts"));
        }
        node.children().forEach((name, child) -> refuse(child, path.isEmpty() ? name : path + "." + name, problems));
    }

    /** A field with those within it; without a declaration of its own, only what lies within. */
    record Node(String name, @Nullable DeclaredField field, Map<String, Node> children) {
        /** Whether something in it has to be there. */
        boolean isRequired() {
            return field != null && field.type() != DeclaredType.GROUP
                    ? !field.optional()
                    : (field == null || !field.optional())
                            && children.values().stream().anyMatch(Node::isRequired);
        }

        DeclaredType type() {
            return field == null ? DeclaredType.GROUP : field.type();
        }
    }
}
