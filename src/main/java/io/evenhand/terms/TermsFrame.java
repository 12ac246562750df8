package io.evenhand.terms;

import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.RecordWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement's terms take from the case at hand and nobody negotiates: who, about whom, since when. Together with a
 * {@link TermsOutline} it makes {@link Terms}.
 */
public final class TermsFrame {
    private final AgreementKind kind;
    private final JsonObject fields;
    private final Map<String, String> names;

    private TermsFrame(AgreementKind kind, Map<String, Object> fields, Map<String, String> names) {
        Map<String, JsonValue> json = new LinkedHashMap<>();
        json.put("kind", new JsonValue.JsonString(kind.code()));
        fields.forEach((name, value) -> json.put(name, RecordWriter.json(value)));
        this.kind = kind;
        this.fields = new JsonObject(json);
        this.names = Map.copyOf(names);
    }

    /**
     * @param names by which an outline may refer to a party instead of by its id: "introducer", or a seat
     */
    public static TermsFrame nda(List<TermsParty> parties, LocalDate effectiveOn, Map<String, String> names) {
        return new TermsFrame(AgreementKind.NDA, Map.of("parties", parties, "effectiveOn", effectiveOn), names);
    }

    /** The names "introducer" and "biller" are added from the roles. */
    public static TermsFrame revenueShare(
            List<TermsParty> parties,
            LocalDate effectiveOn,
            IntroducedCustomer customer,
            String referralReference,
            Roles roles,
            Map<String, String> names) {
        Map<String, String> known = new LinkedHashMap<>(names);
        known.put("introducer", roles.introducerId());
        known.put("biller", roles.billerId());
        return new TermsFrame(
                AgreementKind.REVENUE_SHARE,
                Map.of(
                        "parties", parties,
                        "effectiveOn", effectiveOn,
                        "customer", customer,
                        "referralReference", referralReference,
                        "roles", roles),
                known);
    }

    /** The window starts on the effective date. */
    public static TermsFrame customerProtection(
            List<TermsParty> parties,
            LocalDate effectiveOn,
            IntroducedCustomer customer,
            String referralReference,
            String protectedId,
            List<String> boundIds,
            List<PriorRelationship> priorRelationships) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("parties", parties);
        fields.put("effectiveOn", effectiveOn);
        fields.put("customer", customer);
        fields.put("referralReference", referralReference);
        fields.put("protectedId", protectedId);
        fields.put("boundIds", boundIds);
        fields.put("priorRelationships", priorRelationships);
        fields.put("window", new JsonObject(Map.of("startsOn", RecordWriter.json(effectiveOn))));
        return new TermsFrame(AgreementKind.CUSTOMER_PROTECTION, fields, Map.of());
    }

    /**
     * An agreement of a kind that files declare.
     *
     * @param belongsTo the number of the agreement that it adds to; null for none
     */
    public static TermsFrame declared(
            Declaration declared, List<TermsParty> parties, LocalDate effectiveOn, @Nullable String belongsTo) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", new JsonValue.JsonString("declared"));
        fields.put("declared", declared);
        fields.put("parties", parties);
        fields.put("effectiveOn", effectiveOn);
        if (belongsTo != null) {
            fields.put("belongsTo", belongsTo);
        }
        return new TermsFrame(declared.kind(), fields, Map.of());
    }

    public AgreementKind kind() {
        return kind;
    }

    JsonObject fields() {
        return fields;
    }

    Map<String, String> names() {
        return names;
    }
}
