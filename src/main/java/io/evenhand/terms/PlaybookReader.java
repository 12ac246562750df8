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

/** Reads a playbook, and says of every mistake where it stands and what to do. */
final class PlaybookReader {
    private static final Map<AgreementKind, Class<? extends Terms>> RECORDS = Map.of(
            AgreementKind.NDA, NdaTerms.class,
            AgreementKind.REVENUE_SHARE, RevenueShareTerms.class,
            AgreementKind.CUSTOMER_PROTECTION, CustomerProtectionTerms.class);

    private final AgreementKind kind;
    private final YamlTree tree;
    private final List<Flaw> flaws = new ArrayList<>();

    private PlaybookReader(AgreementKind kind, YamlTree tree) {
        this.kind = kind;
        this.tree = tree;
    }

    /** @throws MalformedPlaybook with every mistake found */
    static Playbook read(AgreementKind kind, String file, String yaml) {
        YamlTree tree = YamlTree.read(file, yaml);
        return new PlaybookReader(kind, tree).read();
    }

    private Playbook read() {
        return switch (new RecordReader().read(Playbook.class, tree.root())) {
            case Reading.Refused<Playbook> refused -> {
                refused.problems()
                        .forEach(problem -> flaw(
                                problem.pointer(),
                                "%s %s.".formatted(name(problem.pointer()), problem.problem()),
                                "Remedy: " + problem.remedy() + "."));
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
                if (never.approvedBy() == Approver.NOBODY || never.approvedBy() == Approver.LEGAL) {
                    flaw(
                            at + "/notAcceptable/" + j + "/approvedBy",
                            "What is not acceptable is approved too easily.",
                            "Write \"administrator\", or \"refused\" where nobody may; make it a fallback otherwise.");
                }
            }
            outline(playbook, position, at);
        }
    }

    private void field(Position position, String at) {
        Class<? extends Terms> record = RECORDS.get(kind);
        if (record != null && !RecordPlaces.exists(record, position.field())) {
            flaw(
                    at + "/field",
                    "The terms have no field \"%s\".".formatted(position.field()),
                    "Write it as in the terms, such as \"/term/length\"; \"*\" stands for each item of a list.");
        }
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
                    "Write what the standard allows: " + position.standard().words() + ".");
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

    private static String name(String pointer) {
        return pointer.isEmpty() ? "The file" : "\"" + pointer.substring(pointer.lastIndexOf('/') + 1) + "\"";
    }

    private void flaw(String pointer, String problem, String remedy) {
        flaws.add(tree.flaw(pointer, problem, remedy));
    }
}
