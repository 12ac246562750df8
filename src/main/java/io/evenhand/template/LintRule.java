package io.evenhand.template;

import io.evenhand.template.LintFinding.Severity;

/** What is looked for in a wording. Ids are stable, so that people can look them up. */
public enum LintRule {
    MISSING_FILE(Severity.ERROR, "A file that the wording needs is not there, or is no text."),
    YAML(
            Severity.ERROR,
            "The declarations are no plain YAML: names and values, without anchors or types of their own."),
    DECLARATION(Severity.ERROR, "An entry of the declarations is not as it must be."),
    UNKNOWN_TYPE(Severity.ERROR, "A field is declared with a type that does not exist."),
    VALUE(Severity.ERROR, "A preset, least or most does not fit the field that it is given for."),
    MISSING_LABEL(Severity.WARNING, "A field has no label, so that people see its name instead."),
    UNTRANSLATED_CHOICE(Severity.ERROR, "The words of a choice are missing in the language of the text."),
    UNTRANSLATED_LABEL(
            Severity.WARNING,
            "A label, a help or the words of a choice are missing in a language in which the kind has a title."),
    SYNTAX(Severity.ERROR, "A line is neither Markdown, nor a field, condition, clause or part of the page."),
    CONDITION(Severity.ERROR, "A condition, repeated part or part of the page is not closed where it must be."),
    INCLUDE(Severity.ERROR, "A clause that is included is not there, or clauses include one another without end."),
    MALFORMED_PLAYBOOK(
            Severity.ERROR,
            "A playbook is not as it must be, or judges a field that its kind of agreement does not have."),
    POSITION_WITHOUT_TEXT(Severity.ERROR, "A text of a clause is declared that is not there."),
    UNDECLARED_POSITION(Severity.ERROR, "A text of a clause is there that the playbook does not declare."),
    POSITION_DIFFERS(
            Severity.ERROR,
            "A text of a clause lacks an id that its standard text has, so that references may lead nowhere."),
    UNUSED_CLAUSE(Severity.WARNING, "A shared clause is there that no text includes."),
    MARKUP(Severity.ERROR, "Markup, pictures, addresses or code stand in the text."),
    STYLE(Severity.ERROR, "The look of documents loads something from elsewhere, or ends where it must not."),
    INVISIBLE_CHARACTER(Severity.ERROR, "A character cannot be seen, or changes the order in which others are read."),
    TOO_LARGE(Severity.ERROR, "A line, table or the whole text is longer than any agreement."),
    TOO_DEEP(Severity.ERROR, "Conditions, lists or emphasis are nested deeper than anybody reads."),
    UNDECLARED_FIELD(Severity.ERROR, "The text names a field or group of sentences that is not declared."),
    UNUSED_FIELD(Severity.ERROR, "A field is declared that the text never uses."),
    UNPRINTABLE_FIELD(Severity.ERROR, "A field is printed that has no words: a list, a group, or yes and no."),
    UNGUARDED_FIELD(Severity.ERROR, "A field is printed that may be left out, without a condition that it is there."),
    DANGLING_REFERENCE(Severity.ERROR, "A reference leads to no clause."),
    CONDITIONAL_REFERENCE(
            Severity.ERROR, "A reference stays in a text from which the clause that it leads to falls away."),
    DUPLICATE_ID(Severity.ERROR, "Two clauses have the same id, or one has it in a repeated part."),
    UNPLACED_SENTENCES(Severity.ERROR, "The terms give sentences that the text has no place for."),
    MONEY_WITHOUT_SENTENCE(Severity.ERROR, "An amount or share stands on the cover, but no clause says it."),
    NOT_ON_COVER(
            Severity.WARNING, "What parties may negotiate stands neither on the cover page nor in a table of its own."),
    EMPTY_SURVIVAL(Severity.ERROR, "The list of what outlasts the end names nothing."),
    SIGNATURE_WITHOUT_PARTY(Severity.ERROR, "A place to sign is not that of a party, or does not name it."),
    PARTY_WITHOUT_SIGNATURE(Severity.ERROR, "Parties have no place to sign."),
    UNUSED_DEFINITION(Severity.WARNING, "A word is defined, but never used."),
    UNDEFINED_TERM(Severity.WARNING, "A word is written as if it were defined, but is not."),
    INCONSISTENT_TERM(Severity.WARNING, "A defined word is written otherwise than it was defined."),
    UNDEFINED_ABBREVIATION(Severity.WARNING, "An abbreviation is never written out."),
    NUMBER_TWICE(Severity.ERROR, "A number is written twice, and differently."),
    LITERAL_NUMBER(Severity.WARNING, "A number is written out in a clause for which the terms have a field."),
    MARKET_DIVISION(
            Severity.ERROR,
            "Partners divide customers or territories, or keep away from more than introduced customers."),
    PRICE_FIXING(Severity.ERROR, "Partners bind one another in the prices that they ask of others."),
    MISSING_TRANSLATION(Severity.ERROR, "A language in which the kind has a title lacks a text or clause."),
    TRANSLATION_DIFFERS(
            Severity.WARNING, "Texts of one kind in two languages have other clauses, fields or definitions."),
    LEGALESE(Severity.WARNING, "A word that only lawyers use stands where a plain one says the same."),
    DOUBLE_SPACE(Severity.WARNING, "Two spaces follow one another."),
    STRAIGHT_QUOTE(Severity.WARNING, "A straight quotation mark or apostrophe stands where a curved one belongs."),
    LONG_SENTENCE(Severity.WARNING, "A sentence has more than 80 words."),
    LONG_PARAGRAPH(Severity.WARNING, "A paragraph has more than 200 words.");

    private final Severity severity;
    private final String explanation;

    LintRule(Severity severity, String explanation) {
        this.severity = severity;
        this.explanation = explanation;
    }

    /** By which findings name it: "unused-field". */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What a finding of it means for the use of a wording. */
    public Severity severity() {
        return severity;
    }

    /** What it finds, in a sentence. */
    public String explanation() {
        return explanation;
    }
}
