package io.evenhand.template;

import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a kind of agreement says about itself, for its texts in every language: what it is called, and which fields they set.
 *
 * @param document what it makes
 * @param title for the document's own list of properties
 * @param fields the root of the declared fields
 * @param deadlines lengths of time that the wording itself sets, by name: its text prints them, and the program goes by them
 * @param sentences the groups of rule sentences that the text has places for
 * @param given the field or condition without which no sentence of a group is given; groups that are not named always have one
 * @param languages in which the kind has a title
 */
record TemplateHeader(
        String name,
        String language,
        DocumentType document,
        String title,
        Field fields,
        Map<String, Period> deadlines,
        List<String> sentences,
        Map<String, String> given,
        Set<String> languages) {

    /** Under which a text asks which position of a clause was chosen: "clauses.assignment.to-affiliates". */
    static final String CLAUSES = "clauses";

    /** Under which an agreement's text lists the clauses of which another text than the standard was chosen: "label" and "text" of each. */
    static final String CHOSEN = "chosenClauses";

    /** Where there are no declarations. */
    static TemplateHeader none(String name, String language) {
        return new TemplateHeader(
                name, language, DocumentType.AGREEMENT, name, Field.group(""), Map.of(), List.of(), Map.of(), Set.of());
    }

    /**
     * @param language whose words are taken
     * @throws MalformedTemplate for the first mistake
     */
    static TemplateHeader parse(String file, String yaml, String language) {
        var findings = new Findings();
        TemplateHeader header = DeclarationReader.read(file, yaml, language, findings);
        findings.throwFirstError();
        return header;
    }

    /**
     * The same with the choices among texts of clauses, of each of which one is taken.
     *
     * @param positions their names by names of clauses
     * @param optional whether none may be taken: a change says only what it changes
     */
    TemplateHeader withClauses(Map<String, List<String>> positions, boolean optional) {
        if (positions.isEmpty() && !document.isAgreement()) {
            return this;
        }
        Field.Details details = optional ? Field.Details.OPTIONAL : Field.Details.NONE;
        Map<String, Field> choices = new LinkedHashMap<>();
        positions.forEach((clause, names) -> {
            Map<String, String> words = new LinkedHashMap<>();
            names.forEach(position -> words.put(position, position));
            choices.put(clause, new Field(clause, FieldType.CHOICE, words, Map.of(), details));
        });
        Map<String, Field> all = new LinkedHashMap<>(fields.fields());
        if (!positions.isEmpty()) {
            all.put(CLAUSES, new Field(CLAUSES, FieldType.GROUP, Map.of(), choices, Field.Details.NONE));
        }
        if (document.isAgreement()) {
            all.put(CHOSEN, chosen());
        }
        Field root = new Field(fields.name(), fields.type(), fields.words(), all, fields.details());
        return new TemplateHeader(name, language, document, title, root, deadlines, sentences, given, languages);
    }

    private static Field chosen() {
        Map<String, Field> each = new LinkedHashMap<>();
        for (String part : List.of("label", "text")) {
            each.put(part, new Field(part, FieldType.TEXT, Map.of(), Map.of(), Field.Details.NONE));
        }
        return new Field(CHOSEN, FieldType.LIST, Map.of(), each, Field.Details.OPTIONAL);
    }

    /** Every declared field, in the order of declaration. */
    List<FieldDeclaration> declarations() {
        List<FieldDeclaration> declarations = new ArrayList<>();
        add(declarations, fields, "");
        return List.copyOf(declarations);
    }

    private static void add(List<FieldDeclaration> declarations, Field parent, String path) {
        for (Field field : parent.fields().values()) {
            if (field.isDeclared()) {
                declarations.add(FieldDeclaration.of(path + field.name(), field));
            }
            add(declarations, field, path + field.name() + ".");
        }
    }
}
