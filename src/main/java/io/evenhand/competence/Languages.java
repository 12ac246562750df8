package io.evenhand.competence;

import java.util.Locale;

/** How languages are called on pages. */
public final class Languages {
    private Languages() {}

    /** @param code of ISO 639 */
    public static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
