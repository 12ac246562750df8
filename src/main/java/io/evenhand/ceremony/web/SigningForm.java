package io.evenhand.ceremony.web;

import io.evenhand.ceremony.MarkFormat;
import io.evenhand.signing.SignatureMark;
import java.util.Optional;

/**
 * What somebody filled in on the signing page, given back to them when it cannot be taken.
 *
 * @param way "typed" or "drawn"
 * @param drawn as JSON, as the page's script writes it
 */
record SigningForm(
        String way,
        String typed,
        String drawn,
        boolean consent,
        String reason,
        String question,
        String to,
        String note) {
    static final String DRAWN = "drawn";

    static SigningForm blank(String name) {
        return new SigningForm("typed", name, "", false, "", "", "", "");
    }

    static SigningForm toSign(String way, String typed, String drawn, boolean consent) {
        return new SigningForm(way, typed, drawn.length() > MarkFormat.LONGEST ? "" : drawn, consent, "", "", "", "");
    }

    SigningForm withReason(String words) {
        return new SigningForm(way, typed, drawn, consent, words, question, to, note);
    }

    SigningForm withQuestion(String words) {
        return new SigningForm(way, typed, drawn, consent, reason, words, to, note);
    }

    SigningForm withForwarding(String person, String words) {
        return new SigningForm(way, typed, drawn, consent, reason, question, person, words);
    }

    /** Empty when nothing usable was typed or drawn. */
    Optional<SignatureMark> mark() {
        if (way.equals(DRAWN)) {
            return MarkFormat.drawing(drawn);
        }
        String name = typed.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return name.isEmpty() || name.length() > SignatureMark.Typed.LONGEST
                ? Optional.empty()
                : Optional.of(new SignatureMark.Typed(name));
    }

    String problemOfMark() {
        return way.equals(DRAWN)
                ? "Draw your signature in the box, or type your name instead."
                : "Type your name, with at most " + SignatureMark.Typed.LONGEST + " characters.";
    }
}
