package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which passwords are refused, and that ordinary good ones are not. */
class PasswordsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "aaaaaaaaaaaaaaa",
                "abababababababab",
                "Password1234",
                "password-1234!",
                "correct horse battery staple",
                "evenhand-demo",
                "anna.berg.2026",
                "AnnaBerg123456",
                "2026anna-berg2026",
                "Annalena Bergmann",
                "annalenabergmann1"
            })
    void whatOthersGuessFirstIsRefused(String password) {
        assertThat(Passwords.problem(password, "anna.berg", "Annalena Bergmann"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "mein Hund heißt Anna Berg nicht",
                "пароль из нескольких слов",
                "7f3k-2mqp-9xzt",
                "anna likes long walks"
            })
    void aFewWordsInARowAreGood(String password) {
        assertThat(Passwords.problem(password, "anna.berg", "Annalena Bergmann"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery"})
    void aNameOfNoLettersForbidsNothing(String password) {
        assertThat(Passwords.problem(password, "...", "–")).isEmpty();
    }

    /** Other tests hash theirs in less, so that they do not wait. */
    @Test
    void toGuessAPasswordFromItsHashTakesSixteenMegabytesTwiceForEachGuess() {
        assertThat(new AccessConfiguration().passwordEncoder().encode("correct horse battery"))
                .startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
    }
}
