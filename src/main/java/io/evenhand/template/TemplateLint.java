package io.evenhand.template;

import io.evenhand.template.LintFinding.Severity;
import java.util.List;

/** Looks for everything in a wording that its lawyer should know before it is used. */
public final class TemplateLint {
    private TemplateLint() {}

    /**
     * What there is to say about a wording in one language, in the order of files and lines; empty if nothing.
     *
     * @param name of the agreement that it words: "nda"
     * @param language as a language tag: "en"
     */
    public static List<LintFinding> of(WordingSource wording, String name, String language) {
        try {
            TemplateParser.parse(wording, name, language);
            return List.of();
        } catch (MalformedTemplate malformed) {
            return List.of(new LintFinding(
                    name + "." + language + ".md",
                    0,
                    0,
                    Severity.ERROR,
                    "malformed",
                    String.valueOf(malformed.getMessage()),
                    "Put it right; nothing can be made of it as it is."));
        }
    }
}
