package io.evenhand.evidence;

import io.evenhand.digest.Sha256;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as it stands in the evidence. Its hash is the SHA-256 of its canonical JSON (RFC 8785) without
 * the hash itself; as that names the hash of the entry before, whoever changes an entry breaks all that follow.
 *
 * @param sequence its place in the agreement's evidence, from 1 without gaps
 * @param former hash of the entry before it; of the first, {@link #beginning}
 * @param at when it was recorded: UTC, to the microsecond, by the clock of the server that recorded it
 * @param once tells it from all others of its agreement
 * @param signature which signature it is about; absent if it is about the document as a whole
 * @param person who did it; absent if the system did, or somebody of whom it is not known who they are
 * @param facts what else is kept: text by {@link Fact#code()}
 */
public record EvidenceEntry(
        String agreement,
        int sequence,
        String former,
        String at,
        EvidenceKind kind,
        String once,
        @Nullable String signature,
        @Nullable String person,
        String name,
        String organisation,
        JsonObject facts,
        String hash) {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public EvidenceEntry {
        facts.fields().forEach((fact, value) -> {
            if (Fact.of(fact).isEmpty() || !(value instanceof JsonString)) {
                throw new IllegalArgumentException(
                        "facts hold something that evidence does not know; each is text by a known name");
            }
        });
        requireMoment(at);
    }

    /** What the first entry names as the one before it. */
    static String beginning(String agreement) {
        return Sha256.of("evenhand evidence of " + agreement);
    }

    static EvidenceEntry following(String former, int sequence, String at, Happening happening) {
        Map<String, JsonValue> facts = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            String value = happening.facts().get(fact);
            if (value != null) {
                facts.put(fact.code(), new JsonString(Recordable.fact(fact, value)));
            }
        }
        var entry = new EvidenceEntry(
                happening.agreementId(),
                sequence,
                former,
                at,
                happening.kind(),
                happening.onceKey(),
                happening.signatureId(),
                happening.personId(),
                Recordable.name(happening.name()),
                Recordable.name(happening.organisation()),
                new JsonObject(facts),
                "");
        return entry.with(entry.computedHash());
    }

    EvidenceEntry with(String ownHash) {
        return new EvidenceEntry(
                agreement, sequence, former, at, kind, once, signature, person, name, organisation, facts, ownHash);
    }

    /** The text that the hash is taken of. */
    String content() {
        Map<String, JsonValue> fields =
                new LinkedHashMap<>(RecordWriter.write(this).fields());
        fields.remove("hash");
        return new String(JsonText.canonical(new JsonObject(fields)), StandardCharsets.UTF_8);
    }

    String computedHash() {
        return Sha256.of(content());
    }

    public Instant moment() {
        return Instant.parse(at);
    }

    public Optional<String> fact(Fact fact) {
        return Optional.ofNullable(facts.fields().get(fact.code()))
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).text());
    }

    static String written(Instant at) {
        return MICROSECONDS.format(at);
    }

    /** @throws IllegalArgumentException if it is not written as entries write it */
    static void requireMoment(String at) {
        try {
            if (written(Instant.parse(at)).equals(at)) {
                return;
            }
        } catch (DateTimeException notAMoment) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "a moment is not one to the microsecond in UTC; write it as \"2026-11-27T09:14:03.000000Z\"");
    }
}
