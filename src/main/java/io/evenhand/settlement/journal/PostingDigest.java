package io.evenhand.settlement.journal;

import io.evenhand.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of the journal, over text that anybody can write down again: JSON in the canonical form of RFC 8785, in UTF-8. Written here by
 * hand, since a general writer would cost more than the database does. Numbers are text, so that no reader rounds them.
 */
final class PostingDigest {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final MessageDigest sha256 = Sha256.begin();
    private final StringBuilder json = new StringBuilder(1_000);

    /** An entry, as it is hashed. */
    record EntryText(String partnerId, @Nullable String counterpartId, String kind, long minorUnits, String currency) {
        static EntryText of(Entry entry) {
            AccountId account = entry.account();
            return new EntryText(
                    account.partnerId(),
                    account.counterpartId(),
                    account.kind().name(),
                    entry.amount().minorUnits(),
                    entry.amount().currency().getCode());
        }
    }

    /** What an empty book begins with: so no book's postings can pass for another's. */
    byte[] genesis(String agreementId) {
        json.setLength(0);
        json.append('{');
        member("agreementId", agreementId).append(",\"journal\":\"1\"}");
        return hash();
    }

    /** Covers all that was asked for. */
    byte[] input(PostingRequest request) {
        return input(
                request.agreementId(),
                request.corrects() == null ? null : request.corrects().sequence(),
                request.effectiveOn(),
                request.entries().stream().map(EntryText::of).toList(),
                request.key(),
                request.reason());
    }

    byte[] input(
            String agreementId,
            @Nullable Long corrects,
            LocalDate effectiveOn,
            List<EntryText> entries,
            String key,
            String reason) {
        json.setLength(0);
        json.append('{');
        member("agreementId", agreementId).append(',');
        if (corrects != null) {
            member("corrects", corrects.toString()).append(',');
        }
        member("effectiveOn", effectiveOn.toString()).append(",\"entries\":[");
        for (int i = 0; i < entries.size(); i++) {
            json.append(i == 0 ? "" : ",");
            entry(entries.get(i));
        }
        json.append("],");
        member("key", key).append(',');
        member("reason", reason).append('}');
        return hash();
    }

    /** The hash of a posting: covers its input, its place, its moment and the hash before. */
    byte[] link(byte[] previous, long sequence, String recordedAt, byte[] input) {
        json.setLength(0);
        json.append('{');
        member("input", HexFormat.of().formatHex(input)).append(',');
        member("previous", HexFormat.of().formatHex(previous)).append(',');
        member("recordedAt", recordedAt).append(',');
        member("sequence", Long.toString(sequence)).append('}');
        return hash();
    }

    /** The text that was hashed last. */
    String text() {
        return json.toString();
    }

    static String micros(Instant instant) {
        return MICROS.format(instant);
    }

    private void entry(EntryText entry) {
        json.append('{');
        if (entry.counterpartId() != null) {
            member("counterpartId", entry.counterpartId()).append(',');
        }
        member("currency", entry.currency()).append(',');
        member("kind", entry.kind()).append(',');
        member("minorUnits", Long.toString(entry.minorUnits())).append(',');
        member("partnerId", entry.partnerId()).append('}');
    }

    private StringBuilder member(String name, String value) {
        json.append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // Control characters, which would need more, are refused before they come here.
            if (c == '"' || c == '\\') {
                json.append('\\');
            }
            json.append(c);
        }
        return json.append('"');
    }

    private byte[] hash() {
        return sha256.digest(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
