package io.evenhand.competence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner says of itself, as a whole: whether it will do is for {@link Competencies} to say.
 *
 * @param levels by the area's id; an area that is missing is one of which the partner says nothing
 * @param languages ISO 639 codes such as {@code de}
 * @param sizes of customers for whom it works; none is said where it is empty
 * @param capacity how many referrals it can deliver in at once; null where it says nothing
 */
public record ProfileFacts(
        Map<String, Level> levels,
        List<String> languages,
        Set<CustomerSize> sizes,
        @Nullable Integer capacity,
        Sharing sharing) {
    /** Of as many areas somebody can say something. */
    public static final int MOST_LEVELS = 300;

    static final int MOST_CAPACITY = 999;
    private static final int MOST_LANGUAGES = 20;
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    public ProfileFacts {
        levels = Map.copyOf(levels);
        languages = languages.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        sizes = Set.copyOf(sizes);
    }

    /** What will not do, by the name of its field; which areas there are is asked elsewhere. */
    Map<String, String> problems() {
        return new Words()
                .that(
                        levels.size() <= MOST_LEVELS,
                        "levels",
                        "You say something of " + levels.size() + " areas; name at most " + MOST_LEVELS
                                + ", those for which you want to be called in, or never.")
                .that(
                        languages.size() <= MOST_LANGUAGES && LANGUAGES.containsAll(languages),
                        "languages",
                        "Write languages by their two letters, separated by commas, such as de, en.")
                .that(
                        capacity == null || (capacity >= 0 && capacity <= MOST_CAPACITY),
                        "capacity",
                        "Enter a whole number from 0 to " + MOST_CAPACITY + ", or leave it empty.")
                .problems();
    }
}
