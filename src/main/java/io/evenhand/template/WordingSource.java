package io.evenhand.template;

import java.util.Optional;

/** Where files of wording are read from. */
public interface WordingSource {
    /**
     * The text of a file with LF line ends; empty if there is none of that name.
     *
     * @throws MalformedTemplate if it is too large, or no text
     */
    Optional<String> read(String name);
}
