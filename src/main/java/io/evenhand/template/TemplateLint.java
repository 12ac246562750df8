package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks for everything in a wording that its lawyer should know before it is used. */
public final class TemplateLint {
    private static final WordingSource OF_THE_PROGRAM = new TemplateFolder(null);

    private static final Map<String, List<String>> OF_KINDS = AgreementKind.builtIn().stream()
            .collect(Collectors.toMap(AgreementKind::code, kind -> sentences(kind.code() + ".yaml")));

    private TemplateLint() {}

    private static List<String> sentences(String file) {
        return OF_THE_PROGRAM
                .read(file)
                .map(yaml ->
                        DeclarationReader.read(file, yaml, "en", new Findings()).sentences())
                .orElse(List.of());
    }

    /**
     * What there is to say about a wording in one language, in the order of files and lines; empty if nothing. Quick enough to be asked
     * while somebody types, and safe whatever they type.
     *
     * @param name of the agreement that it words: "nda"
     * @param language as a language tag: "en"
     */
    public static List<LintFinding> of(WordingSource wording, String name, String language) {
        var findings = new Findings();
        TemplateParser.Read read = TemplateParser.read(wording, name, language, findings);
        if (!findings.isFull()) {
            var references = new References(read.header(), read.model(), findings);
            references.checkConditions();
            references.checkGuards();
            sentencesOfTheProgram(read.header(), findings);
            var prose = new Prose(read.header(), read.model());
            if (!read.model().prose.isEmpty()) {
                new StructureRules(read.header(), read.model(), findings).check();
            }
            if (read.header().document().isAgreement()) {
                // Only an agreement says what its words mean.
                new DefinitionRules(prose, findings).check();
            }
            new NumberRules(prose, read.model(), findings).check();
            new CompetitionRules(prose, findings).check();
            new StyleRules(prose, findings).check();
            new TranslationRules(wording, read, findings).check();
            new PositionRules(wording, read, findings).check();
        }
        return findings.inOrder();
    }

    /** Terms of the program's own kinds give sentences that each wording of them needs a place for. */
    private static void sentencesOfTheProgram(TemplateHeader header, Findings findings) {
        String file = header.name() + ".yaml";
        OF_KINDS.getOrDefault(header.name(), List.of()).stream()
                .filter(group -> !header.sentences().contains(group))
                .forEach(group -> findings.add(
                        LintRule.UNPLACED_SENTENCES,
                        file,
                        0,
                        0,
                        "The terms give the sentences \"%s\", which are not declared here.".formatted(group),
                        "Name the group under \"sentences\", and print it in the text."));
    }
}
