package io.evenhand.template;

import java.util.Optional;
import java.util.Set;

/** Where files of wording are read from. */
public interface WordingSource {
    /**
     * The text of a file with LF line ends; empty if there is none of that name.
     *
     * @throws MalformedTemplate if it is too large, or no text
     */
    Optional<String> read(String name);

    /** The names of the files that it holds, as far as it can tell: "clauses/law.en.md". */
    default Set<String> names() {
        return Set.of();
    }

    /** The names of those among them that whoever writes this wording answers for, and did not get with the program. */
    default Set<String> own() {
        return names();
    }
}
