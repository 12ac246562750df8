package io.evenhand.claim;

import io.evenhand.terms.json.JsonValue.JsonObject;

/**
 * What somebody wants a notice of claim to say.
 *
 * @param language of the letter, as a tag
 * @param opponentId the party against whom the claim is made
 * @param values by the steps of the paths of {@linkplain ClaimForm#asked() what is asked}; the rest follows from the agreement
 */
public record ClaimRequest(String language, String opponentId, JsonObject values) {}
