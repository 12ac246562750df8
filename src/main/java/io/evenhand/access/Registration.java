package io.evenhand.access;

/** What became of registering an account. */
public sealed interface Registration {
    /** The account is there now. */
    record Registered(Actor actor) implements Registration {}

    /** The same account was there before; nothing changed, its password neither. */
    record AlreadyRegistered(Actor actor) implements Registration {}

    /** The username belongs to somebody else: another person, organisation, or set of roles. Nothing changed. */
    record UsernameTaken(String username) implements Registration {}
}
