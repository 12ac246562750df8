package io.evenhand.terms;

import io.evenhand.terms.MalformedPlaybook.Flaw;
import io.evenhand.terms.Playbook.Alternative;
import io.evenhand.terms.Playbook.Position;
import io.evenhand.terms.Playbook.Range;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordPlaces;
import io.evenhand.terms.json.RecordReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a playbook, and says of every mistake where it stands and what to do. */
final class PlaybookReader {
    private static final Map<AgreementKind, Class<? extends Terms>> RECORDS = Map.of(
            AgreementKind.NDA, NdaTerms.class,
            AgreementKind.REVENUE_SHARE, RevenueShareTerms.class,
            AgreementKind.CUSTOMER_PROTECTION, CustomerProtectionTerms.class);

    private static final Set<String> TEXTS = Set.of("label", "why");

    private final AgreementKind kind;
    /** Every field that terms of the kind can have; empty where that is not known. */
    private final List<String> places;

    private final YamlTree tree;
    private final List<Flaw> flaws = new ArrayList<>();

    private PlaybookReader(AgreementKind kind, List<String> declared, YamlTree tree) {
        this.kind = kind;
        this.places = places(kind, declared);
        this.tree = tree;
    }

    /** @throws MalformedPlaybook with every mistake found */
    static Playbook read(AgreementKind kind, String file, String yaml, Language language) {
        return read(kind, List.of(), file, yaml, language);
    }

    /**
     * @param declared the fields of a kind that files declare, as JSON pointers in which "*" stands for each item of a list; empty where they are
     *     not known, so that any will do
     * @param language of the texts for people
     * @throws MalformedPlaybook with every mistake found
     */
    static Playbook read(AgreementKind kind, List<String> declared, String file, String yaml, Language language) {
        YamlTree tree = YamlTree.read(file, yaml, "Write \"outline\" and \"positions\".");
        return new PlaybookReader(kind, declared, tree).read(language);
    }

    private Playbook read(Language language) {
        return switch (new RecordReader().read(Playbook.class, TextsForPeople.in(language, tree, TEXTS, flaws))) {
            case Reading.Refused<Playbook> refused -> {
                refused.problems().forEach(problem -> flaws.add(tree.flaw(problem)));
                throw new MalformedPlaybook(flaws);
            }
            case Reading.Complete<Playbook> complete -> {
                check(complete.value());
                if (!flaws.isEmpty()) {
                    throw new MalformedPlaybook(flaws);
                }
                yield complete.value();
            }
        };
    }

    private void check(Playbook playbook) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < playbook.positions().size(); i++) {
            Position position = playbook.positions().get(i);
            String at = "/positions/" + i;
            if (seen.putIfAbsent(position.field(), i) != null) {
                flaw(at + "/field", "\"%s\" has two positions.".formatted(position.field()), "Take one of them out.");
            }
            field(position, at);
            ordered(position.standard(), at + "/standard");
            for (int j = 0; j < position.fallbacks().size(); j++) {
                alternative(position.fallbacks().get(j), at + "/fallbacks/" + j);
            }
            for (int j = 0; j < position.notAcceptable().size(); j++) {
                Alternative never = position.notAcceptable().get(j);
                alternative(never, at + "/notAcceptable/" + j);
                tooEasy(never.approvedBy(), tree, at + "/notAcceptable/" + j).ifPresent(flaws::add);
            }
            outline(playbook, position, at);
        }
    }

    /** What is not acceptable is not for everybody to approve. */
    static Optional<Flaw> tooEasy(Approver approver, YamlTree tree, String at) {
        return approver == Approver.NOBODY || approver == Approver.LEGAL
                ? Optional.of(tree.flaw(
                        at + "/approvedBy",
                        "What is not acceptable is approved too easily.",
                        "Write \"administrator\", or \"refused\" where nobody may; make it a fallback otherwise."))
                : Optional.empty();
    }

    private void field(Position position, String at) {
        if (position.field().startsWith("/clauses/") || position.field().equals("/clauses")) {
            flaw(
                    at + "/field",
                    "Texts of clauses are not judged here.",
                    "Declare them in " + SharedClauses.FILE + ", for all kinds.");
            return;
        }
        if (!places.isEmpty() && !places.contains(position.field())) {
            flaw(
                    at + "/field",
                    "The terms have no field \"%s\".".formatted(position.field()),
                    RecordPlaces.nearest(position.field(), places)
                            .map("Did you mean \"%s\"?"::formatted)
                            .orElse(
                                    "Write it as in the terms, such as \"/term/length\"; \"*\" stands for each item of a list."));
        }
    }

    private static List<String> places(AgreementKind kind, List<String> declared) {
        Class<? extends Terms> record = RECORDS.get(kind);
        return record != null
                ? RecordPlaces.of(record)
                : declared.isEmpty()
                        ? List.of()
                        : Stream.concat(RecordPlaces.of(DeclaredTerms.class).stream(), declared.stream())
                                .toList();
    }

    /** What is drafted where nothing is said must itself be standard. */
    private void outline(Playbook playbook, Position position, String at) {
        if (position.field().contains("*")) {
            return;
        }
        Optional<JsonValue> drafted = JsonPointer.at(playbook.outline(), position.field());
        if (position.standard().isOrdered()
                && drafted.isPresent()
                && !position.standard().holds(drafted.get())) {
            flaw(
                    "/outline" + position.field(),
                    "The outline has %s, which is not the standard of its own position (line %d)."
                            .formatted(drafted.get().describe(), tree.line(at)),
                    "Write what the standard allows: " + position.standard().words(Language.ENGLISH) + ".");
        }
    }

    private void alternative(Alternative alternative, String at) {
        ordered(alternative.range(), at);
    }

    private void ordered(Range range, String at) {
        boolean says = range.oneOf() != null
                || range.from() != null
                || range.to() != null
                || range.within() != null
                || range.absent() != null;
        if (!says) {
            flaw(at, "This says nothing about the value.", "Use oneOf, from, to, within or absent.");
        }
        if (!range.isOrdered()) {
            flaw(
                    at,
                    "From and to are not two numbers, lengths of time or shares in this order.",
                    "Write numbers, or lengths such as P2Y and P90D, or shares such as 5 %, the lesser one as \"from\".");
        }
    }

    private void flaw(String pointer, String problem, String remedy) {
        flaws.add(tree.flaw(pointer, problem, remedy));
    }
}
