package io.evenhand.competence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is looked for, in words that name no customer.
 *
 * @param areas ids, names or own words of areas, each once; those beyond {@value #MOST_AREAS} are dropped, and that is said
 * @param region where the customer is; empty where it does not matter
 * @param language ISO 639 code in which the work is done; empty where it does not matter
 * @param companySize how large the customer is, as somebody wrote it; empty where it does not matter
 * @param months until the work starts; null where it is not known
 */
public record Wanted(
        List<String> areas,
        String region,
        String language,
        String companySize,
        @Nullable Integer months) {
    /** By as many areas partners are compared. */
    public static final int MOST_AREAS = 20;

    private static final int LONGEST = 150;

    public Wanted {
        Map<String, String> distinct = new LinkedHashMap<>();
        areas.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty() && one.length() <= LONGEST)
                .forEach(one -> distinct.putIfAbsent(Words.bare(one), one));
        areas = distinct.values().stream().limit(MOST_AREAS).toList();
        region = cut(region);
        language = cut(language).toLowerCase(Locale.ROOT);
        companySize = cut(companySize);
    }

    private static String cut(String word) {
        String plain = word.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
