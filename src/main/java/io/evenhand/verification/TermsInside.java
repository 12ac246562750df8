package io.evenhand.verification;

import io.evenhand.evidence.EvidenceFile;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.DeclaredTerms.Printed;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether the machine-readable terms inside a document, the words on its pages and the hash printed there say the same. */
final class TermsInside {
    private static final String FILE_NAME = "terms.json";

    private TermsInside() {}

    /**
     * @param language that the document says it is in; null where it does not say
     * @param released what is known of wording
     */
    static void check(
            Attachments attachments,
            PageText.Read pages,
            @Nullable String language,
            ReleasedClauses released,
            Findings findings)
            throws IOException {
        checkTerms(attachments, pages, language, released, findings);
        var others = attachments.names();
        others.remove(FILE_NAME);
        // Looked at by itself.
        others.remove(EvidenceFile.FILE_NAME);
        if (!others.isEmpty()) {
            findings.notChecked(
                    "attachments", "Also inside, and not compared with anything: " + String.join(", ", others) + ".");
        }
    }

    private static void checkTerms(
            Attachments attachments,
            PageText.Read pages,
            @Nullable String language,
            ReleasedClauses released,
            Findings findings)
            throws IOException {
        byte[] content = attachments.content(FILE_NAME, Attachments.MAXIMUM_BYTES);
        if (content == null) {
            findings.notChecked("terms", "No machine-readable terms are inside, so none were compared with the pages.");
            return;
        }
        if (content.length > Attachments.MAXIMUM_BYTES) {
            findings.failed("terms", "The terms inside are larger than 1 MB, which no terms are.");
            return;
        }
        try {
            Terms terms = TermsFormat.parse(content);
            if (!Arrays.equals(TermsFormat.canonical(terms), content)) {
                findings.failed(
                        "terms", "The terms inside are not in their canonical form, so their hash means nothing.");
                return;
            }
            compare(terms, pages.text(), language, findings);
            ClausesInside.check(terms, pages, released, findings);
            checkLetters(pages.shapes(), findings);
        } catch (MalformedTermsException e) {
            findings.failed(
                    "terms",
                    "The terms inside cannot be understood: " + e.problems().getFirst() + ".");
        }
    }

    /** The words were read from the file; whether they look so on the page depends on its fonts. */
    private static void checkLetters(GlyphShapes shapes, Findings findings) {
        if (shapes.lie() != null) {
            findings.failed(
                    "letters", "The letter \"" + shapes.lie() + "\" looks like another one on the pages than it is.");
        } else if (!shapes.unknownFonts().isEmpty()) {
            findings.notChecked(
                    "letters",
                    "The pages were compared by the text in the file. Whether its letters also look so was not checked,"
                            + " as they are of fonts that are unknown here: " + String.join(", ", shapes.unknownFonts())
                            + ".");
        } else {
            findings.passed(
                    "letters", "The letters on the pages look like what they are: their fonts are the known ones.");
        }
    }

    /** What a kind that files declare holds beside the rules that all agreements share: its text is not here, but its values are. */
    private static void compareValues(DeclaredTerms terms, String pages, Findings findings) {
        if (Language.find(terms.declared().language()).isEmpty()) {
            findings.notChecked(
                    "terms-values",
                    "How values read in the language \"" + terms.declared().language()
                            + "\" is not known here, so they were not compared with the pages.");
            return;
        }
        List<Printed> missing = terms.printed().stream()
                .filter(value -> !pages.contains(PageText.comparable(value.text())))
                .toList();
        List<Printed> lies = missing.stream().filter(Printed::certainly).toList();
        List<String> decide = terms.printed().stream()
                .filter(value -> !value.certainly())
                .map(Printed::label)
                .distinct()
                .toList();
        if (lies.isEmpty()) {
            findings.passed(
                    "terms-values",
                    "Each value that the terms inside give to a field of this kind of agreement is on the pages.");
        } else {
            findings.failed(
                    "terms-values",
                    "The terms inside say what the pages do not: \""
                            + lies.getFirst().label() + ": "
                            + lies.getFirst().text() + "\""
                            + (lies.size() > 1 ? " and " + (lies.size() - 1) + " more." : ""));
        }
        if (!decide.isEmpty()) {
            findings.notChecked(
                    "terms-choices",
                    "This kind of agreement is not one that the program knows. What is chosen in it decides which clauses stand"
                            + " on the pages; read there whether they fit: " + String.join("; ", decide) + ".");
        }
    }

    private static void compare(Terms terms, String pages, @Nullable String language, Findings findings) {
        if (terms instanceof DeclaredTerms declared) {
            compareValues(declared, pages, findings);
        }
        String hash = TermsFormat.hash(terms).hex();
        if (pages.contains(hash)) {
            findings.passed("terms-hash", "The hash printed on the pages is that of the terms inside.");
        } else {
            findings.failed("terms-hash", "The hash of the terms inside (" + hash + ") is not printed on the pages.");
        }
        Locale known = Locale.forLanguageTag(language == null ? "" : language);
        if (!TermsFormat.hasSentences(terms, known.getLanguage())) {
            findings.notChecked(
                    "terms-prose",
                    (language == null
                                    ? "The document does not say in which language it is"
                                    : "The document is in the language \"" + language
                                            + "\", in which no sentences of such terms are known here")
                            + ": whether its pages say what the terms inside say was not checked.");
            return;
        }
        List<Sentence> sentences = TermsFormat.sentences(terms, known);
        List<Sentence> missing = sentences.stream()
                .filter(sentence -> !pages.contains(PageText.comparable(sentence.text()))
                        && !pages.contains(PageText.comparable(terms.unnumbered(sentence.text()))))
                .toList();
        if (missing.isEmpty()) {
            findings.passed(
                    "terms-prose",
                    "Each of the " + sentences.size() + " rules in the terms inside is on the pages, word for word.");
        } else {
            findings.failed(
                    "terms-prose",
                    "The terms inside say what the pages do not: \""
                            + missing.getFirst().text() + "\""
                            + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more." : ""));
        }
    }
}
