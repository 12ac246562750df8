package io.evenhand.customer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the legal form of many countries out of a name, wherever it stands, unless nothing else is left. */
final class LegalForms {
    private static final Set<String> ANYWHERE = new HashSet<>();
    private static final Set<String> WEAK = new HashSet<>();
    private static final List<List<String>> PHRASES = new ArrayList<>();
    /** The phrases, by their places, that end with a word: of others nothing need be looked for. */
    private static final Map<String, BitSet> ENDING = new HashMap<>();

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
        for (int i = 0; i < PHRASES.size(); i++) {
            ENDING.computeIfAbsent(PHRASES.get(i).getLast(), word -> new BitSet())
                    .set(i);
        }
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
        BitSet possible = null;
        for (int i = 1; i < words.size(); i++) {
            BitSet ending = ENDING.get(words.get(i));
            if (ending != null) {
                possible = possible == null ? new BitSet() : possible;
                possible.or(ending);
            }
        }
        if (possible == null) {
            return words;
        }
        List<String> left = new ArrayList<>(words);
        for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
            List<String> phrase = PHRASES.get(i);
            int at = Collections.indexOfSubList(left, phrase);
            if (at >= 0) {
                left.subList(at, at + phrase.size()).clear();
            }
        }
        return left;
    }
}
