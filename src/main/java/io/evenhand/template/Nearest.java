package io.evenhand.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /** A sentence such as "Did you mean \"customer.legalName\"?", or the other one where no name is near. */
    static String suggestion(String wanted, Collection<String> names, String otherwise) {
        return to(wanted, names).map("Did you mean \"%s\"?"::formatted).orElse(otherwise);
    }

    /** The nearest name within a third of the letters, the first of equals. */
    static Optional<String> to(String wanted, Collection<String> names) {
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        Optional<String> ending = names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("." + lower))
                .findFirst();
        if (ending.isPresent()) {
            return ending;
        }
        int most = Math.max(1, wanted.length() / 3);
        return names.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= most)
                .map(name -> new Candidate(name, distance(lower, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= most)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** How many letters must be put in, taken out, replaced or swapped with the next. */
    private static int distance(String one, String other) {
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int cost =
                        Math.min(costs[i - 1][j - 1] + (same ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                costs[i][j] = swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
            }
        }
        return costs[one.length()][other.length()];
    }
}
