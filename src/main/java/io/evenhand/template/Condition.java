package io.evenhand.template;

/**
 * What must be so for a part of a text to be there.
 *
 * @param path of the field whose value decides: "nonCircumvention"
 * @param holds whether it must be there, or must not
 */
record Condition(String path, boolean holds) {}
