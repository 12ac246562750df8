package io.evenhand.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An agreement says what was agreed where it counts, ends well, and is signed by its parties. */
final class StructureRules {
    private static final String SURVIVAL = "survival";

    private final TemplateHeader header;
    private final TextModel model;
    private final Findings findings;
    private final String file;

    StructureRules(TemplateHeader header, TextModel model, Findings findings) {
        this.header = header;
        this.model = model;
        this.findings = findings;
        this.file = header.name() + "." + header.language() + ".md";
    }

    void check() {
        survival();
        money(header.fields(), "");
        if (header.document().isAgreement()) {
            signatures();
            cover();
        } else {
            ofAgreements();
        }
    }

    /** What nobody agrees on has nothing to negotiate, and no place where others sign. */
    private void ofAgreements() {
        for (TextModel.Block block : model.blocks) {
            boolean box = block.name().equals("signature-box");
            if (box || block.name().equals("cover")) {
                findings.add(
                        box ? LintRule.SIGNATURE_WITHOUT_PARTY : LintRule.SYNTAX,
                        block.spot().line(),
                        1,
                        box
                                ? "A %s is signed by nobody but its sender, by hand."
                                        .formatted(header.document().word())
                                : "A %s has no cover of negotiable terms."
                                        .formatted(header.document().word()),
                        box ? "Write the sender’s name under \"::: signature\"." : "Take it out.");
            }
        }
    }

    private void survival() {
        model.anchors.stream().filter(anchor -> anchor.id().equals(SURVIVAL)).forEach(anchor -> {
            boolean named = model.references.stream()
                    .anyMatch(ref -> ref.spot().clause().equals(SURVIVAL));
            boolean said = model.sentences.stream()
                    .anyMatch(place -> place.spot().clause().equals(SURVIVAL));
            if (!named && !said) {
                findings.add(
                        LintRule.EMPTY_SURVIVAL,
                        anchor.spot().line(),
                        anchor.spot().column(),
                        "The clause says what outlasts the end, but names no clause.",
                        "Refer to each that goes on to apply: \"clauses [](#definitions) and [](#law)\".");
            }
        });
    }

    private void signatures() {
        for (TextModel.Block block : model.blocks) {
            boolean ofParty = block.over().stream().anyMatch(this::hasPartner);
            if ((block.name().equals("signature") || block.name().equals("signature-box")) && !ofParty) {
                findings.add(
                        LintRule.SIGNATURE_WITHOUT_PARTY,
                        block.spot().line(),
                        1,
                        "The place to sign is that of no party.",
                        "Repeat it for each: {{#parties}} … {{/parties}}.");
            }
            if (block.name().equals("signature") && ofParty && !printsName(block)) {
                findings.add(
                        LintRule.SIGNATURE_WITHOUT_PARTY,
                        block.spot().line(),
                        1,
                        "The place to sign does not name the party.",
                        "Print {{legalName}} within it.");
            }
        }
        List<TextModel.Block> boxes = model.blocks.stream()
                .filter(block -> block.name().equals("signature-box"))
                .toList();
        boolean always = boxes.stream()
                .anyMatch(box -> box.over().stream().anyMatch(this::hasPartner)
                        && new Possibilities(header)
                                .counterexample(Set.of(), List.of(box.spot().conditions()))
                                .isEmpty());
        if (!always) {
            findings.add(
                    LintRule.PARTY_WITHOUT_SIGNATURE,
                    boxes.isEmpty() ? file : boxes.getFirst().spot().line().file(),
                    boxes.isEmpty() ? 0 : boxes.getFirst().spot().line().number(),
                    0,
                    boxes.isEmpty()
                            ? "The parties have no place to sign."
                            : "The parties have a place to sign only under a condition.",
                    "Include {{> signatures}}, or write \"::: signature-box\" for each of {{#parties}}.");
        }
    }

    private boolean hasPartner(String path) {
        Field field = field(path);
        return field.type().hasEntries() && field.fields().containsKey("partnerId");
    }

    private boolean printsName(TextModel.Block block) {
        return model.uses.stream()
                .anyMatch(use -> use.printed()
                        && use.spot().isWithin("signature")
                        && block.over().stream().anyMatch(list -> use.path().equals(list + ".legalName")));
    }

    private void money(Field parent, String path) {
        for (Field field : parent.fields().values()) {
            String whole = path + field.name();
            boolean counts = field.type() == FieldType.MONEY || field.type() == FieldType.SHARE;
            boolean summedUp = model.uses.stream()
                    .anyMatch(use -> use.printed()
                            && use.path().equals(whole)
                            && use.spot().isSummary());
            boolean said = model.uses.stream()
                            .anyMatch(use -> use.printed()
                                    && use.path().equals(whole)
                                    && !use.spot().isSummary())
                    || field.details().sentence().stream()
                            .anyMatch(group -> model.sentences.stream()
                                    .anyMatch(place -> place.group().equals(group)
                                            && !place.spot().isSummary()));
            if (counts && summedUp && !said) {
                TextModel.Use use = model.uses.stream()
                        .filter(u -> u.printed() && u.path().equals(whole))
                        .findFirst()
                        .orElseThrow();
                findings.add(
                        LintRule.MONEY_WITHOUT_SENTENCE,
                        use.spot().line(),
                        use.spot().column(),
                        "\"%s\" stands on the cover only, and no clause says what is owed.".formatted(whole),
                        "Print it in a clause; or name the sentences that say it in the declaration: \"sentence: …\".");
            }
            money(field, whole + ".");
        }
    }

    private void cover() {
        boolean hasCover = model.blocks.stream().anyMatch(block -> block.name().equals("cover"));
        for (Field field : hasCover ? header.fields().fields().values() : List.<Field>of()) {
            Set<String> negotiable = new LinkedHashSet<>();
            gather(field, field.name(), negotiable);
            boolean shown = model.uses.stream()
                    .filter(use -> use.spot().isSummary() || use.spot().isWithin("table"))
                    .anyMatch(
                            use -> use.path().equals(field.name()) || use.path().startsWith(field.name() + "."));
            boolean ownWords = field.type() == FieldType.TEXTS
                    || field.details().sentence().isPresent() && field.type() == FieldType.FLAG;
            if (!negotiable.isEmpty() && !shown && !ownWords) {
                findings.add(
                        LintRule.NOT_ON_COVER,
                        header.name() + ".yaml",
                        field.details().line(),
                        field.details().column(),
                        "\"%s\" may be negotiated, but the cover page of %s does not show it."
                                .formatted(field.name(), file),
                        "Add a row to the key terms.");
            }
        }
    }

    private static void gather(Field field, String path, Set<String> negotiable) {
        if (field.details().negotiable()) {
            negotiable.add(path);
        }
        field.fields().forEach((name, inner) -> gather(inner, path + "." + name, negotiable));
    }

    private Field field(String path) {
        Field field = header.fields();
        for (String name : path.split("\\.")) {
            field = field.fields().getOrDefault(name, Field.group(name));
        }
        return field;
    }
}
