package io.evenhand.relationship.overlap;

import io.evenhand.digest.Sha256;
import io.evenhand.relationship.commitment.UnreadableFileException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Whom a comparison is between, by the names that both know. It goes into the points: what was answered for one pair fits to nothing that
 * another pair sent. So nobody can hand a file on to a third, who would answer it for them unawares.
 */
public record Between(String beginner, String answerer) {
    private static final int LONGEST = 200;

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public Between {
        beginner = plain(beginner);
        answerer = plain(answerer);
        if (beginner.isEmpty() || answerer.isEmpty()) {
            throw new IllegalArgumentException("Name both who compare: yourself and the other.");
        }
        if (beginner.length() > LONGEST || answerer.length() > LONGEST) {
            throw new IllegalArgumentException("A name of who compares has at most %d characters.".formatted(LONGEST));
        }
        if (isSame(beginner, answerer)) {
            throw new IllegalArgumentException("Nobody compares with themselves: name yourself and the other.");
        }
    }

    static Between read(List<String> names) throws UnreadableFileException {
        try {
            if (names.size() == 2) {
                return new Between(names.getFirst(), names.getLast());
            }
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableFileException("\"between\": " + wrong.getMessage());
        }
        throw new UnreadableFileException("\"between\" must name two: who began, and who answers.");
    }

    List<String> names() {
        return List.of(beginner, answerer);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ")
                .strip();
    }

    /** Whether two names are one, whatever their capitals and spaces. */
    public static boolean isSame(String one, String other) {
        return small(one).equals(small(other));
    }

    private static String small(String name) {
        return plain(name).toLowerCase(Locale.ROOT);
    }

    /** Whether another is between the same two in the same roles. */
    public boolean isSame(Between other) {
        return isSame(beginner, other.beginner) && isSame(answerer, other.answerer);
    }

    /** The same for the same two in these roles, however they are written. */
    String code() {
        return Sha256.of(small(beginner) + "\n" + small(answerer));
    }

    /** As sentences name them. */
    public String words() {
        return "“%s”, who began, and “%s”, who answers".formatted(beginner, answerer);
    }
}
