package io.evenhand.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of agreement is whole in each of its languages, and says the same in all. */
final class TranslationRules {
    private final WordingSource source;
    private final TemplateParser.Read text;
    private final Findings findings;

    TranslationRules(WordingSource source, TemplateParser.Read text, Findings findings) {
        this.source = source;
        this.text = text;
        this.findings = findings;
    }

    void check() {
        for (String language : text.header().languages()) {
            if (!language.equals(text.header().language())) {
                check(language);
            }
        }
    }

    private void check(String language) {
        String file = text.header().name() + "." + language + ".md";
        if (!isThere(file)) {
            missing(
                    file,
                    "The kind has a title in the language \"%s\", but no text: %s is missing."
                            .formatted(language, file));
            return;
        }
        for (String clause : text.model().includes) {
            String wanted = "clauses/" + clause + "." + language + ".md";
            if (!isThere(wanted)) {
                missing(file, "The clause \"%s\" is missing in the language \"%s\".".formatted(clause, language));
            }
            List<String> positions = text.positions().getOrDefault(clause, List.of());
            for (String position : positions.isEmpty() ? positions : positions.subList(1, positions.size())) {
                if (!isThere("clauses/" + clause + "/" + position + "." + language + ".md")) {
                    missing(
                            file,
                            "The text \"%s\" of the clause \"%s\" is missing in the language \"%s\"."
                                    .formatted(position, clause, language));
                }
            }
        }
        TextModel other = TemplateParser.read(source, text.header().name(), language, new Findings())
                .model();
        differ(
                file,
                "clauses",
                other,
                model -> model.anchors.stream().map(TextModel.Anchor::id).collect(Collectors.toSet()));
        differ(
                file,
                "fields",
                other,
                model -> model.uses.stream().map(TextModel.Use::path).collect(Collectors.toSet()));
        differ(
                file,
                "places for sentences",
                other,
                model ->
                        model.sentences.stream().map(TextModel.Sentences::group).collect(Collectors.toSet()));
        int own = definitions(text.model());
        int others = definitions(other);
        if (own != others) {
            differs(
                    file,
                    "%s defines %d words, and this text %d.".formatted(file, others, own),
                    "Define the same words in both languages.");
        }
    }

    private int definitions(TextModel model) {
        return (int) new Prose(text.header(), model)
                .definitions().values().stream()
                        .filter(definition -> definition.spot().clause().equals(Prose.DEFINITIONS))
                        .count();
    }

    private boolean isThere(String file) {
        try {
            return source.read(file).isPresent();
        } catch (MalformedTemplate unreadable) {
            return false;
        }
    }

    private void differ(String file, String what, TextModel other, Function<TextModel, Set<String>> names) {
        Set<String> missing = new LinkedHashSet<>(names.apply(text.model()));
        missing.removeAll(names.apply(other));
        Set<String> added = new LinkedHashSet<>(names.apply(other));
        added.removeAll(names.apply(text.model()));
        if (!missing.isEmpty() || !added.isEmpty()) {
            differs(
                    file,
                    "This text and %s have other %s%s%s."
                            .formatted(file, what, listed(": only here ", missing), listed(": only there ", added)),
                    "Say the same in both languages, under the same ids.");
        }
    }

    private static String listed(String words, Set<String> names) {
        return names.isEmpty() ? "" : words + names.stream().sorted().limit(8).collect(Collectors.joining(", "));
    }

    private void missing(String file, String problem) {
        findings.add(
                LintRule.MISSING_TRANSLATION,
                text.header().name() + ".yaml",
                0,
                0,
                problem,
                "Write it, or take the language out of the titles in %s.yaml."
                        .formatted(text.header().name()));
    }

    private void differs(String file, String problem, String suggestion) {
        String own = text.header().name() + "." + text.header().language() + ".md";
        findings.add(LintRule.TRANSLATION_DIFFERS, own, 0, 0, problem, suggestion);
    }
}
