package io.evenhand.protection;

import io.evenhand.customer.CustomerTraits;
import io.evenhand.digest.Sha256;
import io.evenhand.partner.PartnerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/** The keys of a customer as they are stored: of one bound partner, and without what the customer is called. */
final class TraitHash {
    private TraitHash() {}

    /** Under which it is kept. */
    static List<Long> of(PartnerId bound, CustomerTraits traits) {
        return of(bound, traits.keys());
    }

    /** By which those are sought that it resembles. */
    static List<Long> sought(PartnerId bound, CustomerTraits traits) {
        return of(bound, traits.sought());
    }

    private static List<Long> of(PartnerId bound, Set<String> keys) {
        MessageDigest digest = Sha256.begin();
        return keys.stream()
                .map(key -> ByteBuffer.wrap(
                                digest.digest((bound.value() + '\n' + key).getBytes(StandardCharsets.UTF_8)))
                        .getLong())
                .distinct()
                .sorted()
                .toList();
    }
}
