package io.evenhand.document;

/**
 * Where a party signs: the rectangle that the page keeps free for its visible signature.
 *
 * @param partyId the partner that signs there
 * @param page counted from 1
 * @param x left edge in points from the left edge of the page
 * @param y lower edge in points from the lower edge of the page
 * @param width in points
 * @param height in points
 */
public record SignaturePlace(String partyId, int page, float x, float y, float width, float height) {
    public SignaturePlace {
        if (page < 1 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException("No place to sign for " + partyId + " on page " + page);
        }
    }
}
