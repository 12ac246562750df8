package io.evenhand.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** References lead to clauses, whatever falls away. */
final class References {
    private final TemplateHeader header;
    private final TextModel model;
    private final Findings findings;
    private final Possibilities possibilities;

    References(TemplateHeader header, TextModel model, Findings findings) {
        this.header = header;
        this.model = model;
        this.findings = findings;
        this.possibilities = new Possibilities(header);
    }

    private Map<String, List<TextModel.Anchor>> anchors() {
        return model.anchors.stream()
                .collect(Collectors.groupingBy(TextModel.Anchor::id, LinkedHashMap::new, Collectors.toList()));
    }

    /** What makes a text useless whatever the terms. */
    void checkIds(MarkdownToHtml markdown) {
        Map<String, List<TextModel.Anchor>> anchors = anchors();
        for (TextModel.Reference reference : model.references) {
            if (!anchors.containsKey(reference.id())) {
                findings.add(
                        LintRule.DANGLING_REFERENCE,
                        reference.spot().line(),
                        reference.spot().column(),
                        "The reference leads nowhere: no clause has the id \"%s\".".formatted(reference.id()),
                        Nearest.suggestion(
                                reference.id(),
                                anchors.keySet(),
                                "Give the clause its id, or take the reference out."));
            }
        }
        anchors.forEach(this::checkOnce);
        Set<String> known =
                model.references.stream().map(TextModel.Reference::id).collect(Collectors.toSet());
        boolean hidden =
                !known.containsAll(markdown.references()) || !anchors.keySet().containsAll(markdown.ids());
        if (hidden && findings.firstError().isEmpty()) {
            findings.add(
                    LintRule.SYNTAX,
                    header.name() + "." + header.language() + ".md",
                    0,
                    0,
                    "A reference or id is written in a way that hides it.",
                    "Write references as [](#id), and ids as {#id}.");
        }
    }

    private void checkOnce(String id, List<TextModel.Anchor> same) {
        for (int i = 0; i < same.size() && i < 5; i++) {
            TextModel.Anchor anchor = same.get(i);
            if (anchor.repeated()) {
                findings.add(
                        LintRule.DUPLICATE_ID,
                        anchor.spot().line(),
                        anchor.spot().column(),
                        "The id \"%s\" would be there several times, in a repeated part.".formatted(id),
                        "Put it outside of the repeated part.");
            }
            for (int before = 0; before < i; before++) {
                if (possibilities.canBoth(
                        anchor.spot().conditions(), same.get(before).spot().conditions())) {
                    findings.add(
                            LintRule.DUPLICATE_ID,
                            anchor.spot().line(),
                            anchor.spot().column(),
                            "The id \"%s\" is given twice; first in line %d of %s."
                                    .formatted(
                                            id,
                                            same.get(before).spot().line().number(),
                                            same.get(before).spot().line().file()),
                            "Choose another, or put each under a condition that excludes the other.");
                }
            }
        }
    }

    /** References that dangle only for some terms. */
    void checkConditions() {
        Map<String, List<TextModel.Anchor>> anchors = anchors();
        for (TextModel.Reference reference : model.references) {
            List<TextModel.Anchor> targets = anchors.getOrDefault(reference.id(), List.of());
            if (targets.isEmpty()) {
                continue;
            }
            possibilities
                    .counterexample(
                            reference.spot().conditions(),
                            targets.stream()
                                    .map(anchor -> anchor.spot().conditions())
                                    .toList())
                    .ifPresent(example -> findings.add(
                            LintRule.CONDITIONAL_REFERENCE,
                            reference.spot().line(),
                            reference.spot().column(),
                            "The clause \"%s\" falls away where %s, and this reference stays."
                                    .formatted(reference.id(), words(example, targets)),
                            "Put the reference under the condition of the clause, in line %d of %s."
                                    .formatted(
                                            targets.getFirst().spot().line().number(),
                                            targets.getFirst().spot().line().file())));
        }
    }

    private static String words(Set<Condition> example, List<TextModel.Anchor> targets) {
        Set<String> decisive = targets.stream()
                .flatMap(anchor -> anchor.spot().conditions().stream())
                .map(Condition::path)
                .collect(Collectors.toSet());
        List<String> parts = example.stream()
                .filter(condition -> decisive.contains(condition.path()) || decisive.size() != 1)
                .limit(4)
                .map(condition -> "\"%s\" is %s".formatted(condition.path(), condition.holds() ? "there" : "left out"))
                .toList();
        return parts.isEmpty() ? "the terms leave it out" : String.join(" and ", parts);
    }

    /** Fields that are printed though terms may leave them out. */
    void checkGuards() {
        for (TextModel.Use use : model.uses) {
            Set<Condition> needed = use.printed() ? possibilities.neededFor(use.path()) : Set.of();
            if (!needed.isEmpty()
                    && possibilities
                            .counterexample(use.spot().conditions(), List.of(needed))
                            .isPresent()) {
                String missing = needed.stream()
                        .filter(condition -> possibilities
                                .counterexample(use.spot().conditions(), List.of(Set.of(condition)))
                                .isPresent())
                        .map(Condition::path)
                        .findFirst()
                        .orElse(use.path());
                findings.add(
                        LintRule.UNGUARDED_FIELD,
                        use.spot().line(),
                        use.spot().column(),
                        "The field \"%s\" is printed also where \"%s\" is left out.".formatted(use.path(), missing),
                        "Put it under the condition {{#%1$s}} … {{/%1$s}}.".formatted(missing));
            }
        }
    }
}
