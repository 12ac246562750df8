package io.evenhand.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a password must be: long enough to resist guessing, short enough to be hashed quickly, and not the person's own name. */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Without letters and digits that look alike, since a one-time password is copied by eye. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Long enough, and yet among the first that anybody tries: compared without what is neither letter nor digit. */
    private static final Set<String> COMMON = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234567890",
            "0123456789012",
            "1q2w3e4r5t6y7u",
            "1qaz2wsx3edc4rfv",
            "abcdefghijkl",
            "administrator1",
            "adminadminadmin",
            "changemechangeme",
            "correcthorsebatterystaple",
            "iloveyouiloveyou",
            "letmeinletmein",
            "passwordpassword",
            "password1234",
            "password12345",
            "password123456",
            "passw0rdpassw0rd",
            "p4ssw0rdp4ssw0rd",
            "qwertyqwerty",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyuiopas",
            "qwertyuiopasdfgh",
            "qwertzuiop12",
            "qwertz123456",
            "qwerty123456",
            "sommer2026sommer",
            "welcome12345",
            "welcome123456",
            "welcomewelcome",
            "willkommen123",
            "evenhandevenhand",
            "evenhand1234");

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
    static Optional<String> problem(String password, String username, String displayName) {
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
        String bare = bare(password);
        if (COMMON.contains(bare)) {
            return Optional.of("This is one of the passwords that are tried first; choose another.");
        }
        if (isName(bare, bare(username)) || isName(bare, bare(displayName))) {
            return Optional.of("Choose one that is not made of your name.");
        }
        return Optional.empty();
    }

    /** The name alone, written twice, or with nothing but digits around it. */
    private static boolean isName(String password, String name) {
        return !name.isEmpty()
                && password.replace(name, "").chars().allMatch(Character::isDigit)
                && password.contains(name);
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
