package io.evenhand.wording.draft;

import io.evenhand.terms.Terms;
import io.evenhand.terms.json.JsonValue.JsonObject;

/**
 * What nobody agreed on or said, into which a draft is set to be looked at.
 *
 * @param id among those of its kind: "standard"
 * @param title for people
 */
public record Sample(String id, String title, Content content) {
    /** Of an agreement. */
    Sample(String id, String title, Terms terms) {
        this(id, title, new Agreed(terms));
    }

    /** What is set into the draft. */
    public sealed interface Content {}

    /** Terms of an agreement. */
    public record Agreed(Terms terms) implements Content {}

    /** Values of a document that is no agreement. */
    public record Said(JsonObject values) implements Content {}
}
