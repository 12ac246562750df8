package io.evenhand.wording;

import io.evenhand.template.TemplateVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of wording as others may see it.
 *
 * @param name of what it words: "nda"
 * @param language as a language tag: "en"
 * @param number from 1 on, without gaps, for each name and language
 * @param version by which agreements name it
 * @param note of who proposed it, or where it comes from
 * @param by who proposed it, by name; empty for what came with the program
 * @param approvedBy who approved it, by name; empty for what came with the program
 * @param inForceFrom from when on new agreements get it
 */
public record ReleaseView(
        String name,
        String language,
        int number,
        TemplateVersion version,
        ReleaseOrigin origin,
        String note,
        Optional<String> by,
        Optional<String> approvedBy,
        Instant releasedAt,
        Instant inForceFrom) {}
