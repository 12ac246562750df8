package io.evenhand.referral;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which form a customer agreed to be named. */
public enum ConsentForm {
    MAIL("By mail"),
    CALL("On the telephone"),
    LETTER("By letter"),
    MEETING("In a meeting");

    private final String words;

    ConsentForm(String words) {
        this.words = words;
    }

    /** In words for people. */
    public String words() {
        return words;
    }

    /** The lower-case word used in addresses and by programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ConsentForm> read(String code) {
        return Arrays.stream(values())
                .filter(form -> form.code().equals(code.strip()))
                .findFirst();
    }
}
