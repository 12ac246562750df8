package io.evenhand.relationship.commitment;

import io.evenhand.customer.CustomerIdentity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds a customer by its name, domain or tax number, written in whatever way. */
public final class CustomerSearch {
    private static final String SOMEWHERE = "zz";

    private CustomerSearch() {}

    /** @param country of its seat; null for any, which matters for names and tax numbers */
    public static Predicate<List<String>> of(String text, @Nullable String country) {
        Set<String> meant = new HashSet<>();
        String seat = country == null ? SOMEWHERE : country.toLowerCase(Locale.ROOT);
        add(meant, text, seat, null, null);
        add(meant, text, seat, text, null);
        add(meant, text, seat, null, text);
        if (country != null) {
            return identifiers -> identifiers.stream().anyMatch(meant::contains);
        }
        Set<String> anywhere = meant.stream().map(CustomerSearch::anywhere).collect(Collectors.toSet());
        return identifiers -> identifiers.stream().map(CustomerSearch::anywhere).anyMatch(anywhere::contains);
    }

    private static String anywhere(String identifier) {
        return identifier.replaceFirst("^(name|tax):[a-z]{2}:", "$1:" + SOMEWHERE + ":");
    }

    private static void add(
            Set<String> meant, String name, String country, @Nullable String domain, @Nullable String taxId) {
        try {
            meant.addAll(new CustomerIdentity(name, country, domain, taxId).identifiers());
        } catch (IllegalArgumentException noDomain) {
            // What is no domain may be a name.
        }
    }
}
