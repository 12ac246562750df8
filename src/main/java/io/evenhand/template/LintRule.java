package io.evenhand.template;

import io.evenhand.template.LintFinding.Severity;

/** What is looked for in a wording. Ids are stable, so that people can look them up. */
public enum LintRule {
    MISSING_FILE("missing-file", Severity.ERROR, "A file that the wording needs is not there, or is no text."),
    YAML(
            "yaml",
            Severity.ERROR,
            "The declarations are no plain YAML: names and values, without anchors or types of their own."),
    DECLARATION("declaration", Severity.ERROR, "An entry of the declarations is not as it must be."),
    UNKNOWN_TYPE("unknown-type", Severity.ERROR, "A field is declared with a type that does not exist."),
    VALUE("value", Severity.ERROR, "A preset, least or most does not fit the field that it is given for."),
    INVISIBLE_CHARACTER(
            "invisible-character",
            Severity.ERROR,
            "A character cannot be seen, or changes the order in which others are read."),
    UNTRANSLATED_CHOICE(
            "untranslated-choice", Severity.ERROR, "The words of a choice are missing in the language of the text."),
    UNTRANSLATED_LABEL(
            "untranslated-label",
            Severity.WARNING,
            "A label, a help or the words of a choice are missing in a language in which the kind has a title."),
    MISSING_LABEL("missing-label", Severity.WARNING, "A field has no label, so that people see its name instead."),
    MALFORMED("malformed", Severity.ERROR, "The text is not as a wording must be.");

    private final String id;
    private final Severity severity;
    private final String explanation;

    LintRule(String id, Severity severity, String explanation) {
        this.id = id;
        this.severity = severity;
        this.explanation = explanation;
    }

    /** By which findings name it: "unused-field". */
    public String id() {
        return id;
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
