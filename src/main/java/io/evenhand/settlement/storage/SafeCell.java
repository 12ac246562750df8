package io.evenhand.settlement.storage;

import org.jspecify.annotations.Nullable;

/** Text of somebody's in a file that spreadsheets open: shown, and not carried out. */
public final class SafeCell {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

    private SafeCell() {}

    /** What would be taken for a formula gets an apostrophe before it; what is absent is empty. */
    public static String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
