package io.evenhand.word;

/**
 * A comment in the margin of a file that came back.
 *
 * @param at when, as the file says it; empty where it does not
 * @param where the text that it stands beside; empty where it stands beside none
 */
record Comment(String author, String at, String text, String where) {}
