package io.evenhand.obligation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing is promised. */
public enum ObligationKind {
    /** To answer a blind offer; pursued by the process that made the offer. */
    ANSWER("Answer an offer", false),
    HAND_OVER("Hand over", true),
    DELIVER("Deliver", true),
    REPORT_REVENUE("Report revenue", true),
    PAY("Pay", true);

    private final String words;
    private final boolean pursued;

    ObligationKind(String words, boolean pursued) {
        this.words = words;
        this.pursued = pursued;
    }

    /** In words for people. */
    public String words() {
        return words;
    }

    /** Whether the obligation process pursues it; else whoever began it tells how it ended. */
    public boolean isPursued() {
        return pursued;
    }

    /** As it stands in addresses and forms: {@code hand-over}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this code; empty when there is none. */
    public static Optional<ObligationKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
