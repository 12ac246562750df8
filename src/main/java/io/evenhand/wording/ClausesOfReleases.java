package io.evenhand.wording;

import io.evenhand.template.ClausePassages;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import io.evenhand.template.WordingSource;
import io.evenhand.terms.ClauseChoices;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedPlaybook;
import io.evenhand.terms.SharedClause;
import io.evenhand.terms.SharedClauses;
import io.evenhand.verification.ReleasedClauses;
import io.evenhand.wording.ReleaseBook.Release;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The clauses of what was released, for whoever verifies a document: every release of this installation, and nothing that waits or is written. */
@Component
public class ClausesOfReleases implements ReleasedClauses {
    private final ReleaseBook book;

    ClausesOfReleases(ReleaseBook book) {
        this.book = book;
    }

    @Override
    public Optional<List<Clause>> of(Printed printed) {
        List<Release> found = book.of(printed.name(), printed.language()).stream()
                .filter(release -> release.hash().startsWith(printed.shortHash()))
                .toList();
        return found.stream().map(Release::hash).distinct().count() == 1
                ? clauses(book.wording(found.getFirst()), printed.language())
                : Optional.empty();
    }

    /** Those of the wording that came with the program alone, for whoever has no installation. */
    public static ReleasedClauses ofProgram() {
        Templates program = new Templates("");
        return printed -> {
            try {
                Wording own = Templates.closure(program.source(), printed.name(), printed.language());
                return own.hash().startsWith(printed.shortHash()) ? clauses(own, printed.language()) : Optional.empty();
            } catch (MalformedTemplate none) {
                return Optional.empty();
            }
        };
    }

    /** Empty where today's program cannot read it: then nothing is compared, and nothing held against the document. */
    private static Optional<List<Clause>> clauses(WordingSource wording, String language) {
        try {
            return Optional.of(wording
                    .read(SharedClauses.FILE)
                    .map(yaml -> SharedClauses.read(yaml, Language.orEnglish(language)))
                    .orElse(SharedClauses.NONE)
                    .all()
                    .stream()
                    .filter(clause -> wording.read(file(clause.name(), ClauseChoices.STANDARD, language))
                            .isPresent())
                    .map(clause -> clause(clause, wording, language))
                    .toList());
        } catch (MalformedPlaybook unreadable) {
            return Optional.empty();
        }
    }

    private static Clause clause(SharedClause clause, WordingSource wording, String language) {
        return new Clause(
                clause.name(),
                clause.label(),
                clause.positions().stream()
                        .map(position -> new Text(
                                position.name(),
                                position.label(),
                                wording.read(file(clause.name(), position.name(), language))
                                        .map(ClausePassages::of)
                                        .orElse(List.of())))
                        .toList());
    }

    private static String file(String clause, String position, String language) {
        return position.equals(ClauseChoices.STANDARD)
                ? "clauses/%s.%s.md".formatted(clause, language)
                : "clauses/%s/%s.%s.md".formatted(clause, position, language);
    }
}
