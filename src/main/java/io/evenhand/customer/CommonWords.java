package io.evenhand.customer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words in names that do not tell one company from another. */
final class CommonWords {
    private static final Set<String> ANYWHERE = new HashSet<>();
    private static final Set<String> LEADING = new HashSet<>();

    static {
        Set<String> section = ANYWHERE;
        for (String line : WordLists.lines("common-words.txt")) {
            switch (line) {
                case "anywhere" -> section = ANYWHERE;
                case "leading" -> section = LEADING;
                default -> section.add(line);
            }
        }
    }

    private CommonWords() {}

    /** What is left of a name's words; all of them when they are nothing but common. */
    static List<String> without(List<String> words) {
        List<String> telling =
                words.stream().filter(word -> !ANYWHERE.contains(word)).toList();
        return telling.isEmpty() ? words : telling;
    }

    /** Whether companies that begin with this word are likely to belong together. */
    static boolean isTelling(String word) {
        return word.length() >= 3 && !LEADING.contains(word) && !ANYWHERE.contains(word);
    }
}
