package io.evenhand.terms;

/**
 * One field that is not as the standard position of its kind has it.
 *
 * @param field as a JSON pointer into the terms
 * @param title for people: "Confidentiality term"
 * @param standard what the standard says
 * @param actual what these terms say
 * @param severity whether the standard's own range still covers it
 */
public record Deviation(String field, String title, String standard, String actual, Severity severity) {
    /** How far from the standard; later is further. */
    public enum Severity {
        /** Within the range that the standard accepts as a fallback. */
        FALLBACK,
        /** Outside every range that the standard foresees. */
        OUTSIDE
    }
}
