package io.evenhand.terms;

import io.evenhand.terms.MalformedPlaybook.Flaw;
import io.evenhand.terms.SharedClause.Position;
import io.evenhand.terms.SharedClause.Standing;
import io.evenhand.terms.json.OmittedIfEmpty;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link SharedClauses#FILE}, and says of every mistake where it stands and what to do. */
final class SharedClausesReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final int MOST_POSITIONS = 8;
    private static final Set<String> TEXTS = Set.of("label", "standard", "why");

    /** The file as it is written. */
    record File(@OmittedIfEmpty List<Clause> clauses) {}

    /**
     * A clause as it is written.
     *
     * @param standard what the standard text says, in a few words
     */
    record Clause(
            String clause,
            String label,
            String standard,
            @OmittedIfEmpty List<Alternative> fallbacks,
            @OmittedIfEmpty List<Alternative> notAcceptable,
            String why) {}

    /**
     * Another text of a clause.
     *
     * @param position the name of its file
     * @param why that of the clause if absent
     */
    record Alternative(
            String position,
            String label,
            Approver approvedBy,
            @Nullable String why) {}

    private final YamlTree tree;
    private final List<Flaw> flaws = new ArrayList<>();

    private SharedClausesReader(YamlTree tree) {
        this.tree = tree;
    }

    /**
     * @param language of the texts for people
     * @throws MalformedPlaybook with every mistake found
     */
    static SharedClauses read(String yaml, Language language) {
        YamlTree tree = YamlTree.read(SharedClauses.FILE, yaml, "Write \"clauses\", or delete the file.");
        return new SharedClausesReader(tree).read(language);
    }

    private SharedClauses read(Language language) {
        return switch (new RecordReader().read(File.class, TextsForPeople.in(language, tree, TEXTS, flaws))) {
            case Reading.Refused<File> refused ->
                throw new MalformedPlaybook(
                        refused.problems().stream().map(tree::flaw).toList());
            case Reading.Complete<File> complete -> {
                List<SharedClause> all = clauses(complete.value());
                if (!flaws.isEmpty()) {
                    throw new MalformedPlaybook(flaws);
                }
                yield new SharedClauses(all);
            }
        };
    }

    private List<SharedClause> clauses(File file) {
        List<SharedClause> all = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Clause clause : file.clauses()) {
            String at = "/clauses/" + all.size();
            named(clause.clause(), at + "/clause");
            if (!names.add(clause.clause())) {
                flaw(
                        at + "/clause",
                        "The clause \"%s\" is declared twice.".formatted(clause.clause()),
                        "Put all of its positions under one.");
            }
            all.add(new SharedClause(
                    clause.clause(), clause.label(), positions(clause, at), clause.why(), tree.line(at + "/clause")));
        }
        return all;
    }

    private List<Position> positions(Clause clause, String at) {
        List<Position> positions = new ArrayList<>();
        positions.add(new Position(
                ClauseChoices.STANDARD,
                clause.standard(),
                Standing.STANDARD,
                Approver.NOBODY,
                clause.why(),
                tree.line(at + "/standard")));
        add(positions, clause, clause.fallbacks(), Standing.FALLBACK, at + "/fallbacks/");
        add(positions, clause, clause.notAcceptable(), Standing.NOT_ACCEPTABLE, at + "/notAcceptable/");
        if (positions.size() == 1) {
            flaw(at, "The clause has no other text than the standard one.", "Add a fallback, or take the clause out.");
        }
        if (positions.size() > MOST_POSITIONS) {
            flaw(
                    at,
                    "The clause has %d texts.".formatted(positions.size()),
                    "Nobody can choose among more than %d; take some out.".formatted(MOST_POSITIONS));
        }
        return positions;
    }

    private void add(
            List<Position> positions, Clause clause, List<Alternative> alternatives, Standing standing, String list) {
        for (int i = 0; i < alternatives.size(); i++) {
            Alternative one = alternatives.get(i);
            String at = list + i;
            named(one.position(), at + "/position");
            if (positions.stream().anyMatch(known -> known.name().equals(one.position()))) {
                flaw(
                        at + "/position",
                        "The clause has two positions \"%s\".".formatted(one.position()),
                        "Call one of them otherwise; \"standard\" is the text that lies beside the folder of the others.");
            }
            if (standing == Standing.NOT_ACCEPTABLE) {
                PlaybookReader.tooEasy(one.approvedBy(), tree, at).ifPresent(flaws::add);
            }
            positions.add(new Position(
                    one.position(),
                    one.label(),
                    standing,
                    one.approvedBy(),
                    one.why() == null ? clause.why() : one.why(),
                    tree.line(at + "/position")));
        }
    }

    private void named(String name, String at) {
        if (!NAME.matcher(name).matches()) {
            flaw(
                    at,
                    "This cannot be the name of a file.",
                    "Write small letters, digits and hyphens, such as \"to-affiliates\".");
        }
    }

    private void flaw(String pointer, String problem, String remedy) {
        flaws.add(tree.flaw(pointer, problem, remedy));
    }
}
