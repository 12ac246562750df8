package io.evenhand.terms;

import io.evenhand.money.Share;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.MergePatch;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The negotiable part of terms, before it is known between whom: a JSON object with the fields of {@link NdaTerms},
 * {@link RevenueShareTerms} or {@link CustomerProtectionTerms} that differ from the standard position of the kind. A field
 * left out is standard; null removes an optional one that the standard has. Parties are named by id, or by a name that the
 * {@link TermsFrame} knows, such as "introducer" or a seat; one who fills two seats gets the sum of their shares.
 *
 * @param kind of agreement
 * @param json the object, as text
 */
public record TermsOutline(AgreementKind kind, String json) {
    /** Fields that come from the frame, of whatever kind; "priorRelationships" are recorded while a referral is worked. */
    private static final Set<String> FRAME_FIELDS = Set.of(
            "kind",
            "parties",
            "effectiveOn",
            "customer",
            "referralReference",
            "roles",
            "protectedId",
            "boundIds",
            "priorRelationships");

    private static final Set<String> PARTY_FIELDS = Set.of("partyId", "excessToId", "fromId", "discloserId");

    public static TermsOutline of(AgreementKind kind, JsonObject json) {
        return new TermsOutline(kind, JsonText.compact(json));
    }

    /** Nothing but the standard position. Commercial terms have none, so that it does not suffice for every kind. */
    public static TermsOutline standard(AgreementKind kind) {
        return new TermsOutline(kind, "{}");
    }

    /**
     * The terms of this outline in a case.
     *
     * @throws MalformedTermsException with every problem found; its pointers are those of the terms, which are those of the
     *     outline, too
     * @throws IllegalArgumentException if the frame is for another kind
     */
    public Terms complete(TermsFrame frame) throws MalformedTermsException {
        if (!frame.kind().equals(kind)) {
            throw new IllegalArgumentException("the frame is for %s, not %s".formatted(frame.kind(), kind));
        }
        if (!(TermsFormat.document(json.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject own)) {
            throw new MalformedTermsException(
                    List.of(new FieldProblem("", "is not an object", "write an object in braces")));
        }
        refuseFrameFields(own);
        JsonValue negotiable = MergePatch.apply(StandardPosition.of(kind).outline(), own);
        return TermsFormat.read(MergePatch.apply(named(negotiable, frame.names()), frame.fields()));
    }

    private static void refuseFrameFields(JsonObject own) throws MalformedTermsException {
        List<FieldProblem> problems = new ArrayList<>();
        for (String field : own.fields().keySet()) {
            if (FRAME_FIELDS.contains(field)) {
                problems.add(fixed("/" + field));
            }
        }
        if (JsonPointer.at(own, "/window/startsOn").isPresent()) {
            problems.add(fixed("/window/startsOn"));
        }
        if (!problems.isEmpty()) {
            throw new MalformedTermsException(problems);
        }
    }

    private static FieldProblem fixed(String pointer) {
        return new FieldProblem(pointer, "is not negotiable", "leave it out; it follows from the referral");
    }

    private static JsonValue named(JsonValue value, Map<String, String> names) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                object.fields().forEach((name, field) -> fields.put(name, field(name, field, names)));
                yield new JsonObject(fields);
            }
            case JsonArray array ->
                new JsonArray(
                        array.items().stream().map(item -> named(item, names)).toList());
            case JsonString text -> text;
            case JsonValue.JsonNumber number -> number;
            case JsonValue.JsonBoolean bool -> bool;
            case JsonValue.JsonNull none -> none;
        };
    }

    private static JsonValue field(String name, JsonValue value, Map<String, String> names) {
        if (PARTY_FIELDS.contains(name) && value instanceof JsonString text) {
            return new JsonString(names.getOrDefault(text.text(), text.text()));
        }
        JsonValue resolved = named(value, names);
        return name.equals("shares") && resolved instanceof JsonArray shares
                ? merged((JsonArray) value, shares)
                : resolved;
    }

    /**
     * Sums the shares of one party that was named in two ways. A party named twice in the same way is a mistake, and stays
     * for the constructor to refuse, as does whatever is not a share.
     */
    private static JsonArray merged(JsonArray written, JsonArray resolved) {
        List<PartyShare> names = shares(written);
        List<PartyShare> parties = shares(resolved);
        boolean namedTwice = names.stream().map(PartyShare::partyId).distinct().count() < names.size();
        if (namedTwice || parties.size() < resolved.items().size()) {
            return resolved;
        }
        Map<String, Share> byParty = new LinkedHashMap<>();
        parties.forEach(party -> byParty.merge(party.partyId(), party.share(), Share::plus));
        return new JsonArray(byParty.entrySet().stream()
                .map(party -> RecordWriter.json(new PartyShare(party.getKey(), party.getValue())))
                .toList());
    }

    private static List<PartyShare> shares(JsonArray written) {
        return written.items().stream()
                .map(item -> new RecordReader().read(PartyShare.class, item))
                .flatMap(reading -> reading instanceof Reading.Complete<PartyShare> complete
                        ? Stream.of(complete.value())
                        : Stream.<PartyShare>empty())
                .toList();
    }
}
