package io.evenhand.partner.web;

import io.evenhand.terms.AgreementKind;
import java.util.Arrays;

/** What kinds of agreement are called on a page. */
final class Kinds {
    private Kinds() {}

    /** One that is no longer known is called by its code. */
    static String titleOf(String code) {
        return Arrays.stream(AgreementKind.values())
                .filter(kind -> kind.code().equals(code))
                .map(AgreementKind::title)
                .findFirst()
                .orElse(code);
    }
}
