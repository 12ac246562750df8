package io.evenhand.ceremony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who opened a link, as the pages before the document show it.
 *
 * @param copy whether the link is to fetch the sealed document
 * @param confirmed whether they have typed their code in this browser
 * @param codeExpected whether a code is out that can be typed now
 * @param askedBy legal name of who drew the agreement up
 * @param agreement its kind and number
 * @param address where codes go, masked
 * @param signer null until the code was confirmed
 */
public record Visitor(
        boolean copy,
        boolean confirmed,
        boolean codeExpected,
        String signatureId,
        String askedBy,
        String agreement,
        String name,
        String organisation,
        String address,
        Instant until,
        @Nullable Signer signer) {}
