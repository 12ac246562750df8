package io.evenhand.wording.draft;

import io.evenhand.terms.Terms;

/**
 * Terms that nobody agreed on, into which a draft is set to be looked at.
 *
 * @param id among those of its kind: "standard"
 * @param title for people
 */
public record Sample(String id, String title, Terms terms) {}
