package io.evenhand.referral;

import io.evenhand.money.Share;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what the agreements of a referral were to say down to its introducer and one deliverer: a deliverer that joins later has
 * agreements of its own with the introducer, who settles with the others under theirs.
 */
final class ContinuationDrafts {
    /** Fields that name a party, in whatever kind of agreement. */
    private static final Set<String> PARTY_FIELDS = Set.of("partyId", "excessToId", "fromId", "discloserId");

    private final Set<String> earlierNames;
    private final String seat;
    private final @Nullable Share share;

    /**
     * @param earlierNames by which the outlines call the deliverer whose place is taken; empty when none is
     * @param seat by which they shall call the one that joins
     * @param share of the one that joins, in every rule; null to take that of the one whose place it takes
     */
    ContinuationDrafts(Set<String> earlierNames, String seat, @Nullable Share share) {
        this.earlierNames = Set.copyOf(earlierNames);
        this.seat = seat;
        this.share = share;
    }

    TermsDrafts of(TermsDrafts drafts) {
        return new TermsDrafts(
                cut(drafts.nda()), cut(drafts.revenueShare()), cut(drafts.customerProtection()), drafts.language());
    }

    private String cut(String outline) {
        try {
            return JsonText.compact(cut(
                    JsonReader.read(outline.getBytes(StandardCharsets.UTF_8)).root()));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("An outline that was stored is not JSON", e);
        }
    }

    private JsonValue cut(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                object.fields().forEach((name, field) -> fields.put(name, field(name, field)));
                yield new JsonObject(fields);
            }
            case JsonArray array ->
                new JsonArray(array.items().stream().map(this::cut).toList());
            default -> value;
        };
    }

    private JsonValue field(String name, JsonValue value) {
        if (name.equals("shares") && value instanceof JsonArray shares) {
            return shares(shares);
        }
        if ((name.equals("caps") || name.equals("floors")) && value instanceof JsonArray limits) {
            return limits(limits, name.equals("caps") ? "excessToId" : "fromId");
        }
        if (PARTY_FIELDS.contains(name) && value instanceof JsonString party) {
            return new JsonString(party(party.text()));
        }
        return cut(value);
    }

    private String party(String name) {
        return earlierNames.contains(name) ? seat : ReferralBook.INTRODUCER;
    }

    /** Of two limits that come to be about one party, the first; none between a party and itself. */
    private JsonArray limits(JsonArray earlier, String other) {
        Set<List<JsonValue>> seen = new HashSet<>();
        return new JsonArray(earlier.items().stream()
                .map(this::cut)
                .filter(limit -> !(limit instanceof JsonObject one)
                        || !Objects.equals(
                                        one.fields().get("partyId"),
                                        one.fields().get(other))
                                && seen.add(Stream.of("partyId", "per")
                                        .map(one.fields()::get)
                                        .toList()))
                .toList());
    }

    private JsonArray shares(JsonArray earlier) {
        Share theirs = Optional.ofNullable(share)
                .orElseGet(() -> Share.total(earlier.items().stream()
                        .flatMap(item -> shareOf(item).stream())
                        .toList()));
        return new JsonArray(List.of(share(ReferralBook.INTRODUCER, theirs.complement()), share(seat, theirs)));
    }

    private Optional<Share> shareOf(JsonValue item) {
        if (item instanceof JsonObject object
                && object.fields().get("partyId") instanceof JsonString party
                && object.fields().get("share") instanceof JsonString written
                && earlierNames.contains(party.text())) {
            return Optional.of(Share.parse(written.text()));
        }
        return Optional.empty();
    }

    private static JsonObject share(String party, Share share) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("partyId", new JsonString(party));
        fields.put("share", new JsonString(share.toString()));
        return new JsonObject(fields);
    }
}
