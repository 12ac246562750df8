package io.evenhand.competence;

import java.util.Locale;
import java.util.Set;

/** How languages are called on pages. */
public final class Languages {
    private Languages() {}

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

    /** @return whether it is a code of ISO 639, in small letters */
    public static boolean isCode(String code) {
        return CODES.contains(code);
    }

    /** @param code of ISO 639 */
    public static String name(String code) {
        return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }
}
