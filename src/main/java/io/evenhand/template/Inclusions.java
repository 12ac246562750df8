package io.evenhand.template;

import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedPlaybook;
import io.evenhand.terms.SharedClause;
import io.evenhand.terms.SharedClauses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the clauses that a text includes in their places. Of one that comes in several texts all are put there, each under the condition that it
 * was chosen.
 */
final class Inclusions {
    private static final Pattern INCLUDE = Pattern.compile("\\{\\{> ([a-z][a-z0-9-]*)}}");
    private static final int MAX_INCLUDES = 50;
    private static final int MAX_DEPTH = 20;

    private final WordingSource source;
    private final String language;
    private final HostileText hostile;
    private final TextModel model;
    private final Map<String, String> read;
    private final Findings findings;
    private final Map<String, List<String>> positions = new LinkedHashMap<>();
    private @Nullable SharedClauses shared;
    private int included;

    /** @param read takes every file that is read */
    Inclusions(
            WordingSource source,
            String language,
            HostileText hostile,
            TextModel model,
            Map<String, String> read,
            Findings findings) {
        this.source = source;
        this.language = language;
        this.hostile = hostile;
        this.model = model;
        this.read = read;
        this.findings = findings;
    }

    /** Every line of a text and of what it includes. */
    List<Line> lines(String file, String text) {
        return lines(file, text, 0);
    }

    /** The names of the texts from which the parties choose, by names of the clauses that were included; the standard one first. */
    Map<String, List<String>> positions() {
        return positions;
    }

    private List<Line> lines(String name, String text, int depth) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        for (String content : text.split("\n", -1)) {
            var line = new Line(name, number++, content.stripTrailing());
            if (!hostile.isBearable(line)) {
                if (hostile.isTooMuch()) {
                    return lines;
                }
                continue;
            }
            Matcher include = INCLUDE.matcher(line.text().strip());
            if (include.matches()) {
                include(lines, line, include.group(1), depth);
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private void include(List<Line> lines, Line line, String clause, int depth) {
        if (++included > MAX_INCLUDES || depth >= MAX_DEPTH) {
            if (included <= MAX_INCLUDES + 1) {
                findings.add(
                        LintRule.INCLUDE,
                        line,
                        1,
                        "Clauses include one another without end.",
                        "Take one of the inclusions out.");
            }
            included = MAX_INCLUDES + 1;
            return;
        }
        model.includes.add(clause);
        Optional<SharedClause> several = shared().find(clause);
        if (several.isEmpty()) {
            standard(lines, line, clause, depth);
            return;
        }
        positions.put(clause, several.get().names());
        for (SharedClause.Position position : several.get().positions()) {
            String condition = TemplateHeader.CLAUSES + "." + clause + "." + position.name();
            lines.add(new Line(line.file(), line.number(), "{{#" + condition + "}}"));
            if (position.isStandard()) {
                standard(lines, line, clause, depth);
            } else {
                position(lines, clause, position, depth);
            }
            lines.add(new Line(line.file(), line.number(), "{{/" + condition + "}}"));
        }
    }

    private void standard(List<Line> lines, Line line, String clause, int depth) {
        String wanted = "clauses/" + clause + "." + language + ".md";
        text(
                lines,
                wanted,
                depth,
                unreadable -> findings.add(
                        LintRule.INCLUDE,
                        line,
                        1,
                        unreadable.orElse("There is no clause %s.".formatted(wanted)),
                        unreadable.isPresent()
                                ? "Mend the file."
                                : "Write it, or include another; only files of the folder \"clauses\" can be included."));
    }

    private void position(List<Line> lines, String clause, SharedClause.Position position, int depth) {
        String wanted = "clauses/" + clause + "/" + position.name() + "." + language + ".md";
        text(
                lines,
                wanted,
                depth,
                unreadable -> findings.add(
                        LintRule.POSITION_WITHOUT_TEXT,
                        SharedClauses.FILE,
                        position.line(),
                        1,
                        unreadable.orElse("The text \"%s\" of the clause \"%s\" is declared, but %s is missing."
                                .formatted(position.name(), clause, wanted)),
                        unreadable.isPresent()
                                ? "Mend the file."
                                : "Write it, or take the position out of the declarations."));
    }

    /** @param missing is told why there is no text; empty where there is no file */
    private void text(List<Line> lines, String wanted, int depth, Consumer<Optional<String>> missing) {
        Optional<String> text;
        try {
            text = source.read(wanted);
        } catch (MalformedTemplate unreadable) {
            missing.accept(Optional.of(String.valueOf(unreadable.getMessage())));
            return;
        }
        if (text.isEmpty()) {
            missing.accept(Optional.empty());
            return;
        }
        read.put(wanted, text.get());
        lines.addAll(lines(wanted, text.get(), depth + 1));
    }

    /** The clauses that come in several texts. Their declarations belong to every wording that includes one. */
    private SharedClauses shared() {
        @Nullable SharedClauses known = shared;
        if (known == null) {
            known = SharedClauses.NONE;
            try {
                known = source.read(SharedClauses.FILE)
                        .map(yaml -> SharedClauses.read(yaml, Language.orEnglish(language)))
                        .orElse(SharedClauses.NONE);
            } catch (MalformedPlaybook malformed) {
                malformed.flaws().forEach(flaw -> PositionRules.add(findings, flaw));
            } catch (MalformedTemplate unreadable) {
                findings.add(
                        LintRule.MISSING_FILE,
                        SharedClauses.FILE,
                        0,
                        0,
                        String.valueOf(unreadable.getMessage()),
                        "Mend the file.");
            }
            shared = known;
        }
        return known;
    }
}
