package io.evenhand.wording.draft;

import io.evenhand.document.DocumentHash;
import io.evenhand.document.PagePictures;
import java.util.List;

/** What came of setting a draft into pages. */
public sealed interface PreviewResult {
    /** @param pages in words, by which their pictures are described */
    record Shown(DocumentHash hash, List<PagePictures.Page> pages) implements PreviewResult {
        public Shown {
            pages = List.copyOf(pages);
        }
    }

    /** No pages can be made of it. @param reason in a sentence for the person, with file and line where they are known */
    record Refused(String reason) implements PreviewResult {}

    /** The same person asked for a newer one meanwhile. */
    record Superseded() implements PreviewResult {}

    /** So many were asked for that this one has to wait. @param seconds after which to ask again */
    record TooMany(int seconds) implements PreviewResult {}
}
