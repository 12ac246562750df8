package io.evenhand.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Takes the legal form of many countries out of a name, wherever it stands, unless nothing else is left; and "and" and "the". */
final class LegalForms {
    private static final int ANYWHERE = 1;
    private static final int WEAK = 2;
    private static final int FORM = ANYWHERE | WEAK;
    /** Forms of two languages in one name, both without doubt: "Oy Karl Fazer Ab". */
    private static final int LEADING = 4;

    private static final int AND = 8;
    private static final int THE = 16;

    /** The longer first. */
    private static final List<List<String>> PHRASES = new ArrayList<>();

    /** The phrases that end with one word; a word's bits from here on are its place in this list. */
    private static final List<List<List<String>>> ENDINGS = new ArrayList<>();

    private static final int ENDING = 8;

    /** What is known of a word. */
    static final WordTable WORDS = words();

    private LegalForms() {}

    private static WordTable words() {
        WordTable.Builder words = new WordTable.Builder();
        String section = "";
        for (String line : WordLists.lines("legal-forms.txt")) {
            switch (line) {
                case "anywhere", "weak", "phrases" -> section = line;
                default -> {
                    switch (section) {
                        case "anywhere" -> words.add(line, ANYWHERE);
                        case "weak" -> words.add(line, WEAK);
                        case "phrases" -> PHRASES.add(List.of(line.split(" ", -1)));
                        default -> throw new IllegalStateException("legal-forms.txt: no section before " + line);
                    }
                }
            }
        }
        PHRASES.sort((one, other) -> Integer.compare(other.size(), one.size()));
        ENDINGS.add(List.of());
        PHRASES.stream().collect(Collectors.groupingBy(List::getLast)).forEach((word, ending) -> {
            words.add(word, ENDINGS.size() << ENDING);
            ENDINGS.add(ending);
        });
        List.of("oy", "ab", "ao", "pt").forEach(word -> words.add(word, LEADING));
        List.of("and", "und", "et", "och", "og", "y").forEach(word -> words.add(word, AND));
        return words.add("the", THE).build();
    }

    /** Leaves the words that tell; all of them when there are no others. */
    static void removeFrom(NameWords words) {
        removeLinks(words);
        int[] withForms = words.left();
        int all = words.size();
        removePhrases(words);
        removeForms(words, words.size() < all);
        if (words.size() == 0) {
            words.keep(withForms);
        }
        if (words.size() == 0) {
            words.keepAll();
        }
    }

    /** "and" within, and "the" before or, as in lists, behind. */
    private static void removeLinks(NameWords words) {
        int last = words.size() - 1;
        if (last < 1) {
            return;
        }
        for (int i = last; i >= 0; i--) {
            if (words.is(i, i == 0 || i == last ? THE : AND)) {
                words.remove(i, 1);
            }
        }
    }

    private static void removePhrases(NameWords words) {
        boolean there = false;
        for (int i = 1; i < words.size() && !there; i++) {
            List<List<String>> ending = ENDINGS.get(words.bits(i) >>> ENDING);
            for (int j = 0; j < ending.size() && !there; j++) {
                there = ends(words, i, ending.get(j));
            }
        }
        if (!there) {
            return;
        }
        for (List<String> phrase : PHRASES) {
            int end = phrase.size() - 1;
            while (end < words.size() && !ends(words, end, phrase)) {
                end++;
            }
            if (end < words.size()) {
                words.remove(end - phrase.size() + 1, phrase.size());
            }
        }
    }

    private static boolean ends(NameWords words, int place, List<String> phrase) {
        int first = place - phrase.size() + 1;
        for (int i = phrase.size() - 1; i >= 0 && first >= 0; i--) {
            if (!words.is(first + i, phrase.get(i))) {
                return false;
            }
        }
        return first >= 0;
    }

    /** A word that is a form in some countries only, and stands first, is a name where another form follows. */
    private static void removeForms(NameWords words, boolean formThere) {
        int forms = 0;
        for (int i = 0; i < words.size(); i++) {
            forms += words.is(i, FORM) ? 1 : 0;
        }
        if (forms == 0) {
            return;
        }
        boolean leadsAsName =
                words.size() > 1 && words.is(0, WEAK) && !words.is(0, LEADING) && (formThere || forms > 1);
        int[] left = words.left();
        int[] bare = new int[left.length];
        int kept = 0;
        for (int i = 0; i < left.length; i++) {
            if (i == 0 && leadsAsName || !words.is(i, FORM)) {
                bare[kept++] = left[i];
            }
        }
        words.keep(Arrays.copyOf(bare, kept));
    }
}
