package io.evenhand.verification;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF, the reference validator, whether a document is what it claims to be: fit for archives and for screen readers. */
final class ArchiveCheck {
    /** Of one rule; the sentence needs no more than the first. */
    private static final int MOST_FAILURES = 1;

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private ArchiveCheck() {}

    /** Only of a document that is intact: others are not worth the time, and may have been made to waste it. */
    static void check(byte[] file, Findings findings) {
        if (!findings.intactSoFar()) {
            findings.notChecked("pdf-a", "Whether the document is fit for archives was not looked at.");
            return;
        }
        check(file, PDFAFlavour.PDFA_3_A, "pdf-a", "PDF/A-3a, made for archiving", true, findings);
        check(file, PDFAFlavour.PDFUA_1, "pdf-ua", "PDF/UA-1, made for screen readers", false, findings);
    }

    private static void check(
            byte[] file, PDFAFlavour flavour, String check, String name, boolean needed, Findings findings) {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), flavour);
                var validator =
                        Foundries.defaultInstance().createValidator(flavour, MOST_FAILURES, false, false, false)) {
            List<TestAssertion> failures = validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .toList();
            if (failures.isEmpty()) {
                findings.passed(check, "The document is " + name + ": every rule was checked.");
            } else if (needed) {
                findings.failed(check, "The document is not " + name + ": " + rule(failures.getFirst()));
            } else {
                findings.notChecked(check, "The document is not " + name + ": " + rule(failures.getFirst()));
            }
        } catch (Exception e) {
            // The validator complains about what it cannot read in many ways; none of them is an answer.
            findings.notChecked(check, "Whether the document is " + name + " could not be checked.");
        }
    }

    private static String rule(TestAssertion failure) {
        return "rule " + failure.getRuleId().getClause() + "-"
                + failure.getRuleId().getTestNumber() + ", " + failure.getMessage() + ".";
    }
}
