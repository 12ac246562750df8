package io.evenhand.document;

import java.util.List;

/**
 * A document as it left the renderer, ready to be certified.
 *
 * @param pdf PDF/A-3a and PDF/UA-1; two renderings of one text differ in bytes, so store it, never render again
 * @param pages how many pages it has
 * @param places one for each signature block of the text, in the order of the text
 */
public record RenderedDocument(byte[] pdf, int pages, List<SignaturePlace> places) {
    public RenderedDocument {
        places = List.copyOf(places);
    }
}
