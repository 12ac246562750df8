package io.evenhand.access;

import java.security.SecureRandom;
import java.util.Optional;

/** What a password must be: long enough to resist guessing, short enough to be hashed quickly, and not the person's own name. */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Without letters and digits that look alike, since a one-time password is copied by eye. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private Passwords() {}

    /** Four groups of five characters: 99 bits. */
    static String oneTime(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /** What is wrong with the password and what to do about it; empty when nothing is. */
    static Optional<String> problem(String password, String username) {
        if (password.length() < SHORTEST) {
            return Optional.of("Use at least " + SHORTEST + " characters; a few words in a row are easy to remember.");
        }
        if (password.length() > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters.");
        }
        if (password.chars().distinct().count() < 5) {
            return Optional.of("Use at least five different characters.");
        }
        if (password.equals(NewAccount.DEMO_PASSWORD)
                || Usernames.normalised(password).equals(username)) {
            return Optional.of("Choose one that others cannot know.");
        }
        return Optional.empty();
    }
}
