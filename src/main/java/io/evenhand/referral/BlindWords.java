package io.evenhand.referral;

import io.evenhand.customer.TellingWords;
import io.evenhand.terms.FieldProblem;
import java.util.List;
import java.util.Optional;

/**
 * What candidates read of a need before they are bound must not tell who the customer is. Where it seems to, the introducer says that the
 * words are meant, or writes others.
 */
public final class BlindWords {
    /** By these words a form knows such a problem from others. */
    public static final String GUESSED = "by which the customer can be guessed";

    private BlindWords() {}

    /** One for each field that tells it. */
    public static List<FieldProblem> problems(TellingWords telling, BlindTexts texts) {
        return texts.byField().entrySet().stream()
                .flatMap(
                        text -> telling.in(text.getValue()).stream()
                                .limit(1)
                                .map(
                                        word -> problem(
                                                text.getKey(),
                                                word,
                                                "write it without, for partners read it before they are bound, or say that the words are meant")))
                .toList();
    }

    static FieldProblem problem(String pointer, String word, String remedy) {
        return new FieldProblem(pointer, "says “" + shortened(word) + "”, " + GUESSED, remedy);
    }

    /** The beginning of a sentence that says by what a text tells the customer; empty for one that does not. */
    static Optional<String> guessed(Customer customer, String text) {
        return customer.telling().in(text).stream()
                .findFirst()
                .map(word -> "It says “" + shortened(word) + "”, " + GUESSED);
    }

    private static String shortened(String word) {
        return word.length() <= 60 ? word : word.substring(0, 60) + "…";
    }
}
