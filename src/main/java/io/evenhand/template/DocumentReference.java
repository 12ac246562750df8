package io.evenhand.template;

import java.util.List;

/**
 * What names a document that is no agreement.
 *
 * @param title for the document's own list of properties: "Settlement statement 2026-03 EH-1"
 * @param footer what stands on every page, before the version of the wording: its number, the agreement that it is about
 * @param draft whether every page says that it is a draft
 */
public record DocumentReference(String title, List<String> footer, boolean draft) {
    public DocumentReference {
        footer = List.copyOf(footer);
    }
}
