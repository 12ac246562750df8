package io.evenhand.access;

/** What became of changing a password. */
public sealed interface PasswordChange {
    /** The new password holds from now on. */
    record Changed() implements PasswordChange {}

    /** The present password was not the one given. */
    record WrongPassword() implements PasswordChange {}

    /** The new password is not good enough, and why. */
    record Unsuitable(String problem) implements PasswordChange {}
}
