package io.evenhand.terms.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How names in code are written in JSON, and what a reader may have meant. */
final class Names {
    private Names() {}

    /** ONE_OFF becomes "one-off". */
    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The word that tells one form of a sealed type from the others: FixedTerm of AgreementTerm becomes "fixed". */
    static String ofForm(Class<?> form, Class<?> general) {
        List<String> words = words(form);
        List<String> common = words(general);
        int kept = words.size();
        for (int i = common.size() - 1;
                kept > 1 && i >= 0 && words.get(kept - 1).equals(common.get(i));
                i--) {
            kept--;
        }
        return String.join("-", words.subList(0, kept));
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getSimpleName().split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The known name nearest to one that is not known, if it is near enough to be a slip. */
    static Optional<String> nearest(String name, List<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(lower, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, candidate.length() / 3))
                .min((a, b) -> Integer.compare(
                        distance(lower, a.toLowerCase(Locale.ROOT)), distance(lower, b.toLowerCase(Locale.ROOT))));
    }

    /**
     * The number of letters added, left out, mistyped or swapped with their neighbour. Names longer than any field are far
     * from all of them.
     */
    private static int distance(String a, String b) {
        if (a.length() > 60) {
            return a.length();
        }
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
