package io.evenhand.protection;

import io.evenhand.customer.CustomerTraits;
import io.evenhand.digest.Sha256;
import io.evenhand.partner.PartnerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The keys of a customer as they are stored: of one bound partner, and without what the customer is called. */
final class TraitHash {
    private TraitHash() {}

    static List<Long> of(PartnerId bound, CustomerTraits traits) {
        MessageDigest digest = Sha256.begin();
        return traits.keys().stream()
                .map(key -> ByteBuffer.wrap(
                                digest.digest((bound.value() + '\n' + key).getBytes(StandardCharsets.UTF_8)))
                        .getLong())
                .distinct()
                .sorted()
                .toList();
    }
}
