package io.evenhand.claim;

import io.evenhand.template.TemplateVersion;
import io.evenhand.terms.DocumentValues;

/**
 * A notice of claim, ready to be drawn up: everything that it says, and in which wording.
 *
 * @param title for the document's own list of properties
 */
public record ClaimNotice(TemplateVersion wording, String title, String agreementNumber, DocumentValues values) {
    /** For people. */
    public String fileName() {
        return "claim-notice-" + agreementNumber.replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
    }
}
