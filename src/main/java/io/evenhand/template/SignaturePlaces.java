package io.evenhand.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The boxes in which a party's people sign: one, or as many side by side as sign jointly. */
final class SignaturePlaces {
    private static final String PLACES = "signingPlaces";

    /** What a template's place to sign becomes; the part that it opens is closed by the template. */
    static final String BOX = "<div class=\"signature-boxes\">{{#" + PLACES + "}}"
            + "<div class=\"signature-box{{#joint}} joint{{/joint}}\" id=\"signature-{{number}}\""
            + " data-party=\"{{partnerId}}\"></div>{{/" + PLACES + "}}\n";

    private SignaturePlaces() {}

    /**
     * Adds to every party of these values where its people sign, numbered through within each list of parties.
     *
     * @param placesOf how many people sign for a party; whoever is not named has one place
     */
    static void addTo(Map<String, @Nullable Object> values, Map<String, Integer> placesOf) {
        for (Object value : values.values()) {
            if (value instanceof List<?> list) {
                int number = 1;
                for (Object item : list) {
                    number = addTo(item, placesOf, number);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // the values of terms are maps by name
    private static int addTo(Object item, Map<String, Integer> placesOf, int first) {
        if (!(item instanceof Map<?, ?> party) || !(party.get("partnerId") instanceof String id)) {
            return first;
        }
        int count = placesOf.getOrDefault(id, 1);
        List<Map<String, Object>> places = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            places.add(Map.of("number", first + place, "joint", count > 1));
        }
        ((Map<String, Object>) party).put(PLACES, places);
        return first + count;
    }
}
