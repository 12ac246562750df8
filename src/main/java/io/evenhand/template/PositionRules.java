package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.DeclaredField;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedPlaybook;
import io.evenhand.terms.MalformedPlaybook.Flaw;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.SharedClause;
import io.evenhand.terms.SharedClauses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Clauses that come in several texts are declared and written alike, and the playbook speaks of what there is. */
final class PositionRules {
    private static final Pattern CLAUSE = Pattern.compile("clauses/([a-z][a-z0-9-]*)\\.[a-z]{2}\\.md");
    private static final Pattern POSITION =
            Pattern.compile("clauses/([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)\\.([a-z]{2})\\.md");

    private final WordingSource source;
    private final TemplateParser.Read text;
    private final Findings findings;
    private final String language;

    PositionRules(WordingSource source, TemplateParser.Read text, Findings findings) {
        this.source = source;
        this.text = text;
        this.findings = findings;
        this.language = text.header().language();
    }

    void check() {
        SharedClauses clauses = clauses();
        declaredWithoutText(clauses);
        textWithoutDeclaration(clauses);
        text.positions().forEach(this::sameIds);
        unused();
        playbook();
    }

    /** Those that are not as they must be, the parser has told already where the text includes any. */
    private SharedClauses clauses() {
        Optional<String> yaml = read(SharedClauses.FILE);
        if (yaml.isEmpty()) {
            return SharedClauses.NONE;
        }
        try {
            return SharedClauses.read(yaml.get(), Language.orEnglish(language));
        } catch (MalformedPlaybook malformed) {
            malformed.flaws().forEach(flaw -> add(findings, flaw));
            return SharedClauses.NONE;
        }
    }

    static void add(Findings findings, Flaw flaw) {
        findings.add(
                LintRule.MALFORMED_PLAYBOOK, flaw.file(), flaw.line(), flaw.column(), flaw.problem(), flaw.remedy());
    }

    private void declaredWithoutText(SharedClauses clauses) {
        for (SharedClause clause : clauses.all()) {
            String file = "clauses/" + clause.name() + "." + language + ".md";
            if (read(file).isEmpty() && !text.model().includes.contains(clause.name())) {
                findings.add(
                        LintRule.POSITION_WITHOUT_TEXT,
                        SharedClauses.FILE,
                        clause.line(),
                        0,
                        "The clause \"%s\" has no standard text: %s is missing.".formatted(clause.name(), file),
                        Nearest.suggestion(
                                clause.name(), names(CLAUSE), "Write it, or take the clause out of the file."));
            }
        }
    }

    private void textWithoutDeclaration(SharedClauses clauses) {
        for (String file : source.names()) {
            Matcher position = POSITION.matcher(file);
            if (position.matches() && position.group(3).equals(language)) {
                Optional<SharedClause> clause = clauses.find(position.group(1));
                if (clause.flatMap(known -> known.position(position.group(2))).isEmpty()) {
                    findings.add(
                            LintRule.UNDECLARED_POSITION,
                            file,
                            1,
                            1,
                            "Nobody can choose this text: %s declares no position \"%s\" of the clause \"%s\"."
                                    .formatted(SharedClauses.FILE, position.group(2), position.group(1)),
                            Nearest.suggestion(
                                    position.group(2),
                                    clause.map(SharedClause::names).orElse(List.of()),
                                    "Declare it there with a label, who approves it and why; or delete the file."));
                }
            }
        }
    }

    /** Whatever the parties choose, references lead somewhere. */
    private void sameIds(String clause, List<String> positions) {
        Set<String> standard = ids(clause, positions.getFirst());
        for (String position : positions.subList(1, positions.size())) {
            Set<String> missing = new TreeSet<>(standard);
            missing.removeAll(ids(clause, position));
            if (!missing.isEmpty()) {
                findings.add(
                        LintRule.POSITION_DIFFERS,
                        "clauses/" + clause + "/" + position + "." + language + ".md",
                        1,
                        1,
                        "The text \"%s\" of the clause \"%s\" lacks what its standard text defines: {#%s}."
                                .formatted(position, clause, String.join("}, {#", missing)),
                        "Give the paragraph or heading that says it the same id.");
            }
        }
    }

    private Set<String> ids(String clause, String position) {
        var here = new Condition(TemplateHeader.CLAUSES + "." + clause + "." + position, true);
        return text.model().anchors.stream()
                .filter(anchor -> anchor.spot().conditions().contains(here))
                .map(TextModel.Anchor::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void unused() {
        Set<String> unused = new TreeSet<>();
        Set<String> own = source.own();
        for (String file : own) {
            Matcher clause = CLAUSE.matcher(file);
            if (clause.matches()) {
                unused.add(clause.group(1));
            }
        }
        for (String file : unused.isEmpty() ? Set.<String>of() : source.names()) {
            if (file.endsWith(".md")) {
                String words = read(file).orElse("");
                unused.removeIf(clause ->
                        !file.startsWith("clauses/" + clause + ".") && words.contains("{{> " + clause + "}}"));
            }
        }
        for (String clause : unused) {
            String file = "clauses/" + clause + "." + language + ".md";
            if (own.contains(file)) {
                findings.add(
                        LintRule.UNUSED_CLAUSE,
                        file,
                        1,
                        1,
                        "No text includes this clause.",
                        "Include it as {{> %s}} on a line of its own where it belongs, or delete the file."
                                .formatted(clause));
            }
        }
    }

    private void playbook() {
        String name = text.header().name();
        Optional<AgreementKind> kind = kind(name);
        kind.ifPresent(known -> read(Playbooks.file(known))
                .ifPresent(yaml -> Playbooks.flaws(known, fields(known), yaml, Language.orEnglish(language))
                        .forEach(flaw -> add(findings, flaw))));
    }

    private Optional<AgreementKind> kind(String name) {
        try {
            return AgreementKinds.builtIn()
                    .find(name)
                    .or(() -> read(name + ".yaml").flatMap(yaml -> KindsOfAgreement.declared(name, yaml)));
        } catch (MalformedTemplate told) {
            return Optional.empty();
        }
    }

    /** Those of a kind that files declare; none where they cannot be used, which is told elsewhere. */
    private List<DeclaredField> fields(AgreementKind kind) {
        try {
            return kind.isDeclared()
                    ? new DeclaredKind(
                                    kind,
                                    language,
                                    text.header().title(),
                                    text.header().declarations())
                            .fillable()
                    : List.of();
        } catch (IllegalArgumentException undeclarable) {
            return List.of();
        }
    }

    private Set<String> names(Pattern pattern) {
        return source.names().stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> read(String file) {
        try {
            return source.read(file);
        } catch (MalformedTemplate told) {
            return Optional.empty();
        }
    }
}
