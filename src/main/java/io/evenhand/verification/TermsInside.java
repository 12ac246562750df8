package io.evenhand.verification;

import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;

/** Whether the machine-readable terms inside a document, the words on its pages and the hash printed there say the same. */
final class TermsInside {
    private static final String FILE_NAME = "terms.json";
    private static final int MAXIMUM_BYTES = 1_000_000;
    private static final int MAXIMUM_TREE_DEPTH = 16;

    private TermsInside() {}

    static void check(PDDocument document, Findings findings) throws IOException {
        byte[] content = attached(document, FILE_NAME, MAXIMUM_BYTES);
        if (content == null) {
            findings.notChecked("terms", "No machine-readable terms are inside, so none were compared with the pages.");
            return;
        }
        if (content.length > MAXIMUM_BYTES) {
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
            compare(terms, PageText.of(document), findings);
        } catch (MalformedTermsException e) {
            findings.failed(
                    "terms",
                    "The terms inside cannot be understood: " + e.problems().getFirst() + ".");
        }
    }

    private static void compare(Terms terms, String pages, Findings findings) {
        String hash = TermsFormat.hash(terms).hex();
        if (pages.contains(hash)) {
            findings.passed("terms-hash", "The hash printed on the pages is that of the terms inside.");
        } else {
            findings.failed("terms-hash", "The hash of the terms inside (" + hash + ") is not printed on the pages.");
        }
        List<Sentence> sentences = TermsFormat.sentences(terms);
        List<Sentence> missing = sentences.stream()
                .filter(sentence -> !pages.contains(PageText.comparable(sentence.text())))
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

    /** What is attached under a name; null if nothing is, and cut after one byte more than may be. */
    static byte @Nullable [] attached(PDDocument document, String fileName, int maximum) throws IOException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        PDEmbeddedFilesNameTreeNode files = names == null ? null : names.getEmbeddedFiles();
        PDComplexFileSpecification terms = files == null ? null : find(files, fileName, MAXIMUM_TREE_DEPTH);
        PDEmbeddedFile file = terms == null ? null : terms.getEmbeddedFile();
        if (file == null) {
            return null;
        }
        try (var in = file.createInputStream()) {
            return in.readNBytes(maximum + 1);
        }
    }

    private static @Nullable PDComplexFileSpecification find(
            PDNameTreeNode<PDComplexFileSpecification> node, String fileName, int depthLeft) throws IOException {
        Map<String, PDComplexFileSpecification> here = node.getNames();
        if (here != null && here.containsKey(fileName)) {
            return here.get(fileName);
        }
        List<PDNameTreeNode<PDComplexFileSpecification>> kids = node.getKids();
        if (kids != null && depthLeft > 0) {
            for (var kid : kids) {
                PDComplexFileSpecification found = find(kid, fileName, depthLeft - 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
