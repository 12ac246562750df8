package io.evenhand.claim;

import io.evenhand.document.DocumentHash;
import java.time.Instant;

/**
 * A file that one side shows.
 *
 * @param number from 1 on within its claim
 * @param shows what it shows, in the words of whoever filed it
 * @param mediaType as its content says, whatever its name
 */
public record ClaimEvidence(
        int number,
        String partnerId,
        String shows,
        String fileName,
        String mediaType,
        long sizeBytes,
        DocumentHash hash,
        String by,
        Instant at) {}
