package io.evenhand.customer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes the legal form of many countries out of a name, wherever it stands, unless nothing else is left. */
final class LegalForms {
    private static final Set<String> ANYWHERE = new HashSet<>();
    private static final Set<String> WEAK = new HashSet<>();
    private static final List<List<String>> PHRASES = new ArrayList<>();
    private static final Set<String> OF_PHRASES = new HashSet<>();

    /** Forms of two languages in one name, both without doubt: "Oy Karl Fazer Ab". */
    private static final Set<String> LEADING = Set.of("oy", "ab", "ao", "pt");

    static {
        String section = "";
        for (String line : WordLists.lines("legal-forms.txt")) {
            switch (line) {
                case "anywhere", "weak", "phrases" -> section = line;
                default -> {
                    switch (section) {
                        case "anywhere" -> ANYWHERE.add(line);
                        case "weak" -> WEAK.add(line);
                        case "phrases" -> PHRASES.add(List.of(line.split(" ", -1)));
                        default -> throw new IllegalStateException("legal-forms.txt: no section before " + line);
                    }
                }
            }
        }
        PHRASES.sort((one, other) -> Integer.compare(other.size(), one.size()));
        PHRASES.forEach(phrase -> OF_PHRASES.add(phrase.getLast()));
    }

    private LegalForms() {}

    /** @param words in small Latin letters; those left are returned, all of them when they are nothing but forms */
    static List<String> without(List<String> words) {
        List<String> left = withoutPhrases(words);
        boolean formThere = left.size() < words.size();
        int forms = 0;
        for (String word : left) {
            if (isForm(word)) {
                forms++;
            }
        }
        if (forms == 0) {
            return left.isEmpty() ? words : left;
        }
        List<String> bare = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            String word = left.get(i);
            boolean leadsAsName = i == 0
                    && left.size() > 1
                    && WEAK.contains(word)
                    && !LEADING.contains(word)
                    && (formThere || forms > 1);
            if (leadsAsName || !isForm(word)) {
                bare.add(word);
            }
        }
        return bare.isEmpty() ? words : bare;
    }

    private static boolean isForm(String word) {
        return word.length() <= 24 && (ANYWHERE.contains(word) || WEAK.contains(word));
    }

    private static List<String> withoutPhrases(List<String> words) {
        boolean possible = false;
        for (int i = 1; i < words.size() && !possible; i++) {
            possible = OF_PHRASES.contains(words.get(i));
        }
        if (!possible) {
            return words;
        }
        List<String> left = new ArrayList<>(words);
        for (List<String> phrase : PHRASES) {
            for (int i = 0; i + phrase.size() <= left.size(); i++) {
                if (left.subList(i, i + phrase.size()).equals(phrase)) {
                    left.subList(i, i + phrase.size()).clear();
                    break;
                }
            }
        }
        return left;
    }
}
