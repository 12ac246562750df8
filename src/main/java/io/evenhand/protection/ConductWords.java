package io.evenhand.protection;

import io.evenhand.terms.Conduct;

/** What a bound partner must not do, in the words of pages, tasks and mails: as the end of “must not …”. */
public final class ConductWords {
    private ConductWords() {}

    static String of(ProtectionWindow window) {
        return of(window.duty().conduct());
    }

    public static String of(Conduct conduct) {
        return switch (conduct) {
            case SOLICIT -> "approach the customer";
            case ACCEPT -> "approach the customer or take its business";
        };
    }
}
