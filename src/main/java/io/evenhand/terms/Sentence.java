package io.evenhand.terms;

/**
 * One rule in plain English, in the very words that stand in the contract.
 *
 * @param clauseId which rule: "split.licences.shares"; stable across versions of the wording
 * @param text a complete sentence or two
 */
public record Sentence(String clauseId, String text) {}
