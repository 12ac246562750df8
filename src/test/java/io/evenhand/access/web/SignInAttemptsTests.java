package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.testing.MovedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Proves how many sign-ins may fail, for whom the rest is refused, and until when; by a clock that the test moves. */
class SignInAttemptsTests {
    private final MovedClock clock = new MovedClock();
    private final SignInAttempts attempts = new SignInAttempts(clock);

    @Test
    void theSixthAttemptOnAnAccountFromAnAddressIsTurnedAway() {
        fail("nora", "192.0.2.1", SignInAttempts.PER_ACCOUNT_AND_ADDRESS);

        assertThat(attempts.admit("nora", "192.0.2.1")).isFalse();
        assertThat(attempts.admit("nora", "192.0.2.2")).isTrue();
        assertThat(attempts.admit("lena", "192.0.2.1")).isTrue();
    }

    @Test
    void anAddressThatTriesManyAccountsIsTurnedAway() {
        for (int i = 0; i < SignInAttempts.PER_ADDRESS; i++) {
            assertThat(attempts.admit("user" + i, "192.0.2.1")).isTrue();
        }

        assertThat(attempts.admit("one more", "192.0.2.1")).isFalse();
        assertThat(attempts.admit("one more", "192.0.2.2")).isTrue();
    }

    @Test
    void afterTheWindowTheCountStartsAnew() {
        fail("nora", "192.0.2.1", SignInAttempts.PER_ACCOUNT_AND_ADDRESS);

        clock.advance(SignInAttempts.WINDOW.minusMillis(1));
        assertThat(attempts.admit("nora", "192.0.2.1")).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(attempts.admit("nora", "192.0.2.1")).isTrue();
    }

    @Test
    void aSuccessClearsTheAccountsCount() {
        fail("nora", "192.0.2.1", SignInAttempts.PER_ACCOUNT_AND_ADDRESS);
        attempts.succeeded("nora", "192.0.2.1");

        assertThat(attempts.admit("nora", "192.0.2.1")).isTrue();
    }

    @Test
    void aSuccessOfOnesOwnDoesNotWinAnAddressMoreGuessesOnOthers() {
        for (int i = 0; i < SignInAttempts.PER_ADDRESS - 1; i++) {
            attempts.admit("user" + i, "192.0.2.1");
        }
        attempts.admit("mine", "192.0.2.1");
        attempts.succeeded("mine", "192.0.2.1");

        assertThat(attempts.admit("one more", "192.0.2.1")).isTrue();
        assertThat(attempts.admit("and another", "192.0.2.1")).isFalse();
    }

    @Test
    void countsAreForgottenBeforeMemoryGrows() {
        fail("nora", "192.0.2.1", SignInAttempts.PER_ACCOUNT_AND_ADDRESS);
        for (int i = 0; i < SignInAttempts.REMEMBERED; i++) {
            attempts.admit("u", "198.51." + i);
        }

        assertThat(attempts.admit("nora", "192.0.2.1")).isTrue();
    }

    @Test
    void thatTheLimitIsReachedIsToldOnceForEachRow() {
        fail("nora", "192.0.2.1", SignInAttempts.PER_ACCOUNT_AND_ADDRESS);
        assertThat(attempts.admit("nora", "192.0.2.1")).isFalse();

        assertThat(attempts.isFirstTurnedAway("nora", "192.0.2.1")).isTrue();
        assertThat(attempts.isFirstTurnedAway("nora", "192.0.2.1")).isFalse();
        assertThat(attempts.isFirstTurnedAway("lena", "192.0.2.1")).isFalse();
    }

    private void fail(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.admit(username, address)).isTrue();
        }
    }
}
