package io.evenhand.wording.draft;

import io.evenhand.template.WordingSource;
import java.util.Optional;
import java.util.Set;

/** The files of a draft and, where it includes a clause that it does not hold, that of the wording that came with the program. */
record DraftSource(DraftView draft, WordingSource library) implements WordingSource {
    @Override
    public Optional<String> read(String name) {
        return draft.file(name).map(DraftView.File::text).or(() -> library.read(name));
    }

    /** Those that it holds itself: nobody who writes it answers for others. */
    @Override
    public Set<String> names() {
        return draft.wording().names();
    }
}
