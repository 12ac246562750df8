package io.evenhand.template;

import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.Declaration;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.InvalidTermsException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds in a kind of agreement that files declare what no terms could be made with, where it stands, and before somebody drafts one. */
final class DeclarableKinds {
    /** Without them nobody agrees on anything. */
    static final Set<String> OF_AGREEMENTS = Set.of("parties", "effectiveOn");

    private final String file;
    private final Findings findings;

    private DeclarableKinds(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Whether a file declares an agreement between parties that is none of the program's own. */
    static boolean isDeclared(String name, TemplateHeader header) {
        return header.document().isAgreement()
                && AgreementKinds.builtIn().find(name).isEmpty()
                && header.fields().fields().keySet().containsAll(OF_AGREEMENTS);
    }

    static void check(String file, TemplateHeader header, Findings findings) {
        if (isDeclared(header.name(), header)) {
            new DeclarableKinds(file, findings).within(header.fields(), "", new int[1]);
        }
    }

    private void within(Field parent, String path, int[] count) {
        for (Field field : parent.fields().values()) {
            String at = path + field.name();
            if (Declaration.COMMON.contains(at)) {
                continue;
            }
            if (field.isDeclared()) {
                one(field, at);
                if (++count[0] == Declaration.MOST_FIELDS + 1) {
                    problem(
                            field,
                            "\"%s\" is one more than the %d fields that terms can hold."
                                    .formatted(at, Declaration.MOST_FIELDS),
                            "Declare fewer, or make several of one kind a list.");
                }
            }
            within(field, at + ".", count);
        }
    }

    private void one(Field field, String path) {
        try {
            var unused = DeclaredKind.ofTerms(FieldDeclaration.of(path, field));
        } catch (InvalidTermsException undeclarable) {
            undeclarable.problems().forEach(problem -> problem(field, path, problem));
        }
        if (field.type().isChoice() && !field.fields().isEmpty()) {
            problem(
                    field,
                    "Fields lie within the choice \"%s\", which holds none in a kind that files declare."
                            .formatted(path),
                    "Declare what belongs to one of its words beside it, as optional.");
        }
        if (field.type().hasEntries() && field.fields().isEmpty()) {
            problem(
                    field,
                    "The %s \"%s\" has no fields.".formatted(field.type().word(), path),
                    "Declare what each entry holds, or make it texts.");
        }
    }

    private void problem(Field field, String path, FieldProblem problem) {
        // What has no label is another finding.
        if (!(problem.pointer().equals("/label") && field.details().label().isBlank())) {
            problem(
                    field,
                    "Of \"%s\", the %s %s.".formatted(path, what(problem.pointer()), problem.problem()),
                    problem.remedy().substring(0, 1).toUpperCase(Locale.ROOT)
                            + problem.remedy().substring(1) + ".");
        }
    }

    private static String what(String pointer) {
        List<String> steps = List.of(pointer.split("/"));
        return steps.size() < 2 ? "declaration" : steps.get(1).equals("reading") ? "words of a choice" : steps.get(1);
    }

    private void problem(Field at, String problem, String suggestion) {
        findings.add(
                LintRule.DECLARATION, file, at.details().line(), at.details().column(), problem, suggestion);
    }
}
