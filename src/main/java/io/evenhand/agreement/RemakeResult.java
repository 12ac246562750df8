package io.evenhand.agreement;

import io.evenhand.document.DocumentHash;
import io.evenhand.template.TemplateVersion;
import java.time.LocalDate;

/** What came of making an agreement's document once more. */
public sealed interface RemakeResult {
    /**
     * @param printedOn the day that is printed on it
     * @param html what it was made of
     * @param pdf made now, unsigned
     * @param kept the document as it lies in the archive, signed as far as it is
     */
    record Remade(
            String number,
            TemplateVersion wording,
            LocalDate printedOn,
            String html,
            byte[] pdf,
            byte[] kept,
            DocumentHash keptHash)
            implements RemakeResult {}

    /** @param reason in a sentence for people */
    record Impossible(String reason) implements RemakeResult {}
}
