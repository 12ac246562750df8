package io.evenhand.terms;

import io.evenhand.money.Share;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.RecordWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A party that leaves an agreement, one that joins it, or one that takes another's place. Who takes a place takes its roles, shares
 * and duties, but not what the other did for the customer before. Who joins beside the others delivers, for a share of nothing until
 * the terms say more. The share of who leaves without a successor falls to who bills, but nobody goes on to guarantee it.
 *
 * @param leavesId the id of the party that leaves
 * @param joins who joins; may be a party already, which then also takes the other's place
 */
public record PartyChange(
        @Nullable String leavesId, @Nullable TermsParty joins) {
    /** Nobody leaves and nobody joins. */
    public static final PartyChange NONE = new PartyChange(null, null);

    private static final Set<String> ID_FIELDS = Set.of(
            "partyId",
            "excessToId",
            "fromId",
            "discloserId",
            "introducerId",
            "billerId",
            "protectedId",
            "delivererIds",
            "boundIds");

    /**
     * The terms with the other parties.
     *
     * @throws MalformedTermsException with every problem found, such as that nobody is left to deliver
     */
    public PrincipalTerms applyTo(PrincipalTerms terms) throws MalformedTermsException {
        if (leavesId == null && joins == null) {
            return terms;
        }
        if (leavesId != null && !TermsChecks.ids(terms.parties()).contains(leavesId)) {
            throw refused("/parties", "do not hold " + leavesId, "name a party that leaves");
        }
        if (leavesId == null && TermsChecks.ids(terms.parties()).contains(joiningId())) {
            throw refused("/parties", "hold " + joiningId() + " already", "name a partner that is no party yet");
        }
        JsonObject json = TermsFormat.json(terms);
        if (leavesId != null) {
            json = (JsonObject) replaced(json, leavesId, successor(terms, leavesId));
        } else if (joins != null) {
            json = (JsonObject) joined(json);
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>(json.fields());
        fields.put("parties", parties(terms));
        return (PrincipalTerms) TermsFormat.read(new JsonObject(fields));
    }

    private String joiningId() {
        return Objects.requireNonNull(joins, "somebody joins").partnerId();
    }

    private JsonArray parties(PrincipalTerms terms) {
        List<TermsParty> parties = new ArrayList<>();
        for (TermsParty party : terms.parties()) {
            if (!party.partnerId().equals(leavesId)) {
                parties.add(party);
            } else if (joins != null && !TermsChecks.ids(terms.parties()).contains(joins.partnerId())) {
                parties.add(joins);
            }
        }
        if (leavesId == null && joins != null) {
            parties.add(joins);
        }
        return (JsonArray) RecordWriter.json(parties);
    }

    /** Who takes over what cannot be without somebody; null where nothing needs anybody. */
    private @Nullable String successor(PrincipalTerms terms, String leaving) throws MalformedTermsException {
        if (joins != null) {
            return joins.partnerId();
        }
        return switch (terms) {
            case NdaTerms ignored -> null;
            // Where a field names who leaves, reading the terms refuses it.
            case DeclaredTerms ignored -> null;
            case CustomerProtectionTerms protection -> {
                if (protection.protectedId().equals(leaving)) {
                    throw refused("/protectedId", "leaves", "end the agreement instead");
                }
                yield null;
            }
            case RevenueShareTerms share -> {
                if (share.roles().introducerId().equals(leaving)
                        || share.roles().billerId().equals(leaving)) {
                    throw refused("/roles", "lose " + leaving, "name who takes its place");
                }
                yield share.roles().billerId();
            }
        };
    }

    private JsonValue replaced(JsonValue value, String leaving, @Nullable String successor) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.items().stream()
                    .map(item -> replaced(item, leaving, successor))
                    .toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        object.fields()
                .forEach((name, field) -> fields.put(
                        name,
                        switch (name) {
                            // The biller does not deliver because somebody stopped to.
                            case "delivererIds", "boundIds" ->
                                ids((JsonArray) field, leaving, joins == null ? null : successor);
                            case "shares" -> shares((JsonArray) field, leaving, successor);
                            case "caps" -> limits((JsonArray) field, leaving, successor, "excessToId");
                            case "floors" -> floors((JsonArray) field, leaving, successor);
                            case "priorRelationships" -> without((JsonArray) field, leaving);
                            default ->
                                ID_FIELDS.contains(name)
                                        ? id(field, leaving, successor)
                                        : replaced(field, leaving, successor);
                        }));
        return new JsonObject(fields);
    }

    private static JsonValue id(JsonValue field, String leaving, @Nullable String successor) {
        return successor != null && field.equals(new JsonString(leaving)) ? new JsonString(successor) : field;
    }

    private static JsonArray ids(JsonArray ids, String leaving, @Nullable String successor) {
        return new JsonArray(ids.items().stream()
                .filter(id -> successor != null || !id.equals(new JsonString(leaving)))
                .map(id -> id(id, leaving, successor))
                .distinct()
                .toList());
    }

    /** A successor that has a share already gets both. */
    private static JsonArray shares(JsonArray shares, String leaving, @Nullable String successor) {
        Map<String, Share> byParty = new LinkedHashMap<>();
        for (JsonValue item : shares.items()) {
            if (new RecordReader().read(PartyShare.class, item) instanceof Reading.Complete<PartyShare> read) {
                String party = read.value().partyId();
                byParty.merge(
                        party.equals(leaving) && successor != null ? successor : party,
                        read.value().share(),
                        Share::plus);
            }
        }
        return new JsonArray(byParty.entrySet().stream()
                .map(party -> RecordWriter.json(new PartyShare(party.getKey(), party.getValue())))
                .toList());
    }

    /**
     * Caps and floors. One between a party and itself, such as a cap whose excess would go to the capped party, says nothing any more.
     *
     * @param other the field that names the other party
     */
    private JsonArray limits(JsonArray limits, String leaving, @Nullable String successor, String other) {
        return new JsonArray(limits.items().stream()
                .map(limit -> (JsonObject) replaced(limit, leaving, successor))
                .filter(limit -> !Objects.equals(
                        limit.fields().get("partyId"), limit.fields().get(other)))
                .map(JsonValue.class::cast)
                .toList());
    }

    /** What was guaranteed to who leaves is not guaranteed to who only bills. */
    private JsonArray floors(JsonArray floors, String leaving, @Nullable String successor) {
        return limits(joins == null ? without(floors, leaving) : floors, leaving, successor, "fromId");
    }

    private static JsonArray without(JsonArray items, String leaving) {
        return new JsonArray(items.items().stream()
                .filter(item -> !(item instanceof JsonObject one
                        && new JsonString(leaving).equals(one.fields().get("partyId"))))
                .toList());
    }

    private JsonValue joined(JsonValue value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.items().stream().map(this::joined).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        object.fields()
                .forEach((name, field) -> fields.put(
                        name,
                        switch (name) {
                            case "delivererIds", "boundIds" -> with((JsonArray) field, new JsonString(joiningId()));
                            case "shares" ->
                                with((JsonArray) field, RecordWriter.json(new PartyShare(joiningId(), Share.ZERO)));
                            default -> joined(field);
                        }));
        return new JsonObject(fields);
    }

    private static JsonArray with(JsonArray list, JsonValue added) {
        return new JsonArray(
                Stream.concat(list.items().stream(), Stream.of(added))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                        .stream()
                        .toList());
    }

    private static MalformedTermsException refused(String pointer, String problem, String remedy) {
        return new MalformedTermsException(List.of(new FieldProblem(pointer, problem, remedy)));
    }
}
