package io.evenhand.wording.web;

import io.evenhand.wording.ReleaseView;
import org.jspecify.annotations.Nullable;

/**
 * A wording on the list.
 *
 * @param title of what it words @param inLanguage the language, in words
 * @param inUse the version in use; null where none was released yet
 * @param waiting how many proposals are not decided
 * @param offered whether the program brought newer wording that nobody has taken up
 */
record WordingRow(
        String name,
        String language,
        String title,
        String inLanguage,
        @Nullable ReleaseView inUse,
        long waiting,
        boolean offered) {}
