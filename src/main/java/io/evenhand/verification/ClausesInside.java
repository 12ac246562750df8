package io.evenhand.verification;

import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ClauseChoices;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.Terms;
import io.evenhand.verification.ReleasedClauses.Clause;
import io.evenhand.verification.ReleasedClauses.Printed;
import io.evenhand.verification.ReleasedClauses.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the pages say, of each clause in several texts, the one that the terms inside choose, as the released wording holds it, and no
 * other. Which wording that is, the foot of the pages says.
 */
final class ClausesInside {
    private static final String CHECK = "terms-clauses";
    private static final Pattern FOOT = Pattern.compile("\u00b7([a-z0-9-]+)\\.([a-z]{2,3})([0-9a-f]{8})\u00b7terms");

    private final Terms terms;
    private final PageText.Read pages;
    private final Findings findings;

    private ClausesInside(Terms terms, PageText.Read pages, Findings findings) {
        this.terms = terms;
        this.pages = pages;
        this.findings = findings;
    }

    static void check(Terms terms, PageText.Read pages, ReleasedClauses released, Findings findings) {
        new ClausesInside(terms, pages, findings).check(released);
    }

    private void check(ReleasedClauses released) {
        Set<Printed> printed = printed(pages.feet());
        Optional<List<Clause>> known =
                printed.size() == 1 ? released.of(printed.iterator().next()) : Optional.empty();
        if (known.isEmpty()) {
            notCompared(printed);
        } else {
            compare(printed.iterator().next(), known.get());
        }
    }

    /** Which wording the feet of the pages name; more than one where they do not agree. */
    static Set<Printed> printed(String feet) {
        Set<Printed> printed = new TreeSet<>(Comparator.comparing(Printed::toString));
        Matcher foot = FOOT.matcher(feet);
        while (foot.find()) {
            printed.add(new Printed(foot.group(1), foot.group(2), foot.group(3)));
        }
        return printed;
    }

    private void notCompared(Set<Printed> printed) {
        Map<String, String> chosen = terms.chosenClauses();
        if (!chosen.isEmpty()) {
            String why = printed.size() == 1
                    ? "The wording " + printed.iterator().next()
                            + ", which says what words these have, is not known here"
                    : "Which words these have, the terms inside do not say, nor do the pages name one wording that would";
            findings.notChecked(
                    CHECK,
                    "The parties chose among texts of clauses. %s; read on the pages whether they fit: %s."
                            .formatted(
                                    why,
                                    chosen.entrySet().stream()
                                            .map(choice -> choice.getKey() + ": " + choice.getValue())
                                            .collect(Collectors.joining("; "))));
        }
    }

    private void compare(Printed wording, List<Clause> clauses) {
        Map<String, String> chosen = terms.chosenClauses();
        for (String name : chosen.keySet()) {
            if (clauses.stream().noneMatch(clause -> clause.name().equals(name))) {
                findings.failed(
                        CHECK,
                        "The terms inside choose a text of the clause \"%s\", of which the wording %s has no several."
                                .formatted(name, wording));
                return;
            }
        }
        for (Clause clause : clauses) {
            Optional<String> expected = expected(clause, chosen);
            if (expected.isPresent()) {
                Optional<String> contradiction = contradiction(clause, expected.get(), wording);
                if (contradiction.isPresent()) {
                    findings.failed(CHECK, contradiction.get());
                    return;
                }
            }
        }
        if (!chosen.isEmpty()) {
            findings.passed(
                    CHECK,
                    "Of each clause in several texts, the pages say the one that the terms inside choose, as the released"
                            + " wording " + wording + " holds it, and no other: "
                            + clauses.stream()
                                    .filter(clause -> chosen.containsKey(clause.name()))
                                    .map(clause -> clause.label() + ": "
                                            + clause.text(chosen.getOrDefault(clause.name(), ClauseChoices.STANDARD))
                                                    .map(Text::label)
                                                    .orElse(""))
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
    }

    /** The text that must be there; empty where the document need not say the clause. */
    private Optional<String> expected(Clause clause, Map<String, String> chosen) {
        String otherwise = terms instanceof PrincipalTerms ? ClauseChoices.STANDARD : null;
        return terms instanceof PrincipalTerms || terms instanceof AmendmentTerms
                ? Optional.ofNullable(chosen.getOrDefault(clause.name(), otherwise))
                : Optional.empty();
    }

    private Optional<String> contradiction(Clause clause, String expected, Printed wording) {
        Optional<Text> wanted = clause.text(expected);
        if (wanted.isEmpty()) {
            return Optional.of(
                    "The terms inside choose the text \"%s\" of the clause \"%s\", which the wording %s does not have."
                            .formatted(expected, clause.label(), wording));
        }
        Text text = wanted.get();
        if (!text.passages().isEmpty() && !text.isIn(pages.text())) {
            return Optional.of(
                    "The terms inside say that the clause \"%s\" has the text \"%s\", and the pages do not say it as the released wording %s holds it."
                            .formatted(clause.label(), text.label(), wording));
        }
        String own = PageText.comparable(String.join("", text.passages()));
        return clause.texts().stream()
                .filter(other -> !other.position().equals(expected))
                // One text may go on from another.
                .filter(other -> !other.isIn(own))
                .filter(other -> other.isIn(pages.text()))
                .findFirst()
                .map(other ->
                        "The terms inside say that the clause \"%s\" has the text \"%s\", and the pages say \"%s\"."
                                .formatted(clause.label(), text.label(), other.label()));
    }
}
