package io.evenhand.template;

import io.evenhand.template.LintFinding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what there is to say about a wording; after very many, nobody reads on. */
final class Findings {
    private static final int MOST = 500;
    private static final int LONGEST = 400;

    private final Set<LintFinding> all = new LinkedHashSet<>();

    void add(LintRule rule, String file, int line, int column, String problem, String suggestion) {
        if (all.size() < MOST) {
            all.add(new LintFinding(
                    file, line, column, rule.severity(), rule.id(), shortened(problem), shortened(suggestion)));
        }
    }

    void add(LintRule rule, Line line, int column, String problem, String suggestion) {
        add(rule, line.file(), line.number(), column, problem, suggestion);
    }

    /** Whether so much was found that looking on is of no use. */
    boolean isFull() {
        return all.size() >= MOST;
    }

    Optional<LintFinding> firstError() {
        return all.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst();
    }

    /** @throws MalformedTemplate for the first error, if there is any */
    void throwFirstError() {
        firstError().ifPresent(error -> {
            throw new MalformedTemplate(error);
        });
    }

    /** By file and place. */
    List<LintFinding> inOrder() {
        List<LintFinding> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(LintFinding::file)
                .thenComparingInt(LintFinding::line)
                .thenComparingInt(LintFinding::column));
        return List.copyOf(sorted);
    }

    /** Names may be of any length, and hold what a terminal or page must not show. */
    private static String shortened(String text) {
        String visible = Invisible.shown(text);
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }
}
