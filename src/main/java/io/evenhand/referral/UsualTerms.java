package io.evenhand.referral;

import io.evenhand.money.Share;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonBoolean;
import io.evenhand.terms.json.JsonValue.JsonNumber;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the three agreements of a usual referral are to say: the few things that people choose each time, the rest as the standard has
 * it. More than that is negotiated once there is a draft.
 *
 * @param shares of each party of the revenue, by role or seat: "introducer", "delivery"; in the order in which the contract names them
 * @param covers which kinds of revenue: services, licences, support, hardware
 * @param occurrence one-off or recurring
 * @param months for how long recurring revenue is shared; null for as long as the agreement
 * @param currency ISO 4217
 * @param ndaPurpose what the NDA is about; null where one is in force with every candidate
 * @param products to which the customer protection applies
 * @param governingLaw a country, or a part of one with a law of its own
 * @param courts the place whose courts decide
 */
public record UsualTerms(
        Map<String, Share> shares,
        List<String> covers,
        String occurrence,
        @Nullable Integer months,
        String currency,
        int daysToPayment,
        @Nullable String ndaPurpose,
        List<String> products,
        String governingLaw,
        String courts) {
    public UsualTerms {
        shares = new LinkedHashMap<>(shares);
        covers = List.copyOf(covers);
        products = List.copyOf(products);
    }

    /** The outline of the NDA; null where none is to be drafted. */
    public @Nullable String nda() {
        return ndaPurpose == null
                ? null
                : JsonText.compact(object("purpose", text(ndaPurpose), "jurisdiction", jurisdiction()));
    }

    public String revenueShare() {
        JsonObject step = object(
                "fromMonth",
                number(1),
                "shares",
                new JsonArray(shares.entrySet().stream()
                        .<JsonValue>map(share -> object(
                                "partyId",
                                text(share.getKey()),
                                "share",
                                text(share.getValue().toString())))
                        .toList()));
        Map<String, JsonValue> rule = new LinkedHashMap<>();
        rule.put("id", text("revenue"));
        rule.put("covers", texts(covers));
        rule.put("occurrence", text(occurrence));
        rule.put("base", object("recognised", text("cash-received"), "deductions", texts(List.of("credits"))));
        rule.put("steps", new JsonArray(List.of(step)));
        if (months != null) {
            rule.put("months", number(months));
        }
        rule.put("caps", new JsonArray(List.of()));
        return JsonText.compact(object(
                "rules",
                new JsonArray(List.of(new JsonObject(rule))),
                "payment",
                object("currency", text(currency), "daysAfterClearedFunds", number(daysToPayment)),
                "jurisdiction",
                jurisdiction()));
    }

    public String customerProtection() {
        return JsonText.compact(object("products", texts(products), "jurisdiction", jurisdiction()));
    }

    private JsonObject jurisdiction() {
        return object("governingLaw", text(governingLaw), "courts", text(courts), "exclusive", new JsonBoolean(true));
    }

    private static JsonString text(String value) {
        return new JsonString(value);
    }

    private static JsonNumber number(int value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    private static JsonArray texts(Collection<String> values) {
        return new JsonArray(values.stream().<JsonValue>map(JsonString::new).toList());
    }

    /** @param fields names and values in turn */
    private static JsonObject object(Object... fields) {
        Map<String, JsonValue> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            object.put((String) fields[i], (JsonValue) fields[i + 1]);
        }
        return new JsonObject(object);
    }
}
