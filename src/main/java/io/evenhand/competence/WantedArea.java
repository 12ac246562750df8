package io.evenhand.competence;

import org.jspecify.annotations.Nullable;

/**
 * One of the areas that are wanted.
 *
 * @param word as somebody wrote it
 * @param area that it means; null where it is in no list: then it is found only where a partner uses the same word
 */
public record WantedArea(String word, @Nullable AreaView area) {
    /** As people call it. */
    public String name() {
        return area == null ? word : area.name();
    }
}
