package io.evenhand.protection;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Promises about different products do not contradict one another. Whatever may be the same counts as the same: a promise that names no products is
 * about all of them, and two names that have a word in common may mean one product.
 */
final class SharedProductsPolicy {
    private SharedProductsPolicy() {}

    static boolean mayShare(Collection<String> one, Collection<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        Set<String> words = words(one);
        Set<String> others = words(other);
        // A name without any word tells nothing apart.
        return words.isEmpty() || others.isEmpty() || words.stream().anyMatch(others::contains);
    }

    /** Whether one list reaches no further than another. */
    static boolean isWithin(List<String> one, List<String> other) {
        return other.isEmpty() || !one.isEmpty() && words(other).containsAll(words(one));
    }

    private static Set<String> words(Collection<String> products) {
        return products.stream()
                .flatMap(product ->
                        Arrays.stream(product.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
