package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import io.evenhand.text.BareWords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    private static final List<String> SEATS = List.of("first", "second", "third");

    public Wanted {
        Map<String, String> distinct = new LinkedHashMap<>();
        areas.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty() && one.length() <= LONGEST)
                .forEach(one -> distinct.putIfAbsent(BareWords.of(one), one));
        areas = distinct.values().stream().limit(MOST_AREAS).toList();
        region = cut(region);
        language = cut(language).toLowerCase(Locale.ROOT);
        companySize = cut(companySize);
    }

    private static String cut(String word) {
        String plain = word.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /**
     * The address of an introduction that is filled in with it: nothing in it says who the customer is.
     *
     * @param sought the areas for which somebody is called in
     * @param first whom to ask, in this order; those beyond the third are left out
     */
    public String introduction(List<String> sought, List<PartnerId> first) {
        StringBuilder address = new StringBuilder("/referrals/new?areas=").append(encoded(String.join("; ", sought)));
        append(address, "region", region);
        append(address, "spoken", language);
        append(address, "companySize", companySize);
        append(address, "startMonths", months == null ? "" : months.toString());
        for (int i = 0; i < Math.min(SEATS.size(), first.size()); i++) {
            append(address, SEATS.get(i), first.get(i).value());
        }
        return address.toString();
    }

    private static void append(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append('&').append(name).append('=').append(encoded(value));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
